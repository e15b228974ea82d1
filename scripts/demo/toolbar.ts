/** The toolbar below the demo's pages. Its buttons control the fake XT server. */
import { html } from "hono/html";
import type { XtFake } from "../../src/testing/index.js";

const dayMs = 24 * 60 * 60 * 1000;

/** The actions of the buttons, by the last segment of their URL. */
export const actions: Readonly<Record<string, (fake: XtFake) => void>> = {
  day: (fake) => fake.advance(dayMs),
  "half-a-year": (fake) => fake.advance(183 * dayMs),
  end: (fake) => fake.revoke(),
};

const english = {
  note: "A demo: this app uses a fake XT server on this machine. No real account or money is used. The server's time is",
  fullStop: ".",
  labels: { day: "Advance one day", "half-a-year": "Advance half a year", end: "Revoke all sign-ins" },
};

const chinese = {
  note: "演示：本应用使用本机上的 XT 模拟服务，没有真实的账号和资金。模拟服务的时间是",
  fullStop: "。",
  labels: { day: "时间快进一天", "half-a-year": "时间快进半年", end: "吊销所有登录" },
};

export function demoToolbar(lang: string, time: number): ReturnType<typeof html> {
  const { note, fullStop, labels } = lang === "en" ? english : chinese;
  const clock = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
  const buttons = Object.entries(labels).map(
    ([action, label]) =>
      html`<form method="post" action="/demo/${action}"><button class="plain">${label}</button></form>`,
  );
  return html`<aside class="demo"><p>${note} ${clock.format(time)} UTC${fullStop}</p><div>${buttons}</div></aside>`;
}
