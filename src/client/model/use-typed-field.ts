/**
 * A field that saves itself: what is typed is kept at once on screen, written after a short pause, and sealed
 * on leaving. What could not be saved stays in the field, with the reason beside it.
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FieldError } from '../../domain/entity/validate.ts';
import type { RunError } from './receipt.ts';
import { useCarnet } from './use-carnet.ts';

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

/** What is only on the screen, and where it belongs: the component may show another record by then. */
interface Waiting {
  readonly recordId: string;
  readonly field: string;
  readonly value: () => unknown;
  readonly since: number;
  readonly cancel: () => void;
}

/**
 * @param stored the value as it stands in the record
 * @param encode from the text of the field to the value to store; `undefined` empties it. Called when it is written,
 *   so that an element goes back into its map as the map stands then
 */
export function useTypedField(
  recordId: string,
  field: string,
  stored: string,
  encode: (text: string) => unknown = (text) => (text === '' ? undefined : text),
): TypedField {
  const carnet = useCarnet();
  const place = `${recordId}/${field}`;
  const [typed, setTyped] = useState<{ place: string; text: string } | undefined>(undefined);
  const [failed, setFailed] = useState<{ place: string; error: RunError } | undefined>(undefined);
  const failure = failed?.place === place ? failed.error : undefined;
  const waiting = useRef<Waiting | undefined>(undefined);

  const write = async (): Promise<boolean> => {
    const next = waiting.current;
    if (next === undefined) return true;
    next.cancel();
    const result = await carnet.type(next.recordId, next.field, next.value());
    setFailed(
      result.ok ? undefined : { place: `${next.recordId}/${next.field}`, error: result.error },
    );
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
  useEffect(() => {
    const onHide = (): void => onGone(recordId, field);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      onGone(recordId, field);
    };
  }, [recordId, field]);

  const invalid = failure?.kind === 'invalid' ? failure.errors[0] : undefined;
  return {
    value: typed?.place === place ? typed.text : stored,
    error: invalid,
    notSaved: failure?.kind === 'notSaved' || failure?.kind === 'gone',
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
        since,
        cancel: carnet.environment.later(() => void write(), waitMs),
      };
    },
    onBlur: () => {
      // Back to what is stored once it is what was typed.
      void leave(recordId, field).then((written) => {
        if (written && waiting.current === undefined) setTyped(undefined);
      });
    },
  };
}
