/**
 * What is half-typed where no field of a record keeps it yet: a new record in its dialog, a cell of a grid, a line that
 * is still to be added. It is kept with every change, and offered to the next who opens the same place.
 */

import { flushSync } from 'react-dom';
import { type Json, sameJson } from '../../std/json.ts';
import { isOwnAlone, shownIn, typedOver } from '../ports/own-typing.ts';
import {
  type DraftKind,
  type KeptTyping,
  type SaveTyped,
  textSince,
  useKeptTyping,
} from './use-kept-typing.ts';

/** What is half-typed, by the name of its box. */
export type HalfTypedValues = Readonly<Record<string, Json>>;

export interface HalfTyped extends Pick<KeptTyping<HalfTypedValues>, 'add' | 'save'>, Choices {
  readonly values: HalfTypedValues;
  /** It was found here, and not typed since. */
  readonly isFound: boolean;
  /** Keeps what stands in a box; nothing lets it go. */
  readonly put: (name: string, value: Json | undefined) => void;
  /**
   * Moves on from what was added, as to a dialog for it, unless somebody has typed the next by now. It is drawn at once: no
   * letter comes between.
   */
  readonly unlessTypedOn: (go: () => void) => void;
  /** Lets go of everything, as somebody asked for. Never after a save: that would take what was typed meanwhile. */
  readonly clear: () => void;
}

/**
 * What was chosen beside the words: a role, a day, who takes part. It is kept with them, and with them alone: where nothing is
 * typed, the next form begins with what is proposed.
 */
export interface Choices {
  /** By the name of the box; what is read of a closed tab is to be checked. */
  readonly choices: HalfTypedValues;
  /** What was chosen among those offered; nothing where nobody chose, or where it is offered no more. */
  readonly choice: <T extends string>(name: string, offered: readonly T[]) => T | undefined;
  /** @param picked by their names, or what becomes of those that were made by now; nothing takes a choice back */
  readonly choose: (picked: Picked | ((made: HalfTypedValues) => Picked)) => void;
}

type Picked = Readonly<Record<string, Json | undefined>>;

/** Where the choices lie among the boxes. */
const choicesName = 'choices';

const boxes: DraftKind<HalfTypedValues> = {
  read: halfTypedIn,
  write: (values) => (typedNames(values).length === 0 ? '' : JSON.stringify(values)),
  // One box has no room for two texts; of two choices the later one counts.
  join: (found, early) =>
    typedNames(early).some((name) => name in found)
      ? undefined
      : { ...found, ...early, ...withChoices({ ...choicesIn(found), ...choicesIn(early) }) },
  since: typedSince,
};

/** The boxes in which something is typed. */
function typedNames(values: HalfTypedValues): readonly string[] {
  return Object.keys(values).filter((name) => name !== choicesName);
}

/**
 * Whether nothing else was chosen beside what was left there than what a form is opened with.
 *
 * @param given by the names of the choices; what is not given goes with anything
 */
export function goesWith(
  values: HalfTypedValues,
  given: Readonly<Record<string, Json | undefined>>,
): boolean {
  const chosen = choicesIn(values);
  return Object.entries(given).every(([name, one]) => {
    const { [name]: before } = chosen;
    return one === undefined || before === undefined || sameJson(before, one);
  });
}

/** What was chosen beside the words. */
export function choicesIn({ [choicesName]: choices }: HalfTypedValues): HalfTypedValues {
  const areThere = typeof choices === 'object' && choices !== null && !Array.isArray(choices);
  return areThere ? (choices as HalfTypedValues) : {};
}

function withChoices(choices: HalfTypedValues): HalfTypedValues {
  return Object.keys(choices).length === 0 ? {} : { [choicesName]: choices };
}

/**
 * @param place where it is typed, such as `figures:<sme id>/<channel id>`
 * @param isOffered whether what was left there goes with what the form is opened with: its words are never shown without the
 *   choices that were made for them, and what the form is opened with always counts. What does not go with it stays kept.
 */
export function useHalfTyped(
  place: string,
  isOffered?: (values: HalfTypedValues) => boolean,
): HalfTyped {
  const kept = useKeptTyping(place, boxes, isOffered);
  const { value, latest, isTyped, show, keep, add, save } = kept;
  const change = (next: HalfTypedValues): void => {
    show(next);
    void keep();
  };
  const choices = choicesIn(value);
  return {
    values: value,
    isFound: !isTyped && typedNames(value).length > 0,
    choices,
    choice: (name, offered) => offered.find((one) => one === choices[name]),
    choose: (picked) => {
      const { [choicesName]: _before, ...typed } = latest();
      const before = choicesIn(latest());
      const next = typeof picked === 'function' ? picked(before) : picked;
      const all = Object.entries({ ...before, ...next });
      const made = all.flatMap(([name, one]) => (one === undefined ? [] : [[name, one] as const]));
      change({ ...typed, ...withChoices(Object.fromEntries(made)) });
    },
    put: (name, next) => {
      const { [name]: _before, ...others } = latest();
      change(next === undefined || next === '' ? others : { ...others, [name]: next });
    },
    add,
    save,
    unlessTypedOn: (go) => {
      if (boxes.write(latest()) === '') flushSync(go);
    },
    clear: () => change({}),
  };
}

/** What stands in the boxes beyond what was saved from them. */
function typedSince(now: HalfTypedValues, saved: HalfTypedValues): HalfTypedValues {
  const left = typedNames(now).flatMap((name) => {
    const { [name]: value = null } = now;
    const { [name]: before } = saved;
    if (sameJson(value, before)) return [];
    const areTexts = typeof value === 'string' && typeof before === 'string';
    return [[name, areTexts ? textSince(value, before) : value] as const];
  });
  const kept = left.filter(([, value]) => value !== '');
  // The next goes on with the same choices where it is begun already.
  return kept.length === 0 ? {} : { ...Object.fromEntries(kept), ...withChoices(choicesIn(now)) };
}

/**
 * The text of one box, like a state: kept with every change, and found again by whoever opens the same place. An empty text
 * lets it go. The third adds what stands there, as `add` of {@link HalfTyped} does; the fourth moves on from it, as its
 * `unlessTypedOn` does.
 */
export function useHalfTypedText(
  place: string,
): readonly [string, (text: string) => void, SaveTyped, HalfTyped['unlessTypedOn']] {
  const { values, put, add, unlessTypedOn } = useHalfTyped(place);
  const { [boxName]: text } = values;
  return [typeof text === 'string' ? text : '', (next) => put(boxName, next), add, unlessTypedOn];
}

const boxName = 'text';

/** The texts of boxes that show a stored value until somebody types: an emptied box is typed in too. */
export interface HalfTypedTexts extends Choices {
  /** @param shown what stands there by now: where only its author's words are left of what was typed over it, they come after it */
  readonly textOf: (name: string, shown?: string) => string | undefined;
  /** @param shown the words that stood in the box, of whoever wrote them; empty for a day or a figure, which are typed as a whole */
  readonly type: (name: string, text: string, shown: string) => void;
  /** Lets go of what was typed in one box. */
  readonly drop: (name: string) => void;
  readonly add: SaveTyped;
  readonly save: SaveTyped;
  readonly clear: () => void;
}

/**
 * @param place where they are typed, such as `limits:<programme id>/<alert>`
 * @param isOffered as of {@link useHalfTyped}
 */
export function useHalfTypedTexts(
  place: string,
  isOffered?: (values: HalfTypedValues) => boolean,
): HalfTypedTexts {
  const { values, put, add, save, clear, choices, choice, choose } = useHalfTyped(place, isOffered);
  return {
    ...{ choices, choice, choose },
    textOf: (name, shown = '') => {
      const { [name]: kept } = values;
      if (!Array.isArray(kept)) return undefined;
      return isOwnAlone(kept) ? [shown, textIn(kept)].join(' ').trim() : textIn(kept);
    },
    type: (name, text, shown) => {
      const { [name]: kept } = values;
      const isFirst = kept === undefined || isOwnAlone(kept);
      put(name, typedOver(text, isFirst ? shown : shownIn(kept)));
    },
    drop: (name) => put(name, undefined),
    add,
    save,
    clear,
  };
}

/** The text of a box, also where it lies in a list of one, because an emptied box is typed in too. */
export function textIn(kept: Json | undefined): string | undefined {
  const text = Array.isArray(kept) ? (kept as readonly Json[])[0] : kept;
  return typeof text === 'string' ? text : undefined;
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
