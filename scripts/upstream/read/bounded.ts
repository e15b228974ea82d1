/**
 * Reads pages with a deadline and a bound on memory for each: on a thread of their own, which ends with the page that goes
 * beyond. A page that somebody built to stop the reader stops nothing else.
 */
import { Worker } from "node:worker_threads";
import { type Page, unreadable } from "./page.js";

/** Of computing, so that a busy machine doesn't count. The largest page of XT's takes a quarter of it. */
const CPU_MS = 800;
/** Of waiting, whatever the thread does meanwhile. */
const DEADLINE_MS = 20_000;
const POLL_MS = 20;
const MEMORY_MB = 256;

/** What the thread answers: that it begins with a page, for which it has loaded what it needs; and then the page. */
export type Answer = "ready" | "begins" | Page;

interface Thread {
  worker: Worker;
  /** Resolves once the thread listens. */
  ready: Promise<unknown>;
}

let thread: Thread | undefined;
/** The thread reads one page at a time. */
let last: Promise<unknown> = Promise.resolve();

export function readBounded(content: string, path: string): Promise<Page> {
  const page = last.then(() => readOnThread(content, path));
  last = page.catch(() => undefined);
  return page;
}

async function readOnThread(content: string, path: string): Promise<Page> {
  thread ??= startThread();
  const { worker, ready } = thread;
  worker.ref();
  await ready;
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
    const watch = (): void => {
      const [cpu, begun] = [process.cpuUsage(), performance.now()];
      clock = setInterval(() => {
        const { user, system } = process.cpuUsage(cpu);
        const isOver = (user + system) / 1000 > CPU_MS || performance.now() - begun > DEADLINE_MS;
        if (isOver) stop("the page takes too long to read: no page of XT's does, and what makes it so is not read");
      }, POLL_MS);
    };
    worker.on("message", (answer: Answer) => {
      if (typeof answer === "string") watch();
      else settle(() => resolve(answer));
    });
    worker.once("error", (error: Error & { code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") return stop(`the page takes more than ${MEMORY_MB} MB to read`);
      thread = undefined;
      settle(() => reject(error));
    });
    worker.postMessage({ content, path });
  });
}

function startThread(): Thread {
  const worker = new Worker(new URL("./bounded-thread.js", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return { worker, ready: new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject)) };
}
