import { expect, it } from "vitest";
import { BoundedMap } from "../../src/tokens/stored-records.js";

it("a full BoundedMap drops the entry that was set first", () => {
  const map = new BoundedMap<number>(2);
  map.set("a", 1).set("b", 2).set("b", 3);
  expect([...map.keys()]).toEqual(["a", "b"]);
  map.set("a", 4).set("c", 5);
  expect([...map.keys()]).toEqual(["a", "c"]);
});
