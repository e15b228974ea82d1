/** Runs `apply` on a copy of the project. Each test continues with the result of the previous one. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { addressOf } from "../../../scripts/upstream/recorded-pages.js";
import { couponPage, lampPage } from "../pages.js";
import { copyProject, type Project, putFile, upstream } from "../project.js";

let project: Project;
beforeAll(async () => {
  project = await copyProject();
});
afterAll(() => project.remove());

/** Writes pages, and applies them. */
async function apply(pages: Record<string, string>, ...args: string[]) {
  const files = Object.entries(pages).map(([name, text]) => project.writePage(name, text));
  return upstream(["apply", ...(await Promise.all(files)), ...args], project);
}

const written = ["spec/openapi.yaml", "spec/zh.overlay.yaml", "spec/upstream.json", "generated/openapi.json"];
const contents = () => Promise.all(written.map(project.read));

/** Applies pages that must be refused. Checks that nothing was written, and returns the reasons. */
async function refusalOf(pages: Record<string, string>, ...args: string[]): Promise<string> {
  const before = await contents();
  const { status, stderr } = await apply(pages, ...args);
  expect({ status, after: await contents() }).toEqual({ status: 2, after: before });
  return stderr;
}

/** Changes the default of the input `limit` in the spec, as a developer would. */
async function setLimit(value: number): Promise<void> {
  const text = await project.read("spec/openapi.yaml");
  const edited = text.replace(/(?<kept>\/demo\/coupons:[\s\S]*?default: )\d+/, `$<kept>${value}`);
  await putFile(`${project.root}/spec/openapi.yaml`, edited);
}

const address = "https://example.com/docs/demo/Coupons.mdx";
const page = "Coupons.mdx";

describe("apply", () => {
  it("requires --address for a page whose path doesn't show where it is published", async () => {
    expect(await refusalOf({ [page]: couponPage })).toContain("--address");
    const two = { "Lamps.mdx": lampPage("/shop/lamps"), "Lamps2.mdx": lampPage("/shop/lamps2") };
    expect(await refusalOf(two, "--address", address)).toContain("pass one page");
    for (const bad of ["ftp://a", `${address} 2`, "https://"])
      expect(await refusalOf({ [page]: couponPage }, "--address", bad)).toContain("takes an https address");
    expect(addressOf("/home/docs/copies/docs/demo/Lamps.mdx")).toMatch(/\/main\/docs\/demo\/Lamps\.mdx$/);
  });

  it("adds an operation to the spec, its texts in both languages, the record and the code, in one minor version", async () => {
    const unused = "generated/operations/unused.ts";
    await putFile(`${project.root}/${unused}`, "");
    const { status, stdout, stderr } = await apply(
      { [page]: couponPage },
      ...["--address", address, "--operation-id", "getCoupons"],
    );
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: "1 page read: 1 added, 0 changed; minor: 1.0.0 → 1.1.0\n",
    });
    expect(stdout).toMatch(/^getCoupons: new\n[\s\S]*\nto do: rewrite the \d+ drafts that `check` lists\n$/);
    const [spec = "", overlay, record, generated] = await contents();
    expect(parse(spec).paths["/public/demo/coupons"].get).toMatchObject({ operationId: "getCoupons" });
    expect(overlay).toContain("草稿：");
    expect(record).toContain(address);
    expect(generated).toContain("/public/demo/coupons");
    await expect(project.read(unused)).rejects.toThrow("ENOENT");
  });

  it("writes nothing if a page has a conflict; --ours only records the page; a control character is escaped", async () => {
    await setLimit(15);
    const edited = couponPage.replace("| 10 |", "| 20 |").replace("whose they are", "whose they \u001b[31mare");
    expect(await refusalOf({ [page]: edited.replace("holder", "hol\u001b[31mder") })).not.toContain("\u001b");
    expect(await refusalOf({ [page]: edited })).toContain(
      "input limit default: XT's page before: 10; XT's page now: 20; the spec: 15",
    );
    const before = await project.read("spec/openapi.yaml");
    const { status, stdout, stderr } = await apply({ [page]: edited }, "--ours");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "1 page read: 0 added, 1 changed; version 1.1.0 stays\n" });
    expect(stdout).toContain("input limit default: 10 → 20");
    expect(await project.read("spec/openapi.yaml")).toBe(before);
  });

  it("prints the changes, their effect on callers and the next version; a second run changes nothing", async () => {
    const edited = couponPage.replace("| 10 |", "| 30 |").replace('"code": "SPRING"', '"code": { "a": "SPRING" }');
    const { status, stdout, stderr } = await apply({ [page]: edited }, "--theirs");
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: "1 page read: 0 added, 1 changed; major: 1.1.0 → 2.0.0\n",
    });
    expect(stdout).toContain("input limit default: 20 → 30");
    expect(stdout).toMatch(/major: Type of `code`.*\(getCoupons\)/);
    expect((await apply({ [page]: edited })).stderr).toContain("0 changed; version 2.0.0 stays");
  });

  it("writes nothing if no code can be generated from the changed spec", async () => {
    const edited = couponPage.replace("| holder | string |", "| holder | object |");
    expect(await refusalOf({ [page]: edited }, "--theirs")).toMatch(
      /no code can be generated[\s\S]*holder may be null or an object/,
    );
  });

  it("writes nothing if the changed spec doesn't pass Redocly's lint", async () => {
    const text = await project.read("spec/openapi.yaml");
    await putFile(`${project.root}/spec/openapi.yaml`, text.replace(/ +summary: "Draft: Coupons at hand"\n/, ""));
    const refusal = await refusalOf({ [page]: couponPage });
    expect(refusal).toContain("does not pass `redocly lint`");
  });
});
