/**
 * One choice among a few, all in view: the list or the board, French or English. To assistive
 * technology it is a group of radio buttons: one Tab stop, arrows choose.
 */
import type { KeyboardEvent } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { moveFocus } from './roving-focus.ts';
import styles from './segments.module.css';

export interface SegmentOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** The language of the label, where it is not the page's. */
  readonly lang?: string | undefined;
  /** The full name, where the label is a code. */
  readonly name?: string | undefined;
}

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly SegmentOption<Value>[];
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  /** For labels of two or three letters. */
  readonly narrow?: boolean | undefined;
  readonly className?: string | undefined;
}

export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, options, value, onValueChange, narrow = false, className } = props;
  const chosenIndex = options.findIndex((option) => option.value === value);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveFocus(event, '[role="radio"]', 'both')?.click();
  };
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={classNames(styles.group, narrow && styles.narrow, className)}
      onKeyDown={onKeyDown}
    >
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          aria-label={option.name}
          title={option.name}
          lang={option.lang}
          tabIndex={index === Math.max(chosenIndex, 0) ? 0 : -1}
          className={styles.segment}
          onClick={() => onValueChange(option.value)}
        >
          {option.icon === undefined ? null : <Icon name={option.icon} />}
          {option.label}
        </button>
      ))}
    </div>
  );
}
