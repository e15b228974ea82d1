/** What a demo does whose step fails: it throws with Prism started, and stops nothing. */
import { startMock } from "../../scripts/prism.js";
import { descendantsOf } from "./processes.js";

await startMock();
const [prism] = (await descendantsOf(process.pid)).filter(({ command }) => command.includes("prism-cli"));
console.log(`Prism has the id ${prism?.pid}`);
throw new Error("a step failed");
