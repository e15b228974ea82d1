/** `add` on a copy of this project: what it writes, and that it writes all of it or nothing. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { couponPage } from "../pages.js";
import { copyProject, type Outcome, type Project, upstream } from "../project.js";

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
