/**
 * The report on the whole programme: all of its reviews in one document, under the same headings, with the tables of the
 * source report. It is made of the reviews as they stand, so that nothing is typed twice.
 */

import type { DateRange } from '../../calendar/local-date.ts';
import { formatDate, formatNumber } from '../../form/format.ts';
import type { Language } from '../../entity/field.ts';
import type { RecordOf } from '../../operation/record.ts';
import {
  contextTable,
  reviewTable,
  visitBlocks,
  visitsOf,
  visitTable,
} from './programme-tables.ts';
import { type Block, plain, type ReportDocument } from './report-document.ts';
import {
  type DraftedReview,
  draftReview,
  enrolmentBlock,
  heading,
  impactBlocks,
  lessonTable,
  passageContent,
  reviewView,
  type ReviewView,
} from './review-document.ts';
import { enrolmentChart } from './enrolment-chart.ts';
import { impactFigures } from './impact.ts';
import { formOfReview } from './review-passages.ts';
import { type ReviewPeriod, reviewPeriods, type ReviewSource } from './review-source.ts';
import { partTitles, reportWords, type ReviewPart, reviewParts } from './review-words.ts';
import { padName } from '../../programme/pad-name.ts';

/** The report in one language; the source holds the contacts of all reviews. */
export function programmeReport(
  source: ReviewSource,
  forms: readonly RecordOf<'form'>[],
  language: Language,
): ReportDocument {
  const drafts = reviewPeriods(source.programme).map((period) =>
    draftReview(source, period, language),
  );
  return reportOfDrafts(source, drafts, forms, language);
}

/** The same out of the drafts of its reviews, in their order. */
export function reportOfDrafts(
  source: ReviewSource,
  drafts: readonly DraftedReview[],
  forms: readonly RecordOf<'form'>[],
  language: Language,
): ReportDocument {
  const periods = drafts.map(({ period }) => period);
  const views = drafts.map((draft) => reviewView(draft, formOfReview(forms, draft.period)));
  const last = drafts.at(-1);
  const visits = visitsOf(source, periods, forms);
  return {
    language,
    title: reportWords.wholeTitle[language],
    subtitle: [
      source.programme.values.name,
      source.programme.values.code,
      source.programme.values.funder,
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
    blocks: [
      heading('introduction', 1, reportWords.introduction[language]),
      {
        kind: 'paragraph',
        key: 'introduction/text',
        line: plain(introduction(source, periods, language)),
      },
      reviewTable(periods, language),
      heading('chronology', 1, reportWords.chronology[language]),
      contextTable(source, periods, language),
      heading('enrolment', 1, reportWords.enrolment[language]),
      ...(last === undefined
        ? []
        : [
            ...enrolmentChart('table3/chart', source, last.curves, language),
            enrolmentBlock('table3', source, last.enrolment, language),
          ]),
      heading('visits', 1, reportWords.faceToFace[language]),
      visitTable(visits, periods, language),
      ...visitBlocks(visits, language),
      ...impactBlocks(source, impactFigures(source, { days: daysOf(periods) }), language),
      ...reviewParts.flatMap((part) => [
        ...partOfAll(part, source, views, language),
        ...(part === 'lessons' ? lessonsOfAll(source, views, language) : []),
      ]),
    ],
  };
}

/** From the first day that a review looks back on to the last. */
function daysOf(periods: readonly ReviewPeriod[]): DateRange {
  const [first, last] = [periods[0], periods.at(-1)];
  return { from: first?.days.from ?? '', to: last?.days.to ?? '' };
}

function introduction(
  { programme, pads }: ReviewSource,
  periods: readonly ReviewPeriod[],
  language: Language,
): string {
  const months = periods.map(({ month }) => formatNumber(month, language)).join(', ');
  const names = pads
    .map(({ values }) => `${padName(values, language)} (${values.code})`)
    .join(', ');
  const count = formatNumber(periods.length, language);
  const { name } = programme.values;
  return language === 'fr'
    ? `Ce rapport réunit les ${count} revues trimestrielles du programme ${name} (mois ${months}). Rampes de lancement\u00a0: ${names}. Les chiffres sont comptés dans les feuilles de progression\u00a0; les passages sont composés d’après les entrées.`
    : `This report brings together the ${count} quarterly reviews of the ${name} programme (months ${months}). Launch pads: ${names}. Figures are counted in the progress sheets; passages are drafted from logged entries.`;
}

/** The lessons of all reviews in one table, under their heading. */
function lessonsOfAll(
  source: ReviewSource,
  views: readonly ReviewView[],
  language: Language,
): readonly Block[] {
  const lessons = views.flatMap((view) => view.lessons);
  const reviews = new Map(
    views.map(({ period: { month, number, days } }) => [
      month,
      `${number}. ${formatDate(days.to, language, 'month')}`,
    ]),
  );
  const day = views.at(-1)?.period.days.to ?? '';
  return lessonTable('lessons/table', lessons, source, { language, day, reviews });
}

/** A heading with what every review says under it. */
function partOfAll(
  part: ReviewPart,
  source: ReviewSource,
  views: readonly ReviewView[],
  language: Language,
): readonly Block[] {
  const content = views.flatMap((view) => reviewOfPart(part, source, view, language));
  return content.length === 0 && part !== 'lessons'
    ? []
    : [heading(`part/${part}`, 1, partTitles[part][language]), ...content];
}

function reviewOfPart(
  part: ReviewPart,
  { pads }: ReviewSource,
  { period, passages }: ReviewView,
  language: Language,
): readonly Block[] {
  const own = passages.filter((passage) => passage.part === part);
  const prefix = `review${period.number}`;
  const blocks = own.flatMap((passage): readonly Block[] => {
    const content = passageContent(passage, language);
    if (content.length === 0) return [];
    const pad = pads.find(({ id }) => id === passage.padId)?.values;
    const head = pad === undefined ? [] : [heading(passage.key, 3, padName(pad, language))];
    return [...head, ...content].map((block) => ({ ...block, key: `${prefix}/${block.key}` }));
  });
  if (blocks.length === 0) return [];
  const when = formatDate(period.days.to, language, 'month');
  const title = `${reportWords.reviewColumn[language]} ${period.number} – ${when}`;
  return [heading(`${prefix}/${part}`, 2, title), ...blocks];
}
