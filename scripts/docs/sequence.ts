/** The sign-in as a picture: who sends what to whom, drawn from a list of steps. */
import { escaped } from "./html.js";
import type { Language, Wording } from "./language.js";

const actors = ["user", "server", "xt"] as const;
type Actor = (typeof actors)[number];

const actorNames: Record<Actor, Wording> = {
  user: { en: "User", zh: "用户" },
  server: { en: "Your server", zh: "你的服务器" },
  xt: { en: "XT.COM", zh: "XT.COM" },
};

interface Step {
  from: Actor;
  to: Actor;
  /** What stands on the arrow: short, for it has to be read at 390 pixels. */
  label: Wording;
  /** Whether the label is something that is sent or called as it stands. */
  isCode?: boolean;
  /** What stands in the list beside the picture, in Markdown. */
  text: Wording;
}

const steps: readonly Step[] = [
  {
    from: "user",
    to: "server",
    label: { en: "“Sign in with XT”", zh: "点击“用 XT 登录”" },
    text: { en: "The user asks your server to sign in.", zh: "用户在你的应用里发起登录。" },
  },
  {
    from: "server",
    to: "user",
    label: { en: "redirect, state", zh: "跳转，带 state" },
    text: {
      en: "`authorizationUrl()` makes the URL of XT's page and a random `state`. Keep the state in the user's session, and redirect.",
      zh: "`authorizationUrl()` 生成 XT 授权页的 URL 和一个随机的 `state`。把 state 存进该用户的会话，再让浏览器跳转。",
    },
  },
  {
    from: "user",
    to: "xt",
    label: { en: "consents on XT's page", zh: "在 XT 的页面上同意授权" },
    text: {
      en: "The user signs in at XT and consents to the scope. Your server sees none of this.",
      zh: "用户在 XT 登录并同意授权范围。这一步你的服务器看不到。",
    },
  },
  {
    from: "xt",
    to: "user",
    label: { en: "redirect to redirectUri: code, state", zh: "跳回 redirectUri：code、state" },
    text: {
      en: "XT sends the user back with a `code` that works once. Whether it sends `state` back is unproven.",
      zh: "XT 让用户带着一次性的 `code` 跳转回来。它是否会原样带回 `state`，尚未得到证实。",
    },
  },
  {
    from: "user",
    to: "server",
    label: { en: "callback URL", zh: "回调 URL" },
    text: {
      en: "`readCallback()` believes the code only if the state is the one from this user's session.",
      zh: "`readCallback()` 只有在 state 与该用户会话中的一致时，才采信 code。",
    },
  },
  {
    from: "server",
    to: "xt",
    label: { en: "exchangeCode()", zh: "exchangeCode()" },
    isCode: true,
    text: {
      en: "`exchangeCode()` trades the code and your secret for tokens: one request, never repeated.",
      zh: "`exchangeCode()` 用 code 和你的密钥换取令牌：只发一次请求，绝不重发。",
    },
  },
  {
    from: "xt",
    to: "server",
    label: { en: "tokens", zh: "令牌" },
    text: {
      en: "The envelope is opened and checked against the spec; the call resolves to the user's tokens.",
      zh: "客户端拆开信封并按规范校验，调用最终得到该用户的令牌。",
    },
  },
  {
    from: "server",
    to: "xt",
    label: { en: "refreshToken()", zh: "refreshToken()" },
    isCode: true,
    text: {
      en: "Later, when the access token ends, `refreshToken()` asks the same endpoint for new ones.",
      zh: "之后 access token 到期时，`refreshToken()` 向同一个端点要新的令牌。",
    },
  },
  {
    from: "xt",
    to: "server",
    label: { en: "new tokens", zh: "新的令牌" },
    text: { en: "Keep both new tokens in place of the old ones.", zh: "用两个新令牌替换旧的。" },
  },
];

const title: Wording = { en: "The sign-in, step by step", zh: "登录流程逐步图解" };

// A phone of 390 pixels leaves 350 of them: at that width a unit is a pixel, and text has the size that it says.
const width = 350;
const columns: Record<Actor, number> = { user: 40, server: 178, xt: 316 };
const firstRow = 76;
const rowHeight = 42;

export function sequencePicture(language: Language): string {
  const bottom = firstRow + rowHeight * (steps.length - 1) + 26;
  const described = steps.map(({ from, to, label }, index) => {
    return `${index + 1}. ${actorNames[from][language]} → ${actorNames[to][language]}: ${label[language]}`;
  });
  return `<svg class="sequence" viewBox="0 0 ${width} ${bottom + 4}" role="img" aria-labelledby="sequence-title sequence-steps">
<title id="sequence-title">${escaped(title[language])}</title>
<desc id="sequence-steps">${escaped(described.join("; "))}</desc>
<defs><marker id="arrowhead" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="arrowhead" d="M0 0.5 8 4 0 7.5z"/></marker></defs>
${actors.map((actor) => lifeline(actor, bottom, language)).join("\n")}
${steps.map((step, index) => arrow(step, index, language)).join("\n")}
</svg>`;
}

function lifeline(actor: Actor, bottom: number, language: Language): string {
  const x = columns[actor];
  const half = actor === "server" ? 46 : 34;
  return `<line class="lifeline" x1="${x}" y1="36" x2="${x}" y2="${bottom}"/>
<rect class="actor" x="${x - half}" y="6" width="${half * 2}" height="30" rx="8"/>
<text class="actor-name" x="${x}" y="25.5">${actorNames[actor][language]}</text>`;
}

function arrow({ from, to, label, isCode }: Step, index: number, language: Language): string {
  const y = firstRow + rowHeight * index;
  const direction = Math.sign(columns[to] - columns[from]);
  const start = columns[from];
  const end = columns[to] - direction * 3;
  // Above the arrow, so that the line of an actor that it passes doesn't run through the words.
  const middle = (columns[from] + columns[to]) / 2 + direction * 4;
  return `<g><line class="arrow" x1="${start + direction * 9}" y1="${y}" x2="${end}" y2="${y}" marker-end="url(#arrowhead)"/>
<circle class="step" cx="${start}" cy="${y}" r="9"/><text class="step-number" x="${start}" y="${y + 4}">${index + 1}</text>
<text class="label${isCode ? " code" : ""}" x="${middle}" y="${y - 8}">${escaped(label[language])}</text></g>`;
}

/** The same steps in words, in Markdown. */
export function sequenceList(language: Language): string {
  return steps.map(({ text }, index) => `${index + 1}. ${text[language]}`).join("\n");
}
