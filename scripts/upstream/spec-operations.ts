import { readFile } from "node:fs/promises";
import { isMap, isScalar, parseDocument } from "yaml";
import { nameOf } from "./diff.js";
import type { OperationFacts } from "./facts.js";

/** The spec's operation ids by verb and path ("GET /v4/order"). */
export async function readSpecOperations(file: string): Promise<Map<string, string>> {
  const paths = parseDocument(await readFile(file, "utf8")).get("paths");
  const ids = new Map<string, string>();
  if (!isMap(paths)) return ids;
  for (const { key: path, value: item } of paths.items) {
    if (!isScalar(path) || !isMap(item)) continue;
    for (const { key: method, value: operation } of item.items) {
      const id = isMap(operation) ? operation.get("operationId") : undefined;
      if (isScalar(method) && typeof id === "string")
        ids.set(`${String(method.value).toUpperCase()} ${path.value}`, id);
    }
  }
  return ids;
}

/** Which of the spec's operations a page feeds; null where the spec has none at that verb and path. */
export function findOperations(
  ids: ReadonlyMap<string, string>,
  operations: readonly OperationFacts[],
): { name: string; operationId: string | null }[] {
  return operations.map((operation) => {
    const name = nameOf(operation);
    return { name, operationId: ids.get(name) ?? null };
  });
}
