/**
 * A field that saves itself: what is typed is kept at once on screen, written after a short pause, and sealed
 * on leaving. What could not be saved stays in the field, with the reason beside it.
 */

import { useEffect, useRef, useState } from 'react';
import type { FieldError } from '../../domain/entity/validate.ts';
import type { RunError } from './carnet.ts';
import { useCarnet } from './use-carnet.ts';

/** Written this long after the last key. */
export const writeAfterMs = 400;

export interface TypedField {
  readonly value: string;
  readonly error: FieldError | undefined;
  /** The last write did not reach the device; the text is still here. */
  readonly notSaved: boolean;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
}

/**
 * @param stored the value as it stands in the record
 * @param encode from the text of the field to the value to store; `undefined` empties it
 */
export function useTypedField(
  recordId: string,
  field: string,
  stored: string,
  encode: (text: string) => unknown = (text) => (text === '' ? undefined : text),
): TypedField {
  const carnet = useCarnet();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [failure, setFailure] = useState<RunError | undefined>(undefined);
  const latest = useRef<{ text: string | undefined; cancel: () => void; encode: typeof encode }>({
    text: undefined,
    cancel: () => undefined,
    encode,
  });
  latest.current.encode = encode;

  const write = async (): Promise<void> => {
    const { text } = latest.current;
    latest.current.cancel();
    if (text === undefined) return;
    const result = await carnet.type(recordId, field, latest.current.encode(text));
    setFailure(result.ok ? undefined : result.error);
  };

  const leave = async (): Promise<void> => {
    await write();
    await carnet.seal(recordId, field);
  };
  const leaveRef = useRef(leave);
  leaveRef.current = leave;

  // Leaving the screen, or the page being hidden, writes what is still only on the screen.
  useEffect(() => {
    const onHide = (): void => void leaveRef.current();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      void leaveRef.current();
    };
  }, []);

  const invalid = failure?.kind === 'invalid' ? failure.errors[0] : undefined;
  return {
    value: typed ?? stored,
    error: invalid,
    notSaved: failure?.kind === 'notSaved',
    onChange: (text) => {
      setTyped(text);
      latest.current.text = text;
      latest.current.cancel();
      latest.current.cancel = carnet.environment.later(() => void write(), writeAfterMs);
    },
    onBlur: () => {
      void leave().then(() => {
        // Back to what is stored once it is what was typed; a refused text stays on screen.
        setFailure((current) => {
          if (current === undefined) {
            latest.current.text = undefined;
            setTyped(undefined);
          }
          return current;
        });
      });
    },
  };
}
