/** `npm run demo`: serves an app. Sign in to it with a browser; you need no account. No request leaves this machine. */
import { serveDemo } from "./demo/serve.js";
import { servedUntilStopped } from "./serve-until-stopped.js";

const { appUrl, xtUrl } = await servedUntilStopped(serveDemo());

console.log(`Open ${appUrl} and sign in. Press Ctrl-C to stop.

The app is examples/hono. A fake XT server runs on this machine, at ${xtUrl}. No request leaves this machine.`);
