/** Decides which URLs may receive a secret or a code: https, or plain http to this machine or to hosts that a test names. */

/** Whether a host name means this machine. */
export const isLoopback = (hostname: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** `URL` ignores whitespace and corrects slashes, so it would read a different address than a person or another parser does. */
const absolute = /^https?:\/\/(?!\/)[^\s\p{Cc}\\]+$/iu;

/** Parses an absolute URL. Returns `undefined` if it is invalid, contains a user or password, or uses http where https is required. */
export function parseSecureUrl(input: unknown, httpHosts: readonly string[] = []): URL | undefined {
  if (typeof input !== "string" || !absolute.test(input)) return undefined;
  let url: URL;
  try {
    url = new URL(input);
  } catch {
    return undefined; // The error message would contain the input.
  }
  const { protocol, hostname } = url;
  const mayBePlain = isLoopback(hostname) || httpHosts.includes(hostname);
  const isSecure = protocol === "https:" || (protocol === "http:" && mayBePlain);
  return isSecure && url.username === "" && url.password === "" ? url : undefined;
}

/** Whether a value is a host name as `URL` writes it: in lower case, without a port. */
export function isHost(host: unknown): boolean {
  // `URL` accepts an asterisk in a host name.
  return typeof host === "string" && !host.includes("*") && parseSecureUrl(`https://${host}`)?.hostname === host;
}

/** Removes the slashes at the end of a path. A regular expression would take quadratic time for many slashes. */
export function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === "/") end -= 1;
  return path.slice(0, end);
}
