/** The URLs that a secret or a code may travel to: https, or plain http that doesn't leave this machine. */

/** Whether a host name leads no further than this machine. */
export const isLoopback = (hostname: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** Parses an absolute URL; `undefined` where it is none, leaves the machine unencrypted, or carries a user or a password. */
export function parseSecureUrl(input: unknown): URL | undefined {
  // Where there are blanks or line breaks in it, URL would leave some out and read another address than the one that is written.
  if (typeof input !== "string" || /[\s\p{Cc}]/u.test(input)) return undefined;
  let url: URL;
  try {
    url = new URL(input);
  } catch {
    return undefined; // The error would repeat the input.
  }
  const encrypted = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
  return encrypted && url.username === "" && url.password === "" ? url : undefined;
}
