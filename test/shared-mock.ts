/** One Prism for all tests of a run: it takes longer to start than to answer them all. */
import type { TestProject } from "vitest/node";
import { startMock } from "../scripts/start-mock.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Where Prism serves the spec as the package exports it. */
    mockUrl: string;
  }
}

export default async function serveForAll(project: TestProject): Promise<() => Promise<void>> {
  const mock = await startMock("generated/openapi.json");
  project.provide("mockUrl", mock.baseUrl);
  return () => mock.stop();
}
