/** The URLs that a secret or a code may travel to: https, or plain http that doesn't leave this machine or a test's own hosts. */

/** Whether a host name leads no further than this machine. */
export const isLoopback = (hostname: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** Parses an absolute URL; `undefined` where it is none, leaves the machine and `httpHosts` unencrypted, or carries a user or a password. */
export function parseSecureUrl(input: unknown, httpHosts: readonly string[] = []): URL | undefined {
  // Where there are blanks or line breaks in it, URL would leave some out and read another address than the one that is written.
  if (typeof input !== "string" || /[\s\p{Cc}]/u.test(input)) return undefined;
  let url: URL;
  try {
    url = new URL(input);
  } catch {
    return undefined; // The error would repeat the input.
  }
  const { protocol, hostname } = url;
  const mayBePlain = isLoopback(hostname) || httpHosts.includes(hostname);
  const isSecure = protocol === "https:" || (protocol === "http:" && mayBePlain);
  return isSecure && url.username === "" && url.password === "" ? url : undefined;
}
