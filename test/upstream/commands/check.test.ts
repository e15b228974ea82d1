/** Runs `check` and `forget` on a copy of the project with the page of coupons. */
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { codesPage, couponPage, lampPage } from "../pages.js";
import { addPages, copyProject, type Project, putFile, upstream } from "../project.js";
import { coupons } from "../project-in-memory.js";

let project: Project;
beforeAll(async () => {
  project = await copyProject();
  await addPages(project.root, coupons);
});
afterAll(() => project.remove());

const run = (...args: string[]) => upstream(args, project);
const write = (name: string, text: string) => project.writePage(`docs/demo/${name}`, text);
const contents = () => Promise.all(["spec/openapi.yaml", "spec/upstream.json"].map(project.read));

describe("check", () => {
  it("names changed and new pages, warns of doubtful values, refuses unknown columns, and writes nothing", async () => {
    const before = await contents();
    const page = await write("Coupons.mdx", couponPage.replace("| 10 |", "| 20 |"));
    const fresh = await putFile(join(project.root, "Lamps.mdx"), lampPage("/shop/lamps"));
    const changed = await run("check", page, fresh);
    expect(changed).toMatchObject({ status: 1, stdout: expect.stringContaining("input limit default: 10 → 20") });
    // A new page needs no published address yet.
    expect(changed.stdout).toContain("shoplamps: new\n");
    expect(changed.stdout).not.toContain("--address");
    expect(await contents()).toEqual(before);
    await write("Coupons.mdx", couponPage.replace("| 1-50 |", "| 1,50 |").replace("description", "what it is"));
    expect((await run("check", page)).stdout).toContain("warning: ");
    await write("Coupons.mdx", couponPage.replace(/\| name \|/, "| what |"));
    expect(await run("check", page)).toMatchObject({ status: 2, stdout: expect.stringMatching(/line 11: .*columns/) });
    await write("Coupons.mdx", couponPage);
    expect(await run("check", page)).toMatchObject({ status: 0 });
  });

  it("with --fragment, prints the operation that the page alone would create, or why there is none", async () => {
    // It needs no published address.
    const page = await putFile(join(project.root, "Coupons.mdx"), couponPage);
    const { status, stdout, stderr } = await run("check", "--fragment", page);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^1 page checked: 0 problems, \d+ drafts left\n$/);
    expect(parse(stdout)["/public/demo/coupons"].get.parameters).toHaveLength(3);
    await putFile(page, lampPage("/shop/lamps", { response: '{ "returnCode": 0, "result": {} }' }));
    const refusal = expect.stringContaining("XT's other envelope");
    expect(await run("check", "--fragment", page)).toMatchObject({ status: 2, stdout: "", stderr: refusal });
    const codes = await project.writePage("docs/trading-third-party/codes.mdx", codesPage("Lamp codes", "LAMP_001"));
    const reason = expect.stringContaining("codes.mdx: it describes no endpoint");
    expect(await run("check", "--fragment", codes)).toMatchObject({ status: 0, stdout: "", stderr: reason });
  });

  it("warns of a new page that mentions an endpoint in an unknown format", async () => {
    const text = "---\ntitle: Odd\n---\n\nTry GET /shop/odd now.\n";
    const page = await project.writePage("docs/trading-third-party/Odd.mdx", text);
    const { stdout } = await run("check", page);
    expect(stdout).toMatch(/^Odd: new\nwarning: .*Odd\.mdx:5: the page mentions GET \/shop\/odd/);
  });

  it("reads a page once that is given twice, and refuses two copies of a page", async () => {
    const page = await write("Coupons.mdx", couponPage);
    expect(await run("check", page, dirname(page))).toMatchObject({ status: 0 });
    const copy = await project.writePage("copy/docs/demo/Coupons.mdx", couponPage);
    expect(await run("check", page, copy)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("pass only one"),
    });
  });

  it("names the recorded pages that a given folder no longer has", async () => {
    const { pages: records } = JSON.parse(await project.read("spec/upstream.json"));
    const { address } = records.find(({ operation }: { operation: string }) => operation === "listCoupons");
    const page = await project.writePage("another/docs/demo/Other.mdx", "# Other\n");
    const { status, stdout } = await run("check", dirname(page));
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining(`vanished: ${address}`) });
  });
});

describe("forget", () => {
  it("stops watching a page, and doesn't change the spec", async () => {
    const before = await project.read("spec/openapi.yaml");
    // Two names of one page.
    expect(await run("forget", "listCoupons", "demo/Coupons.mdx")).toEqual({
      ...{ status: 0, stderr: "1 page forgotten\n" },
      stdout: expect.stringMatching(/^https:.*\/docs\/demo\/Coupons\.mdx\n$/),
    });
    expect(await project.read("spec/openapi.yaml")).toBe(before);
    expect(await project.read("spec/upstream.json")).not.toContain("listCoupons");
  });

  it.each([decodeURIComponent, (end: string) => end])("takes the end of an address, encoded or not", async (write) => {
    const { pages: records } = JSON.parse(await project.read("spec/upstream.json"));
    const { address } = records.find((page: { address: string }) => page.address.includes("%20"));
    const end = write(address.split("/").slice(-2).join("/"));
    expect(await run("forget", end)).toMatchObject({ status: 0, stdout: expect.stringContaining(address) });
  });
});
