/**
 * The enrolment of a launch pad, one cell per SME of the target: filled is enrolled, hatched is
 * in selection, empty is still to find. More than the target is told by the caller's figures.
 */
import { classNames } from './class-names.ts';
import styles from './enrolment-cells.module.css';

interface EnrolmentCellsProps {
  readonly enrolled: number;
  readonly candidates: number;
  readonly target: number;
  /** The whole in words: the cells are one picture. */
  readonly label: string;
}

export function EnrolmentCells({ enrolled, candidates, target, label }: EnrolmentCellsProps) {
  const indexes = Array.from({ length: target }, (_, index) => index);
  return (
    <div role="img" aria-label={label} className={styles.cells}>
      {indexes.map((index) => (
        <span
          key={index}
          className={classNames(
            styles.cell,
            index < enrolled && styles.enrolled,
            index >= enrolled && index < enrolled + candidates && styles.candidate,
          )}
        />
      ))}
    </div>
  );
}

/** What a hatched cell means, with its word. */
export function EnrolmentLegend({ children }: { readonly children: string }) {
  return (
    <span className={styles.legend}>
      <span className={styles.key} aria-hidden="true" />
      {children}
    </span>
  );
}
