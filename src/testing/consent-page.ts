/** The fake's pages: HTML of their own, without a script, and with nothing in it that isn't escaped. */
import type { ConsentRequest } from "./consent.js";
import { style } from "./consent-style.js";
import { type Words, wordsIn } from "./consent-words.js";

/** What a user consents to, or not: a form that is sent to where it came from. */
export function consentPage(
  { language, clientId, scope, redirectUri }: ConsentRequest,
  users: readonly string[],
): string {
  const words = wordsIn(language);
  const options = users.map((user) => `<option>${escaped(user)}</option>`).join("");
  return page(
    words,
    words.consent,
    `<p class="asks">${escaped(words.asks(clientId))}</p>
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

/** Where a new user would register. */
export function registrationPage(language: ConsentRequest["language"]): string {
  const words = wordsIn(language);
  return page(words, words.register, `<p>${words.registered}</p>`);
}

/** What is wrong with a request for the consent page. */
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
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
