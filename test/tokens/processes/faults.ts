/** The faults that may occur during a run, by name. */
import type { ServerFaults } from "./token-server.js";

export interface Fault {
  readonly server?: ServerFaults;
  readonly killEveryMs?: number;
  /** The interval at which a process is stopped for longer than a lease. */
  readonly pauseEveryMs?: number;
  readonly restartEveryMs?: number;
  readonly cutEveryMs?: number;
  /** The difference between the first and the last process's clock. The others are in between. */
  readonly clocksApartMs?: number;
}

export const pauseForMs = 20_000;

export const faults: Record<string, Fault> = {
  none: {},
  "kill -9": { killEveryMs: 2_000 },
  "database restarted": { restartEveryMs: 7_000 },
  "connections cut": { cutEveryMs: 500 },
  "responses lost": { server: { dropBefore: 10, dropAfter: 1, stallAfter: 0.2 } },
  "HTTP 503": { server: { unavailable: 10 } },
  "HTTP 429": { server: { rateLimited: 3 } },
  "clocks a minute apart": { clocksApartMs: 60_000 },
  "SIGSTOP for 20 s": { pauseEveryMs: 3_000 },
  "all faults": {
    server: { dropBefore: 3, dropAfter: 0.3, stallAfter: 0.1, unavailable: 3, rateLimited: 0.5 },
    killEveryMs: 5_000,
    pauseEveryMs: 9_000,
    restartEveryMs: 17_000,
    cutEveryMs: 2_500,
    clocksApartMs: 60_000,
  },
};
