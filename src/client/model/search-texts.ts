/**
 * What search looks through, prepared once per sheet and per journal page: folded text, side by side with what a
 * result shows. All contacts of a page are one string, because one `includes` over a long string costs a fraction
 * of many over short ones; the places where each contact begins tell which one was hit.
 */

import type { Contact } from '../../domain/operation/record.ts';
import type { Text2 } from '../../domain/entity/field.ts';
import { fold, matches } from '../../domain/text/fold.ts';
import type { Sheet } from './state.ts';

export type HeadKind = 'sme' | 'person' | 'action' | 'issue';

/** One thing of the head of a sheet that can be found. */
export interface HeadText {
  readonly kind: HeadKind;
  readonly id: string;
  /** What a result shows, and what stands beside it. */
  readonly text: string;
  readonly detail: string | undefined;
  readonly folded: string;
  /** Date or instant by which the newest come first. */
  readonly at: string;
}

/** The head of one sheet: its SME first, then people, actions and issues. */
export interface HeadTexts {
  readonly foldedName: string;
  readonly entries: readonly HeadText[];
}

/** The contacts of one page of one journal. */
export interface PageTexts {
  readonly folded: string;
  /** Where in `folded` each contact begins. */
  readonly starts: readonly number[];
  readonly ids: readonly string[];
  readonly ats: readonly string[];
  readonly texts: readonly string[];
}

/** Parts a contact from the next: no token contains it, since tokens are words. */
const separator = '\n';

/** What can be found of the head of a sheet. */
export function headTexts({ sme, actions, issues }: Sheet): HeadTexts {
  const { values } = sme;
  const place = [values.town, values.area, values.postcode];
  const identity = [values.companyNumber, values.siret, values.vat, values.sourceName];
  const people = Object.entries(values.people ?? {});
  return {
    foldedName: fold(values.name),
    entries: [
      {
        kind: 'sme',
        id: sme.id,
        text: values.name,
        detail: joined([values.town, values.sector], ' · '),
        folded: fold(joined([values.name, ...place, values.sector, ...identity]) ?? ''),
        at: '',
      },
      ...people.map(([id, person]) => ({
        kind: 'person' as const,
        id,
        text: person.name,
        detail: person.role,
        folded: fold(joined([person.name, person.role, person.email, person.phone]) ?? ''),
        at: '',
      })),
      ...actions.map(({ id, values: action }) => ({
        kind: 'action' as const,
        id,
        text: action.title.text,
        detail: undefined,
        folded: fold(joined([...both(action.title), action.note]) ?? ''),
        at: action.due ?? '',
      })),
      ...issues.map(({ id, values: issue }) => ({
        kind: 'issue' as const,
        id,
        text: issue.title.text,
        detail: undefined,
        folded: fold(joined([...both(issue.title), ...both(issue.response)]) ?? ''),
        at: issue.openedOn,
      })),
    ],
  };
}

/** What can be found of some contacts; those in the trash are left out. */
export function pageTexts(contacts: readonly Contact[]): PageTexts {
  const kept = contacts.filter(({ deleted }) => deleted === undefined);
  const texts = kept.map(contactText);
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
    ids: kept.map(({ id }) => id),
    ats: kept.map(({ values }) => values.at),
    texts,
  };
}

/** Calls `visit` with the index of every contact that holds all tokens; there is at least one token. */
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
  const texts = [values.summary, values.minutesText, ...decisions, values.agenda];
  return joined(texts.flatMap(both)) ?? '';
}

/** Both languages of a text. */
function both(text: Text2 | undefined): readonly (string | undefined)[] {
  return [text?.text, text?.translation];
}

function joined(parts: readonly (string | undefined)[], between = ' '): string | undefined {
  const kept = parts.filter((part) => part !== undefined && part !== '');
  return kept.length === 0 ? undefined : kept.join(between);
}
