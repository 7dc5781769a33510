/** The place of a text that is on its way: only for the very first download, never after. */
import styles from './skeleton-lines.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

interface SkeletonLinesProps {
  readonly count?: number | undefined;
  /** What is awaited, in words. */
  readonly label: string;
}

export function SkeletonLines({ count = 3, label }: SkeletonLinesProps) {
  return (
    <div role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      <div className={styles.lines} aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <div key={index} className={styles.line} />
        ))}
      </div>
    </div>
  );
}
