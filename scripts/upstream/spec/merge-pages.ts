/** One operation of the spec, out of the pages that describe it. */
import { nameOf } from "../compare/identity.js";
import type { InputNotes, OperationFacts, ParameterFacts } from "../read/facts.js";
import type { Account } from "../record/accounts.js";
import { Refusal } from "../refusal.js";
import { isRequiredOnEachPage } from "./optional.js";

/** A parameter of an operation that several pages describe. */
export interface MergedParameter extends ParameterFacts {
  /** The grant whose page alone requires it, where the pages describe different grants. */
  requiredForGrant: string | null;
  /** What the prose of its pages adds. */
  notes: InputNotes;
}

export interface MergedFacts extends OperationFacts {
  parameters: MergedParameter[];
}

/** XT describes two grants of one endpoint on two pages. A parameter takes what any of them allows. */
export function mergeAccounts(accounts: readonly Account[]): MergedFacts {
  const [first, ...others] = accounts;
  if (!first) throw new Error("an operation needs a page");
  for (const other of others) {
    if (nameOf(other.facts) === nameOf(first.facts)) continue;
    throw new Refusal(
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
        throw new Refusal(
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
    throw new Refusal(
      `${first.account.source} and ${account.source} disagree on the type or the default of ${name}: update both pages ` +
        "in one go, or settle it by hand in spec/openapi.yaml and spec/upstream.json",
    );
  }
  const [only, another] = rows.filter(({ row }) => row.required);
  const required = isRequiredOnEachPage(
    rows.map(({ row }) => row),
    accounts.length,
  );
  return {
    ...first.row,
    required,
    notes: Object.assign({}, ...rows.map(({ account }) => account.notes?.inputs[name])),
    requiredForGrant: !required && only && !another ? grantOf(only.account.facts) : null,
    enum: rows.some(({ row }) => row.enum === null) ? null : [...new Set(rows.flatMap(({ row }) => row.enum ?? []))],
  };
}

function grantOf({ parameters }: OperationFacts): string | null {
  const values = parameters.find(({ name }) => name === "grant_type")?.enum;
  return values?.length === 1 ? (values[0] ?? null) : null;
}
