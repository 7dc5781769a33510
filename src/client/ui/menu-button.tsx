/**
 * A list of actions, or of choices to tick, behind a button. Arrows walk it, a letter jumps to the
 * next item that begins so, Escape and Tab leave; the focus returns to the button. On a phone it
 * is a sheet that stands on the bottom of the screen.
 */
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { classNames } from './class-names.ts';
import { type FloatingAlign, type TriggerProps, useFloating, useOpening } from './floating.ts';
import floating from './floating.module.css';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import styles from './menu-button.module.css';
import { moveFocus } from './roving-focus.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly shortcut?: string | undefined;
  readonly onSelect: () => void;
  /** Present: the item is a choice, and this says whether it is taken. */
  readonly checked?: boolean | undefined;
  /** Several choices may be taken: the menu stays open. Otherwise one excludes the others. */
  readonly several?: boolean | undefined;
  readonly tone?: 'risk' | undefined;
  readonly separated?: boolean | undefined;
  /** Why it cannot act now; shown under the label. */
  readonly unavailableBecause?: string | undefined;
}

interface MenuButtonProps {
  readonly label: string;
  /** Where there are many such buttons, a function that is asked when one of them opens. */
  readonly items: readonly MenuItem[] | (() => readonly MenuItem[]);
  readonly trigger: (
    props: TriggerProps & { onKeyDown: (event: KeyboardEvent) => void },
  ) => ReactNode;
  readonly align?: FloatingAlign | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

const itemSelector = '[role^="menuitem"]';

function jumpToLetter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === ' ') return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(itemSelector)];
  const from = items.findIndex((item) => item === document.activeElement) + 1;
  const begins = (item: HTMLElement) =>
    item.textContent.trim().toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase());
  const found = [...items.slice(from), ...items.slice(0, from)].find(begins);
  // A letter typed in a menu is never a shortcut of the page.
  event.stopPropagation();
  found?.focus();
}

export function MenuButton(props: MenuButtonProps) {
  const { label, items, trigger, align = 'start' } = props;
  const [open, setOpen] = useOpening(props);
  const id = useId();
  const triggerRef = useRef<HTMLButtonElement>(null);
  const [startAtEnd, setStartAtEnd] = useState(false);
  const show = (next: boolean, atEnd = false) => {
    setStartAtEnd(atEnd);
    setOpen(next);
  };
  const onTriggerKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    show(true, event.key === 'ArrowUp');
  };
  return (
    <>
      {trigger({
        ref: triggerRef,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => show(!open),
        onKeyDown: onTriggerKeyDown,
      })}
      {open ? (
        <Menu
          id={id}
          label={label}
          items={typeof items === 'function' ? items() : items}
          align={align}
          anchor={triggerRef}
          startAtEnd={startAtEnd}
          onClose={(returnFocus) => {
            show(false);
            if (returnFocus) triggerRef.current?.focus();
          }}
        />
      ) : null}
    </>
  );
}

interface MenuProps {
  readonly id?: string | undefined;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly align?: FloatingAlign | undefined;
  /** What it stands beside. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** Above the items: of what they are. */
  readonly head?: ReactNode;
  readonly startAtEnd?: boolean | undefined;
  readonly onClose: (returnFocus: boolean) => void;
}

/** The menu itself, open as long as it is mounted. */
export function Menu(props: MenuProps) {
  const { id, label, items, align, anchor, head, startAtEnd = false, onClose } = props;
  const root = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useFloating({ open: true, close: onClose, trigger: anchor, root, align });
  useLayoutEffect(() => {
    const elements = [...(menu.current?.querySelectorAll<HTMLElement>(itemSelector) ?? [])];
    const taken = elements.find((element) => element.getAttribute('aria-checked') === 'true');
    const first = startAtEnd ? elements.at(-1) : (taken ?? elements[0]);
    first?.focus({ preventScroll: true });
  }, [startAtEnd]);
  const onMenuKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Tab') return onClose(true);
    if (moveFocus(event, itemSelector, 'vertical') === undefined) jumpToLetter(event);
  };
  const select = (item: MenuItem) => {
    if (item.unavailableBecause !== undefined) return;
    if (item.several !== true) onClose(true);
    item.onSelect();
  };
  return (
    <div ref={root} popover="manual" className={classNames(floating.root, floating.sheet)}>
      <div className={floating.panel}>
        {head === undefined ? null : <div className={styles.head}>{head}</div>}
        <div
          ref={menu}
          id={id}
          role="menu"
          aria-label={label}
          className={styles.menu}
          onKeyDown={onMenuKeyDown}
        >
          {items.map((item) => (
            <Item
              key={item.id}
              item={item}
              ticks={items.some(({ checked }) => checked !== undefined)}
              onPress={() => select(item)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface ItemProps {
  readonly item: MenuItem;
  /** Whether the menu has choices, so that every label leaves room for a tick. */
  readonly ticks: boolean;
  readonly onPress: () => void;
}

function roleOf({ checked, several }: MenuItem) {
  if (checked === undefined) return 'menuitem';
  return several === true ? 'menuitemcheckbox' : 'menuitemradio';
}

function Item({ item, ticks, onPress }: ItemProps) {
  const detail = item.unavailableBecause ?? item.detail;
  const icon = item.checked === true ? 'check' : item.icon;
  return (
    <button
      type="button"
      role={roleOf(item)}
      aria-checked={item.checked}
      aria-disabled={item.unavailableBecause === undefined ? undefined : true}
      tabIndex={-1}
      className={classNames(
        styles.item,
        item.tone === 'risk' && styles.risk,
        item.separated === true && styles.separated,
      )}
      onClick={onPress}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {icon === undefined && ticks ? <span className={styles.space} /> : null}
      <span className={styles.text}>
        {item.label}
        {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
      </span>
      {item.shortcut === undefined ? null : <Kbd decorative>{item.shortcut}</Kbd>}
    </button>
  );
}
