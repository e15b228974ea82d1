/**
 * Reads pages with a deadline and a bound on memory for each, on a thread that ends with the page that goes beyond. A page that was
 * built to stop the reader stops nothing else.
 */
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { loadReader, type Page, readPage, unreadable } from "./page.js";

/** Of computing, so that a busy machine doesn't count. The largest page of XT's takes a quarter of it. */
const CPU_MS = 800;
/** Of waiting, whatever the thread does meanwhile. */
const DEADLINE_MS = 20_000;
const POLL_MS = 20;
const MEMORY_MB = 256;

/** The thread says that it has loaded what reading takes, and then what the page says. */
type Answer = "begins" | Page;

// Node lets nothing but JavaScript begin a thread.
const start = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(import.meta.url)}); })`;

let thread: Worker | undefined;
/** The thread reads one page at a time. */
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
      // Nothing waits for an idle thread.
      worker.unref();
      end();
    };
    const stop = (reason: string): void => {
      thread = undefined;
      void worker.terminate();
      settle(() => resolve(unreadable(path, "bounds", reason)));
    };
    worker.on("message", (answer: Answer) => {
      if (answer !== "begins") return settle(() => resolve(answer));
      const [cpu, begun] = [process.cpuUsage(), performance.now()];
      clock = setInterval(() => {
        const { user, system } = process.cpuUsage(cpu);
        const isOver = (user + system) / 1000 > CPU_MS || performance.now() - begun > DEADLINE_MS;
        if (isOver) stop("the page takes too long to read: no page of XT's does, and what makes it so is not read");
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
  const answer = (message: Answer) => parentPort?.postMessage(message);
  parentPort.on("message", async ({ content, path }: { content: string; path: string }) => {
    await loadReader(content, path);
    answer("begins");
    answer(await readPage(content, path));
  });
}
