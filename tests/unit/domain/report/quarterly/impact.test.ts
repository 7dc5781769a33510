/** The impact in a review: counted from achievements, with none of what is confidential. */

import { expect, it } from 'vitest';
import { applyOperation } from '../../../../../src/domain/operation/apply.ts';
import { createOperation } from '../../../../../src/domain/operation/build.ts';
import { recordAs } from '../../../../../src/domain/operation/record.ts';
import { impactFigures } from '../../../../../src/domain/report/quarterly/impact.ts';
import { textOf } from '../../../../../src/domain/report/quarterly/report-document.ts';
import {
  draftReview,
  reviewDocument,
  reviewView,
} from '../../../../../src/domain/report/quarterly/review-document.ts';
import {
  type ReviewSource,
  reviewPeriods,
} from '../../../../../src/domain/report/quarterly/review-source.ts';
import type { Language } from '../../../../../src/domain/entity/field.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import { present } from '../../../../../src/std/assert.ts';
import { sampleRecords, sourceOf } from './sample-source.ts';

const records = sampleRecords();
const sample = sourceOf(records.values());
const period = present(reviewPeriods(sample.programme)[2], 'the third review');
const smeOf = (pad: string): string =>
  present(
    sample.sheets.find(({ sme }) => sme.values.launchPadId === pad),
    'an SME',
  ).sme.id;
const [uk, fr] = sample.pads.map(({ id }) => id);
const ukSme = smeOf(present(uk, 'a first pad'));
const frSme = smeOf(present(fr, 'a second pad'));

let count = 0;
function achieved(home: string, values: Partial<Values<'achievement'>>) {
  count += 1;
  const author = { by: 'm', at: count, newId: () => `made-${count}` };
  const created = createOperation(
    author,
    'achievement',
    { home, id: `a-${count}` },
    { kind: 'firstSaleAbroad', on: period.days.from, attribution: 'yes', ...values },
  );
  const made = present(applyOperation(undefined, created, 'later'), 'made').record;
  return present(recordAs(made, 'achievement'), 'an achievement');
}

const source: ReviewSource = {
  ...sample,
  achievements: [
    achieved(ukSme, {}),
    achieved(frSme, { confidential: true }),
    achieved(frSme, { kind: 'jobs', number: 2 }),
    achieved(frSme, { kind: 'jobs', number: 5, attribution: 'no' }),
    achieved(frSme, { on: period.days.to, kind: 'channelLive' }),
    achieved(frSme, { on: '2019-01-01' }),
  ],
};

function linesOf(language: Language): readonly string[] {
  const { passages } = draftReview(source, period, language);
  return passages.flatMap(({ draft }) => draft.lines.map(({ line }) => textOf(line)));
}

it('counts each row by launch pad, and every number holds its records', () => {
  const rows = impactFigures(source, period).map(({ name, pads, total }) => [
    name,
    pads.get(uk ?? '')?.value,
    pads.get(fr ?? '')?.value,
    total.value,
    total.entries.length,
  ]);
  expect(rows).toEqual([
    ['firstSaleAbroad', 1, 1, 2, 2],
    ['channelLive', 0, 1, 1, 1],
    ['jobs', 0, 1, 1, 1],
    ['notAttributed', 0, 1, 1, 1],
    ['jobCount', 0, 2, 2, 1],
  ]);
});

it.each([
  ['en', 'Achievements: ', 'jobs created'],
  ['fr', 'Réussites\u00a0: ', 'emplois créés'],
] as const)(
  'names in %s what a launch pad achieved, and nothing confidential',
  (language, word, jobs) => {
    const said = linesOf(language).filter((line) => line.startsWith(word));
    expect(said).toHaveLength(2);
    expect(said[1]).toContain(jobs);
    expect(said[1]?.split(';')).toHaveLength(2);
  },
);

it('counts a confidential achievement among what is left out', () => {
  const left = (from: ReviewSource): number =>
    draftReview(from, period, 'en').passages.reduce(
      (sum, { draft }) => sum + draft.confidential,
      0,
    );
  expect(left(source) - left({ ...source, achievements: [] })).toBe(1);
});

it('has no heading where nothing was achieved', () => {
  const headings = (from: ReviewSource) => {
    const view = reviewView(draftReview(from, period, 'en'), undefined);
    return reviewDocument(from, view, 'en').blocks.map(({ key }) => key);
  };
  expect(headings(source)).toContain('impact/heading');
  expect(headings({ ...source, achievements: [] })).not.toContain('impact/heading');
});
