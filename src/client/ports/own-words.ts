/**
 * What of the drafts its author put there. It stays on the device when the membership ends, as unsent changes do; what others wrote goes
 * [C8]. A place that begins empty holds nothing else. Of a field, the author's own words are kept as `typed`; of the figures, what was
 * typed in their cells; of a box that showed a text, the words that did not stand in it.
 */

import type { Json } from '../../std/json.ts';
import {
  type Fields,
  fieldsIn,
  isFields,
  ownCells,
  ownInBox,
  ownInResult,
  ownWordsOfField,
} from './own-typing.ts';
import type { Draft } from './sheet-store.ts';

/** The place that a draft is kept for, as its key names it: `composer:<id>/<tab>`, `new-sme/<tab>`. */
export const placeOf = (key: string): string => /^[^:/]*/u.exec(key)?.[0] ?? '';

/** What of a draft its author put there, under the places where it stays; nothing where that is not certain. */
export function ownWordsOf(draft: Draft): readonly Draft[] {
  switch (placeOf(draft.key)) {
    case 'visit':
      return withText(draft, ownVisit(draft.text));
    case 'figures':
      return ownCells(draft);
    case 'field':
      return [ownWordsOfField(draft) ?? []].flat();
    case 'conflict':
      return ownInResult(draft);
    // The files are kept by themselves.
    case 'files':
    case 'formFiles':
      return [];
    default:
      return withText(draft, ownInBoxes(draft.text));
  }
}

const withText = (draft: Draft, text: string | undefined): readonly Draft[] =>
  text === undefined ? [] : [{ ...draft, text }];

/** The text of a line, or what stands in the boxes of a form; nothing where nothing of its author's is left. */
function ownInBoxes(text: string): string | undefined {
  const boxes = fieldsIn(text);
  if (boxes === undefined) return text;
  const own = Object.entries(boxes).flatMap(([name, typed]) => {
    const left = ownInBox(typed);
    return left === null && typed !== null ? [] : [[name, left] as const];
  });
  return own.length === 0 ? undefined : JSON.stringify(Object.fromEntries(own));
}

/** Whether a draft holds nothing else. */
export function isOwnWords(draft: Draft): boolean {
  const [own, ...others] = ownWordsOf(draft);
  return own?.key === draft.key && own.text === draft.text && others.length === 0;
}

/** What stays of all drafts: of two texts for the same place both, the earlier one first. */
export function ownWordsOfAll(drafts: readonly Draft[]): readonly Draft[] {
  const kept = new Map<string, Draft>();
  const own = drafts.flatMap(ownWordsOf).toSorted((a, b) => a.at - b.at);
  for (const draft of own) {
    kept.set(draft.key, { ...draft, text: together(kept.get(draft.key)?.text, draft.text) });
  }
  return [...kept.values()];
}

/** Both texts, the later one below; one alone where its lines hold the other. */
export function together(before: string | undefined, text: string): string {
  if (before === undefined || hasLines(text, before)) return text;
  return hasLines(before, text) ? before : `${before}\n${text}`;
}

function hasLines(whole: string, part: string): boolean {
  return `\n${whole}\n`.includes(`\n${part}\n`);
}

/**
 * A visit that is under way, as one that was left. Topics name problems and actions of others; those that its author added stay, and
 * the others are composed anew when it goes on.
 */
function ownVisit(text: string): string | undefined {
  const visit = fieldsIn(text);
  if (visit === undefined) return undefined;
  const { topics, done, spent, timer, current: _current, isLeft: _isLeft, ...rest } = visit;
  const own = Array.isArray(topics) ? topics.filter(isAdded) : [];
  const isOwn = (key: Json): boolean => own.some((topic) => topic.key === key);
  return JSON.stringify({
    ...rest,
    topics: own,
    done: Array.isArray(done) ? done.filter(isOwn) : [],
    spent: Object.fromEntries(
      Object.entries(isFields(spent) ? spent : {}).filter(([key]) => isOwn(key)),
    ),
    timer: isFields(timer) ? { ...timer, isRunning: false } : timer,
    isLeft: true,
  });
}

/** Added by hand. One that was made of a heading in the summary, and is named by its text, may be a colleague's. */
function isAdded(topic: Json): topic is Fields & { readonly key: string } {
  if (!isFields(topic) || topic['kind'] !== 'added' || !isFields(topic['title'])) return false;
  const { key, title } = topic;
  const namedBy = Object.values(title).map((said) => (isFields(said) ? said['text'] : undefined));
  return typeof key === 'string' && !namedBy.includes(key.slice('added:'.length));
}
