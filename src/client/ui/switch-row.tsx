/** A setting that is on or off at once, as a line of a list; the state is also written out. */
import { type ReactNode, useId } from 'react';
import styles from './switch-row.module.css';

interface SwitchRowProps {
  readonly label: string;
  readonly detail?: ReactNode;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  /** The two states in words, beside the switch. */
  readonly onText: string;
  readonly offText: string;
  readonly disabled?: boolean | undefined;
}

export function SwitchRow(props: SwitchRowProps) {
  const { label, detail, checked, onCheckedChange, onText, offText, disabled } = props;
  const id = useId();
  const detailId = detail === undefined ? undefined : `${id}-detail`;
  return (
    <label className={styles.row}>
      <span>
        <span id={`${id}-label`} className={styles.label}>
          {label}
        </span>
        {detail === undefined ? null : (
          <span id={detailId} className={styles.detail}>
            {detail}
          </span>
        )}
      </span>
      <span className={styles.end}>
        <span aria-hidden="true">{checked ? onText : offText}</span>
        <input
          type="checkbox"
          role="switch"
          aria-labelledby={`${id}-label`}
          aria-describedby={detailId}
          checked={checked}
          disabled={disabled}
          onChange={(event) => onCheckedChange(event.target.checked)}
          className={styles.input}
        />
      </span>
    </label>
  );
}
