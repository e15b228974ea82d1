/** Reads the facts of a page that describes no endpoint: message codes, limits, hosts, and inline code. */
import type { Facts } from "../merge/facts.js";
import type { Block } from "./markdown-blocks.js";
import { measuresIn, readRates } from "./prose.js";

const MAX_FACTS = 1000;
/** A message code in any column, or one of several in a cell: `AUTH_001 / AUTH_002`. */
const CODE = /\b[A-Z]{2,60}(?:_[A-Z]{1,60}){0,9}_\d{3,5}\b/g;

/**
 * Returns the facts by place: `code AUTH_001`, `rate 10/second/user`, `time 5 second`, `host sapi.xt.com`, `row …`, `shows #path#query#body`.
 * Of prose, only rates, times, hosts, names of HMAC algorithms and inline code are facts.
 */
export function readStatements(blocks: readonly Block[]): Facts {
  const found = new Map<string, string | true>();
  for (const block of blocks) {
    if (block.kind === "table") {
      for (const { cells } of block.rows) {
        const [name = "", ...others] = cells;
        const codes = /^[A-Z][A-Z0-9_]{2,60}$/.test(name) ? [name] : cells.flatMap((cell) => cell.match(CODE) ?? []);
        for (const code of codes) found.set(`code ${code}`, true);
        if (codes.includes(name) || !isToken(name)) continue;
        // Two tables may have rows of the same name.
        const values = others.filter(isToken).join(" | ");
        found.set(`row ${name}`, [found.get(`row ${name}`), values].filter(Boolean).join("; "));
      }
      continue;
    }
    const text = block.text.slice(0, 10_000);
    for (const [, host] of text.matchAll(/https?:\/\/((?:[\w-]{1,60}\.){1,5}com)\b/g)) found.set(`host ${host}`, true);
    if (block.kind === "text") {
      for (const rate of readRates(text)) found.set(`rate ${rate}`, true);
      for (const { number, unit } of measuresIn(text)) if (unit) found.set(`time ${number} ${unit}`, true);
      for (const [algorithm] of text.matchAll(/\bHmac\w{1,20}/g)) found.set(`shows ${algorithm}`, true);
    }
    for (const shown of block.kind === "text" ? block.codes : text.split("\n").map((line) => line.trim())) {
      if (/^[\x21-\x7e][\x20-\x7e]{0,150}$/.test(shown) && /[a-z#]/i.test(shown)) found.set(`shows ${shown}`, true);
    }
  }
  return new Map([...found].slice(0, MAX_FACTS));
}

/** Whether a cell is a word or number that is the same in both languages. */
function isToken(cell: string): boolean {
  return /^[\x21-\x7e]{1,80}$/.test(cell);
}
