/** What the doctor says has the same shape in every language. */
import type { english } from "./english.js";

export type Words = typeof english;
