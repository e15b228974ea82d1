/** Turns the examples of a README into modules. */

/** Returns the code blocks of a language. */
export const blocksIn = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, code = ""]) => code);

/** The names that the examples use without declaring them, and their types. */
const atHand = {
  clientId: "string",
  clientSecret: "string",
  redirectUri: "string",
  scope: "string",
  request: '{ url: string; headers: { "accept-language"?: string } }',
  token: 'import("xt-oauth").XtToken',
  tokens: 'import("xt-oauth/tokens").XtTokens',
  xt: 'import("xt-oauth").XtOAuth',
  appKey: "string",
  secretKey: "string",
  accessToken: "string",
  client: 'import("xt-oauth").XtClient',
  redis: 'import("xt-oauth/tokens").XtNodeRedis',
  tokensSecret: "string",
  userId: "string",
};

/** Wraps an example in a function. Its imports move to the top, and its own names may shadow the parameters. */
export function moduleOf(example: string): string {
  const lines = example.split("\n");
  const imports = lines.filter((line) => line.startsWith("import "));
  const body = lines.filter((line) => !line.startsWith("import "));
  const types = Object.entries(atHand).map(([name, type]) => `${name}: ${type}`);
  return `${imports.join("\n")}
export async function example({ ${Object.keys(atHand).join(", ")} }: { ${types.join("; ")} }): Promise<unknown> {
  {
${body.join("\n")}
  }
  return;
}`;
}
