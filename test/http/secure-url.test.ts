import { describe, expect, it } from "vitest";
import { parseSecureUrl } from "../../src/http/secure-url.js";

describe("a URL that a secret may travel to", () => {
  it.each([
    "https://api.example",
    "https://api.example:8443/path?query",
    "HTTPS://API.EXAMPLE",
    "https://10.0.0.1",
    "http://localhost",
    "http://localhost:3000/a",
    "http://LOCALHOST",
    "http://127.0.0.1",
    "http://127.255.255.254:80",
    "http://[::1]:4010",
    "http://127.1",
  ])("can be %s", (url) => {
    expect(parseSecureUrl(url)?.href).toBe(new URL(url).href);
  });

  it.each([
    "http://api.example",
    "http://localhost.evil.example",
    "http://evil.localhost.example",
    "http://notlocalhost",
    "http://127.0.0.1.evil.example",
    "http://1127.0.0.1.example",
    "http://10.0.0.1",
    "http://128.0.0.1",
    "http://[::2]",
    "http://0.0.0.0",
    "http://[::ffff:127.0.0.1]",
    "http://localhost@evil.example",
    "https://user@api.example",
    "https://:password@api.example",
    "https://user:password@api.example",
    "http://user@localhost",
    "ftp://localhost",
    "ws://localhost",
    "wss://api.example",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:,x",
    "httpss://localhost",
    "xhttp://localhost",
    "//api.example",
    "api.example",
    "/path",
    "",
    " ",
    "https://",
    "https://[",
    "https://a b",
    "https://api.example/a b",
    " https://api.example",
    "https://api.example\n",
    "https://api\t.example",
    "https://api.example/\u0000",
  ])("can't be %j", (url) => {
    expect(parseSecureUrl(url)).toBeUndefined();
  });

  it.each([undefined, null, 5, {}, ["https://api.example"], new URL("https://api.example")])(
    "can't be %s, which is no text",
    (url) => {
      expect(parseSecureUrl(url)).toBeUndefined();
    },
  );
});
