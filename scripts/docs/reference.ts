/** The API reference: Redocly's page, with the site's own bar above it. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Language, Wording } from "./language.js";
import { beginning, script } from "./layout.js";
import { buildReference } from "./redocly.js";
import { adaptViewer, viewerOptions } from "./viewer.js";

const title: Wording = { en: "XT.COM token endpoint: API reference", zh: "XT.COM 令牌端点：API 参考" };

const description: Wording = {
  en: "Every parameter, answer and example of XT.COM's OAuth 2.0 token endpoint, with code for xt-oauth, curl and fetch.",
  zh: "XT.COM 的 OAuth 2.0 令牌端点：全部参数、应答与示例，附 xt-oauth、curl 和 fetch 的代码。",
};

export async function referencePage(language: Language, specFile: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-reference-"));
  try {
    const templateFile = join(folder, "template.hbs");
    const file = join(folder, "reference.html");
    await writeFile(templateFile, template(language));
    await buildReference({ specFile, templateFile, title: title[language], options: viewerOptions }, file);
    return adaptViewer(await readFile(file, "utf8"), language);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Redocly fills in {{{redocHead}}}, the viewer's style, and {{{redocHTML}}}, the page and the viewer. */
function template(language: Language): string {
  const page = { name: "reference", language, title: title[language], description: description[language] } as const;
  return `${beginning(page, "{{{redocHead}}}")}<div id="content" tabindex="-1">{{{redocHTML}}}</div>
${script}
</body>
</html>
`;
}
