/**
 * What is half-typed on a sheet, in any tab of this device: where nobody can go on writing there, its words are to be shown
 * by the name of their place. Every draft that names the sheet or a record of it counts. Values that are no words (a day, a
 * choice, an id) are left out, and so are figures.
 */

import type { Json } from '../../../std/json.ts';
import type { Draft } from '../../ports/sheet-store.ts';

export interface HalfTypedWords {
  readonly key: string;
  /** Where they are typed, as its draft is named: `composer`, `visitLine`, `newAction` … */
  readonly place: string;
  /** Of the sheet, or of a record on it; empty where they are of neither. */
  readonly id: string;
  /** Of the places `field` and `typed`; of the place `stray`, what the box was called. */
  readonly field: string;
  readonly text: string;
}

/** Whose draft is the text itself; that of the others holds what stands in each of several boxes. */
const plainPlaces: readonly string[] = ['composer', 'visitLine', 'field', 'typed'];
/** How far a visit is, cells of a grid, and files that are being added. */
const withoutWords: readonly string[] = ['visit', 'figures', 'files', 'formFiles'];

/**
 * The latest first.
 *
 * @param isOn whether a sheet or a record, by its id, is one whose words are asked for
 */
export function halfTypedOn(
  drafts: ReadonlyMap<string, Draft>,
  isOn: (id: string) => boolean,
): readonly HalfTypedWords[] {
  return [...drafts.values()]
    .toSorted((a, b) => b.at - a.at)
    .flatMap((draft) => wordsOf(draft) ?? [])
    .filter(({ id }) => isOn(id));
}

/** The words of one draft, if it has any. */
export function wordsOf({ key, text: typed }: Draft): HalfTypedWords | undefined {
  const [, place = '', id = '', field = ''] =
    /^([^:/]+)(?::([^/]+))?(?:\/([^/]*))?/u.exec(key) ?? [];
  if (withoutWords.includes(place)) return undefined;
  const text = plainPlaces.includes(place) ? typed : wordsOfBoxes(typed);
  return text.trim() === '' ? undefined : { key, place, id, field, text };
}

/** The words in the boxes of a form, each on a line of its own. */
function wordsOfBoxes(draft: string): string {
  try {
    return wordsIn(JSON.parse(draft) as Json, '').join('\n');
  } catch {
    return '';
  }
}

/** Boxes that hold words, however short. */
const wordBoxes: readonly string[] = [
  'text',
  'title',
  'link',
  'agenda',
  'name',
  'reason',
  'town',
  'companyNumber',
  'note',
  'inventory',
  'url',
  'website',
  'en',
  'fr',
  'source',
  'rate',
];

/** What stood in a box before, or was said where a form was opened, and is not typed. */
const shownBoxes: readonly string[] = ['shown', 'proposed', 'opened', 'begun'];

/** The texts of such boxes, and whatever else has several words: no day, choice or id has a space. */
function wordsIn(value: Json, box: string): readonly string[] {
  if (typeof value === 'string') {
    const isWords = wordBoxes.includes(box) || /\S\s+\S/u.test(value);
    return isWords && value.trim() !== '' ? [value] : [];
  }
  // Those of a box that shows a stored value lie in a list of one.
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((part) => wordsIn(part, box));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    shownBoxes.includes(name) ? [] : wordsIn(part, name),
  );
}
