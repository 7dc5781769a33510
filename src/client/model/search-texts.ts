/**
 * What search looks through, prepared once per sheet and per journal page: folded text, side by side with what a
 * result shows. Which fields, each declaration says (`search`). All contacts of a page are one string, because one `includes` over a long string costs a fraction
 * of many over short ones; the places where each contact begins tell which one was hit.
 */

import { declarationOf, isRoot } from '../../domain/entity/registry.ts';
import {
  type AnyRecord,
  type Contact,
  recordAs,
  type RecordOf,
} from '../../domain/operation/record.ts';
import { isFamilyField } from '../../domain/form/fields.ts';
import { isForStaff } from '../../domain/form/for-staff.ts';
import { textsOf } from '../../domain/meeting/meeting-texts.ts';
import type { Text2 } from '../../domain/entity/field.ts';
import { fold, matches } from '../../domain/text/fold.ts';
import { plainMinutes } from '../../domain/visit/minutes.ts';
import type { Json } from '../../std/json.ts';

/** The kinds of result, in the order of their groups. */
export const searchKinds = [
  'sme',
  'organisation',
  'person',
  'contact',
  'action',
  'issue',
  'meeting',
  'channel',
  'lesson',
  'form',
  'calendarEvent',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One thing of the head of a sheet that can be found. */
export interface HeadText {
  readonly kind: SearchKind;
  readonly id: string;
  /** What a result shows, and what stands beside it. */
  readonly text: string;
  readonly detail: string | undefined;
  readonly folded: string;
  /** Date or instant by which the newest come first. */
  readonly at: string;
}

/** What can be found of one sheet, or of what the programme shares. */
export interface HeadTexts {
  /** Of the business or organisation; empty for the programme. */
  readonly foldedName: string;
  readonly entries: readonly HeadText[];
}

/** The contacts of one page of one journal, or the answers of one page of forms; several answers have the id of one form. */
export interface PageTexts {
  readonly folded: string;
  /** Where in `folded` each of them begins. */
  readonly starts: readonly number[];
  readonly ids: readonly string[];
  readonly ats: readonly string[];
  readonly texts: readonly string[];
}

/** Parts a contact from the next: no token contains it, since tokens are words. */
const separator = '\n';

/**
 * What can be found among records that are read at start.
 *
 * @param name what the sheet is called, absent for what the programme shares
 */
export function headTexts(records: Iterable<AnyRecord>, name?: string): HeadTexts {
  const entries: HeadText[] = [];
  for (const record of records) {
    if (record.deleted !== undefined) continue;
    const found = recordText(record);
    if (found !== undefined) entries.push(found);
    if (isRoot(record.entity)) entries.push(...peopleTexts(record));
  }
  return { foldedName: fold(name ?? ''), entries };
}

const kindOf = new Map<string, SearchKind>(searchKinds.map((kind) => [kind, kind]));

function recordText({ id, entity, values }: AnyRecord): HeadText | undefined {
  const { search, title } = declarationOf(entity);
  const kind = kindOf.get(entity);
  if (search === undefined || kind === undefined) return undefined;
  const textsOf = (fields: readonly string[]): readonly string[] =>
    fields.flatMap((field) => textsIn(values[field]));
  const date = search.date === undefined ? undefined : values[search.date];
  return {
    kind,
    id,
    text: textsOf([title])[0] ?? '',
    detail: joined(textsOf(search.beside ?? []), ' · '),
    folded: fold(joined(textsOf(search.fields)) ?? ''),
    at: typeof date === 'string' ? date : '',
  };
}

/** What can be found of meetings: their titles, and everything in those notes that were read. */
export function meetingTexts(
  meetings: readonly {
    readonly id: string;
    readonly values: { readonly title: Text2; readonly at: string };
  }[],
): HeadTexts {
  const entries = meetings.map(({ id, values }): HeadText => {
    const { title, at } = values;
    const texts = [...textsOf(values).values()].flatMap(both);
    return {
      kind: 'meeting',
      id,
      text: title.text,
      detail: undefined,
      folded: fold(joined(texts) ?? ''),
      at,
    };
  });
  return { foldedName: '', entries };
}

/** The people of a business or an organisation. */
function peopleTexts(record: AnyRecord): readonly HeadText[] {
  const holder = recordAs(record, 'sme') ?? recordAs(record, 'organisation');
  return Object.entries(holder?.values.people ?? {}).map(([id, person]) => ({
    kind: 'person',
    id,
    text: person.name,
    detail: person.role,
    folded: fold(joined([person.name, person.role, person.email, person.phone]) ?? ''),
    at: '',
  }));
}

/** The texts in a stored value: one, or the two of a text in two languages, the original first. */
function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { text, translation } = value as Readonly<Record<string, Json>>;
  return [text, translation].filter((part) => typeof part === 'string');
}

/** What can be found of some contacts; those in the trash are left out. */
export function pageTexts(contacts: readonly Contact[]): PageTexts {
  const kept = contacts.filter(({ deleted }) => deleted === undefined);
  return pageOf(kept.map((contact) => ({ ...placeOf(contact), text: contactText(contact) })));
}

const placeOf = ({ id, values }: Contact) => ({ id, at: values.at });

/**
 * What can be found of some forms: the words of their answers. What is in the trash or replaced is left out, and what is for
 * staff: whoever looks on sees the results too.
 */
export function answerTexts(forms: readonly RecordOf<'form'>[]): PageTexts {
  const kept = forms.filter(
    ({ deleted, values }) => deleted === undefined && values.state !== 'replaced',
  );
  const entries = kept.flatMap(({ id, entity, values }) =>
    Object.entries(values).flatMap(([field, value]) => {
      if (!isFamilyField(field) || isForStaff(entity, field, values)) return [];
      return { id, at: values.onDate ?? '', text: wordsIn(value as Json).join(' · ') };
    }),
  );
  return pageOf(entries.filter(({ text }) => text !== ''));
}

/** The texts in two languages that an answer holds, in its rows too: words that somebody wrote, not codes. */
function wordsIn(value: Json | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { text, lang } = value as Readonly<Record<string, Json>>;
  const isText = typeof text === 'string' && typeof lang === 'string';
  return isText ? textsIn(value) : Object.values(value).flatMap((part) => wordsIn(part as Json));
}

interface PageEntry {
  readonly id: string;
  readonly at: string;
  readonly text: string;
}

function pageOf(entries: readonly PageEntry[]): PageTexts {
  const texts = entries.map(({ text }) => text);
  const starts: number[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const text of texts) {
    const folded = fold(text);
    starts.push(at);
    parts.push(folded);
    at += folded.length + separator.length;
  }
  return {
    folded: parts.join(separator),
    starts,
    ids: entries.map(({ id }) => id),
    ats: entries.map(({ at }) => at),
    texts,
  };
}

/** Calls `visit` with the index of everything that holds all tokens; there is at least one token. */
export function scanPage(
  page: PageTexts,
  tokens: readonly string[],
  visit: (index: number) => void,
): void {
  const { folded, starts } = page;
  // The longest word is the rarest: it decides quickly that there is nothing.
  const rarest = tokens.reduce((a, b) => (b.length > a.length ? b : a), '');
  let index = 0;
  let hit = folded.indexOf(rarest);
  while (hit >= 0) {
    while ((starts[index + 1] ?? Number.POSITIVE_INFINITY) <= hit) index += 1;
    const end = starts[index + 1] ?? folded.length;
    const all = tokens.length === 1 || matches(folded.slice(starts[index], end), tokens);
    if (all) visit(index);
    hit = folded.indexOf(rarest, end);
    if (end >= folded.length) return;
  }
}

/** Everything written about a contact, on lines of its own for each field. */
function contactText({ values }: Contact): string {
  const decisions = Object.values(values.decisions ?? {});
  const { summary, agenda, minutesText, messageId } = values;
  const minutes = both(minutesText).map((text) =>
    text === undefined || messageId !== undefined ? text : plainMinutes(text),
  );
  const texts = [...both(summary), ...minutes, ...decisions.flatMap(both), ...both(agenda)];
  return joined(texts) ?? '';
}

/** Both languages of a text. */
function both(text: Text2 | undefined): readonly (string | undefined)[] {
  return [text?.text, text?.translation];
}

function joined(parts: readonly (string | undefined)[], between = ' '): string | undefined {
  const kept = parts.filter((part) => part !== undefined && part !== '');
  return kept.length === 0 ? undefined : kept.join(between);
}
