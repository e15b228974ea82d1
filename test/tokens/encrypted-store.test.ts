/** Records that are encrypted: what stands in the store, changing keys, and what a wrong one says. */
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkTokenStore } from "../../src/testing/index.js";
import { encryptedStore, type XtEncryptionKey } from "../../src/tokens/encrypted-store.js";
import { memoryStore } from "../../src/tokens/memory-store.js";
import type { XtTokenStore } from "../../src/tokens/store.js";
import { expectNothingPlanted, pieceIn, planted } from "../planted.js";

const newSecret = () => randomBytes(32).toString("base64");
const first: XtEncryptionKey = { id: "first", secret: newSecret() };
const second: XtEncryptionKey = { id: "second", secret: newSecret() };

const record = JSON.stringify(planted);

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable("the call succeeded"),
    (error: unknown) => error,
  );

describe("encryptedStore()", () => {
  it("keeps the promises of a store", async () => {
    const inner = memoryStore();
    await checkTokenStore(() => encryptedStore(inner, { keys: [first] }));
  });

  it("stores no part of a record in plain text, raw or decoded", async () => {
    const inner = memoryStore();
    const store = encryptedStore(inner, { keys: [first] });
    await store.replace("a-user", undefined, record);
    const text = (await inner.get("a-user")) ?? "";
    expect(text).toMatch(/^xt1\.first\.[\w+/]+=*$/);
    const bytes = Buffer.from(text.split(".")[2] ?? "", "base64");
    for (const view of [text, bytes.toString("latin1"), bytes.toString("utf8"), bytes.toString("hex")]) {
      expect(pieceIn(view)).toBeUndefined();
    }
    expect(await store.get("a-user")).toBe(record);
  });

  it("encrypts the same record differently each time", async () => {
    const inner = memoryStore();
    const store = encryptedStore(inner, { keys: [first] });
    const texts = new Set<string | undefined>();
    for (let round = 0; round < 50; round += 1) {
      await store.replace("a-user", round === 0 ? undefined : "a", "a");
      texts.add(await inner.get("a-user"));
    }
    expect(texts.size).toBe(50);
  });

  it("passes the record's end to the store", async () => {
    const ends: unknown[] = [];
    const inner = memoryStore();
    const watched: XtTokenStore = {
      get: inner.get,
      replace(key, from, to, options) {
        ends.push(options);
        return inner.replace(key, from, to);
      },
    };
    await encryptedStore(watched, { keys: [first] }).replace("a-user", undefined, "a", { endsAt: 1 });
    expect(ends).toEqual([{ endsAt: 1 }]);
  });

  it("reads with every key, and writes with the first, so that keys can be changed", async () => {
    const inner = memoryStore();
    const before = encryptedStore(inner, { keys: [first] });
    const during = encryptedStore(inner, { keys: [first, second] });
    const after = encryptedStore(inner, { keys: [second, first] });
    await before.replace("a-user", undefined, "a");
    expect(await after.get("a-user")).toBe("a");
    expect(await inner.get("a-user")).toMatch(/^xt1\.first\./);
    expect(await after.replace("a-user", "a", "b")).toBe(true);
    expect(await inner.get("a-user")).toMatch(/^xt1\.second\./);
    expect(await during.get("a-user")).toBe("b");
    expect(await encryptedStore(inner, { keys: [second] }).get("a-user")).toBe("b");
  });

  it("accepts a key as openssl prints it, and an id that every object has as a property", async () => {
    const keys = [{ id: "__proto__", secret: `${newSecret()}\n` }];
    const store = encryptedStore(memoryStore(), { keys });
    await store.replace("a-user", undefined, "a");
    expect(await store.get("a-user")).toBe("a");
  });

  it("reports a lost race if another process wrote between its read and its write", async () => {
    const inner = memoryStore();
    const rival = encryptedStore(inner, { keys: [first] });
    await rival.replace("a-user", undefined, "a");
    const slow = encryptedStore(
      {
        async get(key) {
          const text = await inner.get(key);
          await rival.replace("a-user", "a", "a");
          return text;
        },
        replace: inner.replace,
      },
      { keys: [first] },
    );
    expect(await slow.replace("a-user", "a", "b")).toBe(false);
    expect(await rival.get("a-user")).toBe("a");
  });

  it("names the key that is missing", async () => {
    const inner = memoryStore();
    await encryptedStore(inner, { keys: [first] }).replace("a-user", undefined, record);
    const error = await failureOf(encryptedStore(inner, { keys: [second] }).get("a-user"));
    expect(error).toMatchObject({ name: "XtConfigError", message: expect.stringContaining('the key "first", which') });
    expectNothingPlanted(error, [...Object.values(planted), first.secret, second.secret]);
  });

  const spoilt: Record<string, (text: string) => string> = {
    "a secret that has changed": (text) => text,
    "a letter that has changed": (text) => text.replace(/.(?=.{9}$)/, (sign) => (sign === "A" ? "B" : "A")),
    "an end that is missing": (text) => text.slice(0, -8),
    "nothing behind the key's id": (text) => `${text.split(".").slice(0, 2).join(".")}.A`,
  };
  for (const [fault, spoil] of Object.entries(spoilt)) {
    it(`names the key that can't decrypt a record with ${fault}`, async () => {
      const inner = memoryStore();
      await encryptedStore(inner, { keys: [first] }).replace("a-user", undefined, record);
      const text = await inner.get("a-user");
      await inner.replace("a-user", text, spoil(text ?? ""));
      const secret = fault.includes("secret") ? newSecret() : first.secret;
      const store = encryptedStore(inner, { keys: [{ id: "first", secret }] });
      const calls = [store.get("a-user"), store.replace("a-user", record, "b")];
      for (const error of await Promise.all(calls.map(failureOf))) {
        expect(error).toMatchObject({
          name: "XtConfigError",
          message: expect.stringContaining('a record can\'t be decrypted with the key "first"'),
        });
        expectNothingPlanted(error, [...Object.values(planted), secret, first.secret]);
      }
      // A new sign-in has to find its place.
      expect(await store.replace("a-user", undefined, "b")).toBe(true);
      expect(await store.get("a-user")).toBe("b");
    });
  }

  it("refuses a record that was moved to another user's key", async () => {
    const inner = memoryStore();
    const store = encryptedStore(inner, { keys: [first] });
    await store.replace("a-user", undefined, record);
    await inner.replace("another", undefined, await inner.get("a-user"));
    await expect(store.get("another")).rejects.toMatchObject({ name: "XtConfigError" });
  });

  it("refuses a record that isn't encrypted, and doesn't show it", async () => {
    const inner = memoryStore();
    await inner.replace("a-user", undefined, record);
    const error = await failureOf(encryptedStore(inner, { keys: [first] }).get("a-user"));
    expect(error).toMatchObject({ message: "encryptedStore: a record in the store wasn't written by encryptedStore" });
    expectNothingPlanted(error);
  });

  it("shows nothing of its keys", async () => {
    const store = encryptedStore(memoryStore(), { keys: [first] });
    await store.replace("a-user", undefined, "a");
    expectNothingPlanted(store, [first.secret]);
  });

  it.each([
    ["no options", undefined],
    ["no keys", {}],
    ["an empty list", { keys: [] }],
    ["keys by name", { keys: { first: newSecret() } }],
    ["a key that is text", { keys: [newSecret()] }],
    ["no id", { keys: [{ secret: newSecret() }] }],
    ["an id with a dot", { keys: [{ id: "a.b", secret: newSecret() }] }],
    [
      "an id and a secret in each other's place",
      { keys: [{ id: randomBytes(32).toString("base64url"), secret: "first" }] },
    ],
    ["a secret that is too short", { keys: [{ id: "first", secret: randomBytes(16).toString("base64") }] }],
    ["a secret that is too long", { keys: [{ id: "first", secret: randomBytes(33).toString("base64") }] }],
    ["a password", { keys: [{ id: "first", secret: "correct horse battery staple" }] }],
    ["no secret, as where a variable isn't set", { keys: [{ id: "first", secret: undefined }] }],
    ["two keys of one id", { keys: [first, { id: "first", secret: newSecret() }] }],
  ])("refuses %s, and shows no part of it", (_, options) => {
    const texts = JSON.stringify(options) ?? "";
    const secrets = [...texts.matchAll(/"([^"]{16,})"/g)].map(([, text]) => `${text}`);
    try {
      encryptedStore(memoryStore(), Object(options));
    } catch (error) {
      expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_option" });
      expectNothingPlanted(error, secrets);
      return;
    }
    expect.unreachable("it was taken");
  });

  it("refuses a value that is not a store", () => {
    expect(() => encryptedStore(Object({ get() {} }), { keys: [first] })).toThrow("the methods get and replace");
  });
});
