/** The mark of Carnet, a notebook with its margin, and its name. */
import styles from './brand.module.css';

interface BrandProps {
  readonly name: string;
  /** Extra classes for the name: the shell hides it in its narrow form. */
  readonly nameClass?: string | undefined;
}

export function Brand({ name, nameClass }: BrandProps) {
  return (
    <span className={styles.brand}>
      <svg className={styles.mark} viewBox="0 0 22 22" aria-hidden="true" focusable="false">
        <rect className={styles.page} x="2.5" y="1.5" width="17" height="19" rx="3" />
        <path className={styles.ruled} d="M7.5 2v18M11.5 8h4M11.5 12h2.5" />
      </svg>
      <span className={nameClass}>{name}</span>
    </span>
  );
}
