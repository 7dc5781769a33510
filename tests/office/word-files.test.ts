// @vitest-environment jsdom
/**
 * The Word files of a review and of a meeting, opened by LibreOffice and written as PDF: pages of A4, and every sentence, cell and caption of the
 * report in its order, in both languages.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOffice } from '../../scripts/office.ts';
import { meetingDocument } from '../../src/client/features/meetings/meeting-document.ts';
import { initI18n } from '../../src/client/i18n/i18n.ts';
import { wordFile } from '../../src/client/word/word-document.ts';
import { languages } from '../../src/domain/entity/field.ts';
import {
  type Block,
  type ChartBlock,
  type Line,
  type ReportDocument,
} from '../../src/domain/report/quarterly/report-document.ts';
import {
  draftReview,
  reviewDocument,
  reviewView,
} from '../../src/domain/report/quarterly/review-document.ts';
import { reviewPeriods } from '../../src/domain/report/quarterly/review-source.ts';
import { present } from '../../src/std/assert.ts';
import { sampleMeeting } from '../support/sample-meeting.ts';
import { sampleRecords, sourceOf } from '../unit/domain/report/quarterly/sample-source.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'carnet-office-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a Word file and writes it as PDF, as somebody without Word would. */
function asPdf(name: string, file: Uint8Array): string {
  const word = join(folder, `${name}.docx`);
  writeFileSync(word, file);
  execFileSync(present(findOffice(), 'LibreOffice'), [
    `-env:UserInstallation=file://${join(folder, 'profile')}`,
    ...['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, word],
  ]);
  return join(folder, `${name}.pdf`);
}

const textOfPdf = (pdf: string): string =>
  execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, '-'], { encoding: 'utf8' });

/** Without spaces: lines are broken at them. */
const packed = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '');
/** Without the line at the head of each page, which stands between the parts of a sentence. */
const pagesOf = (text: string): string =>
  packed(
    text
      .split('\f')
      .map((page) => page.slice(page.indexOf('\n') + 1))
      .join('\n'),
  );

const words = (line: Line): string => line.map(({ text }) => text).join('');

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [words(block.line)];
    case 'list':
      return block.items.map(words);
    case 'table':
      return [block.caption, ...block.head, ...block.rows.flatMap(({ cells }) => cells.map(words))];
    case 'chart':
      return [block.caption, ...block.events.map(({ line }) => words(line))];
  }
}

/** One point, for the drawing that only a page can make. */
const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const describedBy = ({ description, caption }: ChartBlock) => ({ description, caption });

/** Each text of a report stands in its PDF, after the one before it. */
function expectInOrder(document: ReportDocument, pdf: string): void {
  const said = pagesOf(textOfPdf(pdf));
  // The contents have the first heading before it stands above its text, which is no harm.
  let from = said.indexOf(packed(document.title));
  expect(from).toBeGreaterThanOrEqual(0);
  for (const text of document.blocks.flatMap(textsOf)) {
    const wanted = packed(text);
    const at = said.indexOf(wanted, from);
    expect(at, `${text} after ${said.slice(from, from + 60)}`).toBeGreaterThanOrEqual(0);
    from = at;
  }
}

describe.each(languages)('a Word file in LibreOffice (%s)', (language) => {
  let document: ReportDocument;
  let pdf: string;

  beforeAll(async () => {
    const source = sourceOf(sampleRecords().values());
    const period = present(reviewPeriods(source.programme)[3], 'the fourth review');
    document = reviewDocument(
      source,
      reviewView(draftReview(source, period, language), undefined),
      language,
    );
    const pictures = document.blocks.flatMap((block) =>
      block.kind === 'chart'
        ? [{ block: block.key, png, width: 640, height: 360, ...describedBy(block) }]
        : [],
    );
    expect(pictures).toHaveLength(1);
    pdf = asPdf(`review-${language}`, new Uint8Array(await wordFile(document, pictures)));
  });

  it('has every text of the report, in its order', () => {
    expectInOrder(document, pdf);
  });

  it('numbers its tables from the first to the last', () => {
    const tables = document.blocks.filter(({ kind }) => kind === 'table');
    const said = textOfPdf(pdf);
    const name = language === 'fr' ? 'Tableau' : 'Table';
    for (const index of tables.keys()) {
      expect(said).toMatch(new RegExp(`${name}\\s${index + 1}\\s?:`, 'u'));
    }
  });

  it('has its chart as a picture', () => {
    const images = execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' });
    // What is seen through is a mask of its own in the list.
    expect(images.match(/^\s*\d+\s+\d+\s+image\s/gmu), images).toHaveLength(1);
  });

  it('has contents whose entries name the pages of their headings', () => {
    const lines = textOfPdf(pdf)
      .split('\f')
      .flatMap((text, index) => text.split('\n').map((line) => ({ line, page: index + 1 })));
    const entry = /^(?<name>.+?)\s?\.{3,}\s?(?<page>\d+)$/u;
    const entries = lines.flatMap(({ line }) => {
      const { name, page } = entry.exec(line)?.groups ?? {};
      return name === undefined ? [] : [{ name, page: Number(page) }];
    });
    const headings = document.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level <= 2 ? [block.text] : [],
    );
    expect(entries.map(({ name }) => packed(name))).toEqual(headings.map(packed));
    let from = lines.findLastIndex(({ line }) => entry.test(line)) + 1;
    for (const { name, page } of entries) {
      const at = lines.findIndex(
        ({ line }, index) => index >= from && packed(line) === packed(name),
      );
      expect(at, name).toBeGreaterThanOrEqual(from);
      // They are the pages of Word: without its font, or one of its measures, a heading may stand one later.
      expect(Math.abs(page - (lines[at]?.page ?? 0)), name).toBeLessThanOrEqual(1);
      from = at + 1;
    }
  });

  it('has pages of A4, numbered', () => {
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
    expect(info).toMatch(/Page size:\s+595\.\d+ x 84[12]/u);
    const pages = Number(/Pages:\s+(\d+)/u.exec(info)?.[1]);
    expect(pages).toBeGreaterThan(1);
    const last = textOfPdf(pdf)
      .split('\f')
      .at(pages - 1);
    expect(last).toContain(String(pages));
  });
});

describe.each(languages)('a meeting as a Word file in LibreOffice (%s)', (language) => {
  it('has every text of the agenda, the minutes and the actions, in its order', async () => {
    await initI18n(language);
    const document = meetingDocument(sampleMeeting(), language);
    const pdf = asPdf(`meeting-${language}`, new Uint8Array(await wordFile(document, [])));
    expectInOrder(document, pdf);
  });
});
