/**
 * What is half-typed in one place: the one rule for boxes and for lines.
 *
 * What a closed tab left there is offered again, until another tab goes on with it; what is typed before that is known comes
 * on top, and neither replaces the other. What was saved is taken out, and what was typed meanwhile stays. A second save before
 * the first has ended is about the same words, and does nothing.
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Draft } from '../ports/sheet-store.ts';
import { useCarnetState } from './use-carnet.ts';
import { type OwnDraft, useOwnDraft } from './use-own-draft.ts';

/** What a draft holds, and how it goes on. */
export interface DraftKind<T> {
  readonly read: (text: string | undefined) => T;
  /** Empty where nothing of it is worth keeping. */
  readonly write: (value: T) => string;
  /** Both; nothing where only one has room, and what was found is left alone. */
  readonly join: (found: T, early: T) => T | undefined;
  /** What stands there beyond what was saved from it. */
  readonly since: (now: T, saved: T) => T;
}

/**
 * Runs a save of what stands there. What was saved is let go of; what was typed meanwhile stays.
 *
 * @param save nothing or `false` say that it was not saved: all of it stays
 * @returns what the save answered
 */
export type SaveTyped = <A>(save: () => Promise<A>) => Promise<A | undefined>;

export interface KeptTyping<T> {
  /** What is drawn. */
  readonly value: T;
  /** What stands there by now, whatever is drawn. */
  readonly latest: () => T;
  /** What was found here, typed on or not. */
  readonly found: Draft | undefined;
  readonly isTyped: boolean;
  /** Shows what is typed; it is kept with the next `keep`. */
  readonly show: (value: T) => void;
  /** Keeps what stands there. What the device cannot keep is announced by its own notices, and still on the screen. */
  readonly keep: () => Promise<void>;
  /** Takes out what was saved, at once: a second Enter finds the box empty. */
  readonly takeOut: (saved: T) => void;
  /**
   * Adds something new. A second call before the first has ended is about the same words: it does nothing, and answers
   * nothing. What is typed meanwhile is the beginning of the next.
   */
  readonly add: SaveTyped;
  /** Writes into a field that exists: each call is a save of its own. */
  readonly save: SaveTyped;
}

/**
 * @param place where it is typed, such as `figures:<sme id>/<channel id>`
 * @param isOffered whether what was left there goes with what the form is opened with
 */
export function useKeptTyping<T>(
  place: string,
  kind: DraftKind<T>,
  isOffered?: (found: T) => boolean,
): KeptTyping<T> {
  const [own, keepEarly] = useOwnDraft(place, ({ text }) => isOffered?.(kind.read(text)) !== false);
  const [typed, setTyped] = useState<{ readonly value: T } | undefined>(undefined);
  const key = own?.found?.key;
  // Another tab may have gone on with it by now.
  const isThere = useCarnetState(({ drafts }) => key !== undefined && drafts.has(key));
  const left = isThere ? own?.found : undefined;
  const found = kind.read(left?.text);
  const value = typed === undefined ? found : typed.value;
  const latest = useRef<{ value: T; own: OwnDraft | undefined }>({ value, own });
  const show = (next: T): void => {
    latest.current = { ...latest.current, value: next };
    setTyped({ value: next });
  };
  const keep = async (): Promise<void> => {
    const { value: now, own: known } = latest.current;
    const text = kind.write(now);
    await (known?.keep(text) ?? keepEarly(text)).catch(() => undefined);
  };
  const onKnown = useEffectEvent((known: OwnDraft) => {
    const { value: early } = latest.current;
    if (typed === undefined || kind.write(early) === '') {
      latest.current = { value: found, own: known };
      setTyped(undefined);
      return;
    }
    const both = kind.join(found, early);
    if (both === undefined) return;
    latest.current = { value: both, own: known };
    show(both);
    void keep();
  });
  useEffect(() => {
    if (own !== undefined) onKnown(own);
  }, [own]);
  const onFoundOrGone = useEffectEvent(() => {
    if (typed === undefined) latest.current = { ...latest.current, value: found };
  });
  useEffect(() => onFoundOrGone(), [isThere]);
  const takeOut = (saved: T): void => {
    flushSync(() => show(kind.since(latest.current.value, saved)));
    void keep();
  };
  const save: SaveTyped = async (store) => {
    const { value: taken } = latest.current;
    const answer = await store();
    const isSaved = answer !== undefined && answer !== false;
    if (isSaved && kind.write(latest.current.value) !== '') takeOut(taken);
    return answer;
  };
  const isAdding = useRef(false);
  const add: SaveTyped = async (store) => {
    if (isAdding.current) return undefined;
    isAdding.current = true;
    try {
      return await save(store);
    } finally {
      isAdding.current = false;
    }
  };
  return {
    value,
    latest: () => latest.current.value,
    found: typed === undefined ? left : own?.found,
    isTyped: typed !== undefined,
    show,
    keep,
    takeOut,
    add,
    save,
  };
}

/** What was typed after a text that was saved; a text that was changed within stays whole. */
export function textSince(now: string, saved: string): string {
  return now.startsWith(saved) ? now.slice(saved.length).trimStart() : now;
}
