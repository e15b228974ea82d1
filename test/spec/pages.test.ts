/** Compares the spec with XT's example of a token, and with XT's own pages if they are in XT_DOCS_PAGES or ../shared/docs-pages. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readPageFile } from "../../scripts/upstream/read/page-files.js";
import { readRecord } from "../../scripts/upstream/recorded-pages.js";
import { exampleValue } from "../../scripts/upstream/spec/schemas.js";
import { contentOf, type Node, schemas, signIn, spec } from "./spec.js";

const folder = process.env.XT_DOCS_PAGES ?? resolve("../shared/docs-pages");
const { examples } = contentOf(signIn);
const example = examples["exchange-success"].value;

const spotCodes = join(folder, "../pages/spot-response-codes.en.mdx");

const { pages: records } = await readRecord("spec/upstream.json");

/** The English pages of all operations but getToken, if the folder contains them. */
const tradingPages = records.flatMap(({ operation: subject, address, language }) => {
  const path = decodeURIComponent(new URL(address).pathname).split("/main/")[1];
  const file = `docusaurus/${path}`;
  const isCompared =
    subject !== undefined && subject !== "getToken" && language === "en" && existsSync(resolve(folder, file));
  return isCompared ? [{ subject, file }] : [];
});

/**
 * Fields that contradict each other in XT's example of an order: the amounts are those of an executed order, the state is that of a new
 * one, and 2 units at 40,000 are not 48,000. The values of the spec's example fit together.
 */
const contradictory = ["avgPrice", "origQuoteQty", "state", "tradeBase"];

/** Fields that the live service sends in upper case and XT's pages show in lower case, or the reverse. */
const otherCase = ["symbol", "baseCurrency", "quoteCurrency", "feeCurrency", "takerMaker"];

/** Makes values of a page and of the spec comparable: in lower case for `otherCase`, and amounts without trailing zeros. */
function normalized(value: unknown, name: string): unknown {
  // The spec is read as JavaScript numbers, too, so it has the same rounded value.
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "string") return value;
  if (otherCase.includes(name)) return value.toLowerCase();
  return /^\d+\.\d+$/.test(value) ? `${Number(value)}` : value;
}

/** Where the spec's example has another value than a page. The spec's lists may be longer, and its objects may have more fields. */
function differences(shown: unknown, own: unknown, name = "", path = "example"): string[] {
  // XT writes "string" and 0 in place of a value.
  if (contradictory.includes(name) || shown === "string" || (shown === 0 && name !== "rc")) return [];
  if (typeof shown !== "object" || shown === null) {
    return normalized(shown, name) === normalized(own, name) ? [] : [`${path}: ${shown}, and not ${own}`];
  }
  return Object.entries(shown).flatMap(([key, value]) =>
    differences(value, Object(own)[key], Array.isArray(shown) ? "" : key, `${path}.${key}`),
  );
}

describe.skipIf(!existsSync(folder))("XT's pages (skipped if their folder is missing)", () => {
  it("the spot section's page lists the message codes of trading, and no others", (context) => {
    if (!existsSync(spotCodes)) return context.skip();
    const rows = readFileSync(spotCodes, "utf8").matchAll(/^\| ([A-Z]+(?:_F?\d+)?) \|/gm);
    const codes = new Set([...rows].map(([, code]) => code));
    expect([...codes]).toEqual(schemas.TradeMessageCode.anyOf[0].enum);
  });

  it.each(tradingPages)(
    "$subject: the spec's example has every value of $file that isn't a placeholder, as the live service writes it",
    async (one) => {
      const page = await readPageFile(resolve(folder, one.file));
      const [facts] = page.operations;
      const { responses } = spec.paths[facts?.path ?? ""][facts?.method.toLowerCase() ?? ""];
      const shown = Object(page.example && exampleValue(page.example));
      expect(shown.result).toBeDefined();
      const { value } = responses["200"].content["application/json"].examples.success;
      // The live service sends an object around the list that the page shows.
      const compared = one.subject === "getCurrencies" ? { ...value, result: value.result.currencies } : value;
      expect(differences(shown, compared)).toEqual([]);
      // The live service sends null where a page shows an empty object.
      if (Object.keys(shown.result).length === 0) expect(value.result).toBeNull();
    },
  );
});

describe("the spec's example of a token", () => {
  const token = example.result;

  it("has the values of XT's example", () => {
    const lifetimes = { expires_in: 15551999, refresh_expires_in: 18143999 };
    const own = { user_id: "12345678", ...lifetimes, client_id: "35LF2FSLHX5IRQA4", scope: "userinfo" };
    expect(token).toMatchObject(own);
    for (const name of Object.keys(schemas.Token.properties)) expect(token).toHaveProperty(name);
    expect(examples["refresh-success"].value).toEqual(examples["exchange-success"].value);
  });

  it("has the same values as the examples of the described fields, except the tokens", () => {
    for (const [name, { description, examples }] of Object.entries<Node>(schemas.Token.properties)) {
      if (description && !name.endsWith("_token")) expect(examples).toEqual([token[name]]);
    }
    expect(schemas.MessageArguments.examples).toEqual([[]]);
  });

  it("is consistent only if both lifetimes are seconds", () => {
    const expiry = (jwt: string) => JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString()).exp;
    expect(expiry(token.access_token)).toBe(1691561076);
    expect(expiry(token.refresh_token)).toBe(1694153076);
    const issued = expiry(token.access_token) - token.expires_in;
    expect(expiry(token.refresh_token) - token.refresh_expires_in).toBe(issued);
    expect(new Date(issued * 1000).toISOString()).toBe("2023-02-10T06:04:37.000Z");
  });
});
