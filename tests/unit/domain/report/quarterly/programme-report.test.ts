/** The report on the whole programme reproduces the tables of the source report, and what it states of visits. */
import { describe, expect, it } from 'vitest';
import acceptance from '../../../../fixtures/acceptance-data.json' with { type: 'json' };
import { recordAs, type RecordOf } from '../../../../../src/domain/operation/record.ts';
import { programmeReport } from '../../../../../src/domain/report/quarterly/programme-report.ts';
import {
  type Block,
  linesOf,
  textOf,
} from '../../../../../src/domain/report/quarterly/report-document.ts';
import { reviewPeriods } from '../../../../../src/domain/report/quarterly/review-source.ts';
import { present } from '../../../../../src/std/assert.ts';
import { sampleRecords, sourceOf } from './sample-source.ts';

const records = sampleRecords();
const source = sourceOf(records.values());
const own = [...records.values()].flatMap((record) => {
  const form = recordAs(record, 'form');
  return form?.home === source.programme.id ? [form] : [];
});
const periods = reviewPeriods(source.programme);
const fr = present(
  source.pads.find(({ values }) => values.country === 'FR'),
  'FR',
).id;

type FormRecord = RecordOf<'form'>;
function form(month: number, values: Readonly<Record<string, unknown>>): FormRecord {
  const period = present(
    periods.find((one) => one.month === month),
    `month ${month}`,
  );
  return {
    id: `form-${month}`,
    entity: 'form',
    home: source.programme.id,
    values: {
      templateId: 'quarterly-review/2',
      state: 'draft',
      onDate: period.days.to,
      ...values,
    },
    created: { at: month, by: 'm' },
    changed: { at: month, by: 'm' },
  } as unknown as FormRecord;
}

const table = (key: string, language: 'en' | 'fr' = 'en', forms: readonly FormRecord[] = []) => {
  const block = programmeReport(source, forms, language).blocks.find((one) => one.key === key);
  if (block?.kind !== 'table') throw new Error(`There is no table ${key}`);
  return block;
};
const rowsOf = (block: Extract<Block, { kind: 'table' }>) =>
  block.rows.map(({ cells }) => cells.map(textOf));
const paragraph = (key: string, forms: readonly FormRecord[]) =>
  programmeReport(source, forms, 'en')
    .blocks.flatMap(linesOf)
    .find((one) => one.key === key)?.text;

describe('The report on the whole programme', () => {
  it('names a launch pad by its country in its own language, while that is the name it has', () => {
    const pads = source.pads.map((pad) =>
      pad.values.country === 'GB'
        ? { ...pad, values: { ...pad.values, name: 'Royaume-Uni' } }
        : { ...pad, values: { ...pad.values, name: 'Rampe Bretagne' } },
    );
    const textIn = (language: 'en' | 'fr') =>
      programmeReport({ ...source, pads }, [form(9, {})], language)
        .blocks.flatMap(linesOf)
        .map(({ text }) => text)
        .join('\n');
    expect(textIn('en')).toContain('United Kingdom (UK), Rampe Bretagne (FR)');
    expect(textIn('en')).not.toContain('Royaume-Uni (');
    expect(textIn('fr')).toContain('Royaume-Uni (UK), Rampe Bretagne (FR)');
  });

  it('has table 1: the months and reviews', () => {
    expect(rowsOf(table('table1'))[2]).toEqual([
      'Month\u00a015',
      'November 2020',
      'Quarterly review 3, November 2020',
    ]);
    expect(table('table1').rows.map(({ key }) => Number(key))).toEqual(
      acceptance.table1.map(({ month }) => month),
    );
  });

  it('has table 2: every month from May 2020 to May 2021, with its lanes', () => {
    const { head, rows } = table('table2', 'fr');
    expect(head).toEqual([
      'Mois',
      'Revue',
      'Projet',
      'Échanges',
      'Restrictions UK',
      'Restrictions FR',
    ]);
    expect(rows.map(({ key }) => key)).toHaveLength(13);
    const december = present(
      rows.find(({ key }) => key === '2020-12'),
      'December',
    ).cells.map(textOf);
    expect(december).toEqual([
      'Décembre 2020',
      '',
      'Sélection, recrutement et intégration des PME',
      'Accord commercial conclu et approuvé\u00a0; fin de la transition',
      'Système de paliers',
      'Deuxième confinement en France',
    ]);
  });

  it.each(acceptance.table2)('tells in table 2 of “$label.en”', ({ from, label, country }) => {
    const block = table('table2');
    const month = from.slice(0, 7);
    const row = block.rows.find(({ key }) => key >= month);
    const words = present(row, month).cells.map(textOf).join(' | ');
    // What ended before the first review is not in the table.
    const title = label.en.replace(/, to mid-December$/u, '');
    if (month >= '2020-05' || country !== null) expect(words).toContain(title);
    else expect(words).toContain('Project amendment submitted');
  });

  it('has table 3, and its fifth row that the source report leaves out', () => {
    const rows = rowsOf(table('table3')).map((cells) => cells.slice(1).map(Number));
    const stated = acceptance.table3.map(({ GB, FR, total }) => [GB, FR, total]);
    expect(rows).toEqual([...stated, [12, 12, 24]]);
  });

  it('counts the visits of each review', () => {
    const rows = rowsOf(table('visits/table')).map((cells) => cells.slice(1).map(Number));
    expect(rows).toEqual([
      [0, 0],
      [0, 1],
      [0, 3],
      [0, 2],
      [0, 3],
      [0, 9],
    ]);
    expect(paragraph(`visits/met.${fr}`, [])).toBe('FR, SMEs met at least once: 6 of 12.');
  });

  it('sets the nine visits that are stated beside the count, with what they leave open', () => {
    const { perReview, statedTotal } = acceptance.faceToFace;
    expect(own.map(({ values }) => values[`value.statedVisits.${fr}`] ?? null)).toEqual(
      perReview.map(({ FR }) => FR),
    );
    expect(own.at(-1)?.values[`value.statedTotal.${fr}`]).toBe(statedTotal.FR);
    expect(paragraph(`visits/stated.${fr}`, own)).toBe(
      'FR: 9\u00a0visits to businesses reported in total, 6 of them by review and 3 unspecified; 9 counted in the journals. ' +
        'The count matches exactly what was left unspecified; this is to be confirmed.',
    );
  });

  it('says where a stated number is not what was counted, and never takes it over', () => {
    const forms = [form(12, { [`value.statedVisits.${fr}`]: 2, [`value.statedTotal.${fr}`]: 9 })];
    expect(paragraph(`visits/stated.${fr}`, forms)).toContain(
      'A review reports a different number',
    );
    expect(rowsOf(table('visits/table', 'en', forms))[1]).toEqual(['2. August 2020', '0', '1']);
  });

  it('holds what was written in each review, in its place', () => {
    const text = { lang: 'en', text: 'Remote work for three months.' };
    const report = programmeReport(source, [form(9, { 'text.challenges': text })], 'en');
    const lines = report.blocks.flatMap(linesOf);
    const at = lines.findIndex(({ text: said }) => said === 'Remote work for three months.');
    expect(lines[at - 1]?.text).toBe('Review 1 – May 2020');
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  });

  it('numbers the lessons 1 to 10 through the reviews', () => {
    expect(table('lessons/table').rows.map(({ key }) => Number(key))).toEqual(
      acceptance.lessons.map(({ n }) => n),
    );
    for (const [review, count] of Object.entries(acceptance.lessonsPerReview)) {
      const month = periods[Number(review) - 1]?.month;
      const found = source.lessons.filter(({ values }) => values.reviewMonth === month);
      expect(found).toHaveLength(count);
    }
  });

  it('says of each lesson which review brought it, and what it led to where any led to something', () => {
    const lessons = table('lessons/table');
    expect(lessons.head).toEqual(['No.', 'Lesson', 'Review', 'Follow-up']);
    const unled = source.lessons.map((lesson) => ({
      ...lesson,
      values: { ...lesson.values, leadsTo: undefined },
    }));
    const heads = programmeReport({ ...source, lessons: unled }, [], 'en').blocks.flatMap(
      (block) => (block.kind === 'table' && block.key === 'lessons/table' ? [block.head] : []),
    );
    expect(heads).toEqual([['No.', 'Lesson', 'Review']]);
    const reviews = lessons.rows.map(({ cells }) => textOf(cells[2] ?? []).slice(0, 1));
    expect(reviews).toEqual(acceptance.lessons.map(({ review }) => String(review)));

    const done = source.actions.filter(({ values }) => values.doneOn !== undefined).slice(0, 2);
    const [first, second] = source.lessons.toSorted((a, b) => a.values.number - b.values.number);
    const leadsTo = done.map(({ id }) => id);
    const led = present(first, 'a lesson');
    const open = present(second, 'a second lesson');
    const with2 = {
      ...source,
      actions: source.actions.map((action) =>
        action.id === leadsTo[1]
          ? { ...action, values: { ...action.values, doneOn: undefined, state: 'open' as const } }
          : action,
      ),
      lessons: source.lessons.map((lesson) => {
        if (lesson === led) return { ...led, values: { ...led.values, leadsTo } };
        return lesson === open
          ? { ...open, values: { ...open.values, leadsTo: leadsTo.slice(0, 1) } }
          : lesson;
      }),
    };
    const followed = (language: 'en' | 'fr') =>
      programmeReport(with2, [], language).blocks.flatMap((block) =>
        block.kind === 'table' && block.key === 'lessons/table' ? [rowsOf(block)] : [],
      )[0];
    expect(
      followed('en')
        ?.map((cells) => cells[3])
        .slice(0, 3),
    ).toEqual(['2\u00a0actions, 1 open', '1\u00a0action, none open', '']);
    expect(
      followed('fr')
        ?.map((cells) => cells[3])
        .slice(0, 2),
    ).toEqual(['2\u00a0actions, 1 ouverte', '1\u00a0action, aucune ouverte']);
  });

  it('has the table of lessons under its own heading, and no heading of a part without anything under it', () => {
    const { blocks } = programmeReport(source, own, 'en');
    const at = blocks.findIndex(({ key }) => key === 'lessons/table');
    const above = blocks.slice(0, at).findLast((one) => one.kind === 'heading' && one.level === 1);
    expect(above).toMatchObject({ key: 'part/lessons/heading' });
    const empty = blocks.filter((block, index) => {
      const next = blocks[index + 1];
      const isLast = next === undefined || (next.kind === 'heading' && next.level === 1);
      return block.kind === 'heading' && block.level === 1 && isLast;
    });
    expect(empty.map(({ key }) => key)).toEqual([]);
  });

  it('has the same shape in both languages', () => {
    const shape = (language: 'en' | 'fr') =>
      programmeReport(source, own, language).blocks.map(({ key, kind }) => [key, kind]);
    expect(shape('en')).toEqual(shape('fr'));
  });
});
