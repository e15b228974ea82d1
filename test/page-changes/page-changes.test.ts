/**
 * Changes pages in each way in which XT's pages change, runs `apply` on a copy of this project, and checks the regenerated project: a
 * caller's code compiles, or fails exactly where it must change, and the tests that use every path and result pass.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { couponPage } from "../upstream/pages.js";
import { addPages, copyProject, type Project, putFile, upstream } from "../upstream/project.js";
import { compile } from "./compile.js";

/** The files that are needed to compile the project and to run its tests. */
const whole = ["src", "scripts", "test", "package.json", "tsconfig.json", "tsconfig.build.json", "vitest.config.ts"];
const suites = ["test/contract", "test/testing", "test/oauth.test.ts", "test/client.test.ts"];
const movedToken = "/moved/token";

const [couponsFile, vouchersFile] = ["docs/demo/Coupons.mdx", "docs/demo/Vouchers.mdx"];
const voucherPage = couponPage.replace("ListCoupons", "ListVouchers").replace("/demo/coupons", "/demo/vouchers");

function edited(page: string, edits: [from: string | RegExp, to: string][]): string {
  return edits.reduce((text, [from, to]) => {
    expect(text).toMatch(from);
    return text.replace(from, to);
  }, page);
}

/** Changes that break no caller of the client. Callers that send requests themselves have to change the path. */
const compatible = edited(couponPage, [
  ["| limit |", "| page | integer | false |  |  |  |\n| limit |"],
  ["newest;oldest", "newest;oldest;dearest"],
  ["| holder | string | true", "| holder | string | false"],
  ['"used": false', '"used": false, "until": "2030-01-01"'],
  ["/demo/coupons", "/demo/v2/coupons"],
]);

const breaking = edited(voucherPage, [
  [/\| sort .*\n/, ""],
  ['"total": 2,', ""],
  ['"worth": 5.5', '"worth": "5.5"'],
  ['{ "name": "someone" }', '[{ "name": "someone" }]'],
]);

/** A caller of the operation on the page of coupons, or on a copy of it. */
const couponCaller = (operation: string) => `import { createXtClient } from "./src/index.js";
const client = createXtClient();
const result = await client.${operation}({ holder: "someone", sort: "oldest", limit: 5 });
const total: number | null | undefined = result.total;
const name: string | null | undefined = result.owner?.name;
const worth: (number | null | undefined)[] | undefined = result.coupons?.map((coupon) => coupon.worth);
export { name, total, worth };
`;

describe("a change of XT's pages", () => {
  let project: Project;
  let applied: string;
  beforeAll(async () => {
    project = await copyProject(...whole);
    await addPages(project.root, { [couponsFile]: couponPage, [vouchersFile]: voucherPage });
    // The path of the sign-in moves, too, as it did in 2023.
    const spec = await project.read("spec/openapi.yaml");
    const moved = spec.replace(`\n  ${getToken.path}:\n`, `\n  ${movedToken}:\n`);
    await putFile(`${project.root}/spec/openapi.yaml`, moved);
    const pages = { [couponsFile]: compatible, [vouchersFile]: breaking };
    const files = Object.entries(pages).map(([name, text]) => project.writePage(name, text));
    applied = (await upstream(["apply", ...(await Promise.all(files))], project)).stderr;
  });
  afterAll(() => project.remove());

  it("is a new major version, and updates the Chinese texts", async () => {
    expect(applied).toContain("; major: 1.0.0 → 2.0.0");
    const overlay = await project.read("spec/zh.overlay.yaml");
    expect([movedToken, getToken.path].map((path) => overlay.includes(path))).toEqual([true, false]);
  });

  it("breaks no caller if it adds a field, makes an input optional or moves a path; after a breaking change, exactly the affected lines don't compile", async () => {
    const callers = { "coupons.ts": couponCaller("listCoupons"), "vouchers.ts": couponCaller("listVouchers") };
    const output = await compile(project.root, callers, "src", "generated");
    const lines = [...output.matchAll(/^(\S+\.ts)\((\d+),/gm)].map(([, file, line]) => `${file}:${line}`);
    // Line 3 passes the removed input. Lines 4 to 6 use fields that were removed, or have another type.
    expect([...new Set(lines)]).toEqual([3, 4, 5, 6].map((line) => `vouchers.ts:${line}`));
  });

  it("breaks none of the tests that use every path and result", async () => {
    const args = ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "--maxWorkers=1", "--reporter=json"];
    const options = { cwd: project.root, env: { ...process.env, NO_COLOR: "1" } };
    const output = await new Promise<string>((done) =>
      execFile(process.execPath, [...args, ...suites], options, (_, stdout) => done(stdout)),
    );
    const { testResults, numPassedTests } = JSON.parse(output.slice(output.indexOf("{")));
    expect(numPassedTests).toBeGreaterThan(250);
    expect(testResults.filter(({ status }: { status: string }) => status !== "passed")).toEqual([]);
  });
});

it("only spec/, generated/ and the bench contain the path of the sign-in", async () => {
  // The bench calls the path through clients that don't have the spec.
  const own = [":!spec", ":!generated", ":!test/bench"];
  const found = promisify(execFile)("git", ["grep", "-l", "-F", getToken.path, "--", ...own]);
  // `git grep` exits with 1 if it finds nothing.
  await expect(found).rejects.toMatchObject({ code: 1 });
});
