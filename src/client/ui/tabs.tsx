/**
 * Tabs, underlined in ink. One Tab stop; arrows, Home and End move and open. Each may be a link
 * (`href`), so that a tab has an address; then `renderLink` draws it with the caller's router.
 * The content goes in a `TabPanel` with the same `idBase`.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { plainLink, type RenderLink } from './link.tsx';
import { moveFocus } from './roving-focus.ts';
import styles from './tabs.module.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Beside the label: a number, `9/9`, `62 %`. */
  readonly count?: string | number | undefined;
  readonly icon?: IconName | undefined;
  readonly href?: string | undefined;
  /** For `aria-keyshortcuts`, such as `1`. */
  readonly keyShortcut?: string | undefined;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly idBase: string;
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
  readonly onSelect?: ((id: Id) => void) | undefined;
  readonly renderLink?: RenderLink | undefined;
}

const tabId = (idBase: string, id: string) => `${idBase}-tab-${id}`;
const panelId = (idBase: string, id: string) => `${idBase}-panel-${id}`;

export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, idBase, tabs, current, onSelect, renderLink = plainLink } = props;
  const list = useRef<HTMLDivElement>(null);

  // On a phone the row scrolls: the open tab is brought into it.
  useEffect(() => {
    const element = list.current;
    const tab = element?.querySelector<HTMLElement>(`[id="${tabId(idBase, current)}"]`);
    if (!element || !tab) return;
    const hidden =
      tab.offsetLeft < element.scrollLeft ||
      tab.offsetLeft + tab.offsetWidth > element.scrollLeft + element.clientWidth;
    if (hidden) element.scrollLeft = tab.offsetLeft - (element.clientWidth - tab.offsetWidth) / 2;
  }, [current, idBase]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveFocus(event, '[role="tab"]', 'horizontal')?.click();
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className={styles.tabs} onKeyDown={onKeyDown}>
      {tabs.map((tab) => {
        const selected = tab.id === current;
        const common = {
          id: tabId(idBase, tab.id),
          role: 'tab',
          'aria-selected': selected,
          'aria-controls': selected ? panelId(idBase, tab.id) : undefined,
          'aria-keyshortcuts': tab.keyShortcut,
          tabIndex: selected ? 0 : -1,
          className: styles.tab,
          children: <TabContent tab={tab} />,
        } as const;
        const select = () => onSelect?.(tab.id);
        return tab.href === undefined ? (
          <button key={tab.id} type="button" {...common} onClick={select} />
        ) : (
          <TabLink key={tab.id} render={renderLink} {...common} href={tab.href} onClick={select} />
        );
      })}
    </div>
  );
}

function TabContent({ tab }: { readonly tab: Tab<string> }) {
  return (
    <>
      {tab.icon === undefined ? null : <Icon name={tab.icon} />}
      {tab.label}
      {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
    </>
  );
}

type TabLinkProps = Parameters<RenderLink>[0] & { readonly render: RenderLink };

function TabLink({ render, ...link }: TabLinkProps) {
  return render(link);
}

interface TabPanelProps {
  readonly idBase: string;
  readonly id: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** The content of the open tab, named by it. */
export function TabPanel({ idBase, id, className, children }: TabPanelProps) {
  return (
    <div
      role="tabpanel"
      id={panelId(idBase, id)}
      aria-labelledby={tabId(idBase, id)}
      className={className}
    >
      {children}
    </div>
  );
}
