/** Chance from a seed: one stream for each purpose, so that a change in one part leaves the others as they were. */

export class Random {
  private state: number;

  /** @param stream what the numbers are for */
  constructor(seed: number, stream: string) {
    let hash = seed >>> 0;
    for (const letter of stream) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x9e3779b1) >>> 0;
    this.state = hash;
    this.next();
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return probability > 0 && this.next() < probability;
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }

  /** One of a list that is not empty. */
  oneOf<T>(first: T, ...others: readonly T[]): T {
    return others[this.below(others.length + 1) - 1] ?? first;
  }
}
