/** `npm run docs`: what the pages hold, and that they hold all they need. `browser.test.ts` looks at them in a browser. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleOperations } from "../../generated/examples.js";
import { getToken } from "../../generated/operations/getToken.js";
import { server } from "../../generated/server.js";
import { catalogue, type Failure } from "../../scripts/docs/errors.js";
import { section } from "../../scripts/docs/readme.js";
import { adaptViewer } from "../../scripts/docs/viewer.js";
import { buildSite } from "../../scripts/docs.js";

let folder: string;
let files: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xt-oauth-site-"));
  await buildSite(folder);
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name));
  files = Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, "utf8")])),
  );
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

const pages = () => Object.entries(files).filter(([name]) => name.endsWith(".html"));

/** A page without what its scripts say: their text may look like tags. */
const markup = (page: string) => page.replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, "$1</script>");

describe("the site", () => {
  it("has the same pages in both languages", () => {
    const names = ["guide.html", "index.html", "openapi.json", "reference.html"];
    const shared = ["icon.svg", "pages.css", "site.css"];
    expect(Object.keys(files).sort()).toEqual([...names, ...shared, ...names.map((name) => `zh/${name}`)].sort());
  });

  it("loads nothing from elsewhere", () => {
    for (const [name, page] of pages()) {
      const tags = markup(page).match(/<(script|link|img|iframe|source|video|audio|object|embed)\b[^>]*>/g) ?? [];
      expect({ name, tags: tags.filter((tag) => /\b(src|href|data)\s*=\s*["']?(https?:)?\/\//.test(tag)) }).toEqual({
        name,
        tags: [],
      });
      expect(page).toContain("connect-src 'self'");
    }
    const styles = pages().flatMap(([, page]) => page.match(/<style\b[\s\S]*?<\/style>/g) ?? []);
    for (const style of [...styles, files["site.css"], files["pages.css"]]) {
      expect(style).not.toMatch(/@import|url\(\s*['"]?(https?:)?\/\//);
    }
  });

  it("links to pages, files and anchors that are there", () => {
    for (const [name, page] of pages()) {
      for (const [, href = ""] of markup(page).matchAll(/<(?:a|link)\b[^>]*?\shref="([^"]*)"/g)) {
        // The viewer makes its own links when it starts.
        if (/^https?:/.test(href) || href.startsWith("/")) continue;
        const [path = "", anchor] = href.split("#");
        const target = path === "" ? name : normalize(join(dirname(name), path));
        expect(Object.keys(files), `${href} in ${name}`).toContain(target);
        const isThere = !anchor || anchor.startsWith("/") || files[target]?.includes(`id="${anchor}"`);
        expect(isThere, `${href} in ${name}`).toBe(true);
      }
    }
  });

  it("shows the operation with code for this client, curl and fetch, with each parameter", () => {
    const spec = JSON.parse(files["openapi.json"] ?? "");
    const samples: { label: string; source: string }[] = spec.paths[getToken.path].get["x-codeSamples"];
    expect(samples.map(({ label }) => label)).toEqual(["xt-oauth", "curl", "fetch"]);
    const parameters = exampleOperations.find(({ id }) => id === getToken.id)?.parameters.map(({ name }) => name) ?? [];
    const curl = samples.find(({ label }) => label === "curl")?.source;
    for (const text of [...parameters, `${server}${getToken.path}`]) expect(curl).toContain(text);
    for (const name of ["reference.html", "zh/reference.html"]) expect(files[name]).toContain("curl --get");
  });

  it("shows every message code, status, error class and error code in the guide", () => {
    const { paths, components } = JSON.parse(files["openapi.json"] ?? "");
    const terms = [
      ...components.schemas.MessageCode.anyOf[0].enum,
      ...Object.keys(paths[getToken.path].get.responses),
      ...Object.entries(catalogue).flatMap(([name, codes]) => [name, ...Object.keys(codes)]),
    ];
    for (const name of ["guide.html", "zh/guide.html"]) {
      expect({ name, missing: terms.filter((term) => !files[name]?.includes(`>${term}<`)) }).toEqual({
        name,
        missing: [],
      });
    }
  });
});

describe("the error catalogue", () => {
  it.each([
    ["README.md", "When a call fails"],
    ["README.zh-CN.md", "调用失败时"],
  ])("agrees with the table of %s on which class has which outcome", async (readme, heading) => {
    const rows = (await section(readme, heading)).match(/^\|.*\|$/gm) ?? [];
    const pairs = rows.flatMap((row) => {
      const [, , name, outcome] = row.split("|").map((cell) => cell.trim().replaceAll("`", ""));
      return name?.startsWith("Xt") ? [`${name} ${outcome}`] : [];
    });
    const known = Object.entries(catalogue).flatMap(([name, codes]) =>
      Object.values<Failure>(codes).flatMap(({ outcome }) => [outcome].flat().map((each) => `${name} ${each}`)),
    );
    // An answer with an rc of its own breaks the spec, too: the README leaves that corner out. Tokens have a section of their own.
    const isElsewhere = (pair: string) => pair === "XtResponseError rejected" || pair.startsWith("XtTokensError ");
    expect(new Set(pairs)).toEqual(new Set(known.filter((pair) => !isElsewhere(pair))));
  });

  it.each([
    ["README.md", "Keep tokens fresh"],
    ["README.zh-CN.md", "让 token 保持有效"],
  ])("agrees with the section of %s on why there is no token", async (readme, heading) => {
    const text = await section(readme, heading);
    expect(Object.keys(catalogue.XtTokensError).filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
  });
});

describe("the contradictions of XT's documentation", () => {
  it("are the same in both languages, row by row", () => {
    const rowsOf = (page = "") => {
      const rows = page.slice(page.indexOf('id="contradictions"')).match(/<tr role="row"><td.*<\/tr>/g) ?? [];
      return rows.map(
        (row) => new Set([...row.matchAll(/<code>[^<]*<\/code>|§[\d.]+|\d{4,}/g)].map(([quote]) => quote)),
      );
    };
    const english = rowsOf(files["guide.html"]);
    expect(english.length).toBeGreaterThan(3);
    expect(rowsOf(files["zh/guide.html"])).toEqual(english);
  });
});

describe("a viewer that has changed", () => {
  it("stops the build, as what is changed in it might be gone", () => {
    expect(() => adaptViewer('<div id="redoc"></div>', "zh")).toThrow("the viewer has changed");
  });
});
