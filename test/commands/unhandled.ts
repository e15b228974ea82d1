/** Runs as a separate process: makes one failing call, and doesn't handle its rejection. */
import { client, grants } from "../grants.js";
import { planted } from "../planted.js";

const [grant = "", baseUrl = "", fault = ""] = process.argv.slice(2);
const options =
  fault === "fetch"
    ? {
        fetch: (url: string) =>
          Promise.reject(Object.assign(new TypeError(`failed: ${url}`, { cause: new Error(url) }), { path: url })),
      }
    : { baseUrl };
const xt = client({ ...options, timeoutMs: fault === "timeout" ? 50 : 10_000 });
const call = grants[grant === "exchangeCode" ? "exchangeCode" : "refreshToken"];
if (fault === "config") void xt.exchangeCode(`${planted.code}\ud800`);
else void call(xt);
