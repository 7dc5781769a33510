/** The figures of the reviews of the sample are those that the source report states. */
import { describe, expect, it } from 'vitest';
import acceptance from '../../../../fixtures/acceptance-data.json' with { type: 'json' };
import { addDays } from '../../../../../src/domain/calendar/local-date.ts';
import { reviewFigures } from '../../../../../src/domain/report/quarterly/review-figures.ts';
import {
  type ReviewPeriod,
  reviewPeriods,
} from '../../../../../src/domain/report/quarterly/review-source.ts';
import type { FigureName } from '../../../../../src/domain/report/quarterly/review-words.ts';
import { present } from '../../../../../src/std/assert.ts';
import { sampleRecords, sourceOf } from './sample-source.ts';

const source = sourceOf(sampleRecords().values());
const periods = reviewPeriods(source.programme);
const padId = (country: 'GB' | 'FR'): string =>
  present(
    source.pads.find(({ values }) => values.country === country),
    country,
  ).id;
const [uk, fr] = [padId('GB'), padId('FR')];

function figure(period: ReviewPeriod, name: FigureName) {
  const row = present(
    reviewFigures(source, period).find((one) => one.name === name),
    name,
  );
  return {
    GB: row.pads.get(uk)?.value,
    FR: row.pads.get(fr)?.value,
    total: row.total.value,
    target: row.total.target,
  };
}
const review = (number: number): ReviewPeriod => present(periods[number - 1], `review ${number}`);

describe('The figures of the reviews', () => {
  it('look back on the months that table 1 names', () => {
    expect(periods.map(({ month, number, days }) => [month, number, days.to.slice(0, 7)])).toEqual(
      acceptance.table1.map(({ month, review: number, date }) => [month, number, date]),
    );
    expect(periods.map(({ isFinal }) => isFinal)).toEqual([false, false, false, false, true]);
  });

  it.each(acceptance.table3)('give the enrolment of table 3 for review $review', (line) => {
    const { GB, FR, total, target } = figure(review(line.review), 'enrolled');
    expect({ GB, FR, total }).toEqual({ GB: line.GB, FR: line.FR, total: line.total });
    expect(target).toBe(24);
  });

  it('still count 24 in the fifth review, which table 3 leaves out', () => {
    expect(figure(review(5), 'enrolled')).toMatchObject({ GB: 12, FR: 12, total: 24 });
    expect(figure(review(5), 'newlyEnrolled').total).toBe(0);
  });

  it.each(acceptance.enrolledPerQuarter)('give who was new in review $review', (line) => {
    expect(figure(review(line.review), 'newlyEnrolled')).toMatchObject({
      GB: line.GB,
      FR: line.FR,
    });
  });

  it.each(acceptance.faceToFace.perReview)('give the visits of review $review', (line) => {
    const visits = figure(review(line.review), 'atBusiness');
    expect(visits.GB).toBe(line.GB);
    // The report leaves the French visits of the last review open.
    if (line.FR !== null) expect(visits.FR).toBe(line.FR);
    expect(figure(review(line.review), 'atPad').total).toBe(line.smeVisitsToPad);
  });

  it('hold as many entries as they count', () => {
    for (const period of periods) {
      for (const { name, pads } of reviewFigures(source, period)) {
        if (name === 'hours') continue;
        for (const { value, entries } of pads.values()) expect(entries).toHaveLength(value);
      }
    }
  });

  it('add up as they are shown, rounded hours included', () => {
    for (const { name, pads, total } of periods.flatMap((each) => reviewFigures(source, each))) {
      const shown = [...pads.values()].reduce((sum, { value }) => sum + value, 0);
      expect(total.value, name).toBe(shown);
    }
  });
});

it('(F282) an enrolment that is noted for a day to come is in no figure of the quarter that is running', () => {
  const period = present(periods[3], 'a quarter');
  const enrolled = (today: string) =>
    present(
      reviewFigures({ ...source, today }, period).find(({ name }) => name === 'enrolled'),
      'the row',
    ).total.value;
  const days = source.sheets.flatMap(({ sme }) => sme.values.enrolledOn ?? []).toSorted();
  const last = present(
    days.findLast((day) => day <= period.days.to),
    'an enrolment',
  );
  expect(enrolled(period.days.to)).toBe(days.filter((day) => day <= period.days.to).length);
  expect(enrolled(addDays(last, -1))).toBe(days.filter((day) => day < last).length);
});
