/**
 * A number, as text: a browser's number control takes the comma or the point by its own
 * language, not by the page's. Reading the text is the caller's, who knows the language.
 */
import { type ComponentPropsWithRef, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './control.module.css';
import { useControlProps } from './field.tsx';
import { type ControlLook, controlClass } from './text-input.tsx';

type NumberInputProps = Omit<ComponentPropsWithRef<'input'>, 'value' | 'defaultValue' | 'type'> &
  ControlLook & {
    readonly value: string;
    readonly onValueChange: (value: string) => void;
    /** After the number: `%`, `£`, `PME`. */
    readonly unit?: string | undefined;
  };

export function NumberInput(props: NumberInputProps) {
  const { controlSize, missing, className, value, onValueChange, unit, ...rest } = props;
  const wiring = useControlProps(props);
  const unitId = useId();
  const described = classNames(wiring['aria-describedby'], unit !== undefined && unitId);
  return (
    <span className={controlClass({ controlSize, missing }, styles.withUnit, className)}>
      <input
        inputMode="decimal"
        autoComplete="off"
        {...rest}
        {...wiring}
        aria-describedby={described === '' ? undefined : described}
        type="text"
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        className={styles.bare}
      />
      {unit === undefined ? null : (
        <span id={unitId} className={styles.unit}>
          {unit}
        </span>
      )}
    </span>
  );
}
