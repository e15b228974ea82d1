import { describe, expect, it } from "vitest";
import { matchRoute, type Route } from "../../src/call/match-route.js";

const routes = [
  "get /orders/{orderId}",
  "get /orders/open",
  "get /orders/~old",
  "get /open",
  "delete /orders/{orderId}",
  "get /orders/{orderId}/trades",
  "get /orders/open/trades",
  "get /orders/{orderId}/trades/{tradeId}",
  "get /v1.0/time",
].map((id): Route => {
  const [method = "", path = ""] = id.split(" ");
  return { id, method, path };
});

function found(method: string, pathname: string, inRoutes: readonly Route[] = routes) {
  const match = matchRoute(inRoutes, method, pathname);
  return match && { id: match.route.id, values: match.values };
}

describe("matchRoute()", () => {
  it.each([
    ["/orders/open", "get /orders/open", {}],
    ["/orders/~old", "get /orders/~old", {}],
    ["/orders/opened", "get /orders/{orderId}", { orderId: "opened" }],
    ["/orders/open/trades", "get /orders/open/trades", {}],
    ["/orders/open/trades/9", "get /orders/{orderId}/trades/{tradeId}", { orderId: "open", tradeId: "9" }],
  ])("prefers the longest path, then a fixed segment, in any order of the routes: %s", (pathname, id, values) => {
    expect(found("GET", pathname)).toEqual({ id, values });
    expect(found("GET", pathname, routes.toReversed())).toEqual({ id, values });
  });

  it("distinguishes methods, and ignores their case", () => {
    expect(found("DELETE", "/orders/open")).toEqual({ id: "delete /orders/{orderId}", values: { orderId: "open" } });
    expect(found("delete", "/orders/7")).toMatchObject({ id: "delete /orders/{orderId}" });
    expect(found("PUT", "/orders/7")).toBeUndefined();
  });

  it("leaves the values percent-encoded", () => {
    expect(found("GET", "/orders/a%2Fb%20c")).toMatchObject({ values: { orderId: "a%2Fb%20c" } });
  });

  it("ignores leading segments, which belong to the base URL, and matches whole segments only", () => {
    expect(found("GET", "/proxy/xt/orders/7")).toEqual({ id: "get /orders/{orderId}", values: { orderId: "7" } });
    expect(found("GET", "/myorders/7")).toBeUndefined();
  });

  it.each(["/orders", "/orders/", "/orders/7/", "/orders/7/trade", "/orders//trades", "/v1x0/time", ""])(
    "finds nothing at %j",
    (pathname) => {
      expect(found("GET", pathname)).toBeUndefined();
    },
  );
});
