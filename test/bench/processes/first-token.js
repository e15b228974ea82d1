/** Imports one subject, creates a client with it, and exchanges one code. */
import { code, institution } from "../exchange.js";

const [, , name, baseUrl = ""] = process.argv;
const before = performance.now();
/** @type {{ create: import("../subjects/index.js").Create }} */
const { create } = await import(`../subjects/${name}.js`);
await create({ baseUrl, ...institution }).exchange(code);
const milliseconds = performance.now() - before;
console.log(JSON.stringify({ milliseconds }));
