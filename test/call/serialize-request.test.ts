/** Tests inputs that no operation of the spec has yet: headers, and path parameters that may be any text. */
import { expect, it, vi } from "vitest";
import { getOrder } from "../../generated/operations/getOrder.js";
import { createCall } from "../../src/call/call.js";
import { checkedSettings } from "../../src/call/options.js";
import { serializeRequest } from "../../src/call/serialize-request.js";
import type { Fetch } from "../../src/index.js";
import { orderId, successResponse } from "../client-with-responses.js";
import { expectRejection, invalidArgument } from "../expect-failure.js";

const operation = { ...getOrder, path: "/orders/{name}", inputs: { name: "path", trace: "header" } };
const fetch = vi.fn<Fetch>(async () => Response.json(successResponse({ orderId })));
const settings = checkedSettings({ fetch }, [], { code: "invalid_option", caller: "a test" });
const call = createCall(settings, { serialize: serializeRequest, baseUrl: () => "https://xt.example" });

it.each([
  ...["", ".", ".."].map((name) => [{ name, trace: "1" }, "a path parameter must not be empty or consist of dots"]),
  ...["a\nb", "漢"].map((trace) => [{ name: "a", trace }, "trace contains a character that a header can't contain"]),
])("the input %j is refused, and nothing is sent", async (input, message) => {
  fetch.mockClear();
  const error = await expectRejection(call(operation, Object(input)), invalidArgument("getOrder"));
  expect(error.message).toBe(`getOrder: ${message}`);
  expect(fetch).not.toHaveBeenCalled();
});

it("a header may contain Latin-1, and a path parameter is encoded", async () => {
  await call(operation, { name: "a/b", trace: "é" });
  expect(fetch).toHaveBeenCalledWith("https://xt.example/orders/a%2Fb", expect.anything());
  expect(fetch.mock.lastCall?.[1].headers).toMatchObject({ trace: "é" });
});
