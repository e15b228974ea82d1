/** The HTML pages of the fake. They contain no script, and every value in them is escaped. */
import type { ConsentRequest } from "./consent.js";
import { type Words, wordsIn } from "./consent-words.js";

/** The consent page. Its form is submitted to the URL of the page. */
export function consentPage(
  { language, clientId, scope, redirectUri }: ConsentRequest,
  users: readonly string[],
): string {
  const words = wordsIn(language);
  const options = users.map((user) => `<option>${escaped(user)}</option>`).join("");
  return page(
    words,
    words.consent,
    `<p>${escaped(words.request(clientId))}</p>
<form method="post">
<dl>
<dt><label for="user">${words.user}</label></dt><dd><select id="user" name="user">${options}</select></dd>
<dt>${words.scope}</dt><dd>${escaped(scope)}</dd>
<dt>${words.returnsTo}</dt><dd>${escaped(new URL(redirectUri).origin)}</dd>
</dl>
<div class="choice">
<button name="decision" value="allow">${words.allow}</button>
<button name="decision" value="deny" class="plain">${words.deny}</button>
</div>
</form>`,
  );
}

/** The registration page. */
export function registrationPage(language: ConsentRequest["language"]): string {
  const words = wordsIn(language);
  return page(words, words.register, `<p>${words.registered}</p>`);
}

/** The error page for an invalid authorization URL. */
export function refusalPage(language: ConsentRequest["language"] | undefined, reason: string): string {
  const words = wordsIn(language);
  return page(words, words.refused, `<p lang="en">${escaped(reason)}</p>`);
}

function page({ language, note }: Words, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="note">${note}</p>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The style of the pages, in light and dark mode and for any screen width. */
const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #59636e; --paper: #f4f5f7; --card: #fff; --line: #d8dce1; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceff3; --soft: #a3adb8; --paper: #111417; --card: #1b1f24; --line: #363c44; --accent: #79b8ff; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
main { width: 100%; max-width: 26rem; padding: 1.75rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; }
h1 { margin: 1.25rem 0 .5rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: .5rem 0; overflow-wrap: anywhere; }
.note { margin: 0; padding: .4rem .7rem; border: 1px dashed var(--soft); border-radius: 8px; color: var(--soft); font-size: .8125rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .6rem 1rem; margin: 1.25rem 0; align-items: center; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
select { width: 100%; padding: .45rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px; }
.choice { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
button { flex: 1 1 8rem; padding: .65rem 1rem; font: inherit; font-weight: 600; cursor: pointer; border: 1px solid var(--accent); border-radius: 8px;
  background: var(--accent); color: var(--card); }
button.plain { background: transparent; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
