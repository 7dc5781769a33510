/** A code: the launch pad (UK, FR) or the language of a text (FR, EN), with its name in full. */
import styles from './tag.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

interface TagProps {
  readonly children: string;
  /** The full name, read instead of the code. */
  readonly name?: string | undefined;
}

export function Tag({ children, name }: TagProps) {
  if (name === undefined) return <span className={styles.tag}>{children}</span>;
  return (
    <span className={styles.tag} title={name}>
      <span aria-hidden>{children}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}
