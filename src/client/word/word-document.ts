/**
 * A report as a Word document: real headings, lists and tables whose first row is their head, captions that number themselves,
 * contents, page numbers, and the language of each run of words. It knows no page: a worker runs it.
 */

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { Language } from '../../domain/entity/field.ts';
import {
  type Block,
  type ChartBlock,
  type Line,
  type ReportDocument,
  reportText,
} from '../../domain/report/quarterly/report-document.ts';
import type { ReportPicture } from '../ports/word.ts';
import { chartEvent, grey, sizes, stylesIn, tags } from './word-styles.ts';

const words = {
  contents: { en: 'Contents', fr: 'Sommaire' },
  table: { en: 'Table', fr: 'Tableau' },
  figure: { en: 'Figure', fr: 'Figure' },
  page: { en: 'Page', fr: 'Page' },
} as const;

const colon: Readonly<Record<Language, string>> = { en: ': ', fr: '\u00a0: ' };

const listName = 'carnet-list';
/** The width of the text on A4 with these margins, in pixels. */
const pageWidth = 640;
const margins = { top: 1080, bottom: 1080, left: 1080, right: 1080 };
/** A4, in twentieths of a point. */
const page = { width: 11_906, height: 16_838 };
const textWidth = page.width - margins.left - margins.right;
/** Of a table of numbers, the share of its first column. */
const nameShare = 0.4;
const numberShare = 0.12;

/** The file. */
export async function wordFile(
  report: ReportDocument,
  pictures: readonly ReportPicture[],
): Promise<ArrayBuffer> {
  return Packer.toArrayBuffer(wordDocument(report, pictures));
}

function wordDocument(report: ReportDocument, pictures: readonly ReportPicture[]): Document {
  const { language, blocks, status } = report;
  const [title, subtitle] = [legal(report.title), legal(report.subtitle)];
  const tables = blocks.filter(({ kind }) => kind === 'table');
  const figures = blocks.filter(({ kind }) => kind === 'chart');
  return new Document({
    title,
    description: subtitle,
    creator: 'Carnet',
    ...(hasPageNumbers(report) ? { pageNumbers: pageNumbersOfContents } : {}),
    lastModifiedBy: 'Carnet',
    styles: stylesIn(language),
    numbering: {
      config: [
        {
          reference: listName,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: page, margin: margins } },
        footers: {
          default: footerIn(language, [title, ...(status === undefined ? [] : [status.text])]),
        },
        children: [
          new Paragraph({ style: 'Title', children: [run(title, report.titleLang ?? language)] }),
          new Paragraph({ style: 'Subtitle', children: [run(subtitle, language)] }),
          ...(status === undefined
            ? []
            : [
                new Paragraph({
                  style: 'Subtitle',
                  children: [run(status.text, language, { bold: true })],
                }),
              ]),
          ...(report.isShort === true ? [] : contentsIn(language)),
          ...blocks.flatMap((block, index) =>
            block.kind === 'chart'
              ? chartIn(
                  block,
                  pictures.find((picture) => picture.block === block.key),
                  figures.indexOf(block) + 1,
                  language,
                )
              : blockIn(block, tables.indexOf(block) + 1, {
                  language,
                  isAfterTable: blocks[index - 1]?.kind === 'table',
                }),
          ),
        ],
      },
    ],
  });
}

/**
 * The pages of the contents are laid out as Word does, since what opens a file need not count them anew. Where a letter has no
 * known width, an average one counts: a number that may be one off is of more use than none.
 */
const pageNumbersOfContents = estimatePageNumbersWith({ guess: true });

/**
 * Laying out a long text that has nowhere to break, or a break at every letter, takes the layout half a minute, and so do as many
 * words as nobody reads: whatever opens the file counts the pages of such a report (F310, F320).
 */
function hasPageNumbers(report: ReportDocument): boolean {
  if (report.isShort === true) return false;
  const text = reportText(report);
  return (
    !/\S{1000}|(?:\n[^\n]{0,9}){1000}/.test(text) && text.split(/\s+/).length <= laidOutWordsMax
  );
}

/** A hundred pages of prose. */
const laidOutWordsMax = 50_000;

function contentsIn(language: Language): (Paragraph | TableOfContents)[] {
  return [
    new Paragraph({
      style: 'ContentsTitle',
      children: [run(words.contents[language], language)],
    }),
    new TableOfContents(words.contents[language], {
      hyperlink: true,
      headingStyleRange: '1-2',
    }),
  ];
}

/** @param names what stands on every page: its title, and what it is */
function footerIn(language: Language, names: readonly string[]): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({
            size: sizes.small,
            color: grey,
            language: { value: tags[language] },
            children: [
              `${[...names, words.page[language]].join(' · ')} `,
              PageNumber.CURRENT,
              ' / ',
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  });
}

function run(text: string, language: Language, look: { readonly bold?: boolean } = {}): TextRun {
  return new TextRun({ text: legal(text), language: { value: tags[language] }, ...look });
}

/** What XML has no place for: a file with one such character in it does not open. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function legal(text: string): string {
  return text.replace(illegal, '\uFFFD');
}

/** The words of a line, each run in its own language. */
function runs(line: Line, language: Language, look: { readonly bold?: boolean } = {}): TextRun[] {
  return line.map(({ text, lang }) => run(text, lang ?? language, look));
}

const levels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/** Room between a table, which can have none of its own, and the line after it; in twentieths of a point. */
const afterTable = { before: 160 };

interface BlockPlace {
  readonly language: Language;
  /** A heading and a caption have room above them anyway. */
  readonly isAfterTable: boolean;
}

/** @param number of a table, from 1 */
function blockIn(
  block: Exclude<Block, ChartBlock>,
  number: number,
  { language, isAfterTable }: BlockPlace,
): (Paragraph | Table)[] {
  const spacing = isAfterTable ? { spacing: afterTable } : {};
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: levels[block.level],
          children: [run(block.text, block.lang ?? language)],
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ ...spacing, children: runs(block.line, language) })];
    case 'list':
      return block.items.map(
        (item, index) =>
          new Paragraph({
            ...(index === 0 ? spacing : {}),
            style: 'ListParagraph',
            numbering: { reference: listName, level: 0 },
            children: runs(item, language),
          }),
      );
    case 'table':
      return [
        captionIn({ kind: 'table', number, text: block.caption }, language),
        tableIn(block, language),
      ];
  }
}

interface Caption {
  readonly kind: 'table' | 'figure';
  readonly number: number;
  readonly text: string;
}

/** "Table 1: …", where Word counts on; what shows fields as they are stored has the number as well. */
function captionIn({ kind, number, text }: Caption, language: Language): Paragraph {
  const name = words[kind][language];
  return new Paragraph({
    style: 'Caption',
    children: [
      run(`${name}\u00a0`, language),
      new SimpleField(`SEQ ${name} \\* ARABIC`, String(number)),
      run(`${colon[language]}${text}`, language),
    ],
  });
}

type TableBlock = Extract<Block, { readonly kind: 'table' }>;

function tableIn({ head, rows, numeric }: TableBlock, language: Language): Table {
  const widths = numeric ? numberWidths(head.length) : wordWidths([head, ...rows.map(textsOf)]);
  const alignment = (index: number) =>
    numeric && index > 0 ? AlignmentType.RIGHT : AlignmentType.LEFT;
  const cell = (children: TextRun[], index: number): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [new Paragraph({ alignment: alignment(index), spacing: { after: 0 }, children })],
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'C9CFDA' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: {
      top: line,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((text, index) => cell([run(text, language, { bold: true })], index)),
      }),
      ...rows.map(
        ({ cells }) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((each, index) => cell(runs(each, language), index)),
          }),
      ),
    ],
  });
}

const textsOf = ({ cells }: TableBlock['rows'][number]): readonly string[] =>
  cells.map((line) => line.map(({ text }) => text).join(''));

/** The longest text that the width of a column follows, in letters. */
const lettersMax = 80;
/**
 * The width of a letter, and of the margins of a cell with what a short bold word takes beyond it, in twentieths of a point; words
 * are not broken, also in the wider letters of whoever lacks the font.
 */
const letterWidth = 130;
const cellMargins = 240;

/** Columns of words: wide where much is said, so that a table of many columns stays low. */
function wordWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const count = rows[0]?.length ?? 0;
  if (count < 3) return pairWidths(count);
  const columns = Array.from({ length: count }, (_, index) => rows.map((row) => row[index] ?? ''));
  const words = columns.map((texts) => longest(texts.flatMap((text) => text.split(/\s/u))));
  const least = words.map((letters) => letters * letterWidth + cellMargins);
  const room = textWidth - sumOf(least);
  if (room < 0) return least.map((width) => Math.floor((textWidth * width) / sumOf(least)));
  // The root, since long texts break into lines and short ones do not.
  const shares = columns.map((texts) => Math.sqrt(Math.min(lettersMax, longest(texts))));
  return least.map((width, index) =>
    Math.floor(width + (room * (shares[index] ?? 0)) / sumOf(shares)),
  );
}

const longest = (texts: readonly string[]): number =>
  texts.reduce((most, { length }) => Math.max(most, length), 1);
const sumOf = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0);

/** A number and a text. */
function pairWidths(count: number): readonly number[] {
  const first = count === 1 ? textWidth : Math.round(textWidth * numberShare);
  return [first, textWidth - first].slice(0, count);
}

/** Names and numbers, all numbers of one width. */
function numberWidths(count: number): readonly number[] {
  if (count === 1) return [textWidth];
  const first = Math.round(textWidth * nameShare);
  const other = Math.floor((textWidth - first) / (count - 1));
  return [first, ...Array.from({ length: count - 1 }, () => other)];
}

/** A chart: its picture, or what it shows where none could be drawn; its caption, and what its numbered bars stand for. */
function chartIn(
  { caption, description, events }: ChartBlock,
  picture: ReportPicture | undefined,
  number: number,
  language: Language,
): Paragraph[] {
  return [
    picture === undefined
      ? new Paragraph({ keepNext: true, children: [run(description, language)] })
      : new Paragraph({ keepNext: true, children: [imageIn(picture)] }),
    captionIn({ kind: 'figure', number, text: caption }, language),
    ...events.map(
      ({ line }, index) =>
        new Paragraph({
          style: chartEvent,
          children: [run(`${index + 1}.\u00a0`, language), ...runs(line, language)],
        }),
    ),
  ];
}

function imageIn({ png, width, height, description, caption }: ReportPicture): ImageRun {
  const scale = Math.min(1, pageWidth / width);
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: legal(caption), title: legal(caption), description: legal(description) },
  });
}
