/** What is issued can be read again word for word; what came later is told line by line. */
import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../../../../src/domain/command/command.ts';
import { applyOperation } from '../../../../../src/domain/operation/apply.ts';
import { recordAs } from '../../../../../src/domain/operation/record.ts';
import {
  changesSince,
  editionsOf,
  type IssuedReport,
  issuedApart,
  isCorrected,
  issuedDocuments,
  issueReport,
  type ReportPair,
} from '../../../../../src/domain/report/quarterly/frozen-report.ts';
import {
  plain,
  type ReportDocument,
} from '../../../../../src/domain/report/quarterly/report-document.ts';
import {
  draftReview,
  reviewDocument,
  reviewView,
} from '../../../../../src/domain/report/quarterly/review-document.ts';
import { reviewPeriods } from '../../../../../src/domain/report/quarterly/review-source.ts';
import { present } from '../../../../../src/std/assert.ts';
import { issuedStatus } from '../../../../../src/domain/report/quarterly/report-status.ts';
import { sampleRecords, sourceOf } from './sample-source.ts';

const source = sourceOf(sampleRecords().values());
const period = present(reviewPeriods(source.programme)[2], 'the third review');
const documentIn = (language: 'en' | 'fr'): ReportDocument =>
  reviewDocument(source, reviewView(draftReview(source, period, language), undefined), language);
const documents: ReportPair = { en: documentIn('en'), fr: documentIn('fr') };

let made = 0;
const context: CommandContext = {
  by: 'coordinator',
  at: 1_606_000_000_000,
  newId: () => `id-${(made += 1)}`,
  today: '2020-12-02',
  now: '2020-12-02T10:00',
  zone: 'Europe/Paris',
  programmeId: source.programme.id,
  record: () => undefined,
};

function issue(pair: ReportPair, edition = 1): IssuedReport {
  const result = issueReport({ home: source.programme.id, month: 15, edition }, pair)(context);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const operation = present(result.value[0], 'a creation');
  const { record } = present(applyOperation(undefined, operation, 'later'), 'it applies');
  return present(recordAs(record, 'issuedReport'), 'an issued report');
}

describe('An issued report', () => {
  it('holds its words in both languages, as they stood', () => {
    const issued = issue(documents);
    expect(issued.values).toMatchObject({
      month: 15,
      edition: 1,
      issuedOn: '2020-12-02',
      issuedBy: 'coordinator',
    });
    expect(issuedDocuments(issued)).toEqual({
      en: { ...documents.en, status: issuedStatus(1, '2020-12-02', 'en') },
      fr: { ...documents.fr, status: issuedStatus(1, '2020-12-02', 'fr') },
    });
  });

  it('is cut into pieces that a field can hold, and put together again', () => {
    const long: ReportDocument = {
      ...documents.en,
      blocks: Array.from({ length: 40 }, (_, index) => ({
        kind: 'paragraph',
        key: `long/${index}`,
        line: plain('word '.repeat(3000)),
      })),
    };
    const issued = issue({ en: long, fr: { ...long, language: 'fr' } });
    const pieces = Object.keys(issued.values).filter((field) => /^part\.en\.\d+$/u.test(field));
    expect(pieces.length).toBeGreaterThan(5);
    expect(issuedDocuments(issued)?.en.blocks).toEqual(long.blocks);
  });

  it('is refused as a whole where one paragraph is too long to keep', () => {
    const line = plain('x'.repeat(120_000));
    const en: ReportDocument = {
      ...documents.en,
      blocks: [{ kind: 'paragraph', key: 'long', line }],
    };
    const command = issueReport({ home: 'p', month: 15, edition: 1 }, { ...documents, en });
    expect(command(context)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });

  it('is not read where a newer version wrote a kind of block that is unknown here', () => {
    const issued = issue(documents);
    const values = { ...issued.values, 'part.en.0': [{ kind: 'film', key: 'f' }] };
    expect(issuedDocuments({ ...issued, values })).toBeUndefined();
  });

  it('draws no chart whose days or counts are none', () => {
    const issued = issue(documents);
    const chart = present(
      documents.en.blocks.find(({ kind }) => kind === 'chart'),
      'a chart',
    );
    const withChart = (damage: object) => {
      const values = { ...issued.values, 'part.en.0': [{ ...chart, ...damage }] };
      return issuedDocuments({ ...issued, values } as IssuedReport)?.en.blocks[0];
    };
    expect(withChart({})).toEqual(chart);
    expect(withChart({ day: '2021-13-01' })).toBeUndefined();
    expect(withChart({ series: [] })).toBeUndefined();
    expect(withChart({ series: [{ id: 'p', enrolled: -1, steps: [] }] })).toBeUndefined();
  });

  it('keeps its first edition beside the corrected one, latest first', () => {
    const [first, second] = [issue(documents, 1), issue(documents, 2)];
    const other = { ...issue(documents), values: { ...first.values, month: 18 } };
    expect(editionsOf([first, other, second], 15)).toEqual([second, first]);
    expect(editionsOf([first], undefined)).toEqual([]);
    expect(isCorrected([first, second], first)).toBe(true);
    expect(isCorrected([first, second], second)).toBe(false);
    expect(issuedApart([first, second], first)).toEqual([]);
  });

  it('stands beside another of its number that was issued apart, in one order on every device', () => {
    const [anne, emma] = [issue(documents, 1), issue(documents, 1)].map((report, index) => ({
      ...report,
      id: `report-${index}`,
    })) as [IssuedReport, IssuedReport];
    expect(editionsOf([anne, emma], 15)).toEqual(editionsOf([emma, anne], 15));
    expect(issuedApart([anne, emma], anne)).toEqual([emma]);
    expect([anne, emma].map((one) => isCorrected([anne, emma], one))).toEqual([false, false]);
    const next = issue(documents, 2);
    expect(isCorrected([anne, emma, next], anne)).toBe(true);
  });
});

describe('Changes since the issue', () => {
  it('are none while nothing was logged', () => {
    expect(changesSince(documents.fr, documentIn('fr'))).toEqual([]);
  });

  it('are none where an older version let a line break between a day and its month', () => {
    const older = JSON.parse(
      JSON.stringify(documents.fr).replaceAll('\u00a0', ' '),
    ) as typeof documents.fr;
    expect(older).not.toEqual(documents.fr);
    expect(changesSince(older, documentIn('fr'))).toEqual([]);
  });

  it('tell the figure that a late visit changes, with both values', () => {
    const visit = present(
      source.contacts.find(
        ({ values }) => values.mode === 'atBusiness' && values.at.startsWith('2020-1'),
      ),
      'a visit',
    );
    const late = { ...visit, id: 'late-visit' };
    const now = { ...source, contacts: [...source.contacts, late] };
    const changes = changesSince(
      documents.en,
      reviewDocument(now, reviewView(draftReview(now, period, 'en'), undefined), 'en'),
    );
    expect(changes).toContainEqual({
      key: 'figures/table/atBusiness',
      under: ['Figures'],
      before: 'Visits to the businesses | 0 | 3 | 3',
      after: 'Visits to the businesses | 0 | 4 | 4',
    });
    expect(changes.map(({ key }) => key)).not.toContain('figures/table/enrolled');
  });

  it('tell what is new and what is gone', () => {
    const [first, ...rest] = documents.en.blocks;
    const shorter = { ...documents.en, blocks: rest };
    const text = present(first, 'a heading').kind === 'heading' ? 'Figures' : '';
    expect(changesSince(documents.en, shorter)).toEqual([
      { key: 'figures/heading', under: [], before: text, after: undefined },
    ]);
    expect(changesSince(shorter, documents.en)).toEqual([
      { key: 'figures/heading', under: [], before: undefined, after: text },
    ]);
  });
});
