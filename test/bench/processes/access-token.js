/**
 * Asks for one user's access token again and again, which is valid for a day: by turns with a bare GET of a value of the same size, if
 * the argument is the port of a Redis.
 */
import { createClient } from "redis";
import { createXtTokens, memoryStore, redisStore } from "../../../dist/tokens.js";

const [port] = process.argv.slice(2);
const rounds = 21;
const calls = port ? 2_000 : 50_000;

const day = 86_400_000;
/** @param {number} endsAt */
const jwt = (endsAt) =>
  `e30.${Buffer.from(JSON.stringify({ pad: "x".repeat(600), exp: Math.ceil(endsAt / 1000) })).toString("base64url")}.c2ln`;
const token = {
  user_id: "1",
  access_token: jwt(Date.now() + day),
  refresh_token: jwt(Date.now() + 180 * day),
  expires_in: 86_400,
  refresh_expires_in: 180 * 86_400,
  client_id: "an-id",
  scope: "userinfo",
};

const redis = port ? await createClient({ url: `redis://127.0.0.1:${port}` }).connect() : undefined;
const store = redis ? redisStore(redis) : memoryStore();
const tokens = createXtTokens({ xt: { refreshToken: () => Promise.reject(new Error("not due")) }, store });
await tokens.save("user", token);
await redis?.set("bare", JSON.stringify({ token, pad: "x".repeat(200) }));

/** CPU where nothing is waited for, else time. @param {() => Promise<unknown>} call */
async function microseconds(call) {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  for (let called = 0; called < calls; called += 1) await call();
  const { user, system } = process.cpuUsage(cpu);
  return (redis ? (performance.now() - start) * 1000 : user + system) / calls;
}

const accessToken = () => tokens.accessToken("user");
const bare = () => redis?.get("bare") ?? Promise.resolve();
await microseconds(accessToken);
await microseconds(bare);
/** @type {[mine: number, bare: number][]} */
const readings = [];
for (let round = 0; round < rounds; round += 1) {
  if (round % 2) readings.push([await microseconds(accessToken), await microseconds(bare)]);
  else {
    const other = await microseconds(bare);
    readings.push([await microseconds(accessToken), other]);
  }
}
redis?.destroy();
console.log(JSON.stringify(readings));
