import { type ParameterFacts, type ParameterRow, readDefault, readRequired, readType, type Warn } from "./facts.js";
import { readRanges } from "./ranges.js";

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
    const required = readRequired(row.required);
    if (required === null) {
      warn(row.line, `whether ${name} is required reads "${row.required.trim()}"; it is taken as not required`);
    }
    const ranges = readRanges(row.ranges, { name, type }, row.description);
    if (ranges.doubt !== undefined) warn(row.line, `${name}: ${ranges.doubt}`);
    parameters.push({
      name,
      type,
      required: required ?? false,
      default: readDefault(row.default, type),
      enum: ranges.enum,
    });
  }
  return parameters;
}
