/** The inputs of an operation, out of the rows of its page's parameter table. */
import { readAllowedValues } from "./allowed-values.js";
import { readDefault, readType, readYesOrNo } from "./cells.js";
import type { ParameterFacts, Warn } from "./facts.js";

/** One row of a parameter table, as the page has it: text only, not interpreted yet. */
export interface ParameterRow {
  line: number;
  name: string;
  type: string;
  required: string;
  default: string;
  description: string;
  ranges: string;
}

/** What a table says in place of a name when an operation takes no parameters. */
const NAMELESS = /^(?:n\/a|[-—–]+|无|none|null)?$/i;

export function readParameters(rows: readonly ParameterRow[], warn: Warn): ParameterFacts[] {
  const parameters: ParameterFacts[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const name = row.name.trim();
    if (NAMELESS.test(name)) {
      if (name !== "") warn(row.line, `a parameter is named "${name}"; it is taken for "no parameters"`);
      continue;
    }
    if (seen.has(name)) warn(row.line, `the parameter ${name} stands twice`);
    seen.add(name);

    const type = readType(row.type);
    if (type === "unknown") {
      const given =
        row.type.trim() === "" ? "no type" : `the type "${row.type.trim()}", which is not one that is known`;
      warn(row.line, `the parameter ${name} has ${given}`);
    }
    const required = readYesOrNo(row.required);
    if (required === undefined) {
      warn(row.line, `whether ${name} is required reads "${row.required.trim()}"; it is taken as not required`);
    }
    const allowed = readAllowedValues(row.ranges, { name, type }, row.description);
    if (allowed.doubt !== undefined) warn(row.line, `${name}: ${allowed.doubt}`);
    parameters.push({
      name,
      type,
      required: required ?? false,
      default: readDefault(row.default, type),
      enum: allowed.enum,
    });
  }
  return parameters;
}
