/**
 * Where an SME stands: one segment per stage, those behind it in grey, its own in ink, and the name.
 *
 * In rows the segments are one element, the first of them, and shadows of it: a list has fifty of these.
 */
import type { CSSProperties } from 'react';
import { classNames } from './class-names.ts';
import styles from './stage-steps.module.css';

interface StageStepsProps {
  /** How many stages there are. */
  readonly count: number;
  /** The number of the current one, from 1; 0 when it has not entered the first. */
  readonly current: number;
  /** Its name; the segments are only drawn, the name says it all. */
  readonly name: string;
  /** The full width, with the name underneath: the side column of a sheet. */
  readonly wide?: boolean | undefined;
}

export function StageSteps({ count, current, name, wide = false }: StageStepsProps) {
  return (
    <span className={classNames(styles.stage, wide && styles.wide)}>
      {wide ? (
        <span className={styles.steps} aria-hidden="true">
          {numbersTo(count).map((number) => (
            <span
              key={number}
              className={classNames(
                styles.step,
                number < current && styles.past,
                number === current && styles.now,
              )}
            />
          ))}
        </span>
      ) : (
        <span className={styles.row} style={rowStyle(count, current)} aria-hidden="true" />
      )}
      <span className={styles.name}>{name}</span>
    </span>
  );
}

const numbersTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);

/** From one segment of a row to the next, in pixels. */
const stride = 11;

const rowStyles = new Map<string, CSSProperties>();

/** The first segment and the shadows that are the others, which take no room of their own. */
function rowStyle(count: number, current: number): CSSProperties {
  const place = `${count} ${current}`;
  const known = rowStyles.get(place);
  if (known !== undefined) return known;
  const [first, ...others] = numbersTo(count).map((number) =>
    number === current ? 'var(--accent)' : number < current ? 'var(--text-3)' : 'var(--fill)',
  );
  const style: CSSProperties = {
    background: first,
    boxShadow: others.map((colour, index) => `${(index + 1) * stride}px 0 ${colour}`).join(', '),
    marginInlineEnd: others.length * stride,
  };
  rowStyles.set(place, style);
  return style;
}
