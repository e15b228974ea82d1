/**
 * Reads each page on a worker thread, with a limit on time and memory. If a page exceeds a limit, the thread is terminated. So a malicious
 * page can't block the reader.
 */
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { type Page, unreadable } from "./page.js";

/** The CPU time for a page, so that a busy machine doesn't matter. XT's largest page takes a quarter of it. */
const CPU_MS = 800;
/** The wall-clock time for a page. */
const DEADLINE_MS = 20_000;
const POLL_MS = 20;
const MEMORY_MB = 256;

/** The thread's messages: first that it has loaded the reader, and then the page. */
type Message = "begins" | Page;

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

function readOnThread(content: string, path: string): Promise<Page> {
  thread ??= new Worker(start, { eval: true, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  const worker = thread;
  worker.ref();
  return new Promise((resolve, reject) => {
    let clock: NodeJS.Timeout | undefined;
    const settle = (end: () => void): void => {
      clearInterval(clock);
      worker.removeAllListeners("message").removeAllListeners("error");
      // An idle thread doesn't keep the process alive.
      worker.unref();
      end();
    };
    const stop = (reason: string): void => {
      thread = undefined;
      void worker.terminate();
      settle(() => resolve(unreadable(path, "bounds", reason)));
    };
    worker.on("message", (message: Message) => {
      if (message !== "begins") return settle(() => resolve(message));
      const [cpu, begun] = [process.cpuUsage(), performance.now()];
      clock = setInterval(() => {
        const { user, system } = process.cpuUsage(cpu);
        const isOver = (user + system) / 1000 > CPU_MS || performance.now() - begun > DEADLINE_MS;
        if (isOver) stop("the page takes too long to read, much longer than any page of XT's");
      }, POLL_MS);
    });
    worker.once("error", (error: Error & { code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") return stop(`the page takes more than ${MEMORY_MB} MB to read`);
      thread = undefined;
      settle(() => reject(error));
    });
    worker.postMessage({ content, path });
  });
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  // Only this thread needs the parsers. The time for loading them doesn't count against the page's limit.
  const { readPage } = await import("./read-page.js");
  port.on("message", ({ content, path }: { content: string; path: string }) => {
    port.postMessage("begins" satisfies Message);
    port.postMessage(readPage(content, path) satisfies Message);
  });
}
