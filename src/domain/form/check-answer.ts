/**
 * What is wrong with an answer, in a closed list of kinds, so that the interface can say it in the reader's language at
 * the item. Nothing here keeps anybody from going on: what was typed stays.
 */

import type { IdentifierProblem } from '../identifiers/finding.ts';
import { checkIdentifier } from '../identifiers/check-identifier.ts';
import { parseLocalDate } from '../calendar/local-date.ts';
import type { Answer, Cell, Content, ContentOf } from './answers.ts';
import type { Item, ItemOf, Wording } from './template.ts';
import type { UnlistedOption } from './unlisted-options.ts';

export type Problem =
  /** Stored by a newer version or by mistake: kept, not shown as an answer. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'tooLow'; readonly min: number }
  | { readonly kind: 'tooHigh'; readonly max: number }
  /** `label` is what it was called while it was offered. */
  | { readonly kind: 'notAnOption'; readonly word: string; readonly label?: Wording | undefined }
  | { readonly kind: 'notACountry'; readonly word: string }
  | { readonly kind: 'tooMany'; readonly max: number }
  /** A remark: registers change, so that an identifier is never refused. */
  | { readonly kind: 'identifier'; readonly problem: IdentifierProblem }
  | { readonly kind: 'cell'; readonly row: string; readonly column: string };

const percentMax = 100;
const ratingMax = 5;
const countryPattern = /^[A-Z]{2}$/;

/** What is wrong with the answer; `unlisted` are the options in it that the item does not offer. */
export function problemsOf(
  item: Item,
  answer: Answer,
  unlisted: readonly UnlistedOption[],
  country: string | undefined,
): readonly Problem[] {
  if (answer.kind === 'unreadable') return [{ kind: 'unreadable' }];
  if (answer.kind !== 'given') return [];
  const { content } = answer;
  switch (item.type) {
    case 'yesNo':
    case 'choice':
      return notOptions(unlisted);
    case 'choices':
    case 'checks':
      return [...notOptions(unlisted), ...tooMany(content, item.max)];
    case 'number':
    case 'money':
    case 'rating':
      return outOfRange(content, item.min, item.max);
    case 'maturity':
      return outOfRange(content, item.anchors[0]?.score, item.anchors.at(-1)?.score);
    case 'country':
    case 'countries':
      return wordsIn(content)
        .filter((word) => !countryPattern.test(word))
        .map((word) => ({ kind: 'notACountry', word }) as const);
    case 'identifier':
      return identifierProblems(item, content, country);
    case 'list':
      return tooMany(content, item.max);
    case 'table':
      return content.kind === 'cells'
        ? [...tooMany(content, item.max), ...cellProblems(item, content)]
        : [];
    case 'targets':
      return content.kind === 'targets' ? targetProblems(content) : [];
    case 'date':
    case 'text':
    case 'longText':
    case 'people':
    case 'orgs':
    case 'calculator':
    case 'actions':
    case 'lessons':
    case 'derived':
    case 'auto':
      return [];
  }
}

function wordsIn(content: Content): readonly string[] {
  if (content.kind === 'word') return [content.word];
  return content.kind === 'words' ? content.words : [];
}

function notOptions(unlisted: readonly UnlistedOption[]): readonly Problem[] {
  return unlisted.map(({ id, label }) => ({ kind: 'notAnOption', word: id, label }));
}

function tooMany(content: Content, max: number | undefined): readonly Problem[] {
  if (max === undefined) return [];
  const count =
    content.kind === 'words'
      ? content.words.length
      : content.kind === 'texts' || content.kind === 'cells'
        ? content.rows.length
        : 0;
  return count > max ? [{ kind: 'tooMany', max }] : [];
}

function outOfRange(
  content: Content,
  min: number | undefined,
  max: number | undefined,
): readonly Problem[] {
  const value =
    content.kind === 'number'
      ? content.number
      : content.kind === 'money'
        ? content.money.amount
        : undefined;
  if (value === undefined) return [];
  if (min !== undefined && value < min) return [{ kind: 'tooLow', min }];
  return max !== undefined && value > max ? [{ kind: 'tooHigh', max }] : [];
}

function identifierProblems(
  item: ItemOf<'identifier'>,
  content: Content,
  country: string | undefined,
): readonly Problem[] {
  if (content.kind !== 'word') return [];
  const finding = checkIdentifier(item.format, content.word, country ?? '');
  return finding.ok ? [] : [{ kind: 'identifier', problem: finding.reason }];
}

function cellProblems(item: ItemOf<'table'>, { rows }: ContentOf<'cells'>): readonly Problem[] {
  return rows.flatMap(({ id: row, cells }) =>
    item.columns.flatMap(({ id: column, type }) => {
      const cell = cells[column];
      const isRight = cell === undefined || cell === '' || fitsColumn(type, cell);
      return isRight ? [] : [{ kind: 'cell', row, column } as const];
    }),
  );
}

function fitsColumn(type: ItemOf<'table'>['columns'][number]['type'], cell: Cell): boolean {
  switch (type) {
    case 'text':
      return typeof cell === 'string' || (typeof cell === 'object' && 'text' in cell);
    case 'number':
      return typeof cell === 'number' && cell >= 0;
    case 'percent':
      return typeof cell === 'number' && cell >= 0 && cell <= percentMax;
    case 'rating5':
      return Number.isInteger(cell) && Number(cell) >= 1 && Number(cell) <= ratingMax;
    case 'money':
      return typeof cell === 'object' && 'amount' in cell;
    case 'date':
      return typeof cell === 'string' && parseLocalDate(cell) !== undefined;
    case 'country':
      return typeof cell === 'string' && countryPattern.test(cell);
  }
}

function targetProblems({ rows }: ContentOf<'targets'>): readonly Problem[] {
  return Object.entries(rows).flatMap(([row, { by }]) =>
    by === undefined || parseLocalDate(by) !== undefined
      ? []
      : [{ kind: 'cell', row, column: 'by' } as const],
  );
}
