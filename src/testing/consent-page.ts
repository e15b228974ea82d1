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
<p>
<button name="decision" value="allow">${words.allow}</button>
<button name="decision" value="deny">${words.deny}</button>
</p>
</form>`,
  );
}

/** The registration page. */
export function registrationPage(language: ConsentRequest["language"]): string {
  const words = wordsIn(language);
  return page(words, words.register, `<p>${words.registered}</p>`);
}

/** The error page for an invalid authorization URL, or an invalid consent form. */
export function refusalPage(language: ConsentRequest["language"], reason: string): string {
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
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 26rem; margin: 3rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
.note { padding: .4rem .7rem; border: 1px dashed; border-radius: 8px; font-size: .8125rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .6rem 1rem; }
dd { margin: 0; }
select, button { padding: .6rem 1rem; font: inherit; }
`;
