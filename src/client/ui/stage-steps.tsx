/** Where an SME stands: one segment per stage, those behind it in grey, its own in ink, and the name. */
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
  /** In the rows of a phone the segments give way to the name. */
  readonly nameOnPhone?: boolean | undefined;
}

export function StageSteps(props: StageStepsProps) {
  const { count, current, name, wide = false, nameOnPhone = false } = props;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return (
    <span
      className={classNames(styles.stage, wide && styles.wide, nameOnPhone && styles.nameOnPhone)}
    >
      <span className={styles.steps} aria-hidden="true">
        {numbers.map((number) => (
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
      <span className={styles.name}>{name}</span>
    </span>
  );
}
