/**
 * One choice in a closed list: the browser's own select, which every keyboard, telephone and
 * screen reader already knows, in our box. A value that is none of the options was chosen in a newer
 * version: it is shown as it is stored and stays, since a select would show another in its place.
 */
import type { ComponentPropsWithRef } from 'react';
import styles from './control.module.css';
import { useControlProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { type ControlLook, controlClass } from './text-input.tsx';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

type SelectProps<Value extends string> = Omit<
  ComponentPropsWithRef<'select'>,
  'value' | 'defaultValue' | 'multiple' | 'children'
> &
  ControlLook & {
    readonly options: readonly SelectOption<Value>[];
    /** The empty text while nothing is chosen. */
    readonly value: Value | '';
    readonly onValueChange: (value: Value) => void;
    /** What an empty value shows; it cannot be chosen again. */
    readonly placeholder?: string | undefined;
  };

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { controlSize, missing, className, options, value, onValueChange, placeholder, ...rest } =
    props;
  const wiring = useControlProps(props);
  if (value !== '' && !options.some((option) => option.value === value)) {
    return (
      <input
        type="text"
        readOnly
        aria-label={rest['aria-label']}
        {...wiring}
        value={value}
        className={controlClass({ controlSize, missing }, className)}
      />
    );
  }
  return (
    <span className={styles.selectWrap}>
      <select
        {...rest}
        {...wiring}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onValueChange(chosen.value);
        }}
        className={controlClass({ controlSize, missing }, styles.select, className)}
      >
        {placeholder === undefined ? null : (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" className={styles.chevron} />
    </span>
  );
}
