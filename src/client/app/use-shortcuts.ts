/**
 * Shortcuts of the whole application, from the list of commands. Letters are those printed on the keys, so that
 * AZERTY and QWERTY agree with what one reads; they are ignored while someone types or a window is open, and can
 * be switched off (WCAG 2.1.4). Those with Ctrl or ⌘ always work.
 *
 * After `G` the next letter says where to go; `onSequence` tells when it is awaited and when no longer.
 */

import { useEffect, useEffectEvent } from 'react';
import { type CommandId, commandIds, commands, runCommand, undoOrRedo } from '../model/commands.ts';
import { preferences } from '../model/preferences.ts';
import { isTyping } from '../model/input-box.ts';

export interface ShortcutActions {
  readonly palette: () => void;
  /** `G` was pressed and a letter is awaited, or the wait is over. */
  readonly onSequence: (awaiting: boolean) => void;
}

/** After `G`, the next letter is awaited this long. */
export const sequenceMs = 1500;
const sequenceStart = 'G';

/** `G P` to its command, and `L` to its own. */
const byKeys: ReadonlyMap<string, CommandId> = new Map(
  commandIds.map((id) => [commands[id].keys.join(' '), id]),
);

/** Listens while the component is mounted. */
export function useShortcuts(actions: ShortcutActions): void {
  const onControl = useEffectEvent((event: KeyboardEvent): void => {
    if (event.altKey) return;
    if (event.key.toUpperCase() === 'K' && !event.shiftKey) {
      event.preventDefault();
      actions.palette();
      return;
    }
    // In a field, undo and redo are the field's own: they take back letters, not what was saved.
    if (isTyping(event.target)) return;
    const id = undoOrRedo(event);
    if (id !== undefined && runCommand(id)) event.preventDefault();
  });
  const onSequence = useEffectEvent((awaiting: boolean) => actions.onSequence(awaiting));

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      onSequence(false);
    };
    // The letter after G is asked for before a screen hears it: on the list L logs, and G L leads elsewhere.
    const listenFirst = (event: KeyboardEvent): void => {
      if (timer === undefined || event.isComposing || event.ctrlKey || event.metaKey) return;
      const key = letterOf(event);
      const id = key === undefined ? undefined : byKeys.get(`${sequenceStart} ${key}`);
      if (id === undefined || !runCommand(id)) return;
      end();
      event.preventDefault();
      event.stopPropagation();
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.ctrlKey || event.metaKey) {
        end();
        onControl(event);
        return;
      }
      const key = letterOf(event);
      // A modifier pressed alone neither ends nor begins a sequence.
      if (key === undefined) return;
      const after = timer !== undefined;
      end();
      if (!after && key === sequenceStart) {
        timer = setTimeout(end, sequenceMs);
        onSequence(true);
        return;
      }
      const id = after ? undefined : byKeys.get(key);
      if (id !== undefined && runCommand(id)) event.preventDefault();
    };
    window.addEventListener('keydown', listenFirst, { capture: true });
    document.addEventListener('keydown', listen);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', listenFirst, { capture: true });
      document.removeEventListener('keydown', listen);
    };
  }, []);
}

/** The key as a shortcut names it; nothing where letters are not heard. */
function letterOf(event: KeyboardEvent): string | undefined {
  if (event.altKey || event.key === 'Shift' || isTyping(event.target)) return undefined;
  if (!preferences.getState().letterShortcuts) return undefined;
  if (document.querySelector('dialog[open]') !== null) return undefined;
  if (event.key === '?') return event.key;
  return event.shiftKey ? '' : event.key.toUpperCase();
}
