/** A Worker that checks `d1Store` with its D1 database. Its response has the result of a check, or the error. */
import { checkTokenStore } from "../../../src/testing/index.js";
import { d1CleanUp, d1Store, d1Table, type XtD1Database } from "../../../src/tokens/index.js";

const checks: Record<string, (database: XtD1Database) => Promise<unknown>> = {
  async requirements(database) {
    await checkTokenStore(() => d1Store(database));
    return "met";
  },

  async cleanUp(database) {
    const store = d1Store(database);
    await store.replace("expired", undefined, "a", { endsAt: Date.now() - 60_000 });
    await store.replace("valid", undefined, "a", { endsAt: Date.now() + 60_000 });
    await store.replace("permanent", undefined, "a", { endsAt: Date.now() - 60_000 });
    await store.replace("permanent", "a", "b");
    await database.prepare(d1CleanUp).bind().all();
    return Promise.all(["expired", "valid", "permanent"].map(store.get));
  },

  async withoutTable(database) {
    await database.prepare("DROP TABLE xt_tokens").bind().all();
    return d1Store(database)
      .get("key")
      .catch(({ code }) => code);
  },
};

export default {
  async fetch(request: Request, { DB }: { DB: XtD1Database }): Promise<Response> {
    await DB.prepare(d1Table).bind().all();
    try {
      return Response.json({ result: await checks[new URL(request.url).pathname.slice(1)]?.(DB) });
    } catch (error) {
      return Response.json({ error: String(error) });
    }
  },
};
