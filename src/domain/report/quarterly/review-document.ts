/**
 * A quarterly review as a document in one language: figures by launch pad, enrolment so far, the fixed headings with what is
 * common first and each launch pad after it, the lessons of the quarter, what the SMEs say, and how it was drafted.
 */

import type { LocalDate } from '../../calendar/local-date.ts';
import { formatDate, formatNumber } from '../../form/format.ts';
import type { Language } from '../../entity/field.ts';
import type { Lesson, RecordOf } from '../../operation/record.ts';
import { type EnrolmentLine, enrolmentPerReview } from '../../programme/enrolment.ts';
import { otherLanguage, sideOf } from '../../text/text-pair.ts';
import { beforeIssue } from './before-issue.ts';
import { followUps } from './draft-lessons.ts';
import { runIn } from './drafted.ts';
import {
  type Block,
  blocksOfText,
  type Line,
  plain,
  type ReportDocument,
  type TableRow,
} from './report-document.ts';
import type { FigureRow, PadFigure } from './review-figures.ts';
import { enrolmentChart, type EnrolmentCurves, enrolmentCurves } from './enrolment-chart.ts';
import { impactFigures } from './impact.ts';
import { inOneGo, type Steps } from '../../../std/steps.ts';
import { type Quarter, sortQuarter } from './draft-quarter.ts';
import { type DraftedPassage, draftPassages, type Passage, passagesIn } from './review-passages.ts';
import type { ReviewPeriod, ReviewSource } from './review-source.ts';
import {
  counted,
  figureWords,
  fixedParts,
  partTitles,
  reportWords,
  type ReviewPart,
  reviewParts,
} from './review-words.ts';
import { padName } from '../../programme/pad-name.ts';

/** A review as the rules draft it. */
export interface DraftedReview {
  readonly period: ReviewPeriod;
  readonly figures: readonly FigureRow[];
  /** What came of the support; nothing where nothing was recorded. */
  readonly impact: readonly FigureRow[];
  readonly passages: readonly DraftedPassage[];
  /** Entries behind all passages, each counted once. */
  readonly entryCount: number;
  /** The lessons of the quarter, by number. */
  readonly lessons: readonly Lesson[];
  /** Table 3 up to the review. */
  readonly enrolment: readonly EnrolmentLine[];
  /** The same as curves; absent where the programme has no known end. */
  readonly curves: EnrolmentCurves | undefined;
}

/** A review as the screen shows it, and as the document is made of it. */
export interface ReviewView extends DraftedReview {
  readonly passages: readonly Passage[];
}

/** A review in both languages. */
export type DraftPair = Readonly<Record<Language, DraftedReview>>;

/** The review of a period in one language, before anybody wrote in it. */
export function draftReview(
  source: ReviewSource,
  period: ReviewPeriod,
  language: Language,
): DraftedReview {
  return inOneGo(draftBoth(source, period))[language];
}

/** The review of a period in both languages, in steps: the quarter is sorted once. */
export function* draftBoth(source: ReviewSource, period: ReviewPeriod): Steps<DraftPair> {
  const sorted = yield* sortQuarter(source, period);
  const enrolment = enrolmentUntil(source, period);
  yield;
  const curves = enrolmentCurves(source, period);
  yield;
  const both = {
    period,
    figures: sorted.figures,
    impact: impactFigures(source, period),
    lessons: lessonsOf(source, period),
    enrolment,
    curves,
  };
  const en = yield* passageSteps({ ...sorted, language: 'en' });
  const fr = yield* passageSteps({ ...sorted, language: 'fr' });
  return { en: { ...both, ...en }, fr: { ...both, ...fr } };
}

/** Several reviews in both languages, one after the other. */
export function* draftAll(
  source: ReviewSource,
  periods: readonly ReviewPeriod[],
): Steps<readonly DraftPair[]> {
  const drafts: DraftPair[] = [];
  for (const period of periods) drafts.push(yield* draftBoth(source, period));
  return drafts;
}

function* passageSteps(quarter: Quarter): Steps<Pick<DraftedReview, 'passages' | 'entryCount'>> {
  const passages = yield* draftPassages(quarter);
  const entries = new Set<string>();
  for (const { draft } of passages) {
    for (const { id } of draft.entries) entries.add(id);
    yield;
  }
  return { passages, entryCount: entries.size };
}

/** The same with what was written in it. */
export function reviewView(drafted: DraftedReview, form: RecordOf<'form'> | undefined): ReviewView {
  return { ...drafted, passages: passagesIn(drafted.passages, form) };
}

/** The lessons that a review of a month brought, those withdrawn left out, in the order of their numbers. */
export function lessonsOf(
  { lessons }: ReviewSource,
  { month }: Pick<ReviewPeriod, 'month'>,
): readonly Lesson[] {
  return lessons
    .filter(
      ({ values, deleted }) =>
        deleted === undefined && values.withdrawnOn === undefined && values.reviewMonth === month,
    )
    .toSorted((a, b) => a.values.number - b.values.number);
}

/** "Quarterly review 4", and its month. */
export function reviewTitle({ number }: ReviewPeriod, language: Language): string {
  return `${reportWords.review[language]} ${formatNumber(number, language)}`;
}

/** "February 2021, month 18." */
export function reviewMonth({ days, month }: ReviewPeriod, language: Language): string {
  const name = formatDate(days.to, language, 'month');
  const capital = name.slice(0, 1).toUpperCase() + name.slice(1);
  return `${capital}, ${reportWords.month[language].toLowerCase()}\u00a0${month}`;
}

/** The document of a review. */
export function reviewDocument(
  source: ReviewSource,
  view: ReviewView,
  language: Language,
): ReportDocument {
  return {
    language,
    title: reviewTitle(view.period, language),
    subtitle: `${source.programme.values.name}. ${reviewMonth(view.period, language)}. ${reportWords.subtitle[language]}.`,
    blocks: [
      heading('figures', 1, reportWords.figures[language]),
      figureTable('figures', source, view.figures, language),
      ...impactBlocks(source, view.impact, language),
      heading('enrolment', 1, reportWords.enrolment[language]),
      ...enrolmentChart('enrolment/chart', source, view.curves, language),
      enrolmentBlock('enrolment/table', source, view.enrolment, language),
      ...reviewParts.flatMap((part) => partBlocks(part, source, view, language)),
      heading('method', 1, reportWords.method[language]),
      { kind: 'paragraph', key: 'method/text', line: plain(methodText(view, language)) },
    ],
  };
}

export function heading(key: string, level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', key: `${key}/heading`, level, text };
}

/** The figures, a row each; what nobody did in any pad is a zero like any other. */
export function figureTable(
  part: 'figures' | 'impact',
  { pads }: ReviewSource,
  figures: readonly FigureRow[],
  language: Language,
): Block {
  return {
    kind: 'table',
    key: `${part}/table`,
    caption: reportWords[part][language],
    head: [
      reportWords.figure[language],
      ...pads.map(({ values }) => values.code),
      reportWords.total[language],
    ],
    numeric: true,
    rows: figures.map(({ name, pads: own, total }) => ({
      key: name,
      cells: [
        plain(figureWords[name][language]),
        ...pads.map(({ id }) => plain(figureText(own.get(id), language))),
        plain(figureText(total, language)),
      ],
    })),
  };
}

/** What came of the support, under a heading of its own; nothing where nothing was recorded. */
export function impactBlocks(
  source: ReviewSource,
  impact: readonly FigureRow[],
  language: Language,
): readonly Block[] {
  if (impact.length === 0) return [];
  return [
    heading('impact', 1, reportWords.impact[language]),
    figureTable('impact', source, impact, language),
  ];
}

/** A figure in words, with its target where it has one. */
export function figureText(figure: PadFigure | undefined, language: Language): string {
  const value = formatNumber(figure?.value ?? 0, language);
  const { target } = figure ?? {};
  return target === undefined ? value : `${value}\u00a0/\u00a0${formatNumber(target, language)}`;
}

function enrolmentUntil(
  { sheets, pads, programme }: ReviewSource,
  until: ReviewPeriod,
): readonly EnrolmentLine[] {
  const smes = sheets.map(({ sme }) => sme);
  return enrolmentPerReview(smes, pads, programme.values).filter(
    ({ reviewMonth: month }) => month <= until.month,
  );
}

/** Table 3 of the source report. */
export function enrolmentBlock(
  key: string,
  source: Pick<ReviewSource, 'pads'>,
  lines: readonly EnrolmentLine[],
  language: Language,
): Block {
  return {
    kind: 'table',
    key,
    caption: reportWords.table3[language],
    head: [
      reportWords.reviewColumn[language],
      ...source.pads.map(({ values }) => values.code),
      reportWords.total[language],
    ],
    numeric: true,
    rows: lines.map(({ review, closesOn, pads, total }) => ({
      key: String(review),
      cells: [
        plain(`${review}. ${formatDate(closesOn, language, 'month')}`),
        ...source.pads.map(({ id }) =>
          plain(formatNumber(pads.get(id)?.cumulative ?? 0, language)),
        ),
        plain(formatNumber(total.cumulative, language)),
      ],
    })),
  };
}

/** A heading with its passages; nothing for one that nobody wrote anything under and that is not fixed. */
function partBlocks(
  part: ReviewPart,
  source: ReviewSource,
  view: ReviewView,
  language: Language,
): readonly Block[] {
  const own = view.passages.filter((passage) => passage.part === part);
  const blocks = own.flatMap((passage) => passageBlocks(passage, own, source, language));
  const lessons =
    part === 'lessons'
      ? lessonTable('lessons/table', view.lessons, source, { language, day: view.period.days.to })
      : [];
  const content = [...lessons, ...blocks];
  if (content.length === 0 && !fixedParts.has(part)) return [];
  const nothing: Block = {
    kind: 'paragraph',
    key: `${part}/nothing`,
    line: plain(reportWords.nothing[language]),
  };
  return [
    heading(`part/${part}`, 1, partTitles[part][language]),
    ...(content.length === 0 ? [nothing] : content),
  ];
}

function passageBlocks(
  passage: Passage,
  siblings: readonly Passage[],
  { pads }: ReviewSource,
  language: Language,
): readonly Block[] {
  const { key, padId } = passage;
  const content = passageContent(passage, language);
  if (content.length === 0) return [];
  if (siblings.length === 1) return content;
  const pad = pads.find(({ id }) => id === padId)?.values;
  const name = pad === undefined ? reportWords.both[language] : padName(pad, language);
  return [heading(key, 2, name), ...content];
}

/** What a passage says: what was written, in the language it was written in where the other is missing, else the draft. */
export function passageContent(passage: Passage, language: Language): readonly Block[] {
  const { key, text, draft } = passage;
  if (text === undefined) {
    if (draft.lines.length === 0) return [];
    return [{ kind: 'list', key: `${key}/0`, items: draft.lines.map(({ line }) => line) }];
  }
  const said = sideOf(text, language);
  if (said.trim() !== '') return blocksOfText(key, said);
  const other = otherLanguage(language);
  return blocksOfText(key, sideOf(text, other), other);
}

interface LessonTableOptions {
  readonly language: Language;
  /** The day as of which their actions are open or not. */
  readonly day: LocalDate;
  /** The review that brought each, by its month; none where all are of one review. */
  readonly reviews?: ReadonlyMap<number, string>;
}

/** The lessons by number, with what they led to where any led to something; nothing where there are none. */
export function lessonTable(
  key: string,
  lessons: readonly Lesson[],
  source: ReviewSource,
  { language, day, reviews }: LessonTableOptions,
): readonly Block[] {
  if (lessons.length === 0) return [];
  const followed = followUps(lessons, source, day, language);
  const hasFollowUp = [...followed.values()].some((words) => words !== '');
  const rows = lessons.map(
    ({ id, values }): TableRow => ({
      key: String(values.number),
      cells: [
        plain(source.lessonLabels.get(id) ?? String(values.number)),
        lessonLine(values.text, language),
        ...(reviews === undefined ? [] : [plain(reviews.get(values.reviewMonth ?? 0) ?? '')]),
        ...(hasFollowUp ? [plain(followed.get(id) ?? '')] : []),
      ],
    }),
  );
  return [
    {
      kind: 'table',
      key,
      caption: partTitles.lessons[language],
      head: [
        reportWords.number[language],
        reportWords.lesson[language],
        ...(reviews === undefined ? [] : [reportWords.reviewColumn[language]]),
        ...(hasFollowUp ? [reportWords.followUp[language]] : []),
      ],
      numeric: false,
      rows,
    },
  ];
}

function lessonLine(text: Lesson['values']['text'], language: Language): Line {
  return [runIn(text, language)];
}

/** How the review came about, and what it leaves out. */
function methodText({ passages, entryCount }: ReviewView, language: Language): string {
  const confidential = passages.reduce((sum, { draft }) => sum + draft.confidential, 0);
  const unquoted = passages.reduce((sum, { draft }) => sum + draft.unquoted, 0);
  const all = counted(entryCount, 'entry', language);
  const { said, unread } = beforeIssue(passages);
  const read = formatNumber(said - unread, language);
  const count = formatNumber(said, language);
  return language === 'fr'
    ? `Chiffres comptés dans les feuilles de progression ; passages composés d’après ${all}\u00a0; relus\u00a0: ${read} sur ${count}. Entrées confidentielles comptées, jamais citées\u00a0: ${formatNumber(confidential, language)}. Contacts comptés et non cités\u00a0: ${formatNumber(unquoted, language)}.`
    : `Figures are counted in the progress sheets; passages are drafted from ${all}; proofread: ${read} of ${count}. Confidential entries counted and never quoted: ${formatNumber(confidential, language)}. Contacts counted and not quoted: ${formatNumber(unquoted, language)}.`;
}
