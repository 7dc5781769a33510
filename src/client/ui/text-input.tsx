/** A line of text. Inside a `Field` it is wired to its label; alone it needs an `aria-label`. */
import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './control.module.css';
import { useControlProps } from './field.tsx';

/** `dense` in tool bars, `visit` for notes taken on site, otherwise the size of forms. */
export type ControlSize = 'dense' | 'form' | 'visit';

export interface ControlLook {
  readonly controlSize?: ControlSize | undefined;
  /** Dashed: the text does not exist yet in this language. */
  readonly missing?: boolean | undefined;
}

export function controlClass(look: ControlLook, ...more: readonly (string | undefined)[]): string {
  return classNames(
    styles.control,
    look.controlSize === 'dense' && styles.dense,
    look.controlSize === 'visit' && styles.visit,
    look.missing === true && styles.missing,
    ...more,
  );
}

type TextInputProps = Omit<ComponentPropsWithRef<'input'>, 'value' | 'defaultValue'> &
  ControlLook & {
    readonly value: string;
    readonly onValueChange: (value: string) => void;
  };

export function TextInput(props: TextInputProps) {
  const { controlSize, missing, className, value, onValueChange, ...rest } = props;
  const wiring = useControlProps(props);
  return (
    <input
      type="text"
      {...rest}
      {...wiring}
      value={value}
      onChange={(event) => onValueChange(event.target.value)}
      className={controlClass({ controlSize, missing }, className)}
    />
  );
}
