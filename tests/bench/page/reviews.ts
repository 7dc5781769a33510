/**
 * A quarterly review drafted from a large programme, against reading its contacts (B15); its Word file, against one of the same
 * words made with nothing but the library.
 */

import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import {
  type Block,
  type Line,
  type ReportDocument,
} from '../../../src/domain/report/quarterly/report-document.ts';
import {
  draftBoth,
  reviewDocument,
  reviewView,
} from '../../../src/domain/report/quarterly/review-document.ts';
import {
  type ReviewSource,
  reviewPeriods,
} from '../../../src/domain/report/quarterly/review-source.ts';
import { languages } from '../../../src/domain/entity/field.ts';
import { reviewHeads } from '../../../src/client/features/quarterly/use-review-source.ts';
import type { Carnet } from '../../../src/client/model/carnet.ts';
import { inTurns } from '../../../src/client/model/in-turns.ts';
import { readContactsOf } from '../../../src/client/model/logged-contacts.ts';
import { wordFile } from '../../../src/client/word/word-document.ts';
import type { WordAnswer, WordRequest } from '../../../src/client/word/word-worker.ts';
import { present } from '../../../src/std/assert.ts';
import { rotated, type Times } from '../measure.ts';
import type { ProgrammeSize } from '../programme.ts';
import { openProgramme, pause, timeOf } from './open-programme.ts';
import { openRowFloor } from './row-floor.ts';

const restMs = 50;
/** The review of the bench: its quarter holds every fifth contact or so. */
const reviewMonth = 12;

export interface ReviewTimes {
  readonly times: Times;
  /** Milliseconds that the page was not free at a stretch: while contacts were read, a review was drafted of them, … */
  readonly longestRead: number;
  readonly longestDraft: number;
  /** … and its Word files were written. */
  readonly longestWord: number;
}

/** The source of a review, as the screen reads it. */
async function readSource(carnet: Carnet): Promise<ReviewSource> {
  const { days } = periodOf(carnet);
  const contacts = await readContactsOf(carnet, days);
  return { ...present(reviewHeads(carnet.state.getState()), 'a programme'), contacts };
}

function periodOf(carnet: Carnet) {
  const programme = present(carnet.state.getState().programme, 'a programme');
  const found = reviewPeriods(programme).find(({ month }) => month === reviewMonth);
  return present(found, 'a review');
}

/** The review in both languages, as the screen drafts it. */
async function documentsOf(
  carnet: Carnet,
  source: ReviewSource,
): Promise<readonly ReportDocument[]> {
  const steps = draftBoth(source, periodOf(carnet));
  const drafts = present(await inTurns(carnet, steps, () => true), 'a draft');
  return languages.map((language) =>
    reviewDocument(source, reviewView(drafts[language], undefined), language),
  );
}

/** Drafts a review `rounds` times, and as often reads all contacts of the programme as rows. */
export async function draftReviews(size: ProgrammeSize, rounds: number): Promise<ReviewTimes> {
  const carnet = await openProgramme();
  const floor = await openRowFloor();
  const times = {
    review: [] as number[],
    rows: [] as number[],
    read: [] as number[],
    word: [] as number[],
    bare: [] as number[],
  };
  let documents: readonly ReportDocument[] = [];
  const ways = {
    review: async () => {
      documents = await documentsOf(carnet, await readSource(carnet));
    },
    rows: async () => {
      const found = await floor.allContacts();
      if (found !== size.smes * size.contactsPerSme) throw new Error(`${found} rows were read`);
    },
    read: async () => {
      const { contacts } = await readSource(carnet);
      if (contacts.length === 0) throw new Error('No contact of the quarter was read');
    },
  };
  const free = freedom();
  let longestRead = 0;
  let longestDraft = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const way of rotated(['review', 'rows', 'read'] as const, round)) {
      await pause(restMs);
      free.start();
      times[way].push(await timeOf(ways[way]));
      await pause(restMs);
      if (way === 'read') longestRead = Math.max(longestRead, free.longest());
    }
  }
  // Reading is a stretch of its own: what follows is drafted alone.
  for (let round = 0; round < rounds; round += 1) {
    const source = await readSource(carnet);
    await pause(restMs);
    free.start();
    documents = await documentsOf(carnet, source);
    await pause(restMs);
    longestDraft = Math.max(longestDraft, free.longest());
  }
  checkDocuments(documents);
  const word = {
    word: () => Promise.all(documents.map((document) => wordFile(document, []))),
    bare: () => Promise.all(documents.map(bareFile)),
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const way of rotated(['word', 'bare'] as const, round)) {
      times[way].push(await timeOf(word[way]));
      await pause(restMs);
    }
  }
  free.start();
  await writeInWorker(documents);
  await pause(restMs);
  const longestWord = free.longest();
  free.stop();
  floor.close();
  await carnet.close();
  return { times, longestRead, longestDraft, longestWord };
}

/** Reports that say nothing would be quick for nothing. */
function checkDocuments(documents: readonly ReportDocument[]): void {
  for (const { blocks } of documents) {
    const texts = blocks.flatMap(textsOf);
    if (texts.length < 50) throw new Error(`A review of ${texts.length} texts`);
  }
}

/** How long the page is not free at a stretch, by its long tasks; none is 0. */
function freedom() {
  let longest = 0;
  const note = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ entryTypes: ['longtask'] });
  return {
    start: () => {
      observer.takeRecords();
      longest = 0;
    },
    longest: () => {
      note(observer.takeRecords());
      return longest;
    },
    stop: () => observer.disconnect(),
  };
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): unknown };
}

/** The address of the worker as the browser demands it: the application's own rule does not know this page's folder. */
async function wordWorker(): Promise<string> {
  const { default: address } = await import('../../../src/client/word/word-worker.ts?worker&url');
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('carnet', { createScriptURL: (named) => named });
  return (policy?.createScriptURL(address) ?? address) as string;
}

/** Writes the files as the application does: apart from the page. */
async function writeInWorker(documents: readonly ReportDocument[]): Promise<void> {
  const worker = new Worker(await wordWorker());
  try {
    await Promise.all(
      documents.map(
        (document, id) =>
          new Promise<void>((resolve, reject) => {
            worker.addEventListener('message', ({ data }: MessageEvent<WordAnswer>) => {
              if (data.id !== id) return;
              if (data.file === undefined) reject(new Error('The report was not written'));
              else resolve();
            });
            const request: WordRequest = { id, document, pictures: [] };
            worker.postMessage(request);
          }),
      ),
    );
  } finally {
    worker.terminate();
  }
}

const said = (line: Line): string => line.map(({ text }) => text).join('');

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [said(block.line)];
    case 'list':
      return block.items.map(said);
    case 'table':
      return [block.caption, ...block.head, ...block.rows.flatMap(({ cells }) => cells.map(said))];
    case 'chart':
      return [block.description, block.caption, ...block.events.map(({ line }) => said(line))];
  }
}

/** The same words with the library alone: contents with page numbers, headings, paragraphs and tables as it makes them. */
async function bareFile({ title, subtitle, blocks }: ReportDocument): Promise<ArrayBuffer> {
  const paragraph = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] });
  const children = blocks.flatMap((block): (Paragraph | Table)[] => {
    if (block.kind === 'heading') {
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, text: block.text })];
    }
    if (block.kind !== 'table') return textsOf(block).map(paragraph);
    const rows = [block.head, ...block.rows.map(({ cells }) => cells.map(said))];
    return [
      paragraph(block.caption),
      new Table({
        rows: rows.map(
          (cells) =>
            new TableRow({
              children: cells.map((text) => new TableCell({ children: [paragraph(text)] })),
            }),
        ),
      }),
    ];
  });
  const contents = new TableOfContents('Contents', { headingStyleRange: '1-2' });
  const sections = [{ children: [paragraph(title), paragraph(subtitle), contents, ...children] }];
  return Packer.toArrayBuffer(new Document({ pageNumbers: estimatePageNumbers, sections }));
}
