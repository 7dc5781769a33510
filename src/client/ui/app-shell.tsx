/**
 * The frame of every screen: a sidebar, which becomes a rail of icons at 1100 px and a bar at
 * the bottom at 720, and the place of the screen. It knows neither routes nor languages: names,
 * addresses and the way to make a link come from the caller.
 *
 * `tools` is what the top bar of every screen ends with; it travels by context, so that a screen
 * renders `<TopBar title="…" />` and nothing more.
 */
import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './app-shell.module.css';
import { Brand } from './brand.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { plainLink, type RenderLink } from './link.tsx';
import { TopBarTools } from './top-bar.tsx';

export interface NavItem {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly href: string;
  readonly count?: string | number | undefined;
  readonly current?: boolean | undefined;
  /** Drawn at the end of the line, such as `?`. */
  readonly shortcut?: string | undefined;
}

/** A line of the sidebar that does something instead of going somewhere. */
export interface NavAction extends Omit<NavItem, 'href' | 'current'> {
  readonly onSelect: () => void;
}

/** Lines of the sidebar that belong together; the first group needs no heading. */
export interface NavGroup {
  readonly id: string;
  readonly label: string | undefined;
  readonly items: readonly NavItem[];
}

interface AppShellProps {
  readonly brand: { readonly name: string; readonly href: string };
  /** The names of the two landmarks and of the link that skips the first. */
  readonly labels: { readonly navigation: string; readonly skip: string };
  /** A `SideSwitch`, or the menu around it. */
  readonly programme?: ReactNode;
  readonly groups: readonly NavGroup[];
  readonly footItems: readonly (NavItem | NavAction)[];
  readonly bottomBar: ReactNode;
  readonly tools: ReactNode;
  readonly renderLink?: RenderLink | undefined;
  readonly children: ReactNode;
}

const mainId = 'main';

export function AppShell(props: AppShellProps) {
  const { brand, labels, programme, groups, footItems, tools, renderLink = plainLink } = props;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href={`#${mainId}`}>
        {labels.skip}
      </a>
      <nav aria-label={labels.navigation} className={styles.side}>
        <SideLink render={renderLink} href={brand.href} title={brand.name} className={styles.brand}>
          <Brand name={brand.name} nameClass={styles.label} />
        </SideLink>
        <div className={styles.programme}>{programme}</div>
        {groups.map(({ id, label, items }) => (
          <div key={id} className={styles.group}>
            {label === undefined ? null : <p className={styles.heading}>{label}</p>}
            <ul aria-label={label} className={styles.items}>
              {items.map((item) => (
                <SideItem key={item.id} item={item} render={renderLink} />
              ))}
            </ul>
          </div>
        ))}
        <ul className={classNames(styles.items, styles.foot)}>
          {footItems.map((item) => (
            <SideItem key={item.id} item={item} render={renderLink} />
          ))}
        </ul>
      </nav>
      <main id={mainId} tabIndex={-1} className={styles.main}>
        <TopBarTools value={tools}>{props.children}</TopBarTools>
      </main>
      {props.bottomBar}
    </div>
  );
}

type SideLinkProps = Parameters<RenderLink>[0] & { readonly render: RenderLink };

function SideLink({ render, ...link }: SideLinkProps) {
  return render(link);
}

interface SideItemProps {
  readonly item: NavItem | NavAction;
  readonly render: RenderLink;
}

function SideItem({ item, render }: SideItemProps) {
  const content = (
    <>
      <Icon name={item.icon} size={18} />
      <span className={styles.label}>{item.label}</span>
      {item.count === undefined ? null : <span className={styles.count}>{item.count}</span>}
      {item.shortcut === undefined ? null : (
        <span className={styles.count}>
          <Kbd decorative>{item.shortcut}</Kbd>
        </span>
      )}
    </>
  );
  if ('onSelect' in item) {
    return (
      <li>
        <button type="button" title={item.label} className={styles.item} onClick={item.onSelect}>
          {content}
        </button>
      </li>
    );
  }
  return (
    <li>
      <SideLink
        render={render}
        href={item.href}
        title={item.label}
        aria-current={item.current === true ? 'page' : undefined}
        className={styles.item}
      >
        {content}
      </SideLink>
    </li>
  );
}

type SideSwitchProps = Omit<ComponentPropsWithRef<'button'>, 'children'> & {
  readonly children: string;
};

/** The open programme, at the top of the sidebar; it opens the menu of the others. */
export function SideSwitch({ children, ...rest }: SideSwitchProps) {
  return (
    <button
      type="button"
      title={children}
      {...rest}
      className={classNames(styles.item, styles.switch)}
    >
      <Icon name="organisation" size={18} className={styles.switchIcon} />
      <span className={styles.label}>{children}</span>
      <Icon name="down" className={styles.switchChevron} />
    </button>
  );
}
