/**
 * Reads each page on a worker thread, with a limit on CPU time and memory. If a page exceeds a limit, the thread is terminated. So a malicious
 * page can't block the reader.
 */
import { once } from "node:events";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { type Page, unreadable } from "./page.js";

/** The CPU time for a page, so that a busy machine doesn't matter. XT's largest page takes a quarter of it. */
const CPU_MS = 800;
const POLL_MS = 20;
const MEMORY_MB = 256;

// Node starts a worker only from JavaScript, so this script registers tsx first.
const start = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(import.meta.url)}); })`;

let thread: Worker | undefined;
/** The queue: the thread reads one page at a time. */
let last: Promise<unknown> = Promise.resolve();

export function readBounded(content: string, path: string): Promise<Page> {
  const page = last.then(() => readOnThread(content, path));
  last = page.catch(() => undefined);
  return page;
}

async function readOnThread(content: string, path: string): Promise<Page> {
  thread ??= new Worker(start, { eval: true, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  const worker = thread;
  const limit = new AbortController();
  let clock: NodeJS.Timeout | undefined;
  worker.ref();
  try {
    worker.postMessage({ content, path });
    await once(worker, "message");
    const begun = process.cpuUsage();
    clock = setInterval(() => {
      const { user, system } = process.cpuUsage(begun);
      if ((user + system) / 1000 > CPU_MS) limit.abort();
    }, POLL_MS);
    const [page] = await once(worker, "message", { signal: limit.signal });
    return page;
  } catch (error) {
    thread = undefined;
    void worker.terminate();
    if (limit.signal.aborted)
      return unreadable(path, "the page takes too long to read, much longer than any page of XT's");
    if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
      return unreadable(path, `the page takes more than ${MEMORY_MB} MB to read`);
    throw error;
  } finally {
    clearInterval(clock);
    // An idle thread doesn't keep the process alive.
    worker.unref();
  }
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  // Only this thread needs the parsers. The time for loading them doesn't count against the page's limit.
  const { readPage } = await import("./read-page.js");
  port.on("message", ({ content, path }: { content: string; path: string }) => {
    port.postMessage("begins");
    port.postMessage(readPage(content, path));
  });
}
