/** A demo that fails: it starts Prism, and throws without stopping it. */
import { startMock } from "../../scripts/start-mock.js";
import { descendantsOf } from "./processes.js";

await startMock();
const [prism] = (await descendantsOf(process.pid)).filter(({ command }) => command.includes("prism-cli"));
console.log(`Prism's process id: ${prism?.pid}`);
throw new Error("a step failed");
