/**
 * What somebody else takes away while one types stays drawn until the box is left: the focus and the caret stay, and what is
 * typed on is kept as everything typed is. Likewise while one speaks a voice note, until it ends.
 */

import { useEffect, useMemo, useState } from 'react';
import type { EntityName } from '../../domain/entity/registry.ts';
import { type RecordOf, recordAs } from '../../domain/operation/record.ts';
import { isInputBox } from './input-box.ts';
import { isSpeaking, onceSilent } from './speaking.ts';
import { useRecord } from './use-conflicts.ts';

/**
 * @param id of what is drawn; another one takes its place at once
 * @param found what is drawn, the same object as long as it is the same; nothing once it is gone
 * @returns it, or the last of it as long as somebody types
 */
export function useHeldWhileTyped<T>(id: string, found: T | undefined): T | undefined {
  const [seen, setSeen] = useState({ id, found, drawn: found });
  if (seen.id !== id || seen.found !== found) {
    const held = seen.id === id && isBusy(document.activeElement) ? seen.drawn : undefined;
    setSeen({ id, found, drawn: found ?? held });
  }
  const isHeld = seen.found === undefined && seen.drawn !== undefined;
  useEffect(() => {
    if (!isHeld) return undefined;
    let isPressed = false;
    const letGo = (): void => setSeen((now) => ({ ...now, drawn: now.found }));
    const onLeft = ({ relatedTarget }: FocusEvent): void => {
      if (!isPressed && !isBusy(relatedTarget)) letGo();
    };
    const onPress = (): void => {
      isPressed = true;
    };
    const onReleased = (): void => {
      isPressed = false;
      if (!isBusy(document.activeElement)) letGo();
    };
    const notSilent = onceSilent(() => {
      if (!isPressed && !isInputBox(document.activeElement)) letGo();
    });
    // The button that is pressed stays until it has heard the click, which comes with the release.
    const onRelease = (): void => void setTimeout(onReleased);
    document.addEventListener('focusout', onLeft);
    document.addEventListener('pointerdown', onPress, true);
    document.addEventListener('pointerup', onRelease, true);
    document.addEventListener('pointercancel', onRelease, true);
    return () => {
      notSilent();
      document.removeEventListener('focusout', onLeft);
      document.removeEventListener('pointerdown', onPress, true);
      document.removeEventListener('pointerup', onRelease, true);
      document.removeEventListener('pointercancel', onRelease, true);
    };
  }, [isHeld]);
  return seen.drawn;
}

/** Whether somebody types here, or speaks. */
const isBusy = (target: EventTarget | null): boolean => isInputBox(target) || isSpeaking();

/**
 * The same of a record: what was typed into it stands in its boxes, also where somebody goes from one to the next and back.
 */
export function useHeldRecord<N extends EntityName>(
  id: string,
  found: RecordOf<N> | undefined,
): RecordOf<N> | undefined {
  const drawn = useHeldWhileTyped(id, found);
  return useWritten(drawn, found !== undefined);
}

/**
 * A record that is drawn although it was taken away, with what was written into it since.
 *
 * @param isThere it was not taken away: it is drawn as it is
 */
export function useWritten<N extends EntityName>(
  drawn: RecordOf<N> | undefined,
  isThere: boolean,
): RecordOf<N> | undefined {
  const record = useRecord(drawn?.id ?? '');
  return useMemo(() => {
    if (drawn === undefined || isThere) return drawn;
    const now = recordAs(record, drawn.entity);
    return now === undefined ? drawn : { ...now, deleted: undefined };
  }, [drawn, isThere, record]);
}
