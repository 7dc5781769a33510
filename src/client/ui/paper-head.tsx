/** The head of a printed page: what it is, of what and when. Seen on paper alone. */
import styles from './paper-head.module.css';

interface PaperHeadProps {
  readonly title: string;
  readonly details: readonly string[];
  /** A line of its own: the filters it was made with. */
  readonly note?: string | undefined;
}

export function PaperHead({ title, details, note }: PaperHeadProps) {
  return (
    <div className={styles.head}>
      <p className={styles.title}>{title}</p>
      <p className={styles.details}>{details.filter((detail) => detail !== '').join(' · ')}</p>
      {note === undefined ? null : <p className={styles.details}>{note}</p>}
    </div>
  );
}
