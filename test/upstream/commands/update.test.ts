/** `update` on a copy of this project: what it writes, and that it writes all of it or nothing. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { couponPage, ticketPage } from "../pages.js";
import { copyOf, copyProject, type Project, upstream } from "../project.js";

/** Has an operation of one page, and one of two pages. */
let original: Project;
let project: Project;
beforeAll(async () => {
  original = await copyProject();
  const pages = [
    ["docs/demo/Coupons.mdx", couponPage, "listCoupons"],
    ["docs/demo/BuyTicket.mdx", ticketPage("buy", "seat"), "getTicket"],
  ] as const;
  for (const [name, text, operationId] of pages) {
    const page = await original.writePage(name, text);
    expect((await upstream(["add", page, "--operation-id", operationId], original)).stderr).toContain("1 operation");
  }
});
afterAll(() => original.remove());
beforeEach(async () => {
  project = await copyOf(original.root);
});
afterEach(() => project.remove());

const contents = () =>
  Promise.all(["spec/openapi.yaml", "spec/upstream.json", "generated/openapi.json"].map(project.read));

async function update(pages: Record<string, string>) {
  const files = Object.entries(pages).map(([name, text]) => project.writePage(`docs/demo/${name}.mdx`, text));
  return upstream(["update", ...(await Promise.all(files))], project);
}

/** Of `update` with pages that it refuses: why, when it has written nothing. */
async function refusalOf(pages: Record<string, string>): Promise<string> {
  const before = await contents();
  const { status, stderr } = await update(pages);
  expect(status).toBe(2);
  expect(await contents()).toEqual(before);
  return stderr;
}

describe("update", () => {
  it("applies a change, records it, and names the version and what is left to do", async () => {
    const edited = couponPage.replace('"total": 2', '"total": "2"').replace("newest;oldest", "newest;oldest;dearest");
    const { status, stdout, stderr } = await update({ Coupons: edited });
    expect(status).toBe(0);

    const [spec = "", upstreamJson = ""] = await contents();
    const { examples } = parse(spec).paths["/public/demo/coupons"].get.responses["200"].content["application/json"];
    expect(examples.success.value.result.total).toBe("2");
    const record = JSON.parse(upstreamJson).pages.find(({ subject }: { subject: string }) => subject === "listCoupons");
    expect(record.operations[0].response["result.total"]).toBe("string");
    expect(stdout).toContain("breaking");
    expect(stderr).toBe("1 page applied, 2 changes; major: 1.2.0 → 2.0.0\n");
  });

  it("changes nothing but the record for a reworded page", async () => {
    const [spec, , generated] = await contents();
    const { stderr } = await update({ Coupons: couponPage.replace("whose they are", "who holds them") });
    expect(stderr).toBe("1 page applied, 0 changes; version 1.2.0 stays\n");
    const after = await contents();
    expect([after[0], after[2]]).toEqual([spec, generated]);
  });

  it("follows a description, where the spec does", async () => {
    const edited = couponPage
      .replace("how many at most", "how many, max 40")
      .replace("whose they are", "one of: ANN, BOB");
    const { stdout, stderr } = await update({ Coupons: edited });
    expect(stderr).toBe("1 page applied, 2 changes; major: 1.2.0 → 2.0.0\n");
    expect(stdout).toContain("parameter's limit changed limit: none → 40");
    const { parameters } = parse(await project.read("spec/openapi.yaml")).paths["/public/demo/coupons"].get;
    expect(parameters[0].schema).toEqual({ type: "string", enum: ["ANN", "BOB"] });
    expect(parameters[2].schema).toMatchObject({ maximum: 40 });
    const moved = `${couponPage}\n### Notes\n\nThe request body holds them as JSON.\n`;
    expect(await refusalOf({ Coupons: moved })).toContain("inputs_moved");
  });

  it("writes nothing for a page that it doesn't know, or can't read", async () => {
    const unknown = couponPage.replaceAll(/coupons/gi, "vouchers");
    expect(await refusalOf({ Vouchers: unknown })).toContain("for a new endpoint use `add`");
    expect(await refusalOf({ Broken: "---\ntitle: [\n---\n" })).toMatch(/line \d/);
  });

  it("writes nothing where one change isn't mechanical, and names it", async () => {
    const text = couponPage.replace('"mc": "SUCCESS"', '"mc": 7').replace("| 10 |", "| 20 |");
    expect(await refusalOf({ Coupons: text })).toContain("response_field_retyped mc: it belongs to the envelope");
  });

  it("refuses two pages of one subject that contradict each other", async () => {
    const { pages } = JSON.parse(await project.read("spec/upstream.json"));
    const record = pages.find(({ subject }: { subject: string }) => subject === "listCoupons");
    pages.push({ ...record, language: "zh-CN", address: record.address.replace("/docs/", "/i18n/zh-CN/") });
    await writeFile(join(project.root, "spec/upstream.json"), JSON.stringify({ pages }));
    const english = couponPage.replace("| 10 |", "| 20 |");
    const chinese = couponPage.replace("| 10 |", "| 30 |");
    const refusal = await refusalOf({ Coupons: english, "../../i18n/zh-CN/demo/Coupons": chinese });
    expect(refusal).toContain("and their facts differ");
  });
});

describe("two pages of one operation, of which one changed", () => {
  /** As if the page of the second grant had been there when the operation was written. */
  beforeEach(async () => {
    const { pages } = JSON.parse(await project.read("spec/upstream.json"));
    const buy = pages.find(({ subject }: { subject: string }) => subject === "getTicket");
    const renewed = JSON.stringify(buy).replaceAll('"buy"', '"renew"').replaceAll('"seat"', '"ticket"');
    pages.push({ ...JSON.parse(renewed), subject: "renew a ticket", id: "RenewTicket", title: "renew" });
    await writeFile(join(project.root, "spec/upstream.json"), JSON.stringify({ pages }));

    const spec = parse(await project.read("spec/openapi.yaml"));
    const { parameters } = spec.paths["/public/demo/ticket"].get;
    const [grant, seat] = parameters;
    grant.schema.enum.push("renew");
    Object.assign(seat, { required: false, "x-required-for-grant": "buy" });
    parameters.push({ ...seat, name: "ticket", "x-required-for-grant": "renew" });
    await writeFile(join(project.root, "spec/openapi.yaml"), JSON.stringify(spec));
  });

  it("is refused where the other one still shows a field that the changed one lost", async () => {
    const refusal = await refusalOf({ BuyTicket: ticketPage("buy", "seat").replace('"number"', '"code"') });
    expect(refusal).toContain("response_field_removed result.number: another page of the same operation");
  });

  it("is refused where they disagree on a field's type", async () => {
    const refusal = await refusalOf({ BuyTicket: ticketPage("buy", "seat").replace('"number": 1', '"number": "1"') });
    expect(refusal).toContain("update both pages in one go");
  });

  it("is refused where one moved and the other didn't", async () => {
    const refusal = await refusalOf({ BuyTicket: ticketPage("buy", "seat").replace("/ticket`", "/v2/ticket`") });
    expect(refusal).toContain("update both pages in one go");
  });

  it("breaks callers where the changed one requires more, though the other doesn't", async () => {
    const page = ticketPage("buy", "seat").replace("| seat |", "| row | string | true |  |  |  |\n| seat |");
    const { stdout, stderr } = await update({ BuyTicket: page });
    expect(stdout).toContain("breaking    parameter added row: none → required");
    expect(stdout).toContain("src/oauth.ts has to send row with the grant buy");
    expect(stderr).toBe("1 page applied, 1 change; major: 1.2.0 → 2.0.0\n");
  });
});
