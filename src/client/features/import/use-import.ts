/**
 * An import as far as it has come: the file that was read, what its columns are, and what is decided on lines that may be there
 * already. Nothing of it is stored before the import.
 */

import { useMemo, useState } from 'react';
import {
  type ChoiceField,
  headingLine,
  type ImportField,
  recogniseColumns,
} from '../../../domain/import/import-field.ts';
import {
  type DoubleDecision,
  type DoubleLine,
  doubleLines,
  type ImportPlan,
  planImport,
} from '../../../domain/import/import-smes.ts';
import { type DayOrder, needsOrder, provenOrder } from '../../../domain/import/read-day.ts';
import { type ImportLine, type LeftOutLine, readLines } from '../../../domain/import/read-lines.ts';
import {
  type Cell,
  cellText,
  columnLetter,
  type Sheet,
  type SheetRow,
  type Spreadsheet,
} from '../../../domain/import/spreadsheet.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useDecidesOnPad } from '../../parts/programme/use-decides-on-pad.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

/** A file that was read. */
export interface ImportFile extends Spreadsheet {
  readonly name: string;
}

type Words = Readonly<Partial<Record<ChoiceField, Readonly<Record<string, string>>>>>;

/** What was chosen of a file. */
interface Chosen {
  readonly sheetAt: number;
  readonly headingAt: number;
  readonly columns: readonly (ImportField | undefined)[];
  /** Whether a column is what it is said to be, by its heading or because somebody chose it. */
  readonly sure: readonly boolean[];
  readonly words: Words;
  /** As somebody chose it, or as the file proves it. */
  readonly dayOrder: DayOrder | undefined;
  /** Of each SME whose line names none; where it is absent, the one of the country of the SME. */
  readonly padId: string | undefined;
  /** Of the others. */
  readonly otherPadId: string | undefined;
}

export interface ImportState {
  readonly file: ImportFile;
  readonly chosen: Chosen;
  readonly sheet: Sheet;
  readonly heading: SheetRow;
  /** The lines below the headings. */
  readonly body: readonly SheetRow[];
  /** Of each column. */
  readonly cells: readonly (readonly Cell[])[];
  /** Days of the file may be read in two ways, and nothing proves one. */
  readonly asksDayOrder: boolean;
  /** Columns that are still to be confirmed. */
  readonly unsure: number;
  /** Columns that hold something and stand for nothing here, by their headings. */
  readonly ignored: readonly string[];
  readonly lines: readonly ImportLine[];
  readonly leftOut: readonly LeftOutLine[];
  /** Of launch pads on whose SMEs somebody else decides. */
  readonly ofOtherPads: readonly ImportLine[];
  readonly doubles: readonly DoubleLine[];
  readonly decisions: ReadonlyMap<number, DoubleDecision>;
  readonly plan: ImportPlan;
  readonly chooseSheet: (sheetAt: number) => void;
  readonly chooseHeading: (headingAt: number) => void;
  readonly chooseColumn: (column: number, field: ImportField | undefined) => void;
  readonly chooseWord: (field: ChoiceField, word: string, value: string) => void;
  readonly chooseDayOrder: (order: DayOrder) => void;
  /** Of all SMEs whose line names none; nothing where their country says it. */
  readonly choosePad: (padId: string | undefined) => void;
  /** Of those whose country does not say it. */
  readonly chooseOtherPad: (padId: string) => void;
  readonly decide: (line: number, decision: DoubleDecision) => void;
  /** The same for every possible double; where nothing can be filled in, a line is skipped. */
  readonly decideAll: (decision: DoubleDecision) => void;
}

/** The state of the import of a file. */
export function useImport(file: ImportFile): ImportState {
  const pads = usePads();
  const members = useCarnetState((state) => state.members);
  const sheets = useCarnetState((state) => state.sheets);
  const { language } = useFormat();
  const today = useToday();
  const decidesOn = useDecidesOnPad();
  const [chosen, setChosen] = useState(() => chosenIn(file, firstShown(file)));
  const [decisions, setDecisions] = useState<ReadonlyMap<number, DoubleDecision>>(new Map());
  const sheet = file.sheets[chosen.sheetAt] ?? noSheet;
  const { headingAt, columns, sure, words } = chosen;
  const table = useMemo(() => tableOf(sheet, headingAt), [sheet, headingAt]);
  const dayColumn = columns.indexOf('enrolledOn');
  const dayCells = table.cells[dayColumn] ?? noCells;
  const order = chosen.dayOrder ?? provenOrder(dayCells);
  // Where there is one launch pad, or one for which the member decides, there is nothing to choose.
  const decided = pads.filter(({ id }) => decidesOn(id));
  const padId = chosen.padId ?? (pads.length < 2 ? pads[0]?.id : undefined);
  const onlyPad = decided.length === 1 ? decided[0]?.id : undefined;
  const chosenPad = chosen.otherPadId ?? onlyPad;
  const { otherPadId, ...read } = useMemo(() => {
    const mapping = { columns, words, dayOrder: order ?? 'dayFirst' } as const;
    const readWith = (otherPadId: string | undefined) => {
      const pad = { launchPadId: padId, otherPadId };
      const defaults = { ...pad, today, language, members, launchPads: pads };
      return { otherPadId, ...readLines(sheet.rows, headingAt, mapping, defaults) };
    };
    const first = readWith(chosenPad);
    const common = first.otherPadId === undefined ? commonPad(first.lines) : undefined;
    return common === undefined ? first : readWith(common);
  }, [sheet, headingAt, columns, words, order, padId, chosenPad, today, language, members, pads]);
  const found = useMemo(() => {
    const own = read.lines.filter(({ values }) => decidesOn(values.launchPadId));
    const smes = [...sheets.values()].map(({ sme }) => sme);
    return {
      own,
      others: read.lines.filter((line) => !own.includes(line)),
      doubles: doubleLines(own, smes),
    };
  }, [read, sheets, decidesOn]);
  const plan = useMemo(
    () =>
      planImport(found.own, found.doubles, decisions, ({ values }) =>
        decidesOn(values.launchPadId),
      ),
    [found, decisions, decidesOn],
  );
  const begin = (next: Chosen): void => {
    setChosen(next);
    setDecisions(new Map());
  };
  const change = (patch: Partial<Chosen>): void => setChosen({ ...chosen, ...patch });
  return {
    file,
    chosen: { ...chosen, dayOrder: order, padId, otherPadId },
    sheet,
    ...table,
    asksDayOrder: order === undefined && needsOrder(dayCells),
    unsure: columns.filter((field, column) => field !== undefined && sure[column] !== true).length,
    ignored: columns.flatMap((field, column) =>
      field === undefined && table.cells[column]?.some((cell) => cellText(cell) !== '') === true
        ? [cellText(table.heading[column]) || columnLetter(column)]
        : [],
    ),
    lines: read.lines,
    leftOut: read.leftOut,
    ofOtherPads: found.others,
    doubles: found.doubles,
    decisions,
    plan,
    chooseSheet: (sheetAt) => begin({ ...chosenIn(file, sheetAt), ...padsOf(chosen) }),
    chooseHeading: (at) => begin({ ...chosenIn(file, chosen.sheetAt, at), ...padsOf(chosen) }),
    chooseColumn: (column, field) =>
      change({
        // A field is in one column alone.
        columns: columns.map((other, index) =>
          index === column ? field : other === field ? undefined : other,
        ),
        sure: chosen.sure.map((isSure, index) => isSure || index === column),
      }),
    chooseWord: (field, word, value) =>
      change({ words: { ...words, [field]: { ...words[field], [word]: value } } }),
    chooseDayOrder: (dayOrder) => change({ dayOrder }),
    choosePad: (pad) => change({ padId: pad }),
    chooseOtherPad: (pad) => change({ otherPadId: pad }),
    decide: (line, decision) => setDecisions(new Map([...decisions, [line, decision]])),
    decideAll: (decision) =>
      setDecisions(new Map(found.doubles.map(({ line }) => [line.line, decision]))),
  };
}

/** A sheet that the spreadsheet hides is not proposed, as long as there is another. */
const firstShown = ({ sheets }: ImportFile): number =>
  Math.max(
    0,
    sheets.findIndex(({ hidden }) => hidden !== true),
  );

const noCells: readonly Cell[] = [];
const noSheet: Sheet = { name: '', rows: [] };

const padsOf = ({ padId, otherPadId }: Chosen) => ({ padId, otherPadId });

/** The launch pad of all lines that show one, where these are at least half: it is proposed for the others. */
function commonPad(lines: readonly ImportLine[]): string | undefined {
  const shown = lines.filter(({ padBy }) => padBy !== undefined);
  const pads = new Set(shown.map(({ values }) => values.launchPadId));
  const [pad] = pads;
  return pads.size === 1 && shown.length * 2 >= lines.length ? pad : undefined;
}

/** What is proposed for a sheet of a file. */
function chosenIn({ sheets }: ImportFile, sheetAt: number, heading?: number): Chosen {
  const { rows } = sheets[sheetAt] ?? noSheet;
  const headingAt = heading ?? headingLine(rows);
  const found = recogniseColumns(rows[headingAt] ?? [], rows.slice(headingAt + 1));
  const columns = found.map((column) => column?.field);
  const sure = found.map((column) => column?.isSure ?? true);
  const open = { dayOrder: undefined, padId: undefined, otherPadId: undefined };
  return { sheetAt, headingAt, columns, sure, words: {}, ...open };
}

function tableOf({ rows }: Sheet, headingAt: number) {
  const heading = rows[headingAt] ?? [];
  const body = rows.slice(headingAt + 1);
  const width = Math.max(heading.length, ...body.map((row) => row.length), 0);
  const cells = Array.from({ length: width }, (_, index) => body.map((row) => row[index] ?? null));
  return { heading, body, cells };
}
