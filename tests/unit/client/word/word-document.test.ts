// @vitest-environment jsdom
/** A Word file of a review: every part well-formed, every relationship leads somewhere, and it says what the report says. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Block,
  type ReportDocument,
  textOf,
} from '../../../../src/domain/report/quarterly/report-document.ts';
import {
  draftReview,
  reviewDocument,
  reviewView,
} from '../../../../src/domain/report/quarterly/review-document.ts';
import {
  draftStatus,
  issuedStatus,
} from '../../../../src/domain/report/quarterly/report-status.ts';
import { reviewPeriods } from '../../../../src/domain/report/quarterly/review-source.ts';
import { wordFile } from '../../../../src/client/word/word-document.ts';
import { present } from '../../../../src/std/assert.ts';
import { sampleRecords, sourceOf } from '../../domain/report/quarterly/sample-source.ts';
import { unzip } from './unzip.ts';

const source = sourceOf(sampleRecords().values());
const period = present(reviewPeriods(source.programme)[3], 'the fourth review');
const documentIn = (language: 'en' | 'fr'): ReportDocument =>
  reviewDocument(source, reviewView(draftReview(source, period, language), undefined), language);

/** One white point. */
const png = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  ),
  (letter) => letter.codePointAt(0) ?? 0,
);
const picture = {
  block: 'enrolment/chart',
  png,
  width: 1280,
  height: 640,
  description: 'UK 12, FR 12',
  caption: 'Enrolment',
};

let parts: ReadonlyMap<string, Buffer>;
let body: Document;

const xml = (name: string): Document =>
  new DOMParser().parseFromString(present(parts.get(name), name).toString('utf8'), 'text/xml');
const all = (node: Document | Element, name: string): readonly Element[] => [
  ...node.getElementsByTagName(name),
];
const said = (node: Element): string =>
  all(node, 'w:t')
    .map(({ textContent }) => textContent)
    .join('');

beforeAll(async () => {
  parts = unzip(await wordFile(documentIn('fr'), [picture]));
  body = xml('word/document.xml');
});

describe('A Word file', () => {
  it.each([
    ['fr', draftStatus('2021-05-19', 'fr'), 'Brouillon du 19\u00a0mai 2021'],
    ['en', draftStatus('2021-05-19', 'en'), 'Draft of 19\u00a0May 2021'],
    ['fr', issuedStatus(1, '2021-06-03', 'fr'), 'Édition 1, diffusée le 3\u00a0juin 2021'],
    ['en', issuedStatus(1, '2021-06-03', 'en'), 'Edition 1, issued on 3\u00a0June 2021'],
  ] as const)(
    'says on its first page and on every page what it is (%s)',
    async (language, status, words) => {
      const report = { language, title: 'Revue 4', subtitle: 'E-Channel', blocks: [], status };
      const file = unzip(await wordFile(report, []));
      const text = (name: string) => {
        const content = present(file.get(name), name).toString('utf8');
        const { documentElement } = new DOMParser().parseFromString(content, 'text/xml');
        return all(documentElement, 'w:p').map(said);
      };
      expect(text('word/document.xml').slice(0, 3)).toEqual([report.title, report.subtitle, words]);
      const [footer] = [...file.keys()].filter((name) => /footer\d*\.xml$/u.test(name));
      expect(text(present(footer, 'a footer')).join('')).toContain(`${report.title} · ${words} · `);
    },
  );

  /** The entries of the contents of a report with one heading and a block under it. */
  async function contentsWith(block: Block): Promise<readonly string[]> {
    const heading = { kind: 'heading', key: 'h', level: 1, text: 'Défis' } as const;
    const blocks = [heading, block];
    const file = await wordFile({ language: 'fr', title: 'A', subtitle: 'B', blocks }, []);
    const content = present(unzip(file).get('word/document.xml'), 'the text').toString('utf8');
    const document = new DOMParser().parseFromString(content, 'text/xml');
    const contents = present(all(document, 'w:sdt')[0], 'the contents');
    return all(contents, 'w:p')
      .map(said)
      .filter((entry) => entry !== '');
  }

  it.each([
    ['words', 'mot '.repeat(5000), ['Défis1']],
    ['a key without a space', 'x'.repeat(20_000), ['Défis']],
    ['a letter a line', 'a\n'.repeat(5000), ['Défis']],
  ])(
    'leaves its page numbers to what opens it where they take long: %s (F310)',
    async (_, text, told) => {
      expect(await contentsWith({ kind: 'paragraph', key: 'p', line: [{ text }] })).toEqual(told);
    },
  );

  it('is written whatever a column of a table holds, and its pages are not laid out (F320)', async () => {
    const text = 'mot '.repeat(65_000);
    const head = ['1', '2', '3'];
    const rows = ['1', '2'].map((key) => ({ key, cells: [[{ text }], [{ text: '2' }], []] }));
    const table = { kind: 'table', key: 't', caption: 'C', head, numeric: false, rows } as const;
    expect(await contentsWith(table)).toEqual(['Défis']);
  });

  it('has room between a table and the line after it', async () => {
    const line = [{ text: 'After' }];
    const row = { key: 'r', cells: [line] };
    const table = { kind: 'table', key: 't', caption: 'A', head: ['A'], rows: [row] } as const;
    const file = await wordFile(
      {
        language: 'en',
        title: 'A',
        subtitle: 'B',
        blocks: [
          { ...table, numeric: false },
          { kind: 'paragraph', key: 'p', line },
          { kind: 'paragraph', key: 'q', line },
        ],
      },
      [],
    );
    const text = present(unzip(file).get('word/document.xml'), 'the text').toString('utf8');
    const document = new DOMParser().parseFromString(text, 'text/xml');
    const [after, next] = all(document, 'w:p')
      .filter((paragraph) => said(paragraph) === 'After' && paragraph.closest('tbl') === null)
      .slice(-2);
    const before = (paragraph: Element | undefined) =>
      paragraph?.getElementsByTagName('w:spacing')[0]?.getAttribute('w:before');
    expect(before(after)).toBe('160');
    expect(before(next) ?? '0').toBe('0');
  });

  it('opens whatever characters were pasted into what it tells (F89)', async () => {
    const pasted = 'a\u0001b\u0000c\uD800d\uFFFEe\u000Bf <w:t>&x;\u001F 👩🏽‍🏭';
    const line = [{ text: pasted }];
    const hostile: ReportDocument = {
      language: 'en',
      title: pasted,
      subtitle: pasted,
      blocks: [
        { kind: 'heading', key: 'h', level: 1, text: pasted },
        { kind: 'list', key: 'l', items: [line] },
        {
          kind: 'table',
          key: 't',
          caption: pasted,
          head: [pasted],
          rows: [{ key: 'r', cells: [line] }],
          numeric: false,
        },
        {
          kind: 'chart',
          key: 'c',
          caption: pasted,
          description: pasted,
          period: { from: '2020-01-01', to: '2020-12-31' },
          day: '2020-12-31',
          reviewDays: [],
          series: [{ id: 'p', code: pasted, enrolled: 0, steps: [] }],
          events: [{ from: '2020-03-01', to: '2020-05-01', isHard: true, line }],
        },
      ],
    };
    const described = { ...picture, block: 'c', description: pasted, caption: pasted };
    const file = unzip(await wordFile(hostile, [described]));
    for (const [name, part] of file) {
      if (!/\.(xml|rels)$/u.test(name)) continue;
      const text = part.toString('utf8');
      // What jsdom takes, Word need not.
      expect(text, name).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
      const read = new DOMParser().parseFromString(text, 'text/xml');
      expect(all(read, 'parsererror'), name).toHaveLength(0);
    }
    expect(file.get('word/document.xml')?.toString('utf8')).toContain('👩🏽‍🏭');
  });

  it('has only parts that are well-formed', () => {
    expect(parts.size).toBeGreaterThan(8);
    for (const name of parts.keys()) {
      if (!/\.(xml|rels)$/u.test(name)) continue;
      expect(all(xml(name), 'parsererror'), name).toHaveLength(0);
    }
  });

  it('has relationships that lead to parts that are there', () => {
    const relations = [...parts.keys()].filter((name) => name.endsWith('.rels'));
    expect(relations).toContain('_rels/.rels');
    for (const name of relations) {
      const folder = name.replace(/_rels\/[^/]+$/u, '');
      for (const relation of all(xml(name), 'Relationship')) {
        if (relation.getAttribute('TargetMode') === 'External') continue;
        const target = present(relation.getAttribute('Target'), 'a target');
        const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
        expect(parts.has(path), `${name}: ${target}`).toBe(true);
      }
    }
  });

  it('has the headings of the report as headings of Word', () => {
    const headings = all(body, 'w:p').flatMap((paragraph) => {
      const style = all(paragraph, 'w:pStyle')[0]?.getAttribute('w:val');
      return style === 'Heading1' ? [said(paragraph)] : [];
    });
    const blocks = documentIn('fr').blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    );
    expect(headings).toEqual(blocks);
  });

  it('has tables whose first row is repeated as their head, with numbered captions', () => {
    const tables = all(body, 'w:tbl');
    const captions = documentIn('fr').blocks.filter(({ kind }) => kind === 'table');
    expect(tables).toHaveLength(captions.length);
    for (const table of tables) {
      const [first] = all(table, 'w:tr');
      expect(all(present(first, 'a row'), 'w:tblHeader')).toHaveLength(1);
    }
    const numbers = all(body, 'w:fldSimple').flatMap((field) =>
      field.getAttribute('w:instr')?.startsWith('SEQ Tableau') === true ? [said(field)] : [],
    );
    expect(numbers).toEqual(captions.map((_caption, index) => String(index + 1)));
    const fields = all(body, 'w:instrText').map(({ textContent }) => textContent);
    expect(fields.some((field) => field?.startsWith('TOC '))).toBe(true);
  });

  it('has contents with an entry and a page number for each heading of the first two levels', () => {
    const contents = present(all(body, 'w:sdt')[0], 'the contents');
    const entries = all(contents, 'w:p')
      .filter((paragraph) => all(paragraph, 'w:hyperlink').length > 0)
      .map((paragraph) => all(paragraph, 'w:t').map(({ textContent }) => textContent));
    const headings = documentIn('fr').blocks.flatMap((block) =>
      block.kind === 'heading' && block.level <= 2 ? [block.text] : [],
    );
    expect(entries.map((texts) => texts.slice(0, -1).join(''))).toEqual(headings);
    const pages = entries.map((texts) => Number(texts.at(-1)));
    expect(pages[0]).toBe(1);
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
    expect(Number(pages.at(-1))).toBeGreaterThan(2);
    // Word asks nothing when it opens the file.
    expect(all(body, 'w:fldChar').some((each) => each.hasAttribute('w:dirty'))).toBe(false);
  });

  it('says the figures of the report, row by row', () => {
    const rows = all(present(all(body, 'w:tbl')[0], 'figures'), 'w:tr').map((row) =>
      all(row, 'w:tc').map(said),
    );
    expect(rows[1]).toEqual([
      'PME inscrites (cumul)',
      '12\u00a0/\u00a012',
      '12\u00a0/\u00a012',
      '24\u00a0/\u00a024',
    ]);
  });

  it('gives each run its language, that of a quotation too', () => {
    const languages = new Set(
      all(body, 'w:r')
        .filter((run) => all(run, 'w:t').length > 0)
        .map((run) => all(run, 'w:lang')[0]?.getAttribute('w:val')),
    );
    expect(languages.has('fr-FR')).toBe(true);
    expect(languages.has('en-GB')).toBe(true);
    const quotation = all(body, 'w:r').find(
      (run) => said(run).includes('furloughed') || said(run).startsWith('Monthly review.'),
    );
    expect(
      all(present(quotation, 'an English quotation'), 'w:lang')[0]?.getAttribute('w:val'),
    ).toBe('en-GB');
  });

  it('holds its picture with a description, no wider than the page', () => {
    const properties = all(body, 'wp:docPr')[0];
    expect(properties?.getAttribute('descr')).toBe('UK 12, FR 12');
    const width = Number(all(body, 'wp:extent')[0]?.getAttribute('cx'));
    expect(width).toBe(640 * 9525);
  });

  it('names under the picture what its numbered bars stand for', () => {
    const events = all(body, 'w:p').flatMap((paragraph) => {
      const style = all(paragraph, 'w:pStyle')[0]?.getAttribute('w:val');
      return style === 'ChartEvent' ? [said(paragraph)] : [];
    });
    const [chart] = documentIn('fr').blocks.flatMap((block) =>
      block.kind === 'chart' ? [block] : [],
    );
    const lines = present(chart, 'a chart').events.map(({ line }) => textOf(line));
    expect(lines.length).toBeGreaterThan(5);
    expect(events).toEqual(lines.map((line, index) => `${index + 1}.\u00a0${line}`));
  });

  it('says what a chart shows where no picture of it could be drawn', async () => {
    const file = unzip(await wordFile(documentIn('fr'), []));
    const text = present(file.get('word/document.xml'), 'the document').toString('utf8');
    expect(text).toContain('Total\u00a0: 24\u00a0PME inscrites sur 24.');
    expect(text).toContain('Les inscriptions dans leur contexte');
  });

  it('numbers its pages', () => {
    const footer = [...parts.keys()].find((name) => /footer\d*\.xml$/u.test(name));
    const fields = all(xml(present(footer, 'a footer')), 'w:instrText');
    expect(fields.map(({ textContent }) => textContent)).toEqual(['PAGE', 'NUMPAGES']);
  });
});
