/**
 * A small line over months. Honest: it starts at zero, breaks where a value is missing, and what it shows stands beside
 * it as a table, which is also what is read aloud. Times that explain a bend are shaded, and named in the table's words by
 * the caller.
 */
import { useId } from 'react';
import styles from './chart.module.css';

export interface ChartPoint {
  readonly id: string;
  /** Of the horizontal axis. */
  readonly label: string;
  readonly value: number | undefined;
}

export interface ChartShade {
  readonly id: string;
  /** Places of the first and the last point that it covers. */
  readonly from: number;
  readonly to: number;
  /** Two kinds that must be told apart have a half each. */
  readonly half?: 'upper' | 'lower' | undefined;
}

interface LineChartProps {
  /** What it shows, in one sentence with its first and last values. */
  readonly summary: string;
  readonly points: readonly ChartPoint[];
  readonly shades?: readonly ChartShade[] | undefined;
  /** The place of a point at which something began. */
  readonly mark?: number | undefined;
  readonly format: (value: number) => string;
}

/** Units of the drawing, which is stretched to its place. */
const width = 600;
const height = 120;

export function LineChart({ summary, points, shades = [], mark, format }: LineChartProps) {
  const titleId = useId();
  const max = Math.max(...points.flatMap(({ value }) => value ?? []), 0);
  const step = points.length > 1 ? width / (points.length - 1) : width;
  const x = (index: number): number => index * step;
  const y = (value: number): number => (max === 0 ? height : height - (value / max) * height);
  const first = points[0]?.label ?? '';
  const last = points.at(-1)?.label ?? '';
  return (
    <figure className={styles.chart}>
      <span className={styles.top} aria-hidden="true">
        {format(max)}
      </span>
      <svg
        role="img"
        aria-labelledby={titleId}
        className={styles.drawing}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
      >
        <title id={titleId}>{summary}</title>
        {shades.map(({ id, from, to, half }) => {
          const start = Math.max(0, x(from) - step / 2);
          return (
            <rect
              key={id}
              className={styles.shade}
              x={start}
              width={Math.min(width, x(to) + step / 2) - start}
              y={half === 'lower' ? height / 2 : 0}
              height={half === undefined ? height : height / 2}
            />
          );
        })}
        {mark === undefined ? null : (
          <line className={styles.mark} x1={x(mark)} x2={x(mark)} y1={0} y2={height} />
        )}
        <line className={styles.zero} x1={0} x2={width} y1={height} y2={height} />
        {runsOf(points).map((run) => (
          <polyline
            key={run[0]?.index}
            className={styles.line}
            points={run.map(({ index, value }) => `${x(index)},${y(value)}`).join(' ')}
          />
        ))}
      </svg>
      <span className={styles.axis} aria-hidden="true">
        <span>{first}</span>
        <span>{last}</span>
      </span>
    </figure>
  );
}

interface Placed {
  readonly index: number;
  readonly value: number;
}

/** Points that follow one another without a gap; one that stands alone becomes a short dash. */
function runsOf(points: readonly ChartPoint[]): readonly (readonly Placed[])[] {
  const runs: Placed[][] = [];
  for (const [index, { value }] of points.entries()) {
    if (value === undefined) continue;
    const run = runs.at(-1);
    if (run?.at(-1)?.index === index - 1) run.push({ index, value });
    else runs.push([{ index, value }]);
  }
  return runs.map((run) => {
    const [only] = run;
    if (run.length > 1 || only === undefined) return run;
    const { index, value } = only;
    return [
      { index: Math.max(0, index - dash), value },
      { index: Math.min(points.length - 1, index + dash), value },
    ];
  });
}

/** Half the length of the dash of a single point, in months. */
const dash = 0.1;
