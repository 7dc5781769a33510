/**
 * Issuing a report: its documents in both languages are put into fields of an issued report, in pieces that a field can hold,
 * and read from there again. What was logged since is told line by line: what stands there, and what would.
 */

import * as z from 'zod/mini';
import { parseLocalDate } from '../../calendar/local-date.ts';
import { type Command, createRecord } from '../../command/command.ts';
import { type Language, languages } from '../../entity/field.ts';
import type { RecordOf } from '../../operation/record.ts';
import type { Json } from '../../../std/json.ts';
import { lengthMin } from '../../../std/length.ts';
import { type Block, linesOf, type ReportDocument } from './report-document.ts';
import { issuedStatus } from './report-status.ts';

/** A report in both languages. */
export type ReportPair = Readonly<Record<Language, ReportDocument>>;
export type IssuedReport = RecordOf<'issuedReport'>;

/** Greatest length of a piece, as JSON; a field takes somewhat more. */
const pieceLengthMax = 90_000;
/** More pieces than any report has: a whole programme fills a few. */
const pieceCountMax = 400;

const run = z.object({ text: z.string(), lang: z.optional(z.enum(languages)) });
const line = z.array(run);
const day = z.string().check(z.refine((text) => parseLocalDate(text) !== undefined));
const count = z.int().check(z.minimum(0));
const block = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    key: z.string(),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: z.string(),
    lang: z.optional(z.enum(languages)),
  }),
  z.object({ kind: z.literal('paragraph'), key: z.string(), line }),
  z.object({ kind: z.literal('list'), key: z.string(), items: z.array(line) }),
  z.object({
    kind: z.literal('table'),
    key: z.string(),
    caption: z.string(),
    head: z.array(z.string()),
    rows: z.array(z.object({ key: z.string(), cells: z.array(line) })),
    numeric: z.boolean(),
  }),
  z.object({
    kind: z.literal('chart'),
    key: z.string(),
    caption: z.string(),
    description: z.string(),
    period: z.object({ from: day, to: day }),
    day,
    reviewDays: z.array(day),
    series: z
      .array(
        z.object({
          id: z.string(),
          code: z.optional(z.string()),
          enrolled: count,
          target: z.optional(count),
          atEnd: z.optional(count),
          steps: z.array(z.object({ on: day, cumulative: count })),
        }),
      )
      .check(lengthMin(1)),
    events: z.array(
      z.object({
        from: day,
        to: day,
        isHard: z.boolean(),
        name: z.optional(run),
        lane: z.optional(count),
        line,
      }),
    ),
    lanes: z.optional(z.array(z.string())),
  }),
]);
const pieceSchema = z.array(block);
const headSchema = z.object({ title: z.string(), subtitle: z.string() });

export interface Issue {
  /** The programme. */
  readonly home: string;
  /** The month of the review; absent for the report on the whole programme. */
  readonly month: number | undefined;
  readonly edition: number;
}

/** Issues a report: its words stand from now on. A correction is issued again, as the next edition. */
export function issueReport(issue: Issue, documents: ReportPair, id?: string): Command {
  return (context) => {
    const parts: Record<`part.${string}`, Json> = {};
    for (const language of languages) {
      const { title, subtitle, blocks } = documents[language];
      parts[`part.${language}.head`] = { title, subtitle };
      for (const [index, piece] of piecesOf(blocks).entries()) {
        parts[`part.${language}.${index}`] = piece;
      }
    }
    return createRecord(
      'issuedReport',
      issue.home,
      {
        ...parts,
        title: documents.en.title.slice(0, titleLengthMax),
        month: issue.month,
        edition: issue.edition,
        issuedOn: context.today,
        issuedBy: context.by,
      },
      id,
    )(context);
  };
}

const titleLengthMax = 200;

/** Blocks as JSON, as many in a piece as it holds. */
function piecesOf(blocks: readonly Block[]): readonly Json[] {
  const pieces: Json[][] = [];
  let length = pieceLengthMax;
  for (const each of blocks) {
    // Fields that are absent are not written: what is left is JSON.
    const text = JSON.stringify(each);
    const stored = JSON.parse(text) as Json;
    if (length + text.length > pieceLengthMax) {
      pieces.push([]);
      length = 0;
    }
    pieces.at(-1)?.push(stored);
    length += text.length;
  }
  return pieces;
}

/** The documents of an issued report; nothing where a newer version wrote them in a way that is not known here. */
export function issuedDocuments({ values }: IssuedReport): ReportPair | undefined {
  const read = (language: Language): ReportDocument | undefined => {
    const head = headSchema.safeParse(values[`part.${language}.head`]);
    if (!head.success) return undefined;
    const blocks: Block[] = [];
    for (let index = 0; index < pieceCountMax; index += 1) {
      const stored = values[`part.${language}.${index}`];
      if (stored === undefined) break;
      const piece = pieceSchema.safeParse(stored);
      if (!piece.success) return undefined;
      blocks.push(...piece.data);
    }
    const status = issuedStatus(values.edition, values.issuedOn, language);
    return { language, ...head.data, blocks, status };
  };
  const [en, fr] = [read('en'), read('fr')];
  return en === undefined || fr === undefined ? undefined : { en, fr };
}

/** The editions of a report, latest first. */
export function editionsOf(
  reports: readonly IssuedReport[],
  month: number | undefined,
): readonly IssuedReport[] {
  return reports
    .filter(({ values, deleted }) => deleted === undefined && values.month === month)
    .toSorted(
      (a, b) =>
        b.values.edition - a.values.edition ||
        b.created.at - a.created.at ||
        (a.id < b.id ? -1 : 1),
    );
}

/** Whether a later edition takes the place of one. */
export function isCorrected(editions: readonly IssuedReport[], { values }: IssuedReport): boolean {
  return editions.some((other) => other.values.edition > values.edition);
}

/**
 * Editions of the same number: each was issued on a device that did not know of the other yet. All of them stand, none corrects
 * another, and the next edition has the next number.
 */
export function issuedApart(
  editions: readonly IssuedReport[],
  { id, values }: IssuedReport,
): readonly IssuedReport[] {
  return editions.filter((other) => other.id !== id && other.values.edition === values.edition);
}

/** A line that would read otherwise, or not be there, or be new. */
export interface ReportChange {
  readonly key: string;
  /** The headings above it, from the highest: the passage it is in. */
  readonly under: readonly string[];
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Where a line may break is no change: a report issued by an older version breaks at other places. */
const unbroken = (text: string | undefined): string | undefined => text?.replaceAll('\u00a0', ' ');

/** What of an issued report would be different if it were issued now, in the order of the report. */
export function changesSince(
  issued: ReportDocument,
  current: ReportDocument,
): readonly ReportChange[] {
  const [before, after] = [placedLines(issued), placedLines(current)];
  const changes: ReportChange[] = [];
  for (const [key, { text, under }] of before) {
    const now = after.get(key)?.text;
    if (unbroken(now) !== unbroken(text)) changes.push({ key, under, before: text, after: now });
  }
  for (const [key, { text, under }] of after) {
    if (!before.has(key)) changes.push({ key, under, before: undefined, after: text });
  }
  return changes;
}

interface PlacedLine {
  readonly text: string;
  readonly under: readonly string[];
}

/** Each line by its key, with the headings above it. */
function placedLines({ blocks }: ReportDocument): ReadonlyMap<string, PlacedLine> {
  const lines = new Map<string, PlacedLine>();
  let headings: readonly { readonly level: number; readonly text: string }[] = [];
  for (const each of blocks) {
    if (each.kind === 'heading') headings = headings.filter(({ level }) => level < each.level);
    const under = headings.map(({ text }) => text);
    for (const { key, text } of linesOf(each)) lines.set(key, { text, under });
    if (each.kind === 'heading') headings = [...headings, each];
  }
  return lines;
}
