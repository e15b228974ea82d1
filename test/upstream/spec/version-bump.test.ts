import { expect, it } from "vitest";
import { nextVersion, rateChange } from "../../../scripts/upstream/spec/version-bump.js";
import { couponPage } from "../pages.js";
import { useFolder } from "../project.js";
import { openWithCoupons } from "../project-in-memory.js";

const folder = useFolder();

it("additional values, also of a result, and a to-do are a patch", async () => {
  const { merge, project } = await openWithCoupons();
  const before = project().spec.data;
  // The bounds that the page no longer has become a to-do for a developer, which doesn't affect callers.
  const wider = couponPage.replace("newest;oldest", "newest;oldest;dearest").replace("1-50", "");
  expect(merge({ "docs/demo/Coupons.mdx": wider })).toMatchObject({ problems: "" });
  const after = project().spec.data;
  Object(after.components.schemas?.OrderState).anyOf[0].enum.push("HALTED");
  expect(await rateChange(".", folder.path, before, after)).toMatchObject({ bump: "patch" });
  expect(nextVersion("1.2.3", "patch")).toBe("1.2.4");
});
