import { nameOf } from "./diff.js";
import type { OperationFacts, ParameterFacts } from "./facts.js";
import { UsageError } from "./terminal.js";

/** What one page, in whatever format and language, says of an operation that other pages may describe too. */
export interface Account {
  /** Where it says so, for messages. */
  source: string;
  facts: OperationFacts;
}

/** A parameter of an operation that several pages describe. */
export interface MergedParameter extends ParameterFacts {
  /** The grant whose page alone requires it, where the pages describe different grants. */
  requiredForGrant: string | null;
}

export interface MergedFacts extends OperationFacts {
  parameters: MergedParameter[];
}

/**
 * One operation out of the pages that describe it, one account for each: XT describes two grants of one endpoint on two
 * pages. A parameter is required only if every page requires it, and takes what any page allows.
 */
export function mergeAccounts(accounts: readonly Account[]): MergedFacts {
  const [first, ...others] = accounts;
  if (!first) throw new Error("an operation needs a page");
  for (const other of others) {
    if (nameOf(other.facts) === nameOf(first.facts)) continue;
    throw new UsageError(
      `${first.source} says ${nameOf(first.facts)}, and ${other.source}, which describes the same operation, says ` +
        `${nameOf(other.facts)}: update both pages in one go`,
    );
  }
  refuseOtherTypes(accounts);
  const names = new Set(accounts.flatMap(({ facts }) => facts.parameters.map(({ name }) => name)));
  return {
    method: first.facts.method,
    path: first.facts.path,
    parameters: [...names].map((name) => mergeParameter(name, accounts)),
    response: Object.assign({}, ...accounts.map(({ facts }) => facts.response).reverse()),
  };
}

/** A field can be on one page only, but it can't be of two types. */
function refuseOtherTypes(accounts: readonly Account[]): void {
  const types = new Map<string, { type: string; source: string }>();
  for (const { source, facts } of accounts) {
    for (const [field, type] of Object.entries(facts.response)) {
      const other = types.get(field);
      if (other && other.type !== type) {
        throw new UsageError(
          `${other.source} says that ${field} is ${other.type}, and ${source}, which describes the same operation, that it is ` +
            `${type}: update both pages in one go; nothing was written`,
        );
      }
      types.set(field, { type, source });
    }
  }
}

function mergeParameter(name: string, accounts: readonly Account[]): MergedParameter {
  const rows = accounts.flatMap((account) => {
    const row = account.facts.parameters.find((parameter) => parameter.name === name);
    return row ? [{ account, row }] : [];
  });
  const [first, ...others] = rows;
  if (!first) throw new Error(`no page has the parameter ${name}`);
  for (const { account, row } of others) {
    if (row.type === first.row.type && row.default === first.row.default) continue;
    throw new UsageError(
      `${first.account.source} and ${account.source} disagree on the type or the default of ${name}: update both pages ` +
        "in one go, or settle it by hand in spec/openapi.yaml and spec/upstream.json",
    );
  }
  const requiring = rows.filter(({ row }) => row.required);
  const [only, another] = requiring;
  const required = requiring.length === accounts.length;
  return {
    ...first.row,
    required,
    requiredForGrant: !required && only && !another ? grantOf(only.account.facts) : null,
    enum: rows.some(({ row }) => row.enum === null) ? null : [...new Set(rows.flatMap(({ row }) => row.enum ?? []))],
  };
}

function grantOf({ parameters }: OperationFacts): string | null {
  const values = parameters.find(({ name }) => name === "grant_type")?.enum;
  return values?.length === 1 ? (values[0] ?? null) : null;
}
