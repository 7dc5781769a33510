/** How many SMEs took a step in the quarter, as the draft of a review tells: what their forms and their days show. */
import { expect, test } from 'vitest';
import type { FormBrief } from '../../../../../src/domain/form/form-brief.ts';
import type { Sme } from '../../../../../src/domain/operation/record.ts';
import { textOf } from '../../../../../src/domain/report/quarterly/report-document.ts';
import { draftReview } from '../../../../../src/domain/report/quarterly/review-document.ts';
import {
  type ReviewedSheet,
  reviewPeriods,
} from '../../../../../src/domain/report/quarterly/review-source.ts';
import { present } from '../../../../../src/std/assert.ts';
import { sampleRecords, sourceOf } from './sample-source.ts';

const source = sourceOf(sampleRecords().values());
/** June to August 2020. */
const period = present(reviewPeriods(source.programme)[1], 'the second review');
const pad = present(
  source.pads.find(({ values }) => values.country === 'FR'),
  'the French pad',
);

/** An SME whose record began on a day, in Paris. */
function sheet(
  values: Partial<Sme['values']>,
  { forms = [], begun = '2020-03-02' }: { forms?: readonly Partial<FormBrief>[]; begun?: string },
): ReviewedSheet {
  const stamp = { at: Date.parse(`${begun}T00:30:00+02:00`), by: 'me' };
  const sme: Sme = {
    id: 's',
    entity: 'sme',
    home: 's',
    created: stamp,
    // Its fields were written last then.
    changed: { at: Date.parse('2020-12-01T10:00:00Z'), by: 'me' },
    writers: { stageDates: 'later' },
    values: {
      name: 'Atelier Kerlan',
      country: 'FR',
      launchPadId: pad.id,
      track: 'programme',
      stage: 'supported',
      ...values,
    },
  };
  const briefs = forms.map((form, place) => ({
    id: `form-${place}`,
    templateId: 'readiness-assessment/1',
    state: 'complete' as const,
    changedAt: 1,
    ...form,
  }));
  return { sme, summary: { faceToFace: [] }, forms: briefs } as unknown as ReviewedSheet;
}

/** What the draft says of the steps of some SMEs, in both languages. */
const said = (...sheets: readonly ReviewedSheet[]) =>
  (['en', 'fr'] as const).map((language) => {
    const own = draftReview({ ...source, sheets }, period, language).passages;
    const passage = present(
      own.find(({ key }) => key === `padOperation.${pad.id}`),
      'its passage',
    );
    const lines = passage.draft.lines.map(({ line }) => textOf(line));
    return lines.find((line) => /^(SMEs|PME)/u.test(line))?.replaceAll('\u00a0', ' ');
  });

const assessed = { onDate: '2020-06-10' };
const planned = {
  templateId: 'market-entry-plan/1',
  state: 'agreed',
  onDate: '2020-06-12',
  agreedOn: '2020-06-20',
} as const;
const supported = { stageDates: { prospect: '2020-03-02', supported: '2020-07-01' } };
const nothing = [undefined, undefined];
const both = [
  'SMEs: 1 with assessment and agreed entry plan.',
  'PME : 1 avec évaluation et plan d’entrée validé.',
];

test('tells an assessment and a plan of SMEs that have both, whatever their stage (F303)', () => {
  expect(said(sheet(supported, { forms: [assessed, planned] }))).toEqual(both);
  const stage = { stage: 'inducted', stageDates: { prospect: '2020-03-02' } } as const;
  expect(said(sheet(stage, { forms: [assessed, planned] }))).toEqual(both);
  for (const forms of [
    [],
    [assessed],
    [planned],
    [{ ...assessed, state: 'draft' as const }, planned],
    [assessed, { ...planned, state: 'draft' as const, agreedOn: undefined }],
  ]) {
    expect(said(sheet(supported, { forms }))).toEqual(nothing);
  }
});

test('tells them in the quarter of the later of the two days (F303)', () => {
  const late = { ...assessed, onDate: '2020-09-01' };
  expect(said(sheet(supported, { forms: [late, planned] }))).toEqual(nothing);
  const early = { ...assessed, onDate: '2020-05-02' };
  expect(said(sheet(supported, { forms: [early, planned] }))).toEqual(both);
  const before = { ...planned, agreedOn: '2020-05-30' };
  expect(said(sheet(supported, { forms: [early, before] }))).toEqual(nothing);
});

test('tells no step of an SME that a spreadsheet brought at its stage (F303)', () => {
  const begun = '2020-07-02';
  const brought = (stage: 'inducted' | 'completed', stageDates: Sme['values']['stageDates']) =>
    said(sheet({ stage, stageDates }, { begun }));
  expect(brought('inducted', { enrolled: '2020-05-04', inducted: begun })).toEqual(nothing);
  expect(brought('completed', { completed: begun })).toEqual(nothing);
  // The step was taken later, or before and typed in, or the sheet began as a prospect.
  const inducted = ['SMEs: 1 inducted.', 'PME : 1 intégrée.'];
  expect(brought('inducted', { enrolled: begun, inducted: '2020-07-03' })).toEqual(inducted);
  expect(brought('inducted', { enrolled: '2020-05-04', inducted: '2020-06-03' })).toEqual(inducted);
  expect(brought('inducted', { prospect: begun, inducted: begun })).toEqual(inducted);
});
