/** Creates a certificate that the processes of this run trust. Node reads it when a worker starts. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
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

/** Creates an identity for the processes that this process starts later. Resolves to the folder with its files. */
export async function newIdentity(): Promise<string> {
  const { key, cert } = selfSigned();
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-identity-"));
  await writeFile(join(folder, "key.pem"), key);
  await writeFile(join(folder, "certificate.pem"), cert);
  process.env.NODE_EXTRA_CA_CERTS = join(folder, "certificate.pem");
  return folder;
}

export default async function trust(project: TestProject): Promise<() => Promise<void>> {
  // The parent process may have created an identity already.
  const given = process.env.XT_OAUTH_TEST_IDENTITY;
  const folder = given ?? (await newIdentity());
  const read = (name: string) => readFile(join(folder, name), "utf8");
  project.provide("identity", { key: await read("key.pem"), cert: await read("certificate.pem") });
  return async () => {
    if (given === undefined) await rm(folder, { recursive: true });
  };
}
