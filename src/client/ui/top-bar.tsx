/**
 * The top of a screen: its title, or the way back to the list that it comes from, and at the end
 * the tools that every screen shares. On a phone it stays in view and keeps only what fits: wrap
 * in `DesktopOnly` the tools that a phone reaches otherwise.
 */
import { createContext, type ReactNode, use } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { plainLink, type RenderLink } from './link.tsx';
import styles from './top-bar.module.css';

/** What the top bar of every screen ends with; the shell provides it. */
export const TopBarTools = createContext<ReactNode>(null);

interface TopBarProps {
  /** The title of the page, its `h1`; leave it out where the page has one of its own. */
  readonly title?: ReactNode;
  readonly subtitle?: ReactNode;
  readonly back?: { readonly label: string; readonly href: string } | undefined;
  /** After the way back: the position in the list. */
  readonly crumbs?: ReactNode;
  /** A hairline under the bar, where the page begins without one. */
  readonly lined?: boolean | undefined;
  readonly renderLink?: RenderLink | undefined;
}

export function TopBar(props: TopBarProps) {
  const { title, subtitle, back, crumbs, lined = false, renderLink = plainLink } = props;
  const tools = use(TopBarTools);
  return (
    <header className={classNames(styles.bar, lined && styles.lined)}>
      {back === undefined && crumbs === undefined ? null : (
        <div className={styles.crumbs}>
          {back === undefined
            ? null
            : renderLink({
                href: back.href,
                className: styles.back,
                children: (
                  <>
                    <Icon name="back" />
                    {back.label}
                  </>
                ),
              })}
          {crumbs}
        </div>
      )}
      {title === undefined ? null : (
        <div className={styles.titles}>
          <h1>{title}</h1>
          {subtitle === undefined ? null : <span className={styles.subtitle}>{subtitle}</span>}
        </div>
      )}
      <div className={styles.tools}>{tools}</div>
    </header>
  );
}

/** A part of the tools that a phone does without. */
export function DesktopOnly({ children }: { readonly children: ReactNode }) {
  return <div className={styles.desktopOnly}>{children}</div>;
}
