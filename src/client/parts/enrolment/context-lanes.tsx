/**
 * The context under a chart of enrolment: a lane for each subject, named on its left, above it where there is no room. A bar
 * bears its number, and its name in it or beside it where that has room; the list under the chart names them all.
 */

import { useFormat } from '../../i18n/use-format.ts';
import { classNames } from '../../ui/class-names.ts';
import { inRows, round } from './chart-scale.ts';
import type { DrawnBar } from './drawn-series.ts';
import styles from './enrolment-chart.module.css';

const rowHeight = 20;
const nameHeight = 18;
const laneGap = 4;
/** A bar is never thinner than the number in it. */
const barWidthMin = 20;
/** Drawings that are narrower name their lanes above them. */
const widthBesideMin = 560;
/** As wide as a letter of these words is taken to be, in pixels: they are drawn before they can be measured. */
const letterWidth = 6.4;

/** The room that the names of the lanes take on the left; nothing where they stand above their lanes. */
export function namesBeside(names: readonly string[], width: number): number | undefined {
  if (width < widthBesideMin) return undefined;
  return Math.max(0, ...names.map(({ length }) => length * letterWidth + 12));
}

interface Span {
  readonly bar: DrawnBar;
  readonly from: number;
  readonly to: number;
}

interface PlacedLane {
  readonly name: string | undefined;
  /** Where its name stands. */
  readonly nameY: number;
  readonly rows: readonly { readonly y: number; readonly spans: readonly Span[] }[];
}

export interface PlacedLanes {
  readonly lanes: readonly PlacedLane[];
  readonly namesAbove: boolean;
  readonly height: number;
}

/** The lanes from the top down; bars of no lane come first, in lanes without a name. */
export function placeLanes(
  spans: readonly Span[],
  names: readonly string[],
  { top, namesAbove }: { readonly top: number; readonly namesAbove: boolean },
): PlacedLanes {
  const wide = spans.map((span) => ({ ...span, to: Math.max(span.to, span.from + barWidthMin) }));
  const lanes: PlacedLane[] = [];
  let y = top;
  for (const lane of [undefined, ...names.keys()]) {
    const rows = inRows(wide.filter(({ bar }) => bar.lane === lane));
    if (rows.length === 0) continue;
    const name = lane === undefined ? undefined : names[lane];
    const above = namesAbove && name !== undefined ? nameHeight : 0;
    lanes.push({
      name,
      nameY: y + 12,
      rows: rows.map((row, index) => ({ y: y + above + index * rowHeight, spans: row })),
    });
    y += above + rows.length * rowHeight + laneGap;
  }
  return { lanes, namesAbove, height: y - top };
}

interface ContextLanesProps {
  readonly lanes: PlacedLanes;
  /** Where the plot begins, and where the drawing ends. */
  readonly left: number;
  readonly end: number;
}

export function ContextLanes({ lanes: { lanes, namesAbove }, left, end }: ContextLanesProps) {
  return lanes.map(({ name, nameY, rows }, lane) => (
    // Their places are all that tells lanes apart.
    <g key={`${lane} ${name ?? ''}`}>
      {name === undefined ? null : (
        <text
          x={namesAbove ? 0 : left - 8}
          y={nameY}
          textAnchor={namesAbove ? 'start' : 'end'}
          className={styles.laneName}
        >
          {name}
        </text>
      )}
      {rows.map(({ y, spans }) =>
        spans.map((span, index) => (
          <Bar
            key={span.bar.number}
            span={span}
            y={y}
            since={index === 0 ? left : span.from}
            until={spans[index + 1]?.from ?? end}
          />
        )),
      )}
    </g>
  ));
}

interface BarProps {
  readonly span: Span;
  readonly y: number;
  /** From where on there is room before it, and where the next one begins. */
  readonly since: number;
  readonly until: number;
}

function Bar({ span: { bar, from, to }, y, since, until }: BarProps) {
  const format = useFormat();
  const { name = '', lang } = bar;
  const number = format.number(bar.number);
  const inBar = from + 8 + (number.length + 1) * letterWidth;
  const width = name.length * letterWidth;
  const x = [
    { from: inBar, room: to - inBar },
    { from: to + 4, room: until - to - 4 },
    { from: from - 4 - width, room: from - 4 - since },
  ].find(({ room }) => width <= room)?.from;
  return (
    <g>
      <rect
        x={round(from)}
        y={y}
        width={round(to - from)}
        height={rowHeight - 4}
        className={classNames(styles.bar, bar.isHard && styles.hard)}
      />
      <text x={round(from) + 4} y={y + 12} className={styles.barNumber}>
        {number}
      </text>
      {x === undefined || name === '' ? null : (
        <text x={round(x)} y={y + 12} lang={lang} className={styles.barNumber}>
          {name}
        </text>
      )}
    </g>
  );
}
