/** What the bench does with times: only ratios of times taken in one run, side by side, mean anything. */

/** The value below which `share` of the list lies. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (found === undefined) throw new Error('Nothing was measured');
  return found;
}

export const median = (times: readonly number[]): number => quantile(times, 0.5);
export const p95 = (times: readonly number[]): number => quantile(times, 0.95);

/** Times of the same work done in several ways, by name of the way. */
export type Times = Readonly<Record<string, readonly number[]>>;

/** The list that starts at another place each time, so that no variant always comes first. */
export function rotated<T>(list: readonly T[], by: number): readonly T[] {
  const start = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/**
 * The ratio of two ways, over the repetitions: in each repetition by `summary`, then the median of those. A
 * noisy moment of the machine then spoils one repetition and not the result.
 */
export function ratioOf(
  repetitions: readonly Times[],
  [measured, floor]: readonly [string, string],
  summary: (times: readonly number[]) => number,
): number {
  return median(
    repetitions.map((times) => summary(times[measured] ?? []) / summary(times[floor] ?? [])),
  );
}

/** One line of the table. */
export interface BenchRow {
  /** Which goal of the bench it belongs to, such as `B7`. */
  readonly goal: string;
  readonly what: string;
  readonly ratio: number;
  /** The ratio must not be above this; absent where the line only informs. */
  readonly must?: number | undefined;
  readonly aim?: number;
}

/** Whether a line is as it must be. */
export const isKept = ({ ratio, must }: BenchRow): boolean => must === undefined || ratio <= must;

/** The lines as text, in columns. */
export function tableOf(rows: readonly BenchRow[]): string {
  const shown = (value: number | undefined): string =>
    value === undefined ? '–' : value < 0.1 && value > 0 ? value.toPrecision(1) : value.toFixed(2);
  const cells = rows.map((row) => [
    row.goal,
    row.what,
    shown(row.ratio),
    shown(row.must),
    shown(row.aim),
    row.must === undefined ? '' : isKept(row) ? 'pass' : 'FAIL',
  ]);
  const all = [['goal', 'row', 'ratio', 'must', 'aim', ''], ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...all.map((line) => (line[column] ?? '').length)),
  );
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
