/** What tells one operation, and one page, from another. */
import type { OperationFacts } from "../read/facts.js";
import type { Page } from "../read/page.js";

export function nameOf(operation: Pick<OperationFacts, "method" | "path">): string {
  return `${operation.method} ${operation.path}`;
}

/** Verb, path and the values that are fixed: XT describes two grants of one path on two pages. */
export function identityOf(page: Pick<Page, "operations">): string {
  return page.operations
    .map((operation) => {
      const fixed = operation.parameters.filter(({ enum: values }) => values?.length === 1);
      return [nameOf(operation), ...fixed.map(({ name, enum: values }) => `${name}=${values?.[0]}`).sort()].join(" ");
    })
    .join(", ");
}
