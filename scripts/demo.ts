/** `npm run demo`: serves an app. Sign in to it with a browser; you need no account. No request leaves this machine. */
import { serveDemo } from "./demo/serve.js";
import { onParentEnded } from "./parent-process.js";

const starting = serveDemo();
let isStopping = false;
// Ctrl-C in a terminal also ends npm, which would stop the demo a second time.
const stop = async () => {
  if (isStopping) return;
  isStopping = true;
  await (await starting).stop();
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
onParentEnded(stop);
const { appUrl, xtUrl } = await starting;

console.log(`Open ${appUrl} and sign in. Press Ctrl-C to stop.

The app is examples/hono. A fake XT server runs on this machine, at ${xtUrl}. No request leaves this machine.`);
