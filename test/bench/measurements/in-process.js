/** What a call costs where nothing is sent. */
import { child } from "../child.js";
import { measureCalls } from "./calls.js";

export const heading = "In process";

export const explanation = `
CPU of a call, user and system, whose \`fetch\` makes a \`Request\`, as every real one does first, and answers at once from
memory. One call after the other, after a warm-up. The first row is the floor against itself: the noise of this run.`;

/** @param {import("../nodes.js").Node} node */
export const measure = (node) => measureCalls((name) => child(node, "in-process.js", [name]));
