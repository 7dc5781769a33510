/**
 * A day or a time of day, in the browser's own control. The value is always the machine's form,
 * `2020-11-24` or `14:41`, and empty while incomplete; what is shown follows the browser.
 */
import type { ComponentPropsWithRef } from 'react';
import styles from './control.module.css';
import { useControlProps } from './field.tsx';
import { type ControlLook, controlClass } from './text-input.tsx';

type PickerProps = Omit<ComponentPropsWithRef<'input'>, 'value' | 'defaultValue' | 'type'> &
  ControlLook & {
    readonly value: string;
    readonly onValueChange: (value: string) => void;
  };

function Picker({ type, ...props }: PickerProps & { readonly type: 'date' | 'time' }) {
  const { controlSize, missing, className, value, onValueChange, ...rest } = props;
  const wiring = useControlProps(props);
  return (
    <input
      {...rest}
      {...wiring}
      type={type}
      value={value}
      onChange={(event) => onValueChange(event.target.value)}
      className={controlClass({ controlSize, missing }, styles.date, className)}
    />
  );
}

export function DateInput(props: PickerProps) {
  return <Picker {...props} type="date" />;
}

export function TimeInput(props: PickerProps) {
  return <Picker {...props} type="time" />;
}
