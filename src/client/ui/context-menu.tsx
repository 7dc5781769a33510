/** A menu where the pointer is, or beside an element for the keyboard. Mounted to open it; the focus returns. */

import { type ReactNode, useRef, useState } from 'react';
import styles from './context-menu.module.css';
import { Menu, type MenuItem } from './menu-button.tsx';

/** Where in the window. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

interface ContextMenuProps {
  readonly label: string;
  readonly head?: ReactNode;
  readonly items: readonly MenuItem[];
  readonly place: Place;
  readonly onClose: () => void;
}

export function ContextMenu({ label, head, items, place, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  // Before the menu takes the focus.
  const [before] = useState(() => document.activeElement);
  const close = (returnFocus: boolean): void => {
    onClose();
    if (returnFocus && before instanceof HTMLElement && before.isConnected) before.focus();
  };
  return (
    <>
      <span
        ref={anchor}
        aria-hidden="true"
        className={styles.point}
        style={{ left: place.x, top: place.y }}
      />
      <Menu label={label} head={head} items={items} anchor={anchor} onClose={close} />
    </>
  );
}
