/**
 * Schedules the events of one run of the model. No event happens until it is chosen. The explorer chooses from the list of possible
 * events, so it determines the order of all events, and which faults occur.
 */
import { leaseMs } from "../../../src/tokens/lease.js";
import type { Choose } from "./explore.js";

/** What XT does with a refresh token after its use. XT doesn't document it, so each possibility is tested. */
export type Rotation = "keeps" | "rotates" | "rotates and revokes";

export interface Setting {
  rotation: Rotation;
  managers: number;
  /** How many times each manager is called for the user's access token. Its calls follow one another. */
  calls: number;
  /** The maximum number of faults. */
  faults: number;
  /** How many times the machine may stop for longer than a lease lasts, while a caller waits. */
  standstills: number;
  /** How long the access token is valid at the start of the run, in milliseconds. */
  leftMs: number;
  /** Whether XT refuses this access token, and the callers know it. */
  isRefused?: boolean;
  /** Whether the store may complete a write after the manager's timeout. */
  hasLateWrites?: boolean;
  /** Whether a process may be stopped between the check of its lease and the write of its request to the socket. */
  writesLater?: boolean;
}

interface ModelEvent {
  name: string;
  manager: number;
  isFault: boolean;
  /** Executes the event. Returns what the manager learns from it. */
  happen: () => unknown;
}

export function event(name: string, manager: number, happen: () => unknown): ModelEvent {
  return { name, manager, isFault: false, happen };
}

export function fault(name: string, manager: number, happen: () => unknown): ModelEvent {
  return { name, manager, isFault: true, happen };
}

const start = Date.parse("2026-01-01T00:00:00Z");
/** A time longer than a lease: a process was stopped, the network stalled, or a timer fired late. */
const longMs = leaseMs + 5_000;
/** A run with more events fails, because its managers wait for each other forever. */
const maxEvents = 500;

/** Waits until all promises that can settle have settled. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Replaces the module `timers.ts`, clocks and random ids, so that a manager's actions depend only on what it has learned. */
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
  readonly history: string[] = [];
  /** Everything that each manager learned, and when. It determines what the manager does. */
  private readonly learned: string[] = [];
  private pending: Pending[] = [];
  private sleepers: { manager: number; wake: () => void }[] = [];
  /** The manager of the last event. */
  private acting = 0;
  /** How many more faults may occur. */
  faults: number;
  private standstills = 0;
  private firstViolation: Error | undefined;

  constructor(
    private readonly setting: Setting,
    private readonly choose: Choose,
    /** Returns everything that determines the rest of the run, except what the managers learned. */
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

  /** Makes the run fail at the next step, because a guarantee was violated. */
  reportViolation(what: string): void {
    this.firstViolation ??= this.violation(what);
  }

  violation(what: string): Error {
    return new Error(`${what}:\n${this.history.join("\n")}`);
  }

  learn(manager: number, what: string): void {
    this.learned[manager] = `${this.learned[manager]}\n${this.time} ${what}`;
  }

  /** Resolves or rejects when the explorer chooses an event that calls `done` or `fail`. */
  happens<T>(
    manager: number,
    options: (done: (value: T) => unknown, fail: (error: unknown) => unknown) => ModelEvent[],
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const settled =
        <V>(end: (value: V) => void) =>
        (value: V) => {
          this.pending = this.pending.filter((one) => one !== entry);
          end(value);
          return value;
        };
      const entry: Pending = { manager, options: () => options(settled(resolve), settled(reject)) };
      this.pending.push(entry);
    });
  }

  /** Executes one event after another, until `isOver` returns true or no event is possible. */
  async until(isOver: () => boolean): Promise<void> {
    for (;;) {
      await settle();
      if (this.firstViolation) throw this.firstViolation;
      if (isOver()) return;
      if (this.history.length > maxEvents) throw this.violation("the run doesn't end");
      const possible = this.events();
      if (possible.length === 0) return;
      const chosen = this.choose(possible, () => this.wholeState());
      this.history.push(chosen.name);
      if (chosen.isFault) this.faults -= 1;
      this.acting = chosen.manager;
      this.learn(this.acting, `${chosen.name}: ${chosen.happen()}`);
    }
  }

  private events(): ModelEvent[] {
    const alive = this.pending.filter(({ manager }) => !this.dead.has(manager));
    const all = alive.flatMap(({ options }) => options());
    // Without this limit, a machine could stop again and again, and no call would end.
    if (this.sleepers.length > 0 && (this.standstills < this.setting.standstills || all.length === 0)) {
      all.push(event("time passes", -1, () => this.wakeAll()));
    }
    if (alive.length > 0) {
      const stall = () => {
        this.time += longMs;
      };
      all.push(fault("all processes are suspended", -1, stall));
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
      this.learn(manager, "wakes");
      wake();
    }
  }

  /** Returns everything that determines the rest of the run. What a dead manager learned is irrelevant. */
  private wholeState(): string {
    const knowledge = this.learned.map((learned, manager) => (this.dead.has(manager) ? "dead" : learned));
    const order = [this.pending, this.sleepers].map((queue) => queue.map(({ manager }) => manager));
    return JSON.stringify([this.time, this.faults, this.standstills, knowledge, order, this.state()]);
  }
}
