/**
 * The navigation of a phone, five items with the most frequent action in the middle. Its parts are
 * children, so that one of them can be the trigger of a menu.
 */
import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './bottom-bar.module.css';
import { Icon, type IconName } from './icon.tsx';
import { plainLink, type RenderLink } from './link.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

interface BottomBarProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function BottomBar({ label, children }: BottomBarProps) {
  return (
    <nav aria-label={label} className={styles.bar}>
      {children}
    </nav>
  );
}

interface BottomItem {
  readonly label: string;
  readonly icon: IconName;
  /** What waits behind the item, in words; it adds a dot. */
  readonly waiting?: string | undefined;
}

function BottomContent({ label, icon, waiting }: BottomItem) {
  return (
    <>
      <span className={styles.iconPlace}>
        <Icon name={icon} size={20} />
        {waiting === undefined ? null : <span className={styles.dot} />}
      </span>
      <span className={styles.text}>{label}</span>
      {waiting === undefined ? null : <VisuallyHidden>{waiting}</VisuallyHidden>}
    </>
  );
}

interface BottomLinkProps extends BottomItem {
  readonly href: string;
  readonly current?: boolean | undefined;
  readonly renderLink?: RenderLink | undefined;
}

export function BottomLink({ href, current, renderLink = plainLink, ...item }: BottomLinkProps) {
  return renderLink({
    href,
    'aria-current': current === true ? 'page' : undefined,
    className: styles.item,
    children: <BottomContent {...item} />,
  });
}

type BottomButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children'> & BottomItem;

export function BottomButton({ label, icon, waiting, ...rest }: BottomButtonProps) {
  return (
    <button type="button" {...rest} className={styles.item}>
      <BottomContent label={label} icon={icon} waiting={waiting} />
    </button>
  );
}

type BottomAddProps = Omit<ComponentPropsWithRef<'button'>, 'children'> & {
  readonly label: string;
};

/** The action in the middle. */
export function BottomAdd({ label, ...rest }: BottomAddProps) {
  return (
    <button type="button" title={label} {...rest} aria-label={label} className={styles.add}>
      <Icon name="add" size={24} />
    </button>
  );
}
