/** The spec against XT's own pages, where they are at hand: beside the project, in ../shared/docs-pages. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { sha256, type UpstreamFile } from "../../scripts/upstream/upstream-file.js";

const folder = resolve("../shared/docs-pages");
const live = "docusaurus/docs/trading-third-party";
const liveChinese = "docusaurus/i18n/zh-CN/docusaurus-plugin-content-docs/current/trading-third-party";

const spec = JSON.parse(readFileSync("generated/openapi.json", "utf8"));
const operation = spec.paths["/public/uaa/oauth2/token"].get;
const parameters: SpecParameter[] = Object.values(spec.components.parameters);
const example = operation.responses["200"].content["application/json"].examples["exchange-success"].value;

interface SpecParameter {
  name: string;
  required: boolean;
  "x-required-for-grant"?: string;
  schema: { type: string; enum?: string[] };
}

/** What a page of a grant says; `fixed` are the parameters with a fixed value. */
interface Page {
  method: string;
  path: string;
  parameters: { name: string; type: string; required: boolean; fixed?: string }[];
  example: string;
}

function readJekyll(text: string): Page {
  const page = parse(text.split(/^---$/m)[1] ?? "");
  const block = page.right_code_blocks.find(({ title }: { title?: string }) => title === "Response");
  return {
    method: page.type.toUpperCase(),
    path: page.description.split("?")[0],
    parameters: page.parameters.map((row: { name: string; type: string; mandatory: boolean; ranges?: string }) => ({
      name: row.name,
      type: row.type,
      required: row.mandatory,
      ...(row.name === "grant_type" && { fixed: row.ranges }),
    })),
    example: block.code_block,
  };
}

function readDocusaurus(text: string): Page {
  const [method = "", path = ""] = ["(?:Type|类型):\\*\\* (\\w+)", "(?:Description|描述):\\*\\* `([^`?]+)"].map(
    (pattern) => new RegExp(`\\*\\*${pattern}`).exec(text)?.[1] ?? "",
  );
  const rows = text.split("\n").filter((line) => /^\| \w+ \| string \|/.test(line));
  return {
    method,
    path,
    parameters: rows.map((row) => {
      const [name = "", type = "", mandatory = "", , , ranges = ""] = row
        .split("|")
        .slice(1)
        .map((cell) => cell.trim());
      const required = ["true", "是"].includes(mandatory);
      return { name, type, required, ...(name === "grant_type" && { fixed: ranges }) };
    }),
    example: /```json[^\n]*\n([\s\S]*?)```/.exec(text)?.[1] ?? "",
  };
}

const grants = [
  { grant: "authorization_code", jekyll: "getToken.md", docusaurus: "GetToken.mdx" },
  { grant: "refresh_token", jekyll: "refreshToken.md", docusaurus: "RefreshToken.mdx" },
];

const pages = grants.flatMap(({ grant, jekyll, docusaurus }) => [
  { grant, file: `jekyll/_third_party_oauth2/${jekyll}`, read: readJekyll },
  { grant, file: `jekyll/_third_party_oauth2_cn/${jekyll}`, read: readJekyll },
  { grant, file: `${live}/OAuth Interface/${docusaurus}`, read: readDocusaurus },
  { grant, file: `${liveChinese}/OAuth Interface/${docusaurus}`, read: readDocusaurus },
]);

const textOf = (file: string) => readFileSync(resolve(folder, file), "utf8");

/** A page of which the spec follows what is recorded. One that XT or somebody here has moved on from proves nothing. */
function isFollowed(file: string): boolean {
  const { pages: records }: UpstreamFile = JSON.parse(readFileSync("spec/upstream.json", "utf8"));
  const record = records.find((one) => one.sha256 === sha256(textOf(file)));
  const followed = records.find(({ subject }) => subject === record?.subject);
  return record !== undefined && JSON.stringify(record.operations) === JSON.stringify(followed?.operations);
}

describe.skipIf(!existsSync(folder))("XT's pages (skipped where ../shared/docs-pages is missing)", () => {
  describe.each(pages.filter(({ file }) => existsSync(folder) && isFollowed(file)))(
    "$file",
    ({ grant, file, read }) => {
      // XT's comments stand behind the values; none of the values holds two slashes.
      const load = () => {
        const page = read(textOf(file));
        return { ...page, example: JSON.parse(page.example.replace(/\/\/.*$/gm, "")) };
      };

      it("has the operation's method and path", () => {
        const { method, path } = load();
        expect(spec.paths[path]?.[method.toLowerCase()]?.operationId).toBe("getToken");
      });

      it("has the parameters that the spec requires for its grant, of the same type, with the same fixed value", () => {
        const page = load();
        const required = parameters.filter(
          (parameter) => parameter.required || parameter["x-required-for-grant"] === grant,
        );
        expect(page.parameters.map(({ name, type, required }) => ({ name, type, required }))).toEqual(
          required.map(({ name, schema }) => ({ name, type: schema.type, required: true })),
        );
        const fixed = page.parameters.find(({ name }) => name === "grant_type")?.fixed;
        expect(fixed).toBe(grant);
        expect(parameters.find(({ name }) => name === "grant_type")?.schema.enum).toContain(fixed);
      });

      it("shows the spec's example", () => {
        const page = load();
        // The live refresh pages cut the tokens short.
        const isCut = (value: unknown) => typeof value === "string" && value.endsWith("....");
        const whole = Object.entries(page.example.result).filter(([, value]) => !isCut(value));
        // The other grant's page may show more.
        expect(example).toMatchObject({ ...page.example, result: Object.fromEntries(whole) });
        for (const name of Object.keys(page.example.result)) expect(example.result).toHaveProperty(name);
      });
    },
  );

  it.each([`${live}/Access Description/errorCode.mdx`, "jekyll/_third_party_document/errorCode.md"])(
    "%s lists the spec's statuses, return codes and message codes, and no others",
    (file) => {
      const rows = [...textOf(file).matchAll(/^\s*\| (\w+)\s*\| ([^|]+?)\s*\|$/gm)].map(([, cell]) => cell ?? "");
      const cells = rows.filter((cell) => !["httpStatus", "rc", "mc"].includes(cell));
      const { anyOf } = spec.components.schemas.MessageCode;
      const { TokenSuccess, Failure } = spec.components.schemas;
      expect(cells).toEqual([
        ...Object.keys(operation.responses),
        ...[TokenSuccess, Failure].map((schema) => `${schema.properties.rc.const}`),
        ...anyOf[0].enum,
      ]);
    },
  );

  it("name the spec's servers", () => {
    const [published, other] = spec.servers.map(({ url }: { url: string }) => url);
    expect(textOf("jekyll/_third_party_document/restApi.md")).toContain(published);
    expect(textOf(`${live}/Access Description/apiBasicInfo.mdx`)).toContain(other);
  });
});
