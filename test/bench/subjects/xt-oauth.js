/** This project, as it is built. */
import { createXtOAuth } from "../../../dist/index.js";

/** @type {import("./index.js").Create} */
export function create(options) {
  const xt = createXtOAuth(options);
  return {
    exchange: (code) => xt.exchangeCode(code),
    refresh: (token) => xt.refreshToken(token),
  };
}
