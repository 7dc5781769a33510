/**
 * What the outside world gives: time, zone, ids, and which tabs are alive. Tests and the simulator give
 * their own, so that nothing in the client reads a clock by itself.
 */

export interface Environment {
  /** Milliseconds since 1970. */
  now(): number;
  /** IANA zone of the device. */
  zone(): string;
  /** A new UUIDv7. */
  newId(): string;
  /** The id of this tab. */
  readonly tab: string;
  /** Tabs that are alive, this one included; `undefined` where the browser cannot tell. */
  liveTabs(): Promise<ReadonlySet<string> | undefined>;
  /** Runs `work` after about `ms` milliseconds; the answer cancels it. */
  later(work: () => void, ms: number): () => void;
}
