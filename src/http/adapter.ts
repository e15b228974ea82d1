/**
 * The interface between the transport and the adapter of a runtime: the request is plain data, and the response is a series of events.
 * CONTRIBUTING.md lists what a new runtime needs.
 */

/** A request as plain data. A `Request` object would parse and copy the URL, and errors would print it with its secrets. */
export interface OutgoingRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** The signature of `fetch` that this package uses. The global `fetch` matches it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The status and headers of a response. */
export interface ResponseHead {
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: { get(name: string): string | null | undefined } & Iterable<[name: string, value: string]>;
  /** Whether the runtime followed a redirect, or hides one. */
  readonly redirected: boolean;
}

/** Receives the events of a request, until the transport ends the request. */
export interface ResponseHandler {
  /**
   * Whether the request may still be sent. An adapter that writes to the socket itself calls this right before it writes. If it returns
   * false, the timeout has passed or the call was aborted, and the adapter must not write. A `fetch` connects and writes in one step, so
   * its adapter can't call this.
   */
  mayWrite(): boolean;
  onHead(head: ResponseHead): void;
  onBytes(bytes: Uint8Array): void;
  onEnd(): void;
  /** The request has failed: no complete response will arrive. */
  onError(error: unknown): void;
}

/** A request that was started. */
export interface InFlightRequest {
  /** Whether a byte of the request may have been sent. `false` only if it is certain that none was. */
  readonly mayHaveBeenSent: boolean;
  /** Ends the request and its connection. */
  end(): void;
}

/** An `http.Agent` of Node or an object of its shape, such as one of `https-proxy-agent`, or an `https.Agent` with pinned certificates. */
export interface XtAgent {
  /** Closes its connections. */
  destroy(): void;
}

/**
 * Sends a request once.
 *
 * @param agent opens the connection; only Node's adapter supports it
 */
export type Adapter = (request: OutgoingRequest, handler: ResponseHandler, agent?: XtAgent) => InFlightRequest;

/** The time on two clocks: the monotonic clock may stop while the machine sleeps, and the system clock can be set. */
export interface ClockReading {
  readonly ticks: number;
  readonly date: number;
}

export function readClocks(): ClockReading {
  return { ticks: performance.now(), date: Date.now() };
}

/** Returns the milliseconds since a reading, by the clock that has changed more. A system clock that was set back counts, too. */
export function msSince({ ticks, date }: ClockReading): number {
  return Math.max(performance.now() - ticks, Math.abs(Date.now() - date));
}
