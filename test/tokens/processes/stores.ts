/** The stores that the proof goes through, by name. */
import { randomBytes } from "node:crypto";
import { encryptedStore } from "../../../src/tokens/index.js";
import { type Connected, postgres, redisClients } from "../databases/clients.js";

export const storeKinds = ["redis", "postgres", "encrypted redis"] as const;
export type StoreKind = (typeof storeKinds)[number];

/** The same in every process, as it is in an app. */
const keys = [{ id: "proof", secret: process.env.PROOF_SECRET ?? randomBytes(32).toString("base64") }];
process.env.PROOF_SECRET = keys[0]?.secret;

/** Redis through any of its clients, so that a run has all of them at once. */
export async function connectStore(kind: StoreKind, url: string): Promise<Connected> {
  if (kind === "postgres") return postgres(url);
  const connects = Object.values(redisClients);
  const connect = connects[Math.floor(Math.random() * connects.length)];
  if (!connect) throw new Error("there is no client of Redis");
  const { store, close } = await connect(url);
  return { store: kind === "redis" ? store : encryptedStore(store, { keys }), close };
}
