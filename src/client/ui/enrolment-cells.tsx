/**
 * The enrolment of a launch pad, one cell per SME of the target: filled is enrolled, hatched is
 * in selection, empty is still to find. More than the target is told by the caller's figures. A
 * cell of a large target stands for several SMEs.
 */
import { classNames } from './class-names.ts';
import styles from './enrolment-cells.module.css';

/** More than these are no longer seen one by one. */
const cellsMax = 120;

interface EnrolmentCellsProps {
  readonly enrolled: number;
  readonly candidates: number;
  readonly target: number;
  /** The whole in words: the cells are one picture. */
  readonly label: string;
}

export function EnrolmentCells({ enrolled, candidates, target, label }: EnrolmentCellsProps) {
  const drawn = Math.min(target, cellsMax);
  const shareOf = (smes: number): number => Math.round((smes * drawn) / Math.max(target, 1));
  const filled = shareOf(enrolled);
  const hatched = shareOf(enrolled + candidates);
  const indexes = Array.from({ length: drawn }, (_, index) => index);
  return (
    <div role="img" aria-label={label} className={styles.cells}>
      {indexes.map((index) => (
        <span
          key={index}
          className={classNames(
            styles.cell,
            index < filled && styles.enrolled,
            index >= filled && index < hatched && styles.candidate,
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
