/**
 * A number of the overview together with what it counts: whoever doubts it opens its records. A figure is found by its
 * key, which an address can hold.
 */

/** A record that a number counts; what is a sheet itself stands on itself. */
export interface Counted {
  readonly home: string;
  readonly id: string;
}

export interface Figure<Record extends Counted = Counted> {
  /** How many records, or their minutes. */
  readonly value: number;
  readonly records: readonly Record[];
}

export type Figures<Record extends Counted = Counted> = ReadonlyMap<string, Figure<Record>>;

/** The key of a figure: what it counts, of which launch pad, and which part of it. */
export function figureKey(what: string, padId: string, part = ''): string {
  return part === '' ? `${what}:${padId}` : `${what}:${padId}:${part}`;
}

/** What a key names. */
export function figureOf(key: string): {
  readonly what: string;
  readonly padId: string;
  readonly part: string;
} {
  const [what = '', padId = '', ...rest] = key.split(':');
  return { what, padId, part: rest.join(':') };
}

/** Collects figures: each record adds to the value of its key. */
export class FigureSums<Record extends Counted> {
  private readonly sums = new Map<string, { value: number; records: Record[] }>();

  add(key: string, record: Record, amount = 1): void {
    const sum = this.sums.get(key) ?? { value: 0, records: [] };
    sum.value += amount;
    sum.records.push(record);
    this.sums.set(key, sum);
  }

  figures(): Figures<Record> {
    return this.sums;
  }
}
