/**
 * Who is measured. Each file holds one of them, whole: what it imports, and nothing that it shares with another, so that its
 * bundle and its import are its own.
 *
 * @typedef {{
 *   baseUrl: string,
 *   path: TokenPath,
 *   clientId: string,
 *   clientSecret: string,
 *   fetch?: typeof globalThis.fetch
 * }} Options `path` is the operation's, for those whose functions aren't generated for it; `fetch` is for those who don't use
 *   the global one
 * @typedef {{ exchange(code: string): Promise<unknown>, refresh(token: string): Promise<unknown> }} Subject
 * @typedef {(options: Options) => Subject} Create
 */
import { readFile } from "node:fs/promises";

const { dependencies } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));

export const floor = "fetch";
export const floorWithDeadline = "fetch-deadline";
export const ours = "xt-oauth";
export const underOurs = "openapi-fetch";

const titles = new Map([
  [floor, "`fetch` by hand"],
  [floorWithDeadline, "`fetch` by hand, with a deadline"],
  [underOurs, `openapi-fetch ${dependencies["openapi-fetch"]}`],
  [ours, "**xt-oauth**"],
  ["ky", `ky ${dependencies.ky}`],
  ["axios", `axios ${dependencies.axios}`],
  ["oauth4webapi", `oauth4webapi ${dependencies.oauth4webapi}`],
  ["hey-api", `hey-api ${dependencies["@hey-api/openapi-ts"]}`],
  ["orval", `orval ${dependencies.orval}`],
]);

/** The files of this folder, by name. */
export const names = [...titles.keys()];

/** @param {string} name */
export const title = (name) => titles.get(name) ?? name;

/** @type {(name: string) => Promise<Create>} */
export async function load(name) {
  const { create } = await import(`./${name}.js`);
  return create;
}
