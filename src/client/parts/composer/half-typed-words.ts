/**
 * What is half-typed on a sheet, in any tab of this device: where nobody can go on writing there, its words are to be shown
 * by the name of their place. Values that are no words (a day, a choice) are left out, and cells of figures.
 */

import type { Json } from '../../../std/json.ts';
import type { Draft } from '../../ports/sheet-store.ts';

/** Where words are half-typed. */
export type HalfTypedPlace = keyof typeof places;

export interface HalfTypedWords {
  readonly key: string;
  readonly place: HalfTypedPlace;
  /** Of the sheet, or of a record on it. */
  readonly id: string;
  /** Of the place `field`. */
  readonly field: string;
  readonly text: string;
}

const plain = (text: string): string => text;

/** How the words stand in the draft of each place. */
const places = {
  composer: plain,
  visitLine: plain,
  field: plain,
  visitDecision: wordsOfBoxes,
  visitTopic: wordsOfBoxes,
  contact: wordsOfBoxes,
  plan: wordsOfBoxes,
  handOver: wordsOfBoxes,
  stageReason: wordsOfBoxes,
  introduction: wordsOfBoxes,
  person: wordsOfBoxes,
  newAction: wordsOfBoxes,
  evidence: wordsOfBoxes,
  reopen: wordsOfBoxes,
  action: wordsOfBoxes,
  issue: wordsOfBoxes,
  achievement: wordsOfBoxes,
  channel: wordsOfBoxes,
  link: wordsOfBoxes,
} as const;

/**
 * The latest first.
 *
 * @param homeOf on which sheet a record lives, where it is known
 */
export function halfTypedOn(
  drafts: ReadonlyMap<string, Draft>,
  home: string,
  homeOf: (id: string) => string | undefined,
): readonly HalfTypedWords[] {
  return [...drafts.values()]
    .toSorted((a, b) => b.at - a.at)
    .flatMap((draft) => {
      const [, place = '', id = '', field = ''] =
        /^([a-z]+):([^/]+)(?:\/([^/]*))?/iu.exec(draft.key) ?? [];
      if (!isPlace(place) || (id !== home && homeOf(id) !== home)) return [];
      const text = places[place](draft.text);
      return text.trim() === '' ? [] : [{ key: draft.key, place, id, field, text }];
    });
}

const isPlace = (name: string): name is HalfTypedPlace => Object.hasOwn(places, name);

/** The words in the boxes of a form, each on a line of its own. */
function wordsOfBoxes(draft: string): string {
  try {
    return wordsIn(JSON.parse(draft) as Json).join('\n');
  } catch {
    return '';
  }
}

const wordBoxes: readonly string[] = ['text', 'title', 'link', 'agenda', 'name'];

/** The texts under names that say that they hold words; those of a box that shows a stored value lie in a list of one. */
function wordsIn(value: Json): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]): readonly string[] => {
    if (!wordBoxes.includes(name)) return wordsIn(part);
    if (typeof part === 'string') return [part];
    const [only] = Array.isArray(part) ? (part as readonly Json[]) : [];
    return typeof only === 'string' ? [only] : wordsIn(part);
  });
}
