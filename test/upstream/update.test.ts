/** `update` and `add` on a copy of this project: what they write, and that they write all of it or nothing. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { run } from "../../scripts/upstream/cli.js";
import { run as add } from "../../scripts/upstream/commands/add.js";
import { run as update } from "../../scripts/upstream/commands/update.js";
import { captureIo, copyOf, copyProject, couponPage, type Project } from "./project.js";

let project: Project;
beforeEach(async () => {
  project = await copyProject();
});
afterEach(() => project.remove());

const files = ["spec/openapi.yaml", "spec/upstream.json", "generated/openapi.json", "generated/types.ts"];

const contents = () => Promise.all(files.map((name) => readFile(join(project.root, name), "utf8")));

describe("add", () => {
  it("writes the operation, its record and what is generated from it", async () => {
    const io = captureIo();
    const page = await project.writePage("docs/demo/Coupons.mdx", couponPage);
    expect(await add([page, "--operation-id", "listCoupons"], io, project.root)).toBe(0);

    const [spec = "", upstream = "", , types] = await contents();
    expect(parse(spec).paths["/public/demo/coupons"].get.operationId).toBe("listCoupons");
    expect(parse(spec).info.version).toBe("1.1.0");
    expect(JSON.parse(await readFile(join(project.root, "package.json"), "utf8")).specVersion).toBe("1.1.0");
    expect(JSON.parse(upstream).pages.at(-1)).toMatchObject({
      address: "https://raw.githubusercontent.com/XtApis/xt-api/main/docs/demo/Coupons.mdx",
      subject: "listCoupons",
      format: "docusaurus",
      language: "en",
    });
    expect(types).toContain('get: operations["listCoupons"];');
    expect(io.printed).toContain("done   listCoupons is there: GET /public/demo/coupons");
    expect(io.printed).toContain("query was assumed");
    expect(io.told).toBe("1 operation added; minor: 1.0.0 → 1.1.0\n");
  }, 20_000);

  it.each([
    ["a page of XT's other envelope", couponPage.replace('"rc": 0', '"returnCode": 0'), [], "XT's other envelope"],
    ["a page without an example", couponPage.replace(/```json[\s\S]*?```/, ""), [], "shows no example answer"],
    ["a page that describes no endpoint", "---\ntitle: About\n---\n\nNothing to call.\n", [], "describes no endpoint"],
    ["a broken page", couponPage.replace("title: Coupons at hand", "title: [Coupons"), [], "line"],
    ["a place that there isn't", couponPage, ["--in", "header"], "--in takes query, json, form"],
    ["an answer of a failure", couponPage.replace('"rc": 0', '"rc": 1'), [], "the answer of a failure only"],
    [
      "a placeholder that isn't one",
      couponPage.replace("/coupons`", "/$".concat("{id}`")),
      [],
      "write its placeholders as {name}",
    ],
    ["a name that every object has", couponPage, ["--operation-id", "constructor"], "a name in camelCase"],
    ["a name that is taken", couponPage, ["--operation-id", "getToken"], "an operation getToken already"],
    [
      "an endpoint that is there",
      couponPage.replace("/public/demo/coupons", "/public/uaa/oauth2/token"),
      [],
      "use `update`",
    ],
  ])("refuses %s, and writes nothing", async (_, text, options, reason) => {
    const page = await project.writePage("docs/demo/Coupons.mdx", text);
    const before = await contents();
    await expect(add([page, "--operation-id", "listCoupons", ...options], captureIo(), project.root)).rejects.toThrow(
      reason,
    );
    expect(await contents()).toEqual(before);
  });

  it("asks for the address of a page that lies in no folder of XT's", async () => {
    const page = await project.writePage("elsewhere/Coupons.mdx", couponPage);
    await expect(add([page, "--operation-id", "listCoupons"], captureIo(), project.root)).rejects.toThrow("--address");
  });
});

describe("update", () => {
  it("writes nothing for a page that it doesn't know, or can't read", async () => {
    const before = await contents();
    const unknown = await project.writePage("docs/demo/Coupons.mdx", couponPage);
    await expect(update([unknown], captureIo(), project.root)).rejects.toThrow("for a new endpoint use `add`");
    const broken = await project.writePage("docs/demo/Broken.mdx", "---\ntitle: [\n---\n");
    await expect(update([broken], captureIo(), project.root)).rejects.toThrow(/line \d/);
    await expect(update([], captureIo(), project.root)).rejects.toThrow("name the pages that changed");
    expect(await contents()).toEqual(before);
  });
});

describe("update of a page that was added", () => {
  /** Adding it takes seconds, so that is done once. */
  let added: Project;
  beforeAll(async () => {
    added = await copyProject();
    const page = await added.writePage("docs/demo/Coupons.mdx", couponPage);
    expect(await add([page, "--operation-id", "listCoupons"], captureIo(), added.root)).toBe(0);
  }, 60_000);
  afterAll(() => added.remove());
  beforeEach(async () => {
    await project.remove();
    project = await copyOf(added.root);
  });

  it("applies a change, records it, and names the version and what is left to do", async () => {
    const page = await project.writePage(
      "docs/demo/Coupons.mdx",
      couponPage.replace('"total": 2', '"total": "2"').replace("newest;oldest", "newest;oldest;dearest"),
    );
    const io = captureIo();
    expect(await update([page], io, project.root)).toBe(0);

    const [spec = "", upstream = ""] = await contents();
    const { examples } = parse(spec).paths["/public/demo/coupons"].get.responses["200"].content["application/json"];
    expect(examples.success.value.result.total).toBe("2");
    expect(JSON.parse(upstream).pages.at(-1).operations[0].response["result.total"]).toBe("string");
    expect(io.printed).toContain("breaking");
    expect(io.told).toBe("1 page applied, 2 changes; major: 1.1.0 → 2.0.0\n");
  }, 20_000);

  it("changes nothing but the record for a reworded page", async () => {
    const [before] = await contents();
    const reworded = couponPage.replace("whose they are", "who holds them");
    const page = await project.writePage("docs/demo/Coupons.mdx", reworded);
    const io = captureIo();
    expect(await update([page], io, project.root)).toBe(0);
    expect((await contents())[0]).toBe(before);
    expect(io.told).toBe("1 page applied, 0 changes; version 1.1.0 stays\n");
  }, 20_000);

  it("writes nothing where one change isn't mechanical, and names it", async () => {
    const before = await contents();
    const text = couponPage.replace('"mc": "SUCCESS"', '"mc": 7').replace("| 10 |", "| 20 |");
    const page = await project.writePage("docs/demo/Coupons.mdx", text);
    await expect(update([page], captureIo(), project.root)).rejects.toThrow(
      "response_field_retyped mc: it belongs to the envelope",
    );
    expect(await contents()).toEqual(before);
  }, 20_000);

  it("refuses two pages of one subject that contradict each other", async () => {
    const file = join(project.root, "spec/upstream.json");
    const upstream = JSON.parse(await readFile(file, "utf8"));
    const record = upstream.pages.at(-1);
    upstream.pages.push({ ...record, language: "zh-CN", address: record.address.replace("/docs/", "/i18n/zh-CN/") });
    await writeFile(file, JSON.stringify(upstream));
    const page = await project.writePage("docs/demo/Coupons.mdx", couponPage.replace("| 10 |", "| 20 |"));
    const twin = await project.writePage("i18n/zh-CN/demo/Coupons.mdx", couponPage.replace("| 10 |", "| 30 |"));
    await expect(update([page, twin], captureIo(), project.root)).rejects.toThrow("and their facts differ");
  }, 20_000);
});

describe("the command line", () => {
  it("explains both commands, and exits with 2 for bad input", async () => {
    for (const command of ["update", "add"]) {
      const io = captureIo();
      expect(await run([command, "--help"], io)).toBe(0);
      expect(io.printed).toContain(`npm run -s upstream -- ${command} PAGE`);
      expect(await run([command], io)).toBe(2);
      expect(io.told).toContain(`upstream ${command}: `);
    }
  });
});

describe("two pages of one operation, of which one changed", () => {
  /** The recorded facts of a page with this subject, and the page written from them, changed by `edit`. */
  async function tokenPage(edit: (text: string) => string): Promise<string> {
    const { pages } = JSON.parse(await readFile(join(project.root, "spec/upstream.json"), "utf8"));
    const { id, title, operations } = pages[0];
    const rows = operations[0].parameters.map(
      ({ name, required, enum: values }: { name: string; required: boolean; enum: string[] | null }) =>
        `| ${name} | string | ${required} |  | ${values ? "fixed value" : ""} | ${values?.[0] ?? ""} |`,
    );
    const result = Object.keys(operations[0].response).flatMap((path) => {
      const [, field] = path.split("result.");
      return field ? [`    "${field}": ${operations[0].response[path] === "number" ? 1 : '"a"'}`] : [];
    });
    const text = [
      `---\nid: ${id}\ntitle: ${title}\nsidebar_position: 1\n---\n\n**Type:** GET\n`,
      `**Description:** \`${operations[0].path}\`\n\n### Parameters\n`,
      "| name | type | mandatory | default | description | ranges |\n| --- | --- | --- | --- | --- | --- |",
      `${rows.join("\n")}\n\n### Response Example\n`,
      `\`\`\`json title="Response"\n{\n  "rc": 0,\n  "mc": "SUCCESS",\n  "ma": [],\n  "result": {\n${result.join(",\n")}\n  }\n}\n\`\`\`\n`,
    ].join("\n");
    const edited = edit(text);
    expect(edited).not.toBe(text);
    return project.writePage(`docs/demo/${id}.mdx`, edited);
  }

  it("is refused where the other one still shows a field that the changed one lost", async () => {
    const before = await contents();
    const page = await tokenPage((text) => text.replace('"user_id"', '"uid"'));
    const refused = update([page], captureIo(), project.root);
    await expect(refused).rejects.toThrow("response_field_removed result.user_id: another page of the same operation");
    expect(await contents()).toEqual(before);
  });

  it("is refused where they disagree on a field's type", async () => {
    const page = await tokenPage((text) => text.replace('"expires_in": 1', '"expires_in": "1"'));
    await expect(update([page], captureIo(), project.root)).rejects.toThrow("update both pages in one go");
  });

  it("breaks callers where the changed one requires more, though the other doesn't", async () => {
    const page = await tokenPage((text) =>
      text.replace("| code |", "| device_id | string | true |  |  |  |\n| code |"),
    );
    const io = captureIo();
    await update([page], io, project.root);
    expect(io.printed).toContain("breaking    parameter added device_id: none → required");
    expect(io.printed).toContain("src/oauth.ts has to send device_id with the grant authorization_code");
    expect(io.told).toBe("1 page applied, 1 change; major: 1.0.0 → 2.0.0\n");
  });
});
