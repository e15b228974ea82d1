import { describe, expect, it } from "vitest";
import { parseSecureUrl } from "../../src/http/secure-url.js";

const words = (text: string) => text.trim().split(/\s+/);

describe("a URL that a secret may travel to", () => {
  it.each(
    words(`
      https://api.example https://api.example:8443/path?query HTTPS://API.EXAMPLE https://10.0.0.1 http://localhost
      http://localhost:3000/a http://LOCALHOST http://127.0.0.1 http://127.255.255.254:80 http://[::1]:4010 http://127.1`),
  )("can be %s", (url) => {
    expect(parseSecureUrl(url)?.href).toBe(new URL(url).href);
  });

  const insecure = words(`
    http://api.example http://localhost.evil.example http://evil.localhost.example http://notlocalhost
    http://127.0.0.1.evil.example http://1127.0.0.1.example http://10.0.0.1 http://128.0.0.1 http://[::2] http://0.0.0.0
    http://[::ffff:127.0.0.1] http://localhost@evil.example https://user@api.example https://:password@api.example
    https://user:password@api.example http://user@localhost ftp://localhost ws://localhost wss://api.example
    file:///etc/passwd javascript:alert(1) data:,x httpss://localhost xhttp://localhost`);
  const malformed = ["//api.example", "api.example", "/path", "", " ", "https://", "https://[", "https://a b"];
  const blank = ["https://api.example/a b", " https://api.example", "https://api.example\n", "https://api\t.example"];
  const others = ["https://api.example/\u0000", undefined, null, 5, {}, ["https://api.example"]];

  it.each([...insecure, ...malformed, ...blank, ...others, new URL("https://api.example")])("can't be %j", (url) => {
    expect(parseSecureUrl(url)).toBeUndefined();
  });
});
