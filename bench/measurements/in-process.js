/** What a call costs where nothing is sent. */
import { child } from "../child.js";
import { measureCalls } from "./calls.js";

export const heading = "In process";

export const explanation = `
CPU time of a call whose \`fetch\` makes a \`Request\`, as every real one does first, and answers at once from memory. Each
reading is a process of its own, against a fresh process of its counterpart right before or after it: *ratio* is the median
of the rounds' ratios, *spread* the lowest and the highest of them. The first row is the floor against itself: the noise.`;

export const measure = () => measureCalls((name) => child("in-process.js", [name]));
