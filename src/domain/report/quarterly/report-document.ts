/**
 * A report in words: a list of blocks that the screen, the printer and Word each draw in their own way, and that can be
 * frozen as it stands. Pure data, in one language; what is quoted in the other one says so.
 */

import type { DateRange, LocalDate } from '../../calendar/local-date.ts';
import type { Language } from '../../entity/field.ts';

/** Words in a row; `lang` where they are not in the language of the report. */
export interface Run {
  readonly text: string;
  readonly lang?: Language | undefined;
}
export type Line = readonly Run[];

export interface TableRow {
  readonly key: string;
  /** The first one names the row. */
  readonly cells: readonly Line[];
}

/** A curve of a chart, drawn in steps. */
export interface ChartSeries {
  /** The id of a launch pad, or `total`. */
  readonly id: string;
  /** Absent for the total, which has a word of each language. */
  readonly code?: string | undefined;
  readonly enrolled: number;
  readonly target?: number | undefined;
  /** Where the pace led at the time. */
  readonly atEnd?: number | undefined;
  readonly steps: readonly { readonly on: LocalDate; readonly cumulative: number }[];
}

/** What lay on some days of a chart; the list under it names it by its place, from 1. */
export interface ChartEvent extends DateRange {
  readonly isHard: boolean;
  /** What it is called, for where there is room beside it; absent in what was issued before lanes had names, like the next. */
  readonly name?: Run | undefined;
  /** The place of its lane among those of the chart. */
  readonly lane?: number | undefined;
  readonly line: Line;
}

/** Keys are the same in both languages and from one edition to the next, so that two reports can be compared. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly key: string;
      readonly level: 1 | 2 | 3;
      readonly text: string;
      /** Where it is not in the language of the report. */
      readonly lang?: Language | undefined;
    }
  | { readonly kind: 'paragraph'; readonly key: string; readonly line: Line }
  | { readonly kind: 'list'; readonly key: string; readonly items: readonly Line[] }
  | {
      readonly kind: 'table';
      readonly key: string;
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly TableRow[];
      /** Its cells but the first of each row are numbers. */
      readonly numeric: boolean;
    }
  | {
      /** Enrolment as curves: its figures, so that it is drawn again alike, on the screen, on paper and for Word. */
      readonly kind: 'chart';
      readonly key: string;
      readonly caption: string;
      /** What it shows, for whoever does not see it. */
      readonly description: string;
      readonly period: DateRange;
      /** The day up to which it is drawn. */
      readonly day: LocalDate;
      readonly reviewDays: readonly LocalDate[];
      /** Launch pads in their order, then the total. */
      readonly series: readonly ChartSeries[];
      readonly events: readonly ChartEvent[];
      /** The names of the lanes in which events are drawn, in their order. */
      readonly lanes?: readonly string[] | undefined;
    };
export type ChartBlock = Extract<Block, { readonly kind: 'chart' }>;

/** What a report is: a draft, or what was issued. */
export interface ReportStatus {
  readonly text: string;
  /** In the name of its file: lower case, without spaces. */
  readonly inFileName: string;
}

export interface ReportDocument {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly Block[];
  /** Where the title is not in the language of the report. */
  readonly titleLang?: Language | undefined;
  /** Absent where it is neither, as of a meeting. */
  readonly status?: ReportStatus | undefined;
  /** It is a few pages: no contents before it. */
  readonly isShort?: boolean | undefined;
}

/** A line of one text in the language of the report. */
export function plain(text: string): Line {
  return [{ text }];
}

/** What a line says, whatever its languages. */
export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** The report as plain text, a line for each paragraph and row: what two editions are compared by. */
export function reportText({ title, subtitle, blocks }: ReportDocument): string {
  return [
    title,
    subtitle,
    ...blocks.flatMap((block) => linesOf(block).map(({ text }) => text)),
  ].join('\n');
}

/** The lines of a block, each under a key of its own. */
export function linesOf(block: Block): readonly { readonly key: string; readonly text: string }[] {
  const { key } = block;
  switch (block.kind) {
    case 'heading':
      return [{ key, text: block.text }];
    case 'paragraph':
      return [{ key, text: textOf(block.line) }];
    case 'list':
      return [{ key, text: block.items.map(textOf).join('\n') }];
    case 'table':
      return [
        { key, text: [block.caption, ...block.head].join(' | ') },
        ...block.rows.map((row) => ({
          key: `${key}/${row.key}`,
          text: row.cells.map(textOf).join(' | '),
        })),
      ];
    case 'chart':
      return [
        { key, text: `${block.caption} | ${block.description}` },
        ...(block.events.length === 0
          ? []
          : [
              {
                key: `${key}/events`,
                text: block.events.map(({ line }) => textOf(line)).join('\n'),
              },
            ]),
      ];
  }
}

/** A text as somebody typed it, in lines: those that begin with a dash or a dot are items of a list. */
export function blocksOfText(key: string, text: string, lang?: Language): readonly Block[] {
  const blocks: Block[] = [];
  let items: Line[] = [];
  const close = (): void => {
    if (items.length > 0) blocks.push({ kind: 'list', key: `${key}/${blocks.length}`, items });
    items = [];
  };
  for (const line of text.split('\n')) {
    const said = line.trim();
    if (said === '') continue;
    const item = /^[-–•*]\s+(.*)$/u.exec(said)?.[1];
    if (item === undefined) {
      close();
      blocks.push({
        kind: 'paragraph',
        key: `${key}/${blocks.length}`,
        line: [{ text: said, lang }],
      });
    } else {
      items.push([{ text: item, lang }]);
    }
  }
  close();
  return blocks;
}
