/**
 * What is half-typed where no field of a record keeps it yet: a new record in its dialog, a cell of a grid, a line that
 * is still to be added. It is kept with every change, and offered to the next who opens the same place.
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Json } from '../../std/json.ts';
import { type OwnDraft, useOwnDraft } from './use-own-draft.ts';

/** What is half-typed, by the name of its box. */
export type HalfTypedValues = Readonly<Record<string, Json>>;

export interface HalfTyped {
  readonly values: HalfTypedValues;
  /** It was found here, and not typed since. */
  readonly isFound: boolean;
  /** Keeps what stands in a box; nothing lets it go. */
  readonly put: (name: string, value: Json | undefined) => void;
  /** Lets go of what was added; what was typed while it was being saved stays, and is the beginning of the next. */
  readonly letGo: (added: HalfTypedValues) => void;
  /** Lets go of everything. */
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
  return {
    values,
    isFound: typed === undefined && Object.keys(found).length > 0,
    put: (name, value) => {
      const { [name]: _before, ...others } = latest.current.values;
      keep(value === undefined || value === '' ? others : { ...others, [name]: value });
    },
    letGo: (added) => keep(typedSince(latest.current.values, added)),
    clear: () => keep({}),
  };
}

/** What stands in the boxes beyond what was added from them. */
function typedSince(now: HalfTypedValues, added: HalfTypedValues): HalfTypedValues {
  const left = Object.entries(now).flatMap(([name, value]) => {
    const { [name]: before } = added;
    if (value === before) return [];
    const isLonger =
      typeof value === 'string' && typeof before === 'string' && value.startsWith(before);
    return [[name, isLonger ? value.slice(before.length).trimStart() : value] as const];
  });
  return Object.fromEntries(left.filter(([, value]) => value !== ''));
}

/**
 * The text of one box, like a state: kept with every change, and found again by whoever opens the same place. An empty text
 * lets it go.
 */
export function useHalfTypedText(place: string): readonly [string, (text: string) => void] {
  const half = useHalfTyped(place);
  const { [boxName]: text } = half.values;
  return [typeof text === 'string' ? text : '', (next) => half.put(boxName, next)];
}

const boxName = 'text';

/** The texts of boxes that show a stored value until somebody types: an emptied box is typed in too. */
export interface HalfTypedTexts {
  readonly textOf: (name: string) => string | undefined;
  readonly type: (name: string, text: string) => void;
  readonly clear: () => void;
}

/** @param place where they are typed, such as `limits:<programme id>/<alert>` */
export function useHalfTypedTexts(place: string): HalfTypedTexts {
  const { values, put, clear } = useHalfTyped(place);
  return {
    textOf: (name) => {
      const { [name]: kept } = values;
      return Array.isArray(kept) && typeof kept[0] === 'string' ? kept[0] : undefined;
    },
    type: (name, text) => put(name, [text]),
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
