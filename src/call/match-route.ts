/** Finds the operation that a URL leads to. */
import type { Operation } from "./operation.js";

/** Where an operation is, and how a request of it is authenticated. */
export type Route = Pick<Operation, "id" | "method" | "path" | "server" | "security">;

/** The route at the end of `pathname`, and the values of its path, still percent-encoded. What precedes it belongs to the base URL. */
export function matchRoute<R extends Route>(
  routes: readonly R[],
  method: string,
  pathname: string,
): { route: R; values: Record<string, string> } | undefined {
  const matches = routes.flatMap((route) => {
    const match = route.method === method.toLowerCase() && patternOf(route.path).exec(pathname);
    if (!match) return [];
    const names = [...route.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
    return [{ route, values: Object.fromEntries(names.map((name, at) => [name, match[at + 1] ?? ""])) }];
  });
  // The longest path wins, because a base URL is short. Of two, a fixed segment wins over a template, as OpenAPI has it.
  const order = ({ route }: { route: R }) => route.path.replace(/\{[^}]+\}/g, "\uffff");
  const length = ({ route }: { route: R }) => route.path.split("/").length;
  return matches.sort((one, other) => length(other) - length(one) || (order(one) < order(other) ? -1 : 1))[0];
}

function patternOf(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`${escaped.replace(/\{[^}]+\}/g, "([^/]+)")}$`);
}
