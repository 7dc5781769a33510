/**
 * Says what an undo or a redo changed: the kind of the record, what it is called, the field where it was one. Loaded when
 * something is taken back.
 */

import i18next from 'i18next';
import type { Language, Text2 } from '../../../domain/entity/field.ts';
import { declarationOf } from '../../../domain/entity/registry.ts';
import type { Group } from '../../../domain/operation/operation.ts';
import type { AnyRecord } from '../../../domain/operation/record.ts';
import { formatMonth } from '../../i18n/format.ts';
import { templateNamed } from '../../i18n/form-words.ts';

/** Longest name of a record in a message. */
const titleLengthMax = 60;

export interface Told {
  readonly what: string;
  /** The sheet itself is named, so that it need not be said on which one this was. */
  readonly namesSheet: boolean;
  /** A sentence of its own, after a space; empty where nothing stayed. */
  readonly stayed: string;
}

interface Telling {
  /** What was to be taken back. */
  readonly asked?: Group | undefined;
  /** No sheet is named beside it. */
  readonly isApart?: boolean;
  readonly how: 'undone' | 'redone';
  /** A record as it is now, or as it was before where it is gone. */
  readonly recordOf: (id: string) => AnyRecord | undefined;
  /** The owner looks on: no words of staff are shown. */
  readonly isVisit: boolean;
}

/** What a group changed, in a few words: a merge, what was moved to the bin, or its first record, and how many more. */
export function changeWords(group: Group, telling: Telling): Told {
  // A step over several sheets is not that of one of them.
  const isApart = new Set(group.map(({ home }) => home)).size > 1;
  return { ...changeSaid(group, { ...telling, isApart }), stayed: stayedSaid(group, telling) };
}

function changeSaid(group: Group, telling: Telling): Omit<Told, 'stayed'> {
  const merge = telling.isVisit ? undefined : mergeWords(group, telling);
  if (merge !== undefined) return { what: merge, namesSheet: true };
  const { how, isVisit, isApart = false, recordOf } = telling;
  const [first] = group;
  // What is taken back is the opposite: a deletion is undone by a restoration.
  const isBin = group.every(({ kind }) => kind === (how === 'undone' ? 'restore' : 'delete'));
  if (first === undefined || !isBin) return { what: wordsOf(group, telling), namesSheet: isApart };
  const isSheet = group.length === 1 && first.record === first.home && !isVisit;
  const kind = inSentence(i18next.t(`domain:entityName.${first.entity}`));
  const named = isSheet
    ? i18next.t('shell:changed.named', { kind, title: titleOf(recordOf(first.record)) })
    : wordsOf(group, telling);
  return { what: i18next.t('shell:changed.bin', { named }), namesSheet: isSheet || isApart };
}

/**
 * What of a change was not taken back, since it was changed later: the first of it, and how many more. What was made, such as
 * a copy of a merge, stays as a whole where somebody wrote on it.
 */
function stayedSaid(taken: Group, telling: Telling): string {
  const { asked = [] } = telling;
  const isTaken = (record: string, field: string): boolean =>
    taken.some((one) => one.record === record && (one.kind === 'delete' || field in one.fields));
  const stayed = asked.flatMap((operation) => {
    const { kind, record, fields } = operation;
    if (kind === 'create' || kind === 'restore') {
      const isLive = telling.recordOf(record)?.deleted === undefined;
      return isLive && !taken.some((one) => one.record === record && one.kind === 'delete')
        ? [{ ...operation, fields: {} }]
        : [];
    }
    if (kind !== 'set' && kind !== 'resolve' && kind !== 'reopen') return [];
    const left = Object.entries(fields).filter(([field]) => !isTaken(record, field));
    return left.length === 0 ? [] : [{ ...operation, fields: Object.fromEntries(left) }];
  });
  if (stayed.length === 0) return '';
  return ` ${i18next.t('shell:stayed', { what: wordsOf(stayed, { ...telling, isApart: true }) })}`;
}

/** Which sheet was merged into which. */
function mergeWords(group: Group, { how, recordOf }: Telling): string | undefined {
  const mark = group.find(({ entity, fields }) => entity === 'sme' && 'mergedInto' in fields);
  const change = mark?.fields['mergedInto'];
  const id = how === 'undone' ? change?.before : change?.value;
  const [from, into] = [mark?.record, id].map((one) =>
    typeof one === 'string' ? titleOf(recordOf(one)) : '',
  );
  if (from === undefined || into === undefined || from === '' || into === '') return undefined;
  return i18next.t('shell:changed.merge', { from, into });
}

function wordsOf(group: Group, { recordOf, isVisit, isApart = false }: Telling): string {
  const [first] = group;
  if (first === undefined) return '';
  const { entity, record, fields } = first;
  const kind = inSentence(i18next.t(`domain:entityName.${entity}`));
  // A business is named by its sheet.
  const isNamed = isVisit || (record === first.home && !isApart);
  const title = isNamed ? '' : titleOf(recordOf(record));
  const alone = title === '' ? kind : i18next.t('shell:changed.named', { kind, title });
  const count = new Set(group.map((operation) => operation.record)).size - 1;
  const named = count === 0 ? alone : i18next.t('shell:changed.more', { named: alone, count });
  const [field, ...more] = group.length === 1 ? Object.keys(fields) : [];
  const key = `domain:field.${entity}.${field}`;
  if (field === undefined || more.length > 0 || !i18next.exists(key)) return named;
  // One of the keys that exist, which the types cannot know.
  const label = inSentence(i18next.t(key as 'domain:field.sme.name'));
  return i18next.t('shell:changed.field', { named, field: label });
}

/**
 * In words of people: what somebody wrote, or the template of a form; no choice and no month. Nothing of what is confidential,
 * which may be told on any screen.
 */
function titleOf(record: AnyRecord | undefined): string {
  if (record === undefined || record.values['confidential'] === true) return '';
  const { title: name, fields } = declarationOf(record.entity);
  const value: unknown = record.values[name];
  if (fields[name]?.kind === 'month') return formatMonth(languageNow(), String(value));
  const isWords = fields[name]?.kind === 'text';
  const written = isWords && typeof value === 'string' ? value : textIn(value);
  const title = (written || templateTitle(record)).replaceAll(/\s+/gu, ' ').trim();
  return title.length > titleLengthMax ? `${title.slice(0, titleLengthMax - 1).trimEnd()}…` : title;
}

const languageNow = (): Language => (i18next.language === 'fr' ? 'fr' : 'en');

function templateTitle({ values }: AnyRecord): string {
  return templateNamed(values)?.short[languageNow()] ?? '';
}

function textIn(value: unknown): string {
  const text = (value as Partial<Text2> | undefined)?.text;
  return typeof text === 'string' ? text : '';
}

/** The name of a kind within a sentence; `PME` and `SME` stay as they are. */
function inSentence(word: string): string {
  const isShort = /^\p{Lu}{2}/u.test(word);
  return isShort ? word : `${word.slice(0, 1).toLocaleLowerCase()}${word.slice(1)}`;
}
