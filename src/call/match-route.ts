/** Finds the operation of a request by its method and path. */
import type { Operation } from "./operation.js";

/** The address of an operation, and how its requests are authenticated. */
export type Route = Pick<Operation, "id" | "method" | "path" | "server" | "security">;

/**
 * Finds the route whose path matches the end of `pathname`. Returns this end as `path`, and the path parameters, still percent-encoded.
 * What comes before it belongs to the base URL.
 */
export function matchRoute<R extends Route>(
  routes: readonly R[],
  method: string,
  pathname: string,
): { route: R; path: string; values: Record<string, string> } | undefined {
  const matches = routes.flatMap((route) => {
    const match = route.method === method.toLowerCase() && patternOf(route.path).exec(pathname);
    if (!match) return [];
    const names = [...route.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
    return [
      { route, path: match[0], values: Object.fromEntries(names.map((name, at) => [name, match[at + 1] ?? ""])) },
    ];
  });
  // The longest path wins. Between two of the same length, a fixed segment wins over a template (OpenAPI 3.1, Path Templating).
  const order = ({ route }: { route: R }) => route.path.replace(/\{[^}]+\}/g, "\uffff");
  const length = ({ route }: { route: R }) => route.path.split("/").length;
  return matches.sort((one, other) => length(other) - length(one) || (order(one) < order(other) ? -1 : 1))[0];
}

function patternOf(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`${escaped.replace(/\{[^}]+\}/g, "([^/]+)")}$`);
}
