/**
 * A field that saves itself: what is typed is kept at once on screen, written after a short pause, and sealed
 * on leaving. What could not be saved stays in the field, with the reason beside it, and is kept as a draft: where
 * the field goes away meanwhile, it is offered again when the field is back, and written only on leaving it.
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FieldError } from '../../domain/entity/validate.ts';
import type { RunError } from './receipt.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

/** Written this long after the last key… */
export const writeAfterMs = 400;
/** …and at the latest this long after the first key that is not written yet. */
export const writeWithinMs = 1500;

export interface TypedField {
  readonly value: string;
  readonly error: FieldError | undefined;
  /** The last write did not reach the device, or the record is gone; the text is still here. */
  readonly notSaved: boolean;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
}

/** A field, or the part of one that has an input of its own: a property of an element of a map. */
export type FieldPlace = string | { readonly field: string; readonly part: string };

function keyOfDraft(recordId: string, place: FieldPlace): string {
  const path = typeof place === 'string' ? place : `${place.field}/${place.part}`;
  return `field:${recordId}/${path}`;
}

/** What is only on the screen, and where it belongs: the component may show another record by then. */
interface Waiting {
  readonly recordId: string;
  readonly field: string;
  readonly value: () => unknown;
  readonly draft: { readonly key: string; readonly text: string };
  readonly since: number;
  readonly cancel: () => void;
}

/**
 * @param fieldPlace the field, and which part of it where it has several inputs
 * @param stored the value as it stands in the record
 * @param encode from the text of the field to the value to store; `undefined` empties it. Called when it is written,
 *   so that an element goes back into its map as the map stands then
 */
export function useTypedField(
  recordId: string,
  fieldPlace: FieldPlace,
  stored: string,
  encode: (text: string) => unknown = (text) => (text === '' ? undefined : text),
): TypedField {
  const carnet = useCarnet();
  const field = typeof fieldPlace === 'string' ? fieldPlace : fieldPlace.field;
  const place = keyOfDraft(recordId, fieldPlace);
  const draft = useCarnetState((state) => state.drafts.get(place)?.text);
  // What was typed last before the page went away may have been saved all the same.
  const isOver = draft !== undefined && draft === stored;
  const kept = isOver ? undefined : draft;
  const [typed, setTyped] = useState<{ place: string; text: string } | undefined>(undefined);
  const [failed, setFailed] = useState<{ place: string; error: RunError } | undefined>(undefined);
  const failure = failed?.place === place ? failed.error : undefined;
  const shown = typed?.place === place ? typed.text : undefined;
  const waiting = useRef<Waiting | undefined>(undefined);

  useEffect(() => {
    if (isOver) carnet.keepDraft(place, '').catch(() => undefined);
  }, [carnet, isOver, place]);

  const write = async (): Promise<boolean> => {
    const next = waiting.current;
    if (next === undefined) return true;
    next.cancel();
    const result = await carnet.type(next.recordId, next.field, next.value(), next.draft);
    setFailed(result.ok ? undefined : { place: next.draft.key, error: result.error });
    // What was refused waits on: the text stays in the field, and leaving it tries again.
    if (result.ok && waiting.current === next) waiting.current = undefined;
    return result.ok;
  };

  const leave = async (leftRecord: string, leftField: string): Promise<boolean> => {
    const written = await write();
    await carnet.seal(leftRecord, leftField);
    return written;
  };

  // Leaving the screen or the record, or the page being hidden, writes what is still only on the screen.
  const onGone = useEffectEvent((leftRecord: string, leftField: string) => {
    void leave(leftRecord, leftField);
  });
  const onHidden = useEffectEvent(() => {
    const last = waiting.current?.draft;
    // The page may be gone before the write is through: a draft is kept at once.
    if (last !== undefined) carnet.keepDraft(last.key, last.text).catch(() => undefined);
    onGone(recordId, field);
  });
  useEffect(() => {
    const onHide = (): void => onHidden();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      onGone(recordId, field);
    };
  }, [recordId, field]);

  const invalid = failure?.kind === 'invalid' ? failure.errors[0] : undefined;
  return {
    value: shown ?? kept ?? stored,
    error: invalid,
    notSaved:
      failure?.kind === 'notSaved' ||
      failure?.kind === 'gone' ||
      (failure === undefined && shown === undefined && kept !== undefined),
    onChange: (text) => {
      setTyped({ place, text });
      const now = carnet.environment.now();
      waiting.current?.cancel();
      // What was refused waits on; the next try is due a pause after the next key, not at once.
      const since = failure === undefined ? (waiting.current?.since ?? now) : now;
      const waitMs = Math.max(0, Math.min(writeAfterMs, since + writeWithinMs - now));
      waiting.current = {
        recordId,
        field,
        value: () => encode(text),
        draft: { key: place, text },
        since,
        cancel: carnet.environment.later(() => void write(), waitMs),
      };
    },
    onBlur: () => {
      if (waiting.current === undefined && shown === undefined && kept !== undefined) {
        // Offered again, seen and left as it is: now it is meant.
        waiting.current = {
          recordId,
          field,
          value: () => encode(kept),
          draft: { key: place, text: kept },
          since: carnet.environment.now(),
          cancel: () => undefined,
        };
      }
      // Back to what is stored once it is what was typed.
      void leave(recordId, field).then((written) => {
        if (written && waiting.current === undefined) setTyped(undefined);
      });
    },
  };
}
