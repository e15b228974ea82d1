/**
 * Plants secrets in a call, and searches for them in everything that the caller can reach afterwards. It finds a secret that is raw,
 * percent-encoded or escaped, and any piece of it with 8 characters.
 */
import { inspect } from "node:util";
import { expect } from "vitest";

/** Unique texts with many characters that encodings change. */
export const planted = {
  clientSecret: "sK7+/Vq9=&%x#Zt 4?wJ漢字ñ8Rb2Ym6HdKe",
  code: "cD3/Pz+8=&Lf#%5 uNé6Gj1Tw9Xk0Sv~!B",
  refreshToken: "eyJraWQiOiJyMSJ9.eyJxcSI6Ilo0d1U4In0.rT2-hB_6+/yM=&5&nC7 pQ#%1gX",
  accessToken: "eyJraWQiOiJhMSJ9.eyJ6eiI6Ik03dkE1In0.oE9-dW_3kS8jF5bL1rV6mY4aU0iP",
  renewedToken: "nR4+iG/8=&%wO#2t 6?zH5cJ9dQ3xL7vB1kT",
  userId: "uI8Qf2Wm4Zs6Hn0Pc",
} as const;

const pieceLength = 8;

const formEncoded = (text: string) => new URLSearchParams({ v: text }).toString().slice(2);
const escapedAsAscii = (text: string) =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Returns a secret raw, percent-encoded and escaped, in lower case. */
function encodings(secret: string): string[] {
  const percent = encodeURIComponent(secret);
  const every = [...new TextEncoder().encode(secret)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  const forms = [secret, percent, formEncoded(secret), encodeURIComponent(percent), every];
  const printed = [JSON.stringify(secret).slice(1, -1), escapedAsAscii(secret), inspect(secret).slice(1, -1)];
  return [...forms, ...printed].map((form) => form.toLowerCase());
}

function piecesOf(secret: string): string[] {
  return encodings(secret).flatMap((form) =>
    form.length < pieceLength
      ? [form]
      : Array.from({ length: form.length - pieceLength + 1 }, (_, at) => form.slice(at, at + pieceLength)),
  );
}

interface Pieces {
  all: Set<string>;
  lengths: Set<number>;
  /** Texts without a piece. They are cached, because many reachable texts are the same each time. */
  clean: Set<string>;
}

const prepared = new WeakMap<readonly string[], Pieces>();

function prepare(secrets: readonly string[]): Pieces {
  const all = new Set(secrets.flatMap(piecesOf));
  const pieces = { all, lengths: new Set([...all].map((piece) => piece.length)), clean: new Set<string>() };
  prepared.set(secrets, pieces);
  return pieces;
}

const allPlanted: readonly string[] = Object.values(planted);

/** Returns the piece of a secret that `text` contains, or `undefined`. */
export function pieceIn(text: string, secrets = allPlanted): string | undefined {
  const pieces = prepared.get(secrets) ?? prepare(secrets);
  if (pieces.clean.has(text)) return undefined;
  const haystack = text.toLowerCase();
  for (const length of pieces.lengths) {
    for (let at = 0; at + length <= haystack.length; at += 1) {
      const piece = haystack.slice(at, at + length);
      if (pieces.all.has(piece)) return piece;
    }
  }
  if (pieces.clean.size < 10_000) pieces.clean.add(text);
  return undefined;
}

/** Returns every text that can be reached from `root` without calling a method. Methods may return secrets on request. */
function reachableTexts(root: unknown): string[] {
  const texts: string[] = [];
  walk(root, new Set(intrinsics), texts);
  return texts;
}

/** The objects that every value leads to. They are walked once, and then skipped. */
const intrinsics = new Set<unknown>();
for (const root of [Object, Function, Error, Promise, Array, async () => undefined]) walk(root, intrinsics, []);

function walk(root: unknown, seen: Set<unknown>, texts: string[]): void {
  const queue: unknown[] = [root];
  const attempt = (read: () => unknown) => {
    try {
      queue.push(read());
    } catch (error) {
      queue.push(error);
    }
  };
  while (queue.length > 0) {
    const value = queue.pop();
    if (typeof value === "symbol") texts.push(String(value.description));
    if (typeof value !== "object" && typeof value !== "function") texts.push(String(value));
    if (value === null || (typeof value !== "object" && typeof value !== "function") || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Map) queue.push(...value.keys(), ...value.values());
    if (value instanceof Set) queue.push(...value);
    if (value instanceof ArrayBuffer) texts.push(Buffer.from(value).toString("latin1"));
    if (ArrayBuffer.isView(value)) {
      texts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1"));
      continue;
    }
    for (let holder: object | null = value; holder !== null; holder = Object.getPrototypeOf(holder)) {
      for (const key of Reflect.ownKeys(holder)) {
        queue.push(key);
        const { get, value: own } = Reflect.getOwnPropertyDescriptor(holder, key) ?? {};
        if (get) attempt(() => Reflect.apply(get, value, []));
        else queue.push(own);
      }
      queue.push(holder);
    }
  }
}

/** Returns every output of `value` that a caller, a logger or a crash may produce. */
function prints(value: unknown): string[] {
  const attempt = (print: () => unknown): string => {
    try {
      return String(print());
    } catch (error) {
      return inspect(error);
    }
  };
  return [
    attempt(() => value),
    attempt(() => JSON.stringify(value)),
    attempt(() => JSON.stringify({ ...Object(value) })),
    attempt(() => inspect(value)),
    attempt(() => inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true })),
    attempt(() => inspect({ nested: [value] }, { depth: Number.POSITIVE_INFINITY, showProxy: true })),
    attempt(() => {
      const copy = structuredClone(value);
      return inspect(copy, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + reachableTexts(copy).join("\n");
    }),
  ];
}

/** Fails if anything that can be reached from `value` shows a planted secret. */
export function expectNothingPlanted(value: unknown, secrets = allPlanted): void {
  expectNothingIn([...reachableTexts(value), ...prints(value)], secrets);
}

/** Does the same without the slow outputs, for thousands of values. */
export function expectNothingReachable(value: unknown, secrets = allPlanted): void {
  expectNothingIn([...reachableTexts(value), inspect(value), JSON.stringify(value) ?? "", String(value)], secrets);
}

function expectNothingIn(texts: readonly string[], secrets: readonly string[]): void {
  for (const text of new Set(texts)) {
    const piece = pieceIn(text, secrets);
    if (piece !== undefined) expect.fail(`a piece of a secret, ${JSON.stringify(piece)}, shows in: ${text}`);
  }
}
