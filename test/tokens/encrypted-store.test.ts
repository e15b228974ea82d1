/** Encrypted records: what the store holds, how keys are changed, and the errors for wrong keys. */
import { randomBytes } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { checkTokenStore } from "../../src/testing/index.js";
import { encryptedStore, type XtEncryptionKey } from "../../src/tokens/encrypted-store.js";
import { memoryStore } from "../../src/tokens/memory-store.js";
import type { XtTokenStore } from "../../src/tokens/store.js";
import { rejection, thrown } from "../expect-failure.js";
import { expectNothingPlanted, pieceIn, planted } from "../planted-secrets.js";

const newSecret = () => randomBytes(32).toString("base64");
const first: XtEncryptionKey = { id: "first", secret: newSecret() };
const second: XtEncryptionKey = { id: "second", secret: newSecret() };

const record = JSON.stringify(planted);

/** Creates a store with one record, encrypted with the first key. */
async function withRecord(text = record) {
  const inner = memoryStore();
  const store = encryptedStore(inner, { keys: [first] });
  await store.replace("a-user", undefined, text);
  return { inner, store };
}

describe("encryptedStore()", () => {
  it("meets the requirements of a token store", async () => {
    const inner = memoryStore();
    await checkTokenStore(() => encryptedStore(inner, { keys: [first] }));
  });

  it("stores no part of a record in plain text, raw or decoded, and never the same text twice", async () => {
    const { inner, store } = await withRecord();
    const text = (await inner.get("a-user")) ?? "";
    expect(text).toMatch(/^xt1\.first\.[\w+/]+=*$/);
    const bytes = Buffer.from(text.split(".")[2] ?? "", "base64");
    for (const view of [text, bytes.toString("latin1"), bytes.toString("utf8"), bytes.toString("hex")]) {
      expect(pieceIn(view)).toBeUndefined();
    }
    expect(await store.get("a-user")).toBe(record);
    await store.replace("a-user", record, record);
    expect((await inner.get("a-user"))?.slice(0, 26)).not.toBe(text.slice(0, 26));
  });

  it("passes the record's expiry to the store", async () => {
    const inner = { get: async () => undefined, replace: vi.fn(async () => true) };
    await encryptedStore(inner, { keys: [first] }).replace("a-user", undefined, "a", { endsAt: 1 });
    expect(inner.replace).toHaveBeenCalledWith("a-user", undefined, expect.any(String), { endsAt: 1 });
  });

  it("decrypts with every key, and encrypts with the first, so that keys can be changed", async () => {
    const { inner } = await withRecord("a");
    const during = encryptedStore(inner, { keys: [first, second] });
    const after = encryptedStore(inner, { keys: [second, first] });
    expect(await after.get("a-user")).toBe("a");
    expect(await inner.get("a-user")).toMatch(/^xt1\.first\./);
    expect(await after.replace("a-user", "a", "b")).toBe(true);
    expect(await inner.get("a-user")).toMatch(/^xt1\.second\./);
    expect(await during.get("a-user")).toBe("b");
    expect(await encryptedStore(inner, { keys: [second] }).get("a-user")).toBe("b");
  });

  it("accepts a secret with whitespace around it, as in a file, and an id that is a property of every object", async () => {
    const { inner } = await withRecord("a");
    // A byte order mark begins a file, and a no-break space comes from a copied text.
    for (const secret of [`${first.secret}\r\n`, `\ufeff${first.secret}`, ` ${first.secret}\u00a0`]) {
      expect(await encryptedStore(inner, { keys: [{ id: "first", secret }] }).get("a-user")).toBe("a");
    }
    const store = encryptedStore(memoryStore(), { keys: [{ ...first, id: "__proto__" }] });
    await store.replace("a-user", undefined, "a");
    expect(await store.get("a-user")).toBe("a");
  });

  it("resolves to false if another process wrote between its read and its write", async () => {
    const { inner, store: rival } = await withRecord("a");
    const get = vi.fn(inner.get).mockImplementationOnce(async (key) => {
      const text = await inner.get(key);
      await rival.replace("a-user", "a", "a");
      return text;
    });
    const slow: XtTokenStore = { ...inner, get };
    expect(await encryptedStore(slow, { keys: [first] }).replace("a-user", "a", "b")).toBe(false);
    expect(await rival.get("a-user")).toBe("a");
  });

  const undecryptable = 'a record can\'t be decrypted with the key "first"';
  it.each<[fault: string, message: string, spoil: (text: string) => string, secret?: string]>([
    ["a secret that has changed", undecryptable, (text) => text, newSecret()],
    ["a changed letter", undecryptable, (text) => text.replace(/.(?=.{9}$)/, (letter) => (letter === "A" ? "B" : "A"))],
    ["a missing end", undecryptable, (text) => text.slice(0, -8)],
    ["almost nothing after the key's id", undecryptable, (text) => `${text.split(".").slice(0, 2).join(".")}.A`],
    ["an unknown key id", 'the key "gone", which', (text) => text.replace("first", "gone")],
    ["plain text", "a record in the store wasn't written by encryptedStore", () => record],
  ])("refuses a record with %s, and can still replace it", async (_, message, spoil, secret = first.secret) => {
    const { inner } = await withRecord();
    const text = await inner.get("a-user");
    await inner.replace("a-user", text, spoil(text ?? ""));
    const store = encryptedStore(inner, { keys: [{ id: "first", secret }] });
    const calls = [store.get("a-user"), store.replace("a-user", record, "b")].map(rejection);
    for (const error of await Promise.all(calls)) {
      expect(error).toMatchObject({ name: "XtConfigError", message: expect.stringContaining(message) });
      expectNothingPlanted(error, [...Object.values(planted), secret, first.secret]);
    }
    expect(await store.replace("a-user", undefined, "b")).toBe(true);
    expect(await store.get("a-user")).toBe("b");
  });

  it("refuses a record that was copied to another user's key", async () => {
    const { inner, store } = await withRecord();
    await inner.replace("another", undefined, await inner.get("a-user"));
    await expect(store.get("another")).rejects.toMatchObject({ name: "XtConfigError" });
  });

  it("passes on a value of the store that is no string, which the token manager reports", async () => {
    const inner: XtTokenStore = { ...memoryStore(), get: async () => null as never };
    expect(await encryptedStore(inner, { keys: [first] }).get("a-user")).toBeNull();
  });

  it("doesn't expose its secrets as properties", async () => {
    const { store } = await withRecord("a");
    expectNothingPlanted(store, [first.secret]);
  });

  it.each([
    ["no options", undefined],
    ["no keys", {}],
    ["an empty list", { keys: [] }],
    ["an object of keys", { keys: { first: newSecret() } }],
    ["a key that is a string", { keys: [newSecret()] }],
    ["no id", { keys: [{ secret: newSecret() }] }],
    ["an id with a dot", { keys: [{ id: "a.b", secret: newSecret() }] }],
    ["an id and a secret that are swapped", { keys: [{ id: newSecret(), secret: "first" }] }],
    ["a secret that is too short", { keys: [{ id: "first", secret: randomBytes(16).toString("base64") }] }],
    ["a secret that is too long", { keys: [{ id: "first", secret: randomBytes(33).toString("base64") }] }],
    ["a password", { keys: [{ id: "first", secret: "correct horse battery staple" }] }],
    ["no secret, as if an environment variable isn't set", { keys: [{ id: "first", secret: undefined }] }],
    ["a secret that is not a string", { keys: [{ id: "first", secret: Symbol("a-secret") }] }],
    ["a secret in a list", { keys: [{ id: "first", secret: [newSecret()] }] }],
    ["two keys with the same id", { keys: [first, { id: "first", secret: newSecret() }] }],
  ])("refuses %s, and shows no part of it", (_, options) => {
    const json = JSON.stringify(options) ?? "";
    const secrets = [...json.matchAll(/"([^"]{16,})"/g)].map(([, text]) => `${text}`).concat("a-secret");
    const error = thrown(() => encryptedStore(memoryStore(), options as never));
    expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_option" });
    expectNothingPlanted(error, secrets);
  });

  it("refuses a value that is not a store", () => {
    expect(() => encryptedStore(Object({ get() {} }), { keys: [first] })).toThrow("the methods get and replace");
  });
});
