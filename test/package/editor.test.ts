/** The hover texts and completions that an editor shows for the installed package, from the TypeScript language service. */
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { operations } from "../../generated/operations.js";

/** A user's program. `▮name▮` marks a cursor position. */
const marked = `
import { createXtClient, placeOrderOnce } from "xt-oauth";
const client = createXtClient({ appKey: "a-key", secretKey: "a-secret" });
const user = client.forUser("a-token");
client.▮placeOrder▮placeOrder({ symbol: "btc_usdt" }, { accessToken: "a-token" });
user.placeOrder({ symbol: "btc_usdt", side: "▮side▮" });
placeOrderOnce(user, { ▮order▮ });
user.▮operations▮;
user.placeOrder({ type: "LIMIT", side: "▮limitSide▮" });
user.findOrder({ ▮findOrderInput▮ });
client.getOrder({ orderId: "1" }, { ▮userOptions▮ });
const order = await user.getOrder({ orderId: "1" });
order.state === "▮states▮";
for await (const past of user.getOrderHistory.each()) past.state === "▮pastStates▮";
`;

let service: ts.LanguageService;
let file: string;
const places = new Map<string, number>();

beforeAll(async () => {
  const folder = await realpath(inject("consumer"));
  file = join(folder, "editor.ts");
  let text = "";
  for (const [index, part] of marked.split("▮").entries()) {
    if (index % 2 === 0) text += part;
    else places.set(part, text.length);
  }
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    exactOptionalPropertyTypes: true,
    types: [],
  };
  const read = (name: string) => (name === file ? text : ts.sys.readFile(name));
  service = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const content = read(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: read,
  });
});

const placeOf = (name: string) => places.get(name) ?? expect.unreachable(`no place is named ${name}`);

/** The documentation on hover: its text, then its tags, one per line. */
function hover(name: string): string {
  const info = service.getQuickInfoAtPosition(file, placeOf(name)) ?? expect.unreachable(`nothing on hover of ${name}`);
  const tags = (info.tags ?? []).map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`);
  return [ts.displayPartsToString(info.documentation), ...tags].join("\n");
}

function completions(name: string): string[] {
  const entries = service.getCompletionsAtPosition(file, placeOf(name), {})?.entries ?? [];
  return entries.map((entry) => entry.name).sort();
}

describe("on hover", () => {
  it("a method shows what the operation does, its limit, its warning, its errors, and XT's page", () => {
    const text = hover("placeOrder");
    expect(text).toMatch(/^Place an order\.\n/);
    expect(text).toMatch(/Never place\s+it a second time to find out/);
    expect(text).toMatch(/XT's page allows 20 requests a second for each API key/);
    expect(text).toMatch(/^@see https:\/\/github\.com\/XtApis\/\S+\/orderPost\.mdx XT's page$/m);
    for (const name of ["Config", "Api", "Http", "Network", "Timeout", "Response"]) {
      expect(text).toMatch(new RegExp(`^@throws an \\{@link Xt${name}Error ?\\} if .`, "m"));
    }
  });
});

describe("completion", () => {
  const states = ["CANCELED", "EXPIRED", "FILLED", "NEW", "PARTIALLY_FILLED", "REJECTED"];
  const newOrder = "bizType clientOrderId price quantity quoteQty side symbol timeInForce type".split(" ");
  it.each([
    { place: "operations", offered: Object.keys(operations).sort() },
    { place: "order", offered: newOrder },
    { place: "findOrderInput", offered: ["clientOrderId", "orderId"] },
    { place: "userOptions", offered: ["accessToken", "signal", "timeoutMs"] },
    { place: "side", offered: ["BUY", "SELL"] },
    { place: "limitSide", offered: ["BUY", "SELL"] },
    { place: "states", offered: states },
    { place: "pastStates", offered: states },
  ])("offers all known names and values: $place", ({ place, offered }) => {
    expect(completions(place)).toEqual(offered);
  });
});
