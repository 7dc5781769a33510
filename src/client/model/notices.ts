/** Short messages after an action: what happened, with its undo or redo. Shown by the shell, announced politely. */

import { createStore } from 'zustand/vanilla';
import type { Group } from '../../domain/operation/operation.ts';

export interface Notice {
  readonly id: number;
  /** Already in the reader's language. */
  readonly message: string;
  readonly tone: 'done' | 'problem';
  /** What the undo button takes back. */
  readonly undo?: { readonly group: Group } | undefined;
  /** What the redo button does again: what took it back. */
  readonly redo?:
    | {
        readonly group: Group;
        /** Where more than the change comes back, such as the words of a line. */
        readonly run?: (() => void) | undefined;
      }
    | undefined;
  /** Replaces the undo button by another way on. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** Notices kept at once: a pile would hide the page, and Ctrl Z reaches the earlier ones. */
const noticesMax = 1;

export const notices = createStore<{ readonly list: readonly Notice[]; readonly next: number }>(
  () => ({
    list: [],
    next: 1,
  }),
);

/** Shows a notice. */
export function notify(notice: Omit<Notice, 'id'>): void {
  notices.setState(({ list, next }) => ({
    list: [...list, { ...notice, id: next }].slice(-noticesMax),
    next: next + 1,
  }));
}

/** Takes all of them away. */
export function dismissNotices(): void {
  notices.setState({ list: [] });
}

/** Takes a notice away. */
export function dismissNotice(id: number): void {
  notices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id) }));
}
