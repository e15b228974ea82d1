/** Moves an operation of the spec to another path, or to another verb. */

import { Refusal } from "../refusal.js";
import { childMap } from "./document.js";
import type { Edit } from "./edit.js";
import { findInput } from "./inputs.js";
import { renameKey } from "./maps.js";

export function changePath({ spec, operation, before, after, done, toDo }: Edit): void {
  const paths = childMap(spec, spec.contents, "paths");
  const item = childMap(spec, paths, before.path);
  if (!paths || !item) throw new Refusal("the path is not a plain entry of `paths`");
  if (paths.has(after.path) || item.items.length > 1) {
    throw new Refusal("the path holds other operations, or is taken: move the operation in spec/openapi.yaml by hand");
  }
  renameKey(paths, before.path, after.path);
  done.push(`the path is ${after.path} now, and no longer ${before.path}`);
  toDo.push("code that names the old path does not compile any more; the compiler says where");
  const templated = new Set([...after.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  for (const { name } of after.parameters) {
    const parameter = findInput(spec, operation, name)?.parameter;
    if (!parameter || (parameter.get("in") === "path") === templated.has(name)) continue;
    parameter.set("in", templated.has(name) ? "path" : "query");
    if (templated.has(name)) parameter.set("required", true);
    done.push(`${name} stands in the ${templated.has(name) ? "path" : "query"} now`);
  }
}

export function changeMethod({ spec, before, after, done, toDo }: Edit): void {
  const item =
    childMap(spec, spec.contents, "paths", after.path) ?? childMap(spec, spec.contents, "paths", before.path);
  const [was, is] = [before.method.toLowerCase(), after.method.toLowerCase()];
  if (!item || item.has(is)) throw new Refusal(`the path has a ${after.method} already`);
  renameKey(item, was, is);
  done.push(`the verb is ${after.method} now, and no longer ${before.method}`);
  toDo.push("the inputs stay where they were; look whether the new verb takes them in the body");
}
