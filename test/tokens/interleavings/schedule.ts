/**
 * The schedule of a run of the model: nothing happens until it is chosen. What can happen next is a list; the explorer chooses from it,
 * and so decides the order of everything and which faults there are.
 */
import { leaseMs } from "../../../src/tokens/lease.js";
import type { Action, Choose } from "./explore.js";

/** What XT does about a refresh token: the documents say nothing, so each is tried. */
export type Manner = "keeps" | "rotates" | "rotates and revokes";

export interface Setting {
  manner: Manner;
  managers: number;
  /** How often each manager is called for the user's access token, one after the other. */
  calls: number;
  /** How many faults there may be. */
  faults: number;
  /** How often the machine may stand still for longer than a lease lasts, while a caller waits. */
  standstills: number;
  /** How long the access token is good when it begins. */
  leftMs: number;
  /** Whether XT refuses that access token already, and the callers know. */
  isRefused?: boolean;
  /** Whether the store may do a write after its manager has given it up. */
  hasLateWrites?: boolean;
  /** Whether a process may be stopped between the check of its lease and the write of its request to the socket. */
  writesLater?: boolean;
}

/** What an event touches besides its own manager: two that touch nothing in common can change places. */
type Touch = "nothing" | "reads the store" | "writes the store" | "XT" | "everything";

interface ModelEvent extends Action {
  manager: number;
  touches: Touch;
  isFault: boolean;
  /** Returns what its manager learns from it. */
  happen: () => unknown;
}

export function event(name: string, manager: number, touches: Touch, happen: () => unknown): ModelEvent {
  const isIndependentOf = (other: Action) => areIndependent(touches, manager, other);
  return { name, manager, touches, isFault: false, happen, isIndependentOf };
}

export function fault(name: string, manager: number, happen: () => unknown): ModelEvent {
  return { ...event(name, manager, "everything", happen), isFault: true };
}

function areIndependent(touches: Touch, manager: number, other: Action): boolean {
  const { manager: otherManager, touches: otherTouches }: Partial<ModelEvent> = other;
  if (manager === otherManager || touches === "everything" || otherTouches === "everything") return false;
  const both = [touches, otherTouches];
  if (both.every((one) => one === "XT")) return false;
  return !(both.includes("writes the store") && both.every((one) => one?.endsWith("the store")));
}

const start = Date.parse("2026-01-01T00:00:00Z");
/** Longer than a lease lasts: a process was stopped, a network stalled, or a timer fired late. */
const longMs = leaseMs + 5_000;
/** Managers that waited for one another would never end. */
const longestHistory = 500;

/** Lets every promise go on that can. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Replaces the module `timers.ts`, and chance: the model decides how time passes, and a manager that learned the same does the same. */
export const clockwork: { sleep: () => Promise<void>; time: () => number; newId: () => string } = {
  sleep: () => Promise.resolve(),
  time: () => start,
  newId: () => "",
};

interface Pending {
  manager: number;
  options: () => ModelEvent[];
}

export class Schedule {
  time = start;
  /** The managers whose processes were killed. */
  readonly dead = new Set<number>();
  private readonly history: string[] = [];
  /** All that each manager learned, and when: it does the same whenever it learned the same. */
  private readonly learned: string[] = [];
  private pending: Pending[] = [];
  private sleepers: { manager: number; wake: () => void }[] = [];
  /** The manager whose event is the last that happened. */
  private acting = 0;
  private faults: number;
  private standstills = 0;
  private breach: Error | undefined;

  constructor(
    private readonly setting: Setting,
    private readonly choose: Choose,
    /** All that decides how it goes on, besides what the managers learned. */
    private readonly state: () => unknown,
  ) {
    this.faults = setting.faults;
    const ids: number[] = [];
    clockwork.time = () => this.time - start;
    clockwork.sleep = () => new Promise((wake) => this.sleepers.push({ manager: this.acting, wake }));
    clockwork.newId = () => {
      ids[this.acting] = (ids[this.acting] ?? 0) + 1;
      return `${this.acting}-${ids[this.acting]}`;
    };
  }

  note(what: string): void {
    this.history.push(what);
  }

  /** Ends the run at the next step: a promise was broken. */
  breaks(promise: string): void {
    this.breach ??= this.broken(promise);
  }

  broken(promise: string): Error {
    return new Error(`${promise}:\n${this.history.join("\n")}`);
  }

  /** From now on, everything works. */
  endFaults(): void {
    this.faults = 0;
  }

  tell(manager: number, what: string): void {
    this.learned[manager] = `${this.learned[manager]}\n${this.time} ${what}`;
  }

  /** Waits until one of the events is chosen that end this. */
  happens<T>(
    manager: number,
    options: (done: (value: T) => unknown, fail: (error: unknown) => unknown) => ModelEvent[],
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const over =
        <V>(end: (value: V) => void) =>
        (value: V) => {
          this.pending = this.pending.filter((one) => one !== entry);
          end(value);
          return value;
        };
      const entry: Pending = { manager, options: () => options(over(resolve), over(reject)) };
      this.pending.push(entry);
    });
  }

  /** Lets one event happen after the other, until it is over or nothing more can happen. */
  async until(isOver: () => boolean): Promise<void> {
    for (;;) {
      await settle();
      if (this.breach) throw this.breach;
      if (isOver()) return;
      if (this.history.length > longestHistory) throw this.broken("it doesn't come to an end");
      const possible = this.events();
      if (possible.length === 0) return;
      const chosen = this.choose(possible, () => this.wholeState());
      this.note(chosen.name);
      if (chosen.isFault) this.faults -= 1;
      this.acting = chosen.manager;
      this.tell(this.acting, `${chosen.name}: ${chosen.happen()}`);
    }
  }

  private events(): ModelEvent[] {
    const alive = this.pending.filter(({ manager }) => !this.dead.has(manager));
    const all = alive.flatMap(({ options }) => options());
    // If a machine stops again and again, no call ends.
    if (this.sleepers.length > 0 && (this.standstills < this.setting.standstills || all.length === 0)) {
      all.push(event("time passes", -1, "everything", () => this.wakeAll()));
    }
    if (alive.length > 0) {
      const stall = () => {
        this.time += longMs;
      };
      all.push(fault("everything stands still", -1, stall));
    }
    for (const manager of new Set(alive.map((one) => one.manager))) {
      const kill = () => void this.dead.add(manager);
      all.push(fault(`${manager} is killed`, manager, kill));
    }
    return all.filter(({ isFault }) => !isFault || this.faults > 0);
  }

  private wakeAll(): void {
    this.standstills += 1;
    this.time += longMs;
    for (const { manager, wake } of this.sleepers.splice(0)) {
      this.tell(manager, "wakes");
      wake();
    }
  }

  /** All that decides how it goes on. What a dead manager learned doesn't. */
  private wholeState(): string {
    const minds = this.learned.map((mind, manager) => (this.dead.has(manager) ? "dead" : mind));
    const order = [this.pending, this.sleepers].map((queue) => queue.map(({ manager }) => manager));
    return JSON.stringify([this.time, this.faults, this.standstills, minds, order, this.state()]);
  }
}
