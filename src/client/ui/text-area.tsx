/**
 * A text of several lines that grows with what is typed. Browsers that can size a field by its
 * content do it alone; for the others the height is set after each change.
 */
import { type ComponentPropsWithRef, useLayoutEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './control.module.css';
import { useControlProps } from './field.tsx';
import { type ControlLook, controlClass } from './text-input.tsx';

type TextAreaProps = Omit<ComponentPropsWithRef<'textarea'>, 'value' | 'defaultValue' | 'ref'> &
  ControlLook & {
    readonly value: string;
    readonly onValueChange: (value: string) => void;
    /** Starts with one line instead of three. */
    readonly short?: boolean | undefined;
    readonly inputRef?: ((element: HTMLTextAreaElement | null) => void) | undefined;
  };

function growsAlone(): boolean {
  return typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content') === true;
}

export function TextArea(props: TextAreaProps) {
  const {
    controlSize,
    missing,
    short = false,
    className,
    value,
    onValueChange,
    inputRef,
    ...rest
  } = props;
  const wiring = useControlProps(props);
  const area = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const element = area.current;
    if (element === null || growsAlone()) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
  }, [value]);

  return (
    <textarea
      rows={short ? 1 : 3}
      {...rest}
      {...wiring}
      ref={(element) => {
        area.current = element;
        inputRef?.(element);
      }}
      value={value}
      onChange={(event) => onValueChange(event.target.value)}
      className={classNames(
        controlClass({ controlSize, missing }, className),
        styles.area,
        short && styles.shortArea,
      )}
    />
  );
}
