/** The interface between the transport and the adapter of a runtime: a request as plain data, and events of its response. */

/** A request as plain data. A `Request` object would parse and copy the URL, and errors would print it with its secrets. */
export interface OutgoingRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** The part of `fetch` that is used here; the global one fits. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The status and headers of a response. */
export interface ResponseHead {
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: { get(name: string): string | null | undefined } & Iterable<[name: string, value: string]>;
  /** Whether the runtime followed a redirect, or hides one. */
  readonly redirected: boolean;
}

/** Receives the events of a request, until it ends the request. */
export interface Listener {
  /**
   * An adapter that writes to the socket itself calls this right before. If it returns false, the timeout has passed, and the adapter
   * must not write. A `fetch` connects and writes in one step, so its adapter can't call this.
   */
  mayWrite(): boolean;
  onHead(head: ResponseHead): void;
  /** The listener may keep these bytes: the adapter doesn't change them afterwards. */
  onBytes(bytes: Uint8Array): void;
  onEnd(): void;
  /** No complete response will come. */
  onError(error: unknown): void;
}

/** A request that was started. */
export interface InFlightRequest {
  /** Whether a byte of the request may have been sent. `false` only if it is certain that none was. */
  readonly begun: boolean;
  /** Ends the request and its connection. */
  end(): void;
}

/** Node's `http.Agent` by shape, such as `https-proxy-agent`'s, or an `https.Agent` with pinned certificates. */
export interface XtAgent {
  /** Closes its connections. */
  destroy(): void;
}

/**
 * Sends a request once.
 *
 * @param agent opens the connection; only Node's adapter supports it
 */
export type Adapter = (request: OutgoingRequest, listener: Listener, agent?: XtAgent) => InFlightRequest;

/** A moment by two clocks: a monotonic one that may stop while the machine sleeps, and the system's, which can be set. */
export interface Moment {
  readonly ticks: number;
  readonly date: number;
}

export function now(): Moment {
  return { ticks: performance.now(), date: Date.now() };
}

/** The milliseconds since `moment`, by the clock that changed more. */
export function msSince({ ticks, date }: Moment): number {
  return Math.max(performance.now() - ticks, Math.abs(Date.now() - date));
}
