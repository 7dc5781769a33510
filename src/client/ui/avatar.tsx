/** A person, by initials; the name is read instead of them and shown as a tooltip. */
import styles from './avatar.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** The first letters of the first and the last word: `Maëlle Guivarc’h` is `MG`. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

export function Avatar({ name }: { readonly name: string }) {
  return (
    <span className={styles.avatar} title={name}>
      <span aria-hidden="true">{initialsOf(name)}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}
