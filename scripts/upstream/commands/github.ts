/** What the unattended commands ask of GitHub's REST API: which issues and pull requests are open, and to write one. */
import { Refusal } from "../refusal.js";
import type { Io } from "../terminal/io.js";

export type Kind = "issues" | "pulls";

/** An issue or a pull request. */
export interface Item {
  number: number;
  body: string | null;
  user: { login: string; type: string } | null;
  /** Of a pull request only. */
  head?: { ref: string };
  /** Of a pull request only, where it stands among the issues. */
  pull_request?: object;
}

export interface GitHub {
  /** All that are open. */
  list(kind: Kind): Promise<Item[]>;
  create(kind: Kind, fields: object): Promise<void>;
  edit(kind: Kind, number: number, fields: object): Promise<void>;
}

const DEADLINE_MS = 30_000;
const PAGE_SIZE = 100;
const MAX_PAGES = 50;

/** As a workflow's environment says. */
export function gitHub(env: Io["env"]): GitHub {
  const { GITHUB_API_URL: base, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = env;
  if (!base || !repository || !token) {
    throw new Refusal("set GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN, as a workflow does");
  }
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Refusal("GITHUB_REPOSITORY takes owner/name");

  async function call(method: string, path: string, fields?: object): Promise<unknown> {
    const response = await fetch(`${base}/repos/${repository}/${path}`, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "user-agent": "xt-oauth",
        "x-github-api-version": "2022-11-28",
      },
      redirect: "error",
      signal: AbortSignal.timeout(DEADLINE_MS),
      ...(fields && { body: JSON.stringify(fields) }),
    }).catch((error: Error) => {
      throw new Refusal(`GitHub cannot be reached for ${method} ${path}: ${error.message}`);
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    throw new Refusal(
      `GitHub answered ${response.status} to ${method} ${path}${hintOf(method, path)}:`,
      text.split("\n"),
    );
  }

  return {
    async list(kind) {
      const items: Item[] = [];
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const found = await call("GET", `${kind}?state=open&per_page=${PAGE_SIZE}&page=${page}`);
        if (!Array.isArray(found)) throw new Refusal(`GitHub lists no ${kind}`);
        items.push(...found);
        if (found.length < PAGE_SIZE) return items;
      }
      return items;
    },
    async create(kind, fields) {
      await call("POST", kind, fields);
    },
    async edit(kind, number, fields) {
      await call("PATCH", `${kind}/${number}`, fields);
    },
  };
}

function hintOf(method: string, path: string): string {
  if (method !== "POST" || path !== "pulls") return "";
  return " (the repository's settings have to allow GitHub Actions to create pull requests)";
}
