/** `add` on a copy of this project: what it writes, and that it writes all of it or nothing. */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { couponPage } from "../pages.js";
import { copyOf, copyProject, type Outcome, type Project, upstream } from "../project.js";

/** Adding takes a second, so that it is done once. */
let project: Project;
let added: Outcome;
beforeAll(async () => {
  project = await copyProject();
  added = await add("docs/demo/Coupons.mdx", couponPage);
});
afterAll(() => project.remove());

async function add(name: string, text: string, ...options: string[]): Promise<Outcome> {
  const page = await project.writePage(name, text);
  return upstream(["add", page, "--operation-id", "listCoupons", ...options], project);
}

const contents = () =>
  Promise.all(["spec/openapi.yaml", "spec/upstream.json", "generated/openapi.json"].map(project.read));

describe("add", () => {
  it("writes the operation, its record and what is generated from it", async () => {
    expect(added).toMatchObject({ status: 0, stderr: "1 operation added; minor: 1.0.0 → 1.1.0\n" });
    expect(added.stdout).toContain("done   listCoupons is there: GET /public/demo/coupons");
    expect(added.stdout).toContain("query was assumed");

    const [spec = "", upstreamJson = "", generated = ""] = await contents();
    expect(parse(spec).paths["/public/demo/coupons"].get.operationId).toBe("listCoupons");
    expect(parse(spec).info.version).toBe("1.1.0");
    expect(JSON.parse(upstreamJson).pages.at(-1)).toMatchObject({
      address: "https://raw.githubusercontent.com/XtApis/xt-api/main/docs/demo/Coupons.mdx",
      subject: "listCoupons",
      format: "docusaurus",
      language: "en",
    });
    expect(JSON.parse(generated).paths["/public/demo/coupons"].get.operationId).toBe("listCoupons");
  });

  it("requires of an answer what makes it one, and no field of the result", async () => {
    const [spec = ""] = await contents();
    const answer = parse(spec).paths["/public/demo/coupons"].get.responses["200"].content["application/json"];
    const [success] = answer.schema.oneOf;
    expect(success.required).toEqual(["rc", "mc", "result"]);
    expect(JSON.stringify(success.properties.result)).not.toContain('"required"');
  });

  const elsewhere = couponPage.replace("/public/demo/coupons", "/public/demo/others");
  it.each([
    ["a page of XT's other envelope", elsewhere.replace('"rc": 0', '"returnCode": 0'), [], "XT's other envelope"],
    ["a page without an example", elsewhere.replace(/```json[\s\S]*?```/, ""), [], "shows no example answer"],
    ["a page that describes no endpoint", "---\ntitle: About\n---\n\nNothing to call.\n", [], "describes no endpoint"],
    ["a broken page", elsewhere.replace("title: Coupons at hand", "title: [Coupons"), [], "line"],
    ["a place that there isn't", elsewhere, ["--in", "header"], "--in takes query, json, form"],
    ["an answer of a failure", elsewhere.replace('"rc": 0', '"rc": 1'), [], "the answer of a failure only"],
    [
      "a placeholder that isn't one",
      elsewhere.replace("/others`", "/$".concat("{id}`")),
      [],
      "holds more than plain segments and {placeholders}",
    ],
    ["a name that every object has", elsewhere, ["--operation-id", "constructor"], "a name in camelCase"],
    ["a name that is a word of JavaScript", elsewhere, ["--operation-id", "delete"], "a name in camelCase"],
    ["a field that every object has", elsewhere.replace('"total"', '"__proto__"'), [], "which is no plain name"],
    ["a field that could end a string", elsewhere.replace('"total"', '"a\\u0027b"'), [], "which is no plain name"],
    ["an input with a blank in it", elsewhere.replace("| limit |", "| limit of it |"), [], "which is no plain name"],
    ["a name that is taken", elsewhere, [], "an operation listCoupons already"],
    ["an endpoint that is there", couponPage, ["--operation-id", "getCoupons"], "use `update`"],
  ])("refuses %s, and writes nothing", async (_, text, options, reason) => {
    const before = await contents();
    const { status, stderr } = await add("docs/demo/Other.mdx", text, ...options);
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
    expect(await contents()).toEqual(before);
  });

  it("asks for the address of a page that lies in no folder of XT's", async () =>
    expect((await add("elsewhere/Coupons.mdx", elsewhere)).stderr).toContain("--address"));
});

describe("add, of the page in another language", () => {
  it("records it beside the one that the spec follows, and says where it says otherwise", async () => {
    const page = await project.writePage("i18n/zh-CN/demo/Coupons.mdx", couponPage.replace("| 10 |", "| 20 |"));
    const [before] = await contents();
    const { stdout, stderr } = await upstream(["add", page], project);
    expect(stderr).toBe("0 operations added; version 1.1.0 stays\n");
    expect(stdout).toContain('is watched from now on, as a page about "listCoupons"');
    expect(stdout).toContain("says otherwise than https://");
    expect(stdout).toContain("param_default_changed limit");
    const [after, upstreamJson = ""] = await contents();
    expect(after).toBe(before);
    expect(JSON.parse(upstreamJson).pages.at(-1)).toMatchObject({ subject: "listCoupons", language: "zh-CN" });
  });
});

describe("add, of a folder", () => {
  let section: Project;
  beforeAll(async () => {
    section = await copyProject();
  });
  afterAll(() => section.remove());

  const chinese = (text: string) =>
    text.replace("title: Coupons at hand", "title: 手头的优惠券").replace("whose they are", "谁的");
  const vouchers = couponPage
    .replaceAll("/public/demo/coupons", "/spot/demo/vouchers/{id}")
    .replace("| holder | string |", "| id | number |")
    .replace("id: ListCoupons", "id: GetVoucher")
    .replace("title: Coupons at hand", "title: One voucher");

  it("takes a section in both languages in one go, as one version, with names, drafts and Chinese", async () => {
    await section.writePage("docs/trading-third-party/Coupons.mdx", couponPage);
    await section.writePage("docs/trading-third-party/Voucher.mdx", vouchers);
    await section.writePage("docs/trading-third-party/About.mdx", "---\nid: About\n---\n\nNothing to call.\n");
    await section.writePage("i18n/zh-CN/trading-third-party/Coupons.mdx", chinese(couponPage));
    const { status, stdout, stderr } = await upstream(["add", join(section.root, "pages")], section);
    expect(stderr).toBe("2 operations added; minor: 1.0.0 → 1.1.0\n");
    expect(status).toBe(0);
    expect(stdout).toMatch(/to do {2}word the \d+ drafts anew that `drafts` names/);

    const spec = parse(await section.read("spec/openapi.yaml"));
    const coupons = spec.paths["/public/demo/coupons"].get;
    expect(coupons).toMatchObject({ operationId: "listCoupons", summary: "Draft: Coupons at hand", security: [] });
    const voucher = spec.paths["/spot/demo/vouchers/{id}"].get;
    expect(voucher).toMatchObject({
      operationId: "getVoucher",
      security: [{ appKey: [], signature: [], accessToken: [] }],
    });
    expect(voucher.parameters[0]).toMatchObject({ in: "path", schema: { type: "integer", format: "int64" } });

    const overlay = await section.read("spec/zh.overlay.yaml");
    expect(overlay.startsWith((await readFile("spec/zh.overlay.yaml", "utf8")).trimEnd())).toBe(true);
    expect(overlay).toContain("summary: 草稿：手头的优惠券");
    expect(overlay).toContain("description: 草稿：谁的");
    expect(overlay).toContain("summary: 草稿：One voucher");
    const { pages } = JSON.parse(await section.read("spec/upstream.json"));
    const subjects = pages.map(({ subject, language }: { subject: string; language: string }) => [subject, language]);
    expect(subjects.slice(-3)).toEqual([
      ["listCoupons", "en"],
      ["listCoupons", "zh-CN"],
      ["getVoucher", "en"],
    ]);
  });

  it("refuses two languages that contradict each other, and takes what one of them leaves out", async () => {
    const lamps = (text: string) => text.replaceAll(/coupons/gi, "lamps");
    const english = await section.writePage("docs/demo/Lamps.mdx", lamps(couponPage));
    const write = (text: string) => section.writePage("i18n/zh-CN/demo/Lamps.mdx", lamps(text));
    const before = await section.read("spec/openapi.yaml");
    for (const [was, is, said] of [
      ["| 10 |", "| 20 |", "param_default_changed limit: 10, 20"],
      ["| holder | string | true |", "| holder | string | false |", "param_required_changed holder: true, false"],
      ['"total": 2', '"total": "2"', 'response_field_retyped result.total: "number", "string"'],
    ] as const) {
      const { status, stderr } = await upstream(["add", english, await write(couponPage.replace(was, is))], section);
      expect(status).toBe(2);
      expect(stderr).toContain("contradict each other");
      expect(stderr).toContain(said);
    }
    expect(await section.read("spec/openapi.yaml")).toBe(before);
    const silent = await write(couponPage.replace("newest;oldest", "").replace('"total": 2,', ""));
    const copy = await copyOf(section.root);
    expect((await upstream(["add", english, silent], copy)).stdout).toContain("says otherwise than");
    await copy.remove();
    await Promise.all([english, silent].map((file) => rm(file)));
  });

  it("passes over what is there when it comes again", async () => {
    const { stderr } = await upstream(["add", join(section.root, "pages")], section);
    expect(stderr).toBe("0 operations added; version 1.1.0 stays\n");
  });

  it("writes nothing where one page can't be added", async () => {
    const before = await section.read("spec/openapi.yaml");
    await section.writePage(
      "docs/trading-third-party/Bad.mdx",
      couponPage.replaceAll(/coupons/gi, "lamps").replace('"rc": 0', '"rc": 1'),
    );
    const { status, stderr } = await upstream(["add", join(section.root, "pages")], section);
    expect(status).toBe(2);
    expect(stderr).toContain("the answer of a failure only");
    expect(await section.read("spec/openapi.yaml")).toBe(before);
  });
});
