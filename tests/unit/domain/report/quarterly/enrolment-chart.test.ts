/** The chart of a report is its figures: they are frozen with its words, and drawn from there again. */
import { expect, it } from 'vitest';
import acceptance from '../../../../fixtures/acceptance-data.json' with { type: 'json' };
import {
  enrolmentChart,
  enrolmentCurves,
} from '../../../../../src/domain/report/quarterly/enrolment-chart.ts';
import { programmeReport } from '../../../../../src/domain/report/quarterly/programme-report.ts';
import {
  type ChartBlock,
  textOf,
} from '../../../../../src/domain/report/quarterly/report-document.ts';
import { reviewPeriods } from '../../../../../src/domain/report/quarterly/review-source.ts';
import type { Language } from '../../../../../src/domain/entity/field.ts';
import { present } from '../../../../../src/std/assert.ts';
import { sampleRecords, sourceOf } from './sample-source.ts';

const source = sourceOf(sampleRecords().values());
const periods = reviewPeriods(source.programme);
const period = present(periods[3], 'the fourth review');

function chartOf(language: Language, of = source, until = period): ChartBlock {
  return present(
    enrolmentChart('enrolment/chart', of, enrolmentCurves(of, until), language)[0],
    'a chart',
  );
}
const countAt = ({ series }: ChartBlock, id: string, day: string): number =>
  series.find((one) => one.id === id)?.steps.findLast(({ on }) => on <= day)?.cumulative ?? 0;

it('has the curves of table 3, a step for each day on which somebody enrolled', () => {
  const chart = chartOf('en', source, present(periods.at(-1), 'the last review'));
  const padIn = (country: string) =>
    present(
      source.pads.find(({ values }) => values.country === country),
      country,
    ).id;
  for (const [index, { GB, FR, total }] of acceptance.table3.entries()) {
    const { to } = present(periods[index], 'a review').days;
    expect([padIn('GB'), padIn('FR'), 'total'].map((id) => countAt(chart, id, to))).toEqual([
      GB,
      FR,
      total,
    ]);
  }
});

it('ends with the review, or today while that is running', () => {
  expect(chartOf('en').day).toBe(period.days.to);
  const running = chartOf('en', { ...source, today: '2020-12-24' });
  expect(running.day).toBe('2020-12-24');
  const later = running.series.flatMap(({ steps }) => steps).filter(({ on }) => on > '2020-12-24');
  expect(later).toEqual([]);
  expect(chartOf('en', { ...source, today: '2021-06-01' }).day).toBe(period.days.to);
});

it('says what it shows, in the language of the report', () => {
  expect(chartOf('en').description).toBe(
    'On 28\u00a0February 2021. UK: 12\u00a0SMEs enrolled of 12. FR: 12\u00a0SMEs enrolled of 12. Total: 24\u00a0SMEs enrolled of 24.',
  );
  expect(chartOf('fr').description).toBe(
    'Au 28\u00a0février 2021. UK\u00a0: 12\u00a0PME inscrites sur 12. FR\u00a0: 12\u00a0PME inscrites sur 12. Total\u00a0: 24\u00a0PME inscrites sur 24.',
  );
});

it('has a forecast only where two quarters are complete, and says from when (F292)', () => {
  const early = { ...source, today: '2019-11-30' };
  const first = present(periods[0], 'the first review');
  const chart = chartOf('en', early, first);
  expect(chart.series.map(({ atEnd }) => atEnd)).toEqual([undefined, undefined, undefined]);
  expect(chart.caption).toBe(
    'Enrolments in context. No forecast yet: it needs two quarters of data, available from 29\u00a0February 2020.',
  );
  expect(chartOf('fr', early, first).caption).toMatch(
    /Pas encore de prévision\u00a0: .* à partir du 29\u00a0février 2020\.$/u,
  );
  const second = chartOf('en', { ...source, today: '2020-02-29' }, first);
  expect(second.series.map(({ atEnd }) => atEnd)).toEqual([0, 0, 0]);
  expect(second.caption).toBe('Enrolments in context');
});

it('names what its numbered bars stand for, without what is called off or in the bin', () => {
  const names = chartOf('fr').events.map(({ line }) => textOf(line));
  const [wanted] = names.filter((name) => name.includes('confinement'));
  const found = present(
    source.events.find(({ values }) =>
      Object.values(values.title).some((text) => wanted?.includes(text)),
    ),
    'the event of a confinement',
  );
  const without = (event: typeof found) =>
    chartOf('fr', { ...source, events: source.events.map((one) => (one === found ? event : one)) })
      .events.length;
  expect(without(found)).toBe(names.length);
  expect(without({ ...found, deleted: { at: 1, by: 'm', operationId: 'o' } })).toBe(
    names.length - 1,
  );
  expect(without({ ...found, values: { ...found.values, status: 'cancelled' } })).toBe(
    names.length - 1,
  );
  expect(chartOf('fr', { ...source, events: [] }).events).toEqual([]);
});

it('puts its bars into lanes that are named as in table 2, restrictions by launch pad', () => {
  const last = present(periods.at(-1), 'the last review');
  const { lanes, events } = chartOf('en', source, last);
  expect(lanes).toEqual(['Project', 'Trade', 'Restrictions UK', 'Restrictions FR']);
  expect(chartOf('fr', source, last).lanes).toEqual([
    'Projet',
    'Échanges',
    'Restrictions UK',
    'Restrictions FR',
  ]);
  const namesIn = (lane: string) =>
    events.filter((event) => lanes?.[event.lane ?? -1] === lane).map(({ name }) => name?.text);
  expect(namesIn('Restrictions FR')).toEqual(
    acceptance.table2
      .filter(({ country, kind }) => country === 'FR' && kind !== 'trade')
      // The sample leaves the end to the dates.
      .map(({ label }) => label.en.replace(/, to .*/u, '')),
  );
  expect(namesIn('Project')).toEqual(['Project amendment submitted, then approved on 18 June']);
  const [pad] = source.pads;
  const alone = chartOf('en', { ...source, pads: [present(pad, 'a pad')] }, last);
  expect(alone.lanes).toHaveLength(4);
});

it('is of one curve where there is one launch pad, and absent where no end is known', () => {
  const [pad] = source.pads;
  const one = chartOf('en', { ...source, pads: [present(pad, 'a pad')] });
  expect(one.series).toHaveLength(1);
  const { programme } = source;
  const values = { ...programme.values, reviewMonths: [], lastMonth: undefined };
  const endless = { ...source, programme: { ...programme, values } };
  expect(enrolmentChart('c', endless, enrolmentCurves(endless, period), 'en')).toEqual([]);
});

it('stands before table 3 of the report on the whole programme', () => {
  for (const language of ['en', 'fr'] as const) {
    const keys = programmeReport(source, [], language).blocks.map(({ key }) => key);
    expect(keys.indexOf('table3/chart')).toBe(keys.indexOf('table3') - 1);
  }
});
