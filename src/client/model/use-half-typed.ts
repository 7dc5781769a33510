/**
 * What is half-typed where no field of a record keeps it yet: a new record in its dialog, a cell of a grid, a line that
 * is still to be added. It is kept with every change, and offered to the next who opens the same place.
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Json, sameJson } from '../../std/json.ts';
import { type OwnDraft, useOwnDraft } from './use-own-draft.ts';

/** What is half-typed, by the name of its box. */
export type HalfTypedValues = Readonly<Record<string, Json>>;

/**
 * Runs a save of what stands in the boxes. What was saved is let go of; what was typed meanwhile stays.
 *
 * @param save nothing or `false` say that it was not saved: all of it stays
 * @returns what the save answered
 */
type SaveTyped = <T>(save: () => Promise<T>) => Promise<T | undefined>;

export interface HalfTyped {
  readonly values: HalfTypedValues;
  /** It was found here, and not typed since. */
  readonly isFound: boolean;
  /** Keeps what stands in a box; nothing lets it go. */
  readonly put: (name: string, value: Json | undefined) => void;
  /**
   * Adds something new. A second call before the first has ended is about the same words: it does nothing, and answers
   * nothing. What is typed meanwhile is the beginning of the next.
   */
  readonly add: SaveTyped;
  /** Writes into a field that exists: each call is a save of its own. */
  readonly save: SaveTyped;
  /** Lets go of everything, as somebody asked for. Never after a save: that would take what was typed meanwhile. */
  readonly clear: () => void;
}

/** @param place where it is typed, such as `figures:<sme id>/<channel id>` */
export function useHalfTyped(place: string): HalfTyped {
  const own = useOwnDraft(place);
  const [typed, setTyped] = useState<HalfTypedValues | undefined>(undefined);
  const found = halfTypedIn(own?.found?.text);
  const values = typed ?? found;
  const latest = useRef<{ values: HalfTypedValues; own: OwnDraft | undefined }>({ values, own });
  const keep = (next: HalfTypedValues): void => {
    latest.current = { ...latest.current, values: next };
    setTyped(next);
    // What the device cannot keep is still on the screen.
    void latest.current.own
      ?.keep(Object.keys(next).length === 0 ? '' : JSON.stringify(next))
      .catch(() => undefined);
  };
  const onKnown = useEffectEvent((known: OwnDraft) => {
    const early = latest.current.values;
    latest.current = { values, own: known };
    // What was typed before it was known which draft is free comes on top of what is found.
    if (typed !== undefined) keep({ ...found, ...early });
  });
  useEffect(() => {
    if (own !== undefined) onKnown(own);
  }, [own]);
  const save: SaveTyped = async (store) => {
    const taken = latest.current.values;
    const answer = await store();
    const isSaved = answer !== undefined && answer !== false;
    const { values: now } = latest.current;
    // At once, so that a second Enter finds the box empty.
    if (isSaved && Object.keys(now).length > 0) flushSync(() => keep(typedSince(now, taken)));
    return answer;
  };
  const isAdding = useRef(false);
  return {
    values,
    isFound: typed === undefined && Object.keys(found).length > 0,
    put: (name, value) => {
      const { [name]: _before, ...others } = latest.current.values;
      keep(value === undefined || value === '' ? others : { ...others, [name]: value });
    },
    add: async (store) => {
      if (isAdding.current) return undefined;
      isAdding.current = true;
      try {
        return await save(store);
      } finally {
        isAdding.current = false;
      }
    },
    save,
    clear: () => keep({}),
  };
}

/** What stands in the boxes beyond what was saved from them. */
function typedSince(now: HalfTypedValues, saved: HalfTypedValues): HalfTypedValues {
  const left = Object.entries(now).flatMap(([name, value]) => {
    const { [name]: before } = saved;
    if (sameJson(value, before)) return [];
    const areTexts = typeof value === 'string' && typeof before === 'string';
    return [[name, areTexts ? textSince(value, before) : value] as const];
  });
  return Object.fromEntries(left.filter(([, value]) => value !== ''));
}

/** What was typed after a text that was saved; a text that was changed within stays whole. */
export function textSince(now: string, saved: string): string {
  return now.startsWith(saved) ? now.slice(saved.length).trimStart() : now;
}

/**
 * The text of one box, like a state: kept with every change, and found again by whoever opens the same place. An empty text
 * lets it go. The third adds what stands there, as `add` of {@link HalfTyped} does.
 */
export function useHalfTypedText(
  place: string,
): readonly [string, (text: string) => void, SaveTyped] {
  const { values, put, add } = useHalfTyped(place);
  const { [boxName]: text } = values;
  return [typeof text === 'string' ? text : '', (next) => put(boxName, next), add];
}

const boxName = 'text';

/** The texts of boxes that show a stored value until somebody types: an emptied box is typed in too. */
export interface HalfTypedTexts {
  readonly textOf: (name: string) => string | undefined;
  readonly type: (name: string, text: string) => void;
  readonly add: SaveTyped;
  readonly save: SaveTyped;
  readonly clear: () => void;
}

/** @param place where they are typed, such as `limits:<programme id>/<alert>` */
export function useHalfTypedTexts(place: string): HalfTypedTexts {
  const { values, put, add, save, clear } = useHalfTyped(place);
  return {
    textOf: (name) => {
      const { [name]: kept } = values;
      return Array.isArray(kept) && typeof kept[0] === 'string' ? kept[0] : undefined;
    },
    type: (name, text) => put(name, [text]),
    add,
    save,
    clear,
  };
}

/** What a draft of such a place holds; nothing where it is of another kind. */
export function halfTypedIn(text: string | undefined): HalfTypedValues {
  if (text === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as HalfTypedValues) : {};
  } catch {
    return {};
  }
}
