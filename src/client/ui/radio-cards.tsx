/** One choice among a few that each deserve a line of explanation: native radio buttons in boxes. */
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { FieldGroup } from './field.tsx';
import styles from './radio-cards.module.css';

export interface RadioCardOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
}

interface RadioCardsProps<Value extends string> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly options: readonly RadioCardOption<Value>[];
  /** Undefined until something is chosen. */
  readonly value: Value | undefined;
  readonly onValueChange: (value: Value) => void;
  /** One under the other, whatever the width. */
  readonly stacked?: boolean | undefined;
}

export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { label, hint, error, options, value, onValueChange, stacked = false } = props;
  const name = useId();
  return (
    <FieldGroup label={label} hint={hint} error={error}>
      <div className={classNames(styles.cards, stacked && styles.stacked)}>
        {options.map((option) => (
          <label key={option.value} className={styles.card}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValueChange(option.value)}
              className={styles.input}
            />
            <span>
              <span className={styles.label}>{option.label}</span>
              {option.detail === undefined ? null : (
                <span className={styles.detail}>{option.detail}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
