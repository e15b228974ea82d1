/** A server's identity that the processes of this run trust: a fresh certificate, which Node reads when a worker starts. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { selfSigned } from "./faults/certificate.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The key and the certificate of a server on 127.0.0.1. */
    identity: { key: string; cert: string };
  }
}

export default async function trust(project: TestProject): Promise<() => Promise<void>> {
  const identity = selfSigned();
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-identity-"));
  const file = join(folder, "certificate.pem");
  await writeFile(file, identity.cert);
  process.env.NODE_EXTRA_CA_CERTS = file;
  project.provide("identity", identity);
  return () => rm(folder, { recursive: true });
}
