/**
 * The tables of the report on the whole programme, as the source report has them: the reviews (1), the context month by month
 * (2), cumulative enrolment (3), and visits by review beside what was stated.
 */

import { eventDays } from '../../calendar/event-days.ts';
import {
  endOfMonth,
  type LocalMonth,
  monthOf,
  monthsBetween,
  shiftMonth,
  startOfMonth,
} from '../../calendar/local-date.ts';
import { formatDate, formatNumber } from '../../form/format.ts';
import { itemKey } from '../../form/fields.ts';
import type { Language } from '../../entity/field.ts';
import type { CalendarEvent, LaunchPad, RecordOf } from '../../operation/record.ts';
import { faceToFace, metAtLeastOnce, reconcile, type Reconciliation } from '../face-to-face.ts';
import { runIn } from './drafted.ts';
import { type Block, type Line, plain, type TableRow } from './report-document.ts';
import { formOfReview } from './review-passages.ts';
import type { ReviewPeriod, ReviewSource } from './review-source.ts';
import { colon, counted, reportWords, semicolon } from './review-words.ts';

type FormRecord = RecordOf<'form'>;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Table 1: month of the project, month of the calendar, review. */
export function reviewTable(periods: readonly ReviewPeriod[], language: Language): Block {
  return {
    kind: 'table',
    key: 'table1',
    caption: reportWords.table1[language],
    head: [
      reportWords.month[language],
      reportWords.reviewColumn[language],
      reportWords.notes[language],
    ],
    numeric: false,
    rows: periods.map(({ month, number, days }) => {
      const when = formatDate(days.to, language, 'month');
      return {
        key: String(month),
        cells: [
          plain(`${reportWords.month[language]}\u00a0${month}`),
          plain(capital(when)),
          plain(`${reportWords.review[language]} ${number}, ${when}`),
        ],
      };
    }),
  };
}

/** The lanes of table 2 that belong to no country. */
const projectKinds: ReadonlySet<CalendarEvent['values']['kind']> = new Set(['phase', 'amendment']);
const tradeKinds: ReadonlySet<CalendarEvent['values']['kind']> = new Set(['trade']);
const restrictionKinds: ReadonlySet<CalendarEvent['values']['kind']> = new Set([
  'confinement',
  'tiers',
  'reopening',
]);

/** Table 2: what happened in each month from the first review to the last, a column for each lane. */
export function contextTable(
  source: ReviewSource,
  periods: readonly ReviewPeriod[],
  language: Language,
): Block {
  const { pads, events } = source;
  const lanes = [
    { name: reportWords.projectLane[language], has: ofKinds(projectKinds) },
    { name: reportWords.tradeLane[language], has: ofKinds(tradeKinds) },
    ...pads.map(({ values: { code, country } }) => ({
      name: `${reportWords.restrictionLane[language]} ${code}`,
      has: (event: CalendarEvent): boolean =>
        restrictionKinds.has(event.values.kind) && event.values.country === country,
    })),
  ];
  const kept = events.filter(
    ({ deleted, values }) => deleted === undefined && values.status !== 'cancelled',
  );
  const rows = monthsOf(periods).map((month): TableRow => {
    const review = periods.find(({ days }) => monthOf(days.to) === month);
    const during = kept.filter((event) => isIn(event, month));
    return {
      key: month,
      cells: [
        plain(capital(formatDate(startOfMonth(month), language, 'month'))),
        plain(review === undefined ? '' : `${reportWords.reviewColumn[language]} ${review.number}`),
        ...lanes.map(({ has }) => titlesOf(during.filter(has), language)),
      ],
    };
  });
  return {
    kind: 'table',
    key: 'table2',
    caption: reportWords.table2[language],
    head: [
      reportWords.month[language],
      reportWords.reviewColumn[language],
      ...lanes.map(({ name }) => name),
    ],
    numeric: false,
    rows,
  };
}

function ofKinds(kinds: ReadonlySet<CalendarEvent['values']['kind']>) {
  return ({ values }: CalendarEvent): boolean => kinds.has(values.kind);
}

function isIn(event: CalendarEvent, month: LocalMonth): boolean {
  const { from, to } = eventDays(event);
  return from <= endOfMonth(month) && (to === undefined || to >= startOfMonth(month));
}

/** The months from the close of the first review to that of the last. */
function monthsOf(periods: readonly ReviewPeriod[]): readonly LocalMonth[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = monthOf(first.days.to);
  const count = monthsBetween(from, monthOf(last.days.to)) + 1;
  return Array.from({ length: count }, (_, index) => shiftMonth(from, index));
}

function titlesOf(events: readonly CalendarEvent[], language: Language): Line {
  return events
    .toSorted((a, b) => (a.values.from < b.values.from ? -1 : 1))
    .flatMap(({ values }, index) => [
      ...(index === 0 ? [] : [{ text: semicolon[language] }]),
      runIn(values.title, language),
    ]);
}

/** Visits to the businesses of a launch pad: by review, as counted and as stated. */
export interface PadVisits {
  readonly pad: LaunchPad;
  readonly counted: readonly number[];
  readonly reconciliation: Reconciliation | undefined;
  readonly met: { readonly met: number; readonly of: number };
}

/** The visits of every launch pad; a stated total is set beside the count and never takes its place. */
export function visitsOf(
  source: ReviewSource,
  periods: readonly ReviewPeriod[],
  forms: readonly FormRecord[],
): readonly PadVisits[] {
  const ofReviews = periods.map((period) => formOfReview(forms, period));
  const last = periods.at(-1);
  return source.pads.map((pad) => {
    const where = { launchPadId: pad.id };
    const found = periods.map(({ days }) => faceToFace(source.sheets, days, where).atBusiness);
    const stated = ofReviews
      .map((form) => numberIn(form, itemKey('statedTotal', pad.id)))
      .findLast((total) => total !== undefined);
    const parts = ofReviews.map((form) => numberIn(form, itemKey('statedVisits', pad.id)));
    return {
      pad,
      counted: found,
      reconciliation:
        stated === undefined
          ? undefined
          : reconcile({ stated, statedParts: parts, counted: found }),
      met:
        last === undefined ? { met: 0, of: 0 } : metAtLeastOnce(source.sheets, last.days.to, where),
    };
  });
}

function numberIn(form: FormRecord | undefined, key: string): number | undefined {
  const value = form?.values[`value.${key}`];
  return typeof value === 'number' ? value : undefined;
}

/** Visits by review, a column for each launch pad. */
export function visitTable(
  visits: readonly PadVisits[],
  periods: readonly ReviewPeriod[],
  language: Language,
): Block {
  const row = (key: string, name: string, of: (pad: PadVisits) => number): TableRow => ({
    key,
    cells: [plain(name), ...visits.map((pad) => plain(formatNumber(of(pad), language)))],
  });
  return {
    kind: 'table',
    key: 'visits/table',
    caption: reportWords.visitTable[language],
    head: [reportWords.reviewColumn[language], ...visits.map(({ pad }) => pad.values.code)],
    numeric: true,
    rows: [
      ...periods.map(({ number, days }, index) =>
        row(
          String(number),
          `${number}. ${formatDate(days.to, language, 'month')}`,
          (pad) => pad.counted[index] ?? 0,
        ),
      ),
      row('total', reportWords.total[language], (pad) =>
        pad.counted.reduce((sum, count) => sum + count, 0),
      ),
    ],
  };
}

/** What is to be said of the visits of each launch pad, the stated total with what it leaves open. */
export function visitBlocks(visits: readonly PadVisits[], language: Language): readonly Block[] {
  return visits.flatMap(({ pad, reconciliation, met }): readonly Block[] => {
    const { code } = pad.values;
    const share = `${formatNumber(met.met, language)} ${language === 'fr' ? 'sur' : 'of'} ${formatNumber(met.of, language)}`;
    const metWords =
      language === 'fr' ? 'PME rencontrées au moins une fois' : 'SMEs met at least once';
    const blocks: Block[] = [
      {
        kind: 'paragraph',
        key: `visits/met.${pad.id}`,
        line: plain(`${code}, ${metWords}${colon[language]}${share}.`),
      },
    ];
    if (reconciliation !== undefined) {
      blocks.push({
        kind: 'paragraph',
        key: `visits/stated.${pad.id}`,
        line: plain(`${code}${colon[language]}${reconciled(reconciliation, language)}`),
      });
    }
    return blocks;
  });
}

const endings = {
  agrees: {
    en: 'The reported total agrees with the count.',
    fr: 'Le total annoncé concorde avec le décompte.',
  },
  openPartsFill: {
    en: 'The count matches exactly what was left unspecified; this is to be confirmed.',
    fr: 'Le décompte correspond exactement à la part non précisée\u00a0; à confirmer.',
  },
  totalDiffers: {
    en: 'The totals differ; this is still to be explained.',
    fr: 'Les totaux diffèrent\u00a0; l’écart reste à expliquer.',
  },
  partsDiffer: {
    en: 'A review reports a different number from the count; this is still to be explained.',
    fr: 'Une revue annonce un autre nombre que le décompte\u00a0; l’écart reste à expliquer.',
  },
} as const;

/** "9 visits reported in total, 6 of them by review and 3 unspecified; 9 counted." */
function reconciled(found: Reconciliation, language: Language): string {
  const { stated, brokenDown, left, counted: total, kind } = found;
  const visits = counted(stated, 'visit', language);
  const [of, open, all] = [brokenDown, left, total].map((count) => formatNumber(count, language));
  const said =
    language === 'fr'
      ? `${visits} d’après le total annoncé, dont ${of} par revue et ${open} sans précision\u00a0; ${all} d’après les journaux.`
      : `${visits} reported in total, ${of} of them by review and ${open} unspecified; ${all} counted in the journals.`;
  return `${said} ${endings[kind][language]}`;
}
