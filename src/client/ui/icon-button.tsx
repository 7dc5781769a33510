/** A button that shows an icon alone: its name is required, and shown as a tooltip too. */
import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './icon-button.module.css';

type IconButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label'> & {
  readonly icon: IconName;
  readonly label: string;
  /** For a button that switches something on and off. */
  readonly pressed?: boolean | undefined;
  readonly outlined?: boolean | undefined;
  readonly small?: boolean | undefined;
};

export function IconButton(props: IconButtonProps) {
  const { icon, label, pressed, outlined = false, small = false, className, ...rest } = props;
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      aria-pressed={pressed}
      className={classNames(
        styles.button,
        outlined && styles.outlined,
        small && styles.small,
        className,
      )}
    >
      <Icon name={icon} size={small ? 16 : 18} />
    </button>
  );
}
