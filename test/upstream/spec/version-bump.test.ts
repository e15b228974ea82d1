import { expect, it } from "vitest";
import { nextVersion, rateChange } from "../../../scripts/upstream/spec/version-bump.js";
import { couponPage, lampPage } from "../pages.js";
import { useFolder } from "../project.js";
import { openWithCoupons } from "../project-in-memory.js";

const folder = useFolder();

it("additional values, also of a result, and a to-do are a patch", async () => {
  const { merge, project } = await openWithCoupons();
  const before = project().spec.data;
  // The page loses its bounds. They become a to-do for a developer, which doesn't affect callers.
  const wider = couponPage.replace("newest;oldest", "newest;oldest;dearest").replace("1-50", "");
  expect(merge({ "docs/demo/Coupons.mdx": wider })).toMatchObject({ problems: "" });
  const after = project().spec.data;
  Object(after.components.schemas?.OrderState).anyOf[0].enum.push("HALTED");
  expect(await rateChange(".", folder.path, before, after)).toMatchObject({ bump: "patch" });
  expect(nextVersion("1.2.3", "patch")).toBe("1.2.4");
});

it("a field that a body loses is major, and the verdict on a shared schema names each operation that returns it", async () => {
  const { mergeAll, project } = await openWithCoupons();
  const lamps = (...names: string[]) => {
    const parameters = names.map((name) => ({ name, type: "string", mandatory: "false" }));
    return { "docs/demo/Lamps.mdx": lampPage("/shop/lamps", { type: "post", parameters }) };
  };
  mergeAll(lamps("colour", "size"));
  const before = project().spec.data;
  mergeAll(lamps("colour"));
  const after = project().spec.data;
  delete Object(after.components.schemas?.Order).properties.fee;
  const { bump, verdict } = await rateChange(".", folder.path, before, after);
  expect(bump).toBe("major");
  expect(verdict).toContain("major: Property `size` was removed. (shoplamps)");
  const ofOrders = verdict.filter((line) => line.includes("`fee`")).join();
  for (const id of ["getOrder", "findOrder", "getOrders", "getOpenOrders", "getOrderHistory"])
    expect(ofOrders).toContain(id);
});
