/** A line of text with something after it that is not typed: the unit of a number, the ending of a file's name. */
import { type ComponentPropsWithRef, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './control.module.css';
import { useControlProps } from './field.tsx';
import { type ControlLook, controlClass } from './text-input.tsx';

export type UnitInputProps = Omit<
  ComponentPropsWithRef<'input'>,
  'value' | 'defaultValue' | 'type'
> &
  ControlLook & {
    readonly value: string;
    readonly onValueChange: (value: string) => void;
    /** After the text: `%`, `£`, `PME`, `.pdf`. */
    readonly unit?: string | undefined;
    /** It holds words, and not a number. */
    readonly words?: boolean | undefined;
  };

export function UnitInput(props: UnitInputProps) {
  const { controlSize, missing, className, value, onValueChange, unit, words, ...rest } = props;
  const wiring = useControlProps(props);
  const unitId = useId();
  const described = classNames(wiring['aria-describedby'], unit !== undefined && unitId);
  return (
    <span
      className={controlClass(
        { controlSize, missing },
        styles.withUnit,
        words === true ? styles.words : undefined,
        className,
      )}
    >
      <input
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
