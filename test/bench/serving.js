/** The server that answers those who are measured, in a process of its own. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/**
 * @template Measured
 * @param {(baseUrl: string) => Promise<Measured>} measure
 * @param {string} file of the folder `processes`
 */
export async function serving(measure, file = "server.js") {
  const server = fork(fileURLToPath(new URL(`processes/${file}`, import.meta.url)));
  try {
    const [{ port }] = await once(server, "message");
    return await measure(`http://127.0.0.1:${port}`);
  } finally {
    server.disconnect();
  }
}
