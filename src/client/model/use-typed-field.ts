/**
 * A field that saves itself: what is typed is kept at once on screen, written after a short pause, and sealed
 * on leaving. What could not be saved stays in the field, with the reason beside it, and is kept as a draft: where
 * the field goes away meanwhile, it is offered again when the field is back, and written only on leaving it.
 *
 * Untouched, the field shows what is stored, as it changes. From the first key on it shows what is typed, and one
 * session of typing (`typing.ts`) remembers what stood there, until the field shows what is stored again [O12].
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FieldError } from '../../domain/entity/validate.ts';
import type { Json } from '../../std/json.ts';
import type { Draft } from '../ports/sheet-store.ts';
import type { RunError } from './receipt.ts';
import type { Typing, TypingPlace, Written } from './typing.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

/** Written this long after the last key… */
export const writeAfterMs = 400;
/** …and at the latest this long after the first key that is not written yet. */
export const writeWithinMs = 1500;

/** Whether the last write did not reach the device, or the record is `gone`; or the text was `left` here earlier. It is still here. */
export type NotSaved = boolean | 'gone' | 'left';

export interface TypedField {
  readonly value: string;
  readonly error: FieldError | undefined;
  readonly notSaved: NotSaved;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
}

/** The part of a field that has an input of its own: a property of an element of a map, one of two languages. */
export interface FieldPart {
  readonly field: string;
  readonly part: string;
  readonly read: TypingPlace['read'];
  readonly prepare?: TypingPlace['prepare'];
}
export type FieldPlace = string | FieldPart;

/** Under which key the words are kept that are typed there and not stored. */
export function keyOfDraft(
  recordId: string,
  place: string | Pick<FieldPart, 'field' | 'part'>,
): string {
  const path = typeof place === 'string' ? place : `${place.field}/${place.part}`;
  return `field:${recordId}/${path}`;
}

/** What is only on the screen, and where it belongs: the component may show another record by then. */
interface Waiting {
  readonly typing: Typing;
  readonly value: Written;
  readonly draft: { readonly key: string; readonly text: string };
  readonly since: number;
  readonly cancel: () => void;
}

/**
 * @param fieldPlace the field, and which part of it where it has several inputs
 * @param stored the value as it stands in the record
 * @param encode from the text of the field to the value to store; `undefined` empties it, and what is `unreadable` is
 *   not written and stays in the field. Called when it is written, with the whole field as the typist has it before
 *   them, into which a part goes back
 */
export function useTypedField(
  recordId: string,
  fieldPlace: FieldPlace,
  stored: string,
  encode: (text: string, whole: Json | undefined) => unknown = (text) =>
    text === '' ? undefined : text,
): TypedField {
  const carnet = useCarnet();
  const { field, read, prepare }: Omit<TypingPlace, 'recordId'> =
    typeof fieldPlace === 'string' ? { field: fieldPlace } : fieldPlace;
  const place = keyOfDraft(recordId, fieldPlace);
  const found = useCarnetState((state) => state.drafts.get(place));
  const draft = found?.text;
  // What was typed last before the page went away may have been saved all the same, and is shown in other words since.
  const isOver =
    draft !== undefined &&
    (draft === stored || carnet.stands({ recordId, field, read }, (whole) => encode(draft, whole)));
  const kept = isOver ? undefined : draft;
  const [typed, setTyped] = useState<{ place: string; text: string } | undefined>(undefined);
  const [failed, setFailed] = useState<{ place: string; error: RunError } | undefined>(undefined);
  const failure = failed?.place === place ? failed.error : undefined;
  const shown = typed?.place === place ? typed.text : undefined;
  const waiting = useRef<Waiting | undefined>(undefined);
  const session = useRef<{ readonly place: string; readonly typing: Typing } | undefined>(
    undefined,
  );

  useEffect(() => {
    if (isOver) carnet.keepDraft(place, '').catch(() => undefined);
  }, [carnet, isOver, place]);

  // It may have been saved before somebody else wrote there.
  const letGoOfSaved = useEffectEvent(async (left: Draft) => {
    const { wasSaved } = await import('./was-saved.ts');
    const next = encode(left.text, left.seen?.value);
    const isSaved = await wasSaved(carnet, { recordId, field }, left, next);
    if (isSaved && carnet.state.getState().drafts.get(left.key) === left) {
      await carnet.keepDraft(left.key, '');
    }
  });
  const left = kept === undefined || shown !== undefined ? undefined : found;
  useEffect(() => {
    // Where the history cannot be read, it is offered.
    if (left !== undefined) letGoOfSaved(left).catch(() => undefined);
  }, [left]);

  /** The session that is on in this place, or a new one: of what stands there, or of a draft that is offered. */
  const typingHere = (): Typing => {
    if (session.current?.place === place) return session.current.typing;
    const seen = kept === undefined ? undefined : found?.seen;
    const typing = carnet.startTyping({ recordId, field, read, prepare }, seen);
    session.current = { place, typing };
    return typing;
  };

  const write = async (): Promise<boolean> => {
    const next = waiting.current;
    if (next === undefined) return true;
    next.cancel();
    const result = await carnet.type(next.typing, next.value, next.draft);
    setFailed(result.ok ? undefined : { place: next.draft.key, error: result.error });
    // What was refused waits on: the text stays in the field, and leaving it tries again.
    if (result.ok && waiting.current === next) waiting.current = undefined;
    return result.ok;
  };

  const leave = async (): Promise<boolean> => {
    const left = session.current;
    const written = await write();
    if (left !== undefined) await carnet.seal(left.typing);
    return written;
  };

  const end = (left: string): void => {
    if (session.current?.place === left) session.current = undefined;
    setTyped((now) => (now?.place === left ? undefined : now));
  };

  // Leaving the screen or the record, or the page being hidden, writes what is still only on the screen.
  const onGone = useEffectEvent((left: string) => {
    void leave();
    // What could not be written is a draft by then, which is offered when the field is back.
    end(left);
  });
  const onHidden = useEffectEvent(() => {
    const last = waiting.current;
    // The page may be gone before the write is through: a draft is kept at once.
    if (last !== undefined) {
      const { draft: text, typing } = last;
      carnet.keepDraft(text.key, text.text, typing.seen).catch(() => undefined);
    }
    void leave();
  });
  useEffect(() => {
    const onHide = (): void => onHidden();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      onGone(place);
    };
  }, [place]);

  // Once its record is out of the bin again, what was refused for that is written.
  const onBack = useEffectEvent(() => {
    const record = carnet.record(recordId);
    if (record !== undefined && record.deleted === undefined) void write();
  });
  const isGone = failure?.kind === 'gone';
  useEffect(() => (isGone ? carnet.state.subscribe(() => onBack()) : undefined), [carnet, isGone]);

  // What leaves in a file is made of what is written: it does not wait for the pause.
  const onAsked = useEffectEvent(() => write());
  useEffect(() => carnet.addField(() => onAsked()), [carnet]);

  const invalid = failure?.kind === 'invalid' ? failure.errors[0] : undefined;
  return {
    value: shown ?? kept ?? stored,
    error: invalid,
    notSaved:
      (failure?.kind === 'gone' && failure.kind) ||
      failure?.kind === 'notSaved' ||
      (failure === undefined && shown === undefined && kept !== undefined && 'left'),
    onChange: (text) => {
      const typing = typingHere();
      setTyped({ place, text });
      const now = carnet.environment.now();
      waiting.current?.cancel();
      // What was refused waits on; the next try is due a pause after the next key, not at once.
      const since = failure === undefined ? (waiting.current?.since ?? now) : now;
      const waitMs = Math.max(0, Math.min(writeAfterMs, since + writeWithinMs - now));
      waiting.current = {
        typing,
        value: (whole) => encode(text, whole),
        draft: { key: place, text },
        since,
        cancel: carnet.environment.later(() => void write(), waitMs),
      };
    },
    onBlur: () => {
      if (waiting.current === undefined && shown === undefined && kept !== undefined) {
        // Offered again, seen and left as it is: now it is meant.
        waiting.current = {
          typing: typingHere(),
          value: (whole) => encode(kept, whole),
          draft: { key: place, text: kept },
          since: carnet.environment.now(),
          cancel: () => undefined,
        };
      }
      // Back to what is stored once it is what was typed.
      void leave().then((written) => {
        if (written && waiting.current === undefined) end(place);
      });
    },
  };
}
