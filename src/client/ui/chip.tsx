/**
 * A filter: pressed, it is tinted and shows a check. With `opensMenu` it is the trigger of a
 * menu instead, shows a chevron, and `chosen` says that the menu holds a choice.
 */
import type { ComponentPropsWithRef } from 'react';
import styles from './chip.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

type ChipProps = ComponentPropsWithRef<'button'> & {
  readonly pressed?: boolean | undefined;
  readonly icon?: IconName | undefined;
  readonly count?: number | string | undefined;
  readonly opensMenu?: boolean | undefined;
  readonly chosen?: boolean | undefined;
};

export function Chip(props: ChipProps) {
  const {
    pressed,
    icon,
    count,
    opensMenu = false,
    chosen = false,
    className,
    children,
    ...rest
  } = props;
  const leading = pressed === true ? 'check' : icon;
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={opensMenu ? undefined : (pressed ?? false)}
      className={classNames(styles.chip, chosen && styles.chosen, className)}
    >
      {leading === undefined ? null : <Icon name={leading} size={14} />}
      <span>
        {children}
        {count === undefined ? null : <> {count}</>}
      </span>
      {opensMenu ? <Icon name="down" size={14} /> : null}
    </button>
  );
}
