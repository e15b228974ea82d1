/** As much of GitHub's REST API as the unattended commands use, on the loopback. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { Item } from "../../scripts/upstream/commands/github.js";

export interface FakeItem extends Item {
  kind: string;
  state: string;
  title: string;
  base?: string;
}

const bot = { login: "github-actions[bot]", type: "Bot" };

export async function fakeGitHub(repository: string, token: string) {
  const items: FakeItem[] = [];
  /** What it refuses with 403, such as "POST pulls". */
  const refused = new Set<string>();
  let number = 0;

  const add = (kind: string, fields: Partial<FakeItem>): FakeItem => {
    number += 1;
    const item = { number, kind, state: "open", title: "", body: "", user: bot, ...fields };
    items.push(item);
    return item;
  };

  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const { pathname, searchParams } = new URL(request.url ?? "", "http://loopback");
    const [kind = "", at] = pathname.replace(`/repos/${repository}/`, "").split("/");
    const answer = (status: number, value: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
    };
    if (request.headers.authorization !== `Bearer ${token}`) return answer(401, { message: "Bad credentials" });
    if (refused.has(`${request.method} ${kind}`)) return answer(403, { message: "not permitted" });
    const fields = text === "" ? {} : JSON.parse(text);
    if (request.method === "GET") {
      // To GitHub, a pull request is an issue as well.
      const open = items.filter((item) => item.state === "open" && (item.kind === kind || kind === "issues"));
      const listed = open.map((item) =>
        kind === "issues" && item.kind === "pulls" ? { ...item, pull_request: {} } : item,
      );
      const [size, page] = [Number(searchParams.get("per_page")), Number(searchParams.get("page"))];
      return answer(200, listed.reverse().slice((page - 1) * size, page * size));
    }
    if (request.method === "POST") return answer(201, add(kind, { ...fields, head: { ref: fields.head } }));
    const known = items.find((item) => item.kind === kind && item.number === Number(at));
    if (request.method !== "PATCH" || !known) return answer(404, { message: "Not Found" });
    return answer(200, Object.assign(known, fields));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const env = {
    GITHUB_API_URL: `http://127.0.0.1:${typeof address === "object" && address ? address.port : ""}`,
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: token,
    GITHUB_REF_NAME: "main",
  };
  return {
    env,
    add,
    refused,
    items,
    open: () => items.filter(({ state }) => state === "open"),
    stop: () => server.close(),
    forget: () => {
      items.length = 0;
      refused.clear();
    },
  };
}
