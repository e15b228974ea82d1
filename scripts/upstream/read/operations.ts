/** Reads the operations of a page. Both formats are converted to the same parts first. */
import { type Excerpt, leavesOf, readExample } from "./example.js";
import type { Details, OperationFacts, Reading, Warn } from "./facts.js";
import { readNotes } from "./notes.js";
import { type ParameterRow, readParameters } from "./parameters.js";

export interface OperationParts {
  method: string;
  path: string;
  rows: ParameterRow[];
  /** The page's text outside tables and examples. */
  prose: string;
  /** The example of the response. */
  example: Excerpt | undefined;
}

export function readOperations(parts: readonly OperationParts[], title: string, warn: Warn): Reading {
  const operations: OperationFacts[] = [];
  const details: Details[] = [];
  for (const { method, path, rows, prose, example: excerpt } of parts) {
    const example = excerpt && readExample(excerpt, warn);
    const { types: response = {}, comments = {} } = example ? leavesOf(example) : {};
    const parameters = readParameters(rows, warn);
    operations.push({ method, path, parameters, response });
    details.push({
      example,
      notes: readNotes(prose, rows, parameters),
      words: {
        title,
        inputs: Object.fromEntries(rows.map(({ name, description }) => [name.trim(), description.trim()])),
        fields: comments,
      },
    });
  }
  return { operations, details };
}
