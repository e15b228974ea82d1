import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { couponPage, lampPage } from "../pages.js";
import { useCoupons } from "../project.js";

const { contents, read, run, pages, put } = useCoupons();
const change = (name: string, text: string) => put(`pages/docs/demo/${name}`, text);

describe("forget", () => {
  it("stops watching a page, and leaves the spec alone", async () => {
    const before = await read("spec/openapi.yaml");
    expect(await run("forget", "listCoupons")).toMatchObject({ status: 0, stderr: "1 page forgotten\n" });
    expect(await read("spec/openapi.yaml")).toBe(before);
    expect(await read("spec/upstream.json")).not.toContain("listCoupons");
  });
});

describe("check", () => {
  it("names what changed, what is new, what is gone, and writes nothing", async () => {
    const before = await contents();
    const page = await change("Coupons.mdx", couponPage.replace("| 10 |", "| 20 |"));
    const fresh = await change("Lamps.mdx", lampPage("/shop/lamps"));
    const changed = await run("check", page, fresh);
    expect(changed).toMatchObject({ status: 1, stdout: expect.stringContaining("input limit default: 10 → 20") });
    expect(changed.stdout).toContain("shoplamps: new");
    expect(await contents()).toEqual(before);
    await change("Coupons.mdx", couponPage.replace("| 1-50 |", "| 1,50 |").replace("description", "what it is"));
    expect((await run("check", page)).stdout).toContain("warning: ");
    await change("Coupons.mdx", couponPage.replace(/\| name \|/, "| what |"));
    expect(await run("check", page)).toMatchObject({ status: 2, stdout: expect.stringContaining("columns") });
    await change("Coupons.mdx", couponPage);
    expect(await run("check", page)).toMatchObject({ status: 0 });
  });

  it("prints the operation that a page makes by itself", async () => {
    const { stdout } = await run("check", "--fragment", await change("Coupons.mdx", couponPage));
    expect(parse(stdout)["/public/demo/coupons"].get.parameters).toHaveLength(3);
  });

  it("prints that operation wherever the page is, or says why there is none", async () => {
    const loose = await put("Coupons.mdx", couponPage);
    const other = await put("Lamps.mdx", lampPage("/shop/lamps", { response: '{ "returnCode": 0, "result": {} }' }));
    const { status, stdout } = await run("check", "--fragment", loose);
    expect({ status, made: stdout }).toEqual({ status: 0, made: expect.stringContaining("/public/demo/coupons:") });
    expect(await run("check", "--fragment", other)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("XT's other envelope"),
    });
    const fresh = await put("Lamps.mdx", lampPage("/shop/lamps"));
    const checked = await run("check", fresh);
    expect(checked).toMatchObject({ status: 1, stdout: expect.stringContaining("shoplamps: new\n") });
    expect(checked.stdout).not.toContain("--address");
  });

  it("says what a new page mentions in a layout that it can't read", async () => {
    const page = await put(
      "pages/docs/trading-third-party/Odd.mdx",
      "---\ntitle: Odd\n---\n\nTry GET /shop/odd now.\n",
    );
    const { stdout } = await run("check", page);
    expect(stdout).toMatch(/^Odd: new\nwarning: .*Odd\.mdx:5: the page mentions GET \/shop\/odd/);
  });

  it("names the pages of a watched folder that are gone", async () => {
    const { pages: records } = JSON.parse(await read("spec/upstream.json"));
    const { address } = records.find(({ operation }: { operation: string }) => operation === "listCoupons");
    await change("Other.mdx", "# Other\n");
    const { status, stdout } = await run("check", pages());
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining(`vanished: ${address}`) });
  });
});
