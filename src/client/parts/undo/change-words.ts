/**
 * Says what an undo or a redo changed: the kind of the record, what it is called, the field where it was one. Loaded when
 * something is taken back.
 */

import i18next from 'i18next';
import type { Text2 } from '../../../domain/entity/field.ts';
import { declarationOf } from '../../../domain/entity/registry.ts';
import type { Group } from '../../../domain/operation/operation.ts';
import type { AnyRecord } from '../../../domain/operation/record.ts';
import { templateNamed } from '../../i18n/form-words.ts';

/** Longest name of a record in a message. */
const titleLengthMax = 60;

/**
 * What a group changed, in a few words: its first record, and how many more.
 *
 * @param recordOf a record as it is now, or as it was before where it is gone
 * @param isVisit the owner looks on: no words of staff are shown
 */
export function changeWords(
  group: Group,
  recordOf: (id: string) => AnyRecord | undefined,
  isVisit: boolean,
): string {
  const [first] = group;
  if (first === undefined) return '';
  const { entity, record, fields } = first;
  const kind = inSentence(i18next.t(`domain:entityName.${entity}`));
  // A business is named by its sheet.
  const title = isVisit || record === first.home ? '' : titleOf(recordOf(record));
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
  const isWords = fields[name]?.kind === 'text';
  const written = isWords && typeof value === 'string' ? value : textIn(value);
  const title = (written || templateTitle(record)).replaceAll(/\s+/gu, ' ').trim();
  return title.length > titleLengthMax ? `${title.slice(0, titleLengthMax - 1).trimEnd()}…` : title;
}

function templateTitle({ values }: AnyRecord): string {
  return templateNamed(values)?.short[i18next.language === 'fr' ? 'fr' : 'en'] ?? '';
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
