/**
 * A link in a sentence, or a button that reads as one (`TextButton`), for small actions that need
 * no box: `Lire`, `Préparer`.
 */
import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './text-link.module.css';

export function TextLink({ className, ...rest }: ComponentPropsWithRef<'a'>) {
  return <a {...rest} className={classNames(styles.link, className)} />;
}

type TextButtonProps = ComponentPropsWithRef<'button'> & { readonly icon?: IconName | undefined };

export function TextButton({ className, icon, children, ...rest }: TextButtonProps) {
  return (
    <button type="button" {...rest} className={classNames(styles.link, styles.target, className)}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}
