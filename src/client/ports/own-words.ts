/**
 * What is half-typed in a place that begins empty, and so holds what its author put there: lines, and forms of something new. It stays
 * on the device when the membership ends, as unsent changes do. Drafts of fields and of what shows a stored value go: they may hold what
 * others wrote [C8]. Of a field that was typed in at that moment, the author's own words are kept as `typed`.
 */

import type { Json } from '../../std/json.ts';
import type { Draft } from './sheet-store.ts';

/** By the name of their place in the key of a draft. */
export const ownPlaces = [
  // Lines.
  'composer',
  'visitLine',
  'visitDecision',
  'visitTopic',
  'typed',
  // Of a sheet.
  'new-sme',
  'person',
  'contact',
  'action',
  'newAction',
  'issue',
  'channel',
  'achievement',
  'evidence',
  'link',
  'handOver',
  'stageReason',
  'reopen',
  'introduction',
  // Of the programme.
  'lesson',
  'lessonAction',
  'meeting',
  'meetingItem',
  'meetingText',
  'meetingReason',
  'meetingAction',
  'organisation',
  'contribution',
  'newEvent',
  'newMember',
  'newPad',
  'newPadCode',
] as const;

/** The place that a draft is kept for, as its key names it: `composer:<id>/<tab>`, `new-sme/<tab>`. */
export const placeOf = (key: string): string => /^[^:/]*/u.exec(key)?.[0] ?? '';

/** A draft with nothing in it but what its author put there; nothing where that is not certain. */
export function ownWordsOf(draft: Draft): Draft | undefined {
  const place = placeOf(draft.key);
  if (place === 'visit') {
    const text = ownVisit(draft.text);
    return text === undefined ? undefined : { ...draft, text };
  }
  return ownPlaces.some((own) => own === place) ? draft : undefined;
}

/** Whether a draft holds nothing else. */
export function isOwnWords(draft: Draft): boolean {
  return ownWordsOf(draft)?.text === draft.text;
}

type Fields = Readonly<Record<string, Json>>;

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

function fieldsIn(text: string): Fields | undefined {
  try {
    const parsed = JSON.parse(text) as Json;
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
