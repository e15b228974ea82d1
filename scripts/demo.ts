/** `npm run demo`: a sign-in in the browser, with no account, until it is stopped. No request leaves this machine. */
import { serveDemo } from "./demo/serve.js";
import { onStarterEnded } from "./starter.js";

const starting = serveDemo();
let isStopping = false;
// Ctrl-C in a terminal reaches npm, too, whose end would stop it a second time.
const stop = async () => {
  if (isStopping) return;
  isStopping = true;
  await (await starting).stop();
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
onStarterEnded(stop);
const { appUrl, xtUrl } = await starting;

console.log(`Open ${appUrl} and sign in. Ctrl-C stops it.

The app is examples/hono; XT is a double on this machine, at ${xtUrl}. No request leaves this machine.`);
