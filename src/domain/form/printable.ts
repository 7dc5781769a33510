/**
 * A form in words, in one language: a pure structure that print, letters and files draw each in their own way. It holds what
 * the mode may see: without being asked for by name, no private note and no rating of a person.
 */

import type { Language } from '../entity/field.ts';
import { formatDate } from './format.ts';
import {
  type AutoAnswers,
  type PrintedAnswer,
  printedAnswer,
  type Said,
  saidOf,
} from './printed-answer.ts';
import { printedResult, type PrintedFact } from './printed-result.ts';
import { figureWords } from './reference/figure-words.ts';
import type { ResolvedReference } from './reference/reference.ts';
import type { FillingMode } from './filling-mode.ts';
import { type FormView, type ItemView, type SectionView, visibleTo } from './view.ts';
import { printWordings } from './wordings.ts';
import { padName } from '../programme/pad-name.ts';

export interface PrintOptions {
  /** For whom it is printed; notes and ratings of a person only for the account manager. */
  readonly mode: FillingMode;
  readonly auto?: AutoAnswers | undefined;
}

export interface PrintedLine {
  readonly question: string;
  readonly answer: PrintedAnswer;
  /** Why it is not a pass, and what would make it one. */
  readonly remarks: readonly string[];
  /** Legal values behind it, with source and date. */
  readonly references: readonly string[];
  readonly note: string;
  readonly evidence: readonly string[];
}

export interface PrintedSection {
  readonly heading: string;
  /** State of a section of a plan. */
  readonly state: string | undefined;
  /** Why it was left out. */
  readonly leftOut: Said | undefined;
  readonly lines: readonly PrintedLine[];
}

export interface Printable {
  readonly title: string;
  readonly intro: string | undefined;
  readonly date: string;
  /** What came out, one fact each: a page of its own for the owner. */
  readonly result: readonly PrintedFact[];
  readonly sections: readonly PrintedSection[];
}

/** The form in words. */
export function printable(view: FormView, language: Language, options: PrintOptions): Printable {
  const { template, context } = view;
  const sections = view.sections.map((section) => printedSection(view, section, language, options));
  return {
    title: template.title[language],
    intro: template.intro?.[language],
    date: formatDate(context.onDate, language),
    result: printedResult(view, language),
    sections: [...sections, formerSection(view, language, options)].filter(
      ({ lines, leftOut }) => lines.length > 0 || leftOut !== undefined,
    ),
  };
}

/** What was answered before the form was moved over to another version of its template. */
function formerSection(
  { former }: FormView,
  language: Language,
  { mode, auto }: PrintOptions,
): PrintedSection {
  return {
    heading: printWordings.former[language],
    state: undefined,
    leftOut: undefined,
    lines: former.flatMap((item) => {
      const visible = visibleTo(item, mode);
      return visible.answer ? [printedLine(item, language, { auto, withNote: visible.note })] : [];
    }),
  };
}

function printedSection(
  { template, context }: FormView,
  { section, padId, state, leftOutReason, items }: SectionView,
  language: Language,
  { mode, auto }: PrintOptions,
): PrintedSection {
  const pad = context.pads?.find(({ id }) => id === padId);
  const title = section.title[language];
  const shown = state === 'leftOut' ? [] : items;
  return {
    heading: pad === undefined ? title : `${title} – ${padName(pad, language)}`,
    state:
      state === undefined || template.kind !== 'plan'
        ? undefined
        : template.progressLabels[state]?.[language],
    leftOut: leftOutReason && state === 'leftOut' ? saidOf(leftOutReason, language) : undefined,
    lines: shown.flatMap((item) => {
      const visible = visibleTo(item, mode);
      if (item.hidden !== undefined || !visible.answer) return [];
      return [printedLine(item, language, { auto, withNote: visible.note })];
    }),
  };
}

function printedLine(
  item: ItemView,
  language: Language,
  { auto, withNote }: { readonly auto: AutoAnswers | undefined; readonly withNote: boolean },
): PrintedLine {
  const { verdict, references, note, evidence } = item;
  const remarks = [verdict?.reason, verdict?.toPass].flatMap((each) => each?.[language] ?? []);
  return {
    question: item.item.label[language],
    answer: printedAnswer(item, language, auto),
    remarks,
    references: references.map((each) => printedReference(each, language)),
    note: withNote ? note : '',
    evidence,
  };
}

/** A legal value in words: what it says, from when, where that stands, and how far to rely on it. */
export function printedReference({ value, state }: ResolvedReference, language: Language): string {
  const warnings = {
    inForce: printWordings.check,
    verify: printWordings.checkDoubt,
    outdated: printWordings.checkOutdated,
    ahead: printWordings.checkAhead,
  };
  const { validFrom, readOn } = printWordings;
  const figure = figureWords(value, language);
  const label = [value.label[language], figure].filter((words) => words !== '').join(' ');
  const since = `${validFrom[language]} ${formatDate(value.validFrom, language)}`;
  const source = `${value.source}, ${readOn[language]} ${formatDate(value.checkedOn, language)}`;
  const semicolon = language === 'fr' ? '\u00a0; ' : '; ';
  return `${label} (${since}${semicolon}${source}). ${warnings[state][language]}`;
}

/** An answer as plain text: lists and tables line by line. */
export function plainAnswer(answer: PrintedAnswer): string {
  switch (answer.kind) {
    case 'none':
      return '';
    case 'text':
      return answer.said.text;
    case 'list':
      return answer.items.map(({ text }) => text).join('\n');
    case 'table':
      return answer.rows.map((row) => row.map(({ text }) => text).join(' | ')).join('\n');
  }
}
