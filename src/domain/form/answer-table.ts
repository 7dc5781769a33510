/**
 * The answers of a form as rows of a table file: question, answer in each language, whether it was "not sure", when and by
 * whom. Notes of the account manager have a column only where they were asked for by name.
 */

import { type Language, languages } from '../entity/field.ts';
import { type RecordOf, type Stamp, stampOf } from '../operation/record.ts';
import { markFieldOf, noteFieldOf } from './fields.ts';
import { type PrintedAnswer, printedAnswer, type Said } from './printed-answer.ts';
import { type FormView, isAsked, type ItemView, visibleTo } from './view.ts';
import { printWordings, yesNoOptions } from './wordings.ts';

export interface AnswerTableOptions {
  /** Of the reader. */
  readonly language: Language;
  /** With the notes of the account manager, and ratings of a person. */
  readonly staff: boolean;
  readonly day: (at: number) => string;
  readonly name: (id: string) => string;
}

/** The heads, in the order of the cells. */
export function answerHeads({ language, staff }: AnswerTableOptions): readonly string[] {
  const {
    form,
    formDate,
    section,
    question,
    answer,
    unsure,
    note,
    evidence,
    answeredOn,
    answeredBy,
  } = printWordings;
  const plain = [form, formDate, section, question].map((words) => words[language]);
  const answers = languages.map((side) => `${answer[language]} (${side.toUpperCase()})`);
  const rest = [unsure, ...(staff ? [note] : []), evidence, answeredOn, answeredBy];
  return [...plain, ...answers, ...rest.map((words) => words[language])];
}

/** A row for each question that somebody answered, or has a note where notes are asked for. */
export function answerRows(
  record: RecordOf<'form'>,
  view: FormView,
  options: AnswerTableOptions,
): readonly (readonly string[])[] {
  const { language, staff } = options;
  const { template, context } = view;
  const title = [template.short[language], record.values.market].filter(Boolean).join(' ');
  const parts = [
    ...view.sections.map(({ section, items }) => ({ name: section.title[language], items })),
    { name: printWordings.former[language], items: view.former },
  ];
  return parts.flatMap(({ name, items }) =>
    items.flatMap((item) => {
      const visible = visibleTo(item, staff ? 'manager' : 'sme');
      const isAnswered = item.answer.kind !== 'blank' && item.answer.kind !== 'unreadable';
      const note = visible.note ? item.note : '';
      if (!isAsked(item) || !visible.answer) return [];
      if (!isAnswered && note === '') return [];
      const { at, by } = lastStamp(record, item);
      const yes = yesNoOptions[0]?.label[language] ?? '';
      return [
        [
          title,
          context.onDate,
          name,
          item.item.label[language],
          ...languages.map((side) => sideOfAnswer(printedAnswer(item, side), side)),
          item.answer.kind === 'unsure' ? yes : '',
          ...(staff ? [note] : []),
          item.evidence.join('\n'),
          options.day(at),
          options.name(by),
        ],
      ];
    }),
  );
}

/** When and by whom the answer was last touched: the answer itself, its mark, or the note on it. */
function lastStamp(record: RecordOf<'form'>, { field, key }: ItemView): Stamp {
  const fields: readonly string[] = [field ?? '', markFieldOf(key), noteFieldOf(key)];
  const values: Readonly<Record<string, unknown>> = record.values;
  const stamps = fields
    .filter((name) => values[name] !== undefined)
    .map((name) => stampOf(record, name));
  return stamps.reduce((latest, stamp) => (stamp.at > latest.at ? stamp : latest), record.created);
}

/** What the answer says in one language; a text that is not translated says nothing there. */
function sideOfAnswer(answer: PrintedAnswer, side: Language): string {
  const words = ({ text, lang }: Said): string => (lang === side ? text : '');
  switch (answer.kind) {
    case 'none':
      return '';
    case 'text':
      return words(answer.said);
    case 'list':
      return answer.items.map(words).filter(Boolean).join('\n');
    case 'table':
      return answer.rows.map((row) => row.map(words).join(' | ')).join('\n');
  }
}
