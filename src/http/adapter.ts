/** What the transport and an adapter say to each other: a request goes out as plain data, and its answer is told as it comes. */

/** A request as plain data: a `Request` would parse and copy the URL, and print it, secrets included. */
export interface OutgoingRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** The part of `fetch` that is used here; the global one fits. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What comes before the body of an answer. */
export interface Head {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: { get(name: string): string | null | undefined } & Iterable<[name: string, value: string]>;
  /** Whether a redirect was followed, or is hidden. */
  readonly redirected: boolean;
}

/** Is told of an answer as it comes, until it ends the sending. */
export interface Listener {
  /**
   * Asked right before the request is written: false if its deadline has passed, and then nothing may be written any more. Only for
   * adapters that write themselves: a `fetch` connects and writes without asking.
   */
  mayWrite(): boolean;
  onHead(head: Head): void;
  /** The listener may keep these bytes: the adapter doesn't change them afterwards. */
  onBytes(bytes: Uint8Array): void;
  onEnd(): void;
  /** No whole answer will come. */
  onError(error: unknown): void;
}

/** A request under way. */
export interface Sending {
  /** Whether a byte of the request may have left: `false` only where it is certain that none has. */
  readonly begun: boolean;
  /** Ends it, and its connection. */
  end(): void;
}

/** Node's `http.Agent` by shape, such as `https-proxy-agent`'s, or an `https.Agent` with pinned certificates. */
export interface XtAgent {
  /** Closes its connections. */
  destroy(): void;
}

/**
 * Sends a request, once.
 *
 * @param agent opens the connection; only the adapter of Node takes one
 */
export type Adapter = (request: OutgoingRequest, listener: Listener, agent?: XtAgent) => Sending;
