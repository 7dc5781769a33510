/**
 * A text in its two languages, side by side and equally high: the tag of the language and the
 * state of the text above each, a line under it. One under the other on a phone. The controls
 * are the caller's, one per side, each with its own accessible name and `lang`.
 */
import { type ReactNode, useId } from 'react';
import styles from './language-pair.module.css';
import { Tag } from './tag.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface LanguageSide {
  readonly lang: string;
  /** `FR`. */
  readonly code: string;
  /** `Français`, read instead of the code. */
  readonly name: string;
  /** To translate, to proofread, a conflict. */
  readonly mark?: ReactNode;
  readonly control: ReactNode;
  /** Under the box: the glossary, who proofread it. */
  readonly foot?: ReactNode;
}

interface LanguagePairProps {
  readonly label: ReactNode;
  /** The label is read aloud alone, where it stands above already. */
  readonly labelHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  /** Right after the label: an icon, with words for those who listen. */
  readonly mark?: ReactNode;
  readonly aside?: ReactNode;
  readonly sides: readonly [LanguageSide, LanguageSide];
}

export function LanguagePair(props: LanguagePairProps) {
  const { label, labelHidden = false, hint, mark, aside, sides } = props;
  const labelId = useId();
  return (
    <div role="group" aria-labelledby={labelId} className={styles.pair}>
      {labelHidden ? (
        <VisuallyHidden>
          <span id={labelId}>{label}</span>
        </VisuallyHidden>
      ) : (
        <div className={styles.label}>
          <span id={labelId}>{label}</span>
          {mark}
          {aside === undefined ? null : <span className={styles.aside}>{aside}</span>}
        </div>
      )}
      {hint === undefined ? null : <div className={styles.hint}>{hint}</div>}
      {sides.map((side) => (
        <div key={side.lang} className={styles.side}>
          <div className={styles.head}>
            <Tag name={side.name}>{side.code}</Tag>
            {side.mark}
          </div>
          {side.control}
          <div className={styles.foot}>{side.foot}</div>
        </div>
      ))}
    </div>
  );
}
