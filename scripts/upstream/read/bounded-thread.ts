/** The thread of `bounded.ts`: reads a page for each message, and answers with what it says. */
import { parentPort } from "node:worker_threads";
import type { Answer } from "./bounded.js";
import { loadReader, readPage } from "./page.js";

interface Order {
  content: string;
  path: string;
}

const answer = (message: Answer) => parentPort?.postMessage(message);

parentPort?.on("message", async ({ content, path }: Order) => {
  await loadReader(content, path);
  answer("begins");
  answer(await readPage(content, path));
});
answer("ready");
