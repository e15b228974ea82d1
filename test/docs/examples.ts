/** Turns the TypeScript examples of the READMEs and the guide into modules that compile and run. */

/** @param language a regular expression for the language of the code blocks */
export const blocksIn = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, code = ""]) => code);

/** The lines of code that are wider than 80 columns. */
export const longLinesIn = (blocks: readonly string[]) =>
  blocks.flatMap((block) => block.split("\n")).filter((line) => line.length > 80);

const texts =
  "clientId clientSecret redirectUri scope appKey secretKey accessToken userId code callbackUrl takenState clientOrderId tokensSecret";

/** The names that the examples use without declaring them, and their types. */
const givenNames = {
  ...Object.fromEntries(texts.split(" ").map((name) => [name, "string"])),
  xt: 'import("xt-oauth").XtOAuth',
  client: 'import("xt-oauth").XtClient',
  user: 'import("xt-oauth").XtUserClient',
  token: 'import("xt-oauth").XtToken',
  tokens: 'import("xt-oauth/tokens").XtTokens',
  store: 'import("xt-oauth/tokens").XtTokenStore',
  redis: 'import("xt-oauth/tokens").XtNodeRedis',
  pool: 'import("xt-oauth/tokens").XtPostgresPool',
  env: '{ DB: import("xt-oauth/tokens").XtD1Database }',
  request: '{ url: string; headers: { "accept-language"?: string } }',
  wanted: 'import("xt-oauth").PlaceOrderInput',
  pair: 'Parameters<typeof import("xt-oauth").fitOrder>[1]',
  tryAgainLater: "() => string",
  startOver: "() => string",
};

/** Wraps an example in a function. Its imports move to the top, and its own names may shadow the parameters. */
export function moduleOf(example: string): string {
  const imports = example.match(/^import [\s\S]*?;$/gm) ?? [];
  const body = example.replace(/^import [\s\S]*?;$/gm, "");
  const types = Object.entries(givenNames).map(([name, type]) => `${name}: ${type}`);
  return `${imports.join("\n")}
export async function example({ ${Object.keys(givenNames).join(", ")} }: { ${types.join("; ")} }): Promise<unknown> {
  {
${body}
  }
  return;
}`;
}
