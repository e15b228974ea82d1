/** Prints what `accessToken()` costs for a valid token: CPU with a store in memory; with a Redis, elapsed time beside a bare GET. */
import { createClient } from "redis";
import { createXtTokens, memoryStore, redisStore } from "../../../dist/tokens.js";
import { inRounds } from "../compare.js";
import { perCall } from "../measure.js";

const [port] = process.argv.slice(2);
const day = 86_400;
const jwt = (seconds) => {
  const claims = { pad: "x".repeat(600), exp: Math.ceil(Date.now() / 1000) + seconds };
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
};
const token = {
  user_id: "1",
  access_token: jwt(day),
  refresh_token: jwt(180 * day),
  expires_in: day,
  refresh_expires_in: 180 * day,
  client_id: "an-institution",
  scope: "userinfo",
};

const redis = port ? await createClient({ url: `redis://127.0.0.1:${port}` }).connect() : undefined;
const store = redis ? redisStore(redis) : memoryStore();
const tokens = createXtTokens({ xt: { refreshToken: () => Promise.reject(new Error("not due")) }, store });
await tokens.save("user", token);
// About as long as the record that `tokens` stores.
await redis?.set("bare", JSON.stringify({ token, pad: "x".repeat(200) }));

const calls = {
  accessToken: () => tokens.accessToken("user"),
  ...(redis && { get: () => redis.get("bare") }),
};
const elapsed = { now: () => performance.now(), calls: 20, samples: 60, statistic: "p50" };
const how = redis ? elapsed : { calls: 5_000, samples: 9 };
console.log(JSON.stringify(await inRounds(11, Object.keys(calls), (name) => perCall(calls[name], how))));
redis?.destroy();
