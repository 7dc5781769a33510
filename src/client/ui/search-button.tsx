/** Looks like a search box and opens the palette, where one searches or acts. */
import type { ComponentPropsWithRef } from 'react';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import styles from './search-button.module.css';

type SearchButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children' | 'className'> & {
  readonly label: string;
  readonly shortcut?: string | undefined;
};

export function SearchButton({ label, shortcut, ...rest }: SearchButtonProps) {
  return (
    <button type="button" title={label} {...rest} className={styles.box}>
      <Icon name="search" />
      <span className={styles.text}>{label}</span>
      {shortcut === undefined ? null : <Kbd decorative>{shortcut}</Kbd>}
    </button>
  );
}
