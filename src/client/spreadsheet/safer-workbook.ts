/**
 * The parts of a workbook as the library that reads them can take them. It fills the gaps between cells, so that one cell far away
 * would take all memory; and it refuses a workbook in which a sheet is a chart. Cells without content go, and so do sheets that are
 * too large and sheets that hold no cells. What the library does not say of a sheet is read here: whether it is hidden, and which of
 * its cells are merged.
 */

import { strFromU8, strToU8, type Unzipped } from 'fflate';
import { spreadsheetLimits } from '../../domain/import/spreadsheet.ts';

const workbookPart = 'xl/workbook.xml';
const relationsPart = 'xl/_rels/workbook.xml.rels';

/** Cells of one column, from a line to another, both from 0, of which only the first holds what they show. */
export interface Merged {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

export interface SheetPart {
  readonly isHidden: boolean;
  /** It was too large, and holds nothing now. */
  readonly isCut: boolean;
  readonly merged: readonly Merged[];
}

interface SaferWorkbook {
  /** Nothing where it is no workbook. */
  readonly parts: Unzipped | undefined;
  /** A sheet was too large. */
  readonly isCut: boolean;
  /** In the order of the workbook. */
  readonly sheets: readonly SheetPart[];
}

const none: SaferWorkbook = { parts: undefined, isCut: false, sheets: [] };

export function saferWorkbook(found: Unzipped): SaferWorkbook {
  const { [workbookPart]: workbook, [relationsPart]: relations } = found;
  if (workbook === undefined || relations === undefined) return none;
  const parts: Unzipped = { ...found };
  // A list that holds cells is none.
  if (!fits(strFromU8(workbook))) return none;
  parts[workbookPart] = withoutCharts(workbook, relations);
  const cut = new Set<string>();
  const merged = new Map<string, readonly Merged[]>();
  for (const [name, bytes] of Object.entries(found)) {
    // Whatever it is called: the list of the sheets may name any part.
    if (name.endsWith('.rels') || name === workbookPart) continue;
    const xml = withoutEmptyCells(strFromU8(bytes));
    const isSmall = fits(xml);
    if (isSmall) merged.set(name, mergedIn(xml));
    else cut.add(name);
    parts[name] = strToU8(isSmall ? xml : emptySheet);
  }
  const sheets = sheetsOf(parts[workbookPart], relations).map(({ part, isHidden }) => ({
    isHidden,
    isCut: cut.has(part),
    merged: merged.get(part) ?? [],
  }));
  return { parts, isCut: cut.size > 0, sheets };
}

const attribute = (element: string, name: string): string | undefined =>
  new RegExp(`[\\s:]${name}\\s*=\\s*["']([^"']*)["']`, 'u').exec(element)?.[1];

/** The parts of the sheets, in their order. */
function sheetsOf(workbook: Part, relations: Part) {
  const targets = new Map<string, string>();
  for (const [relation] of strFromU8(relations).matchAll(/<[^<>]*\bRelationship\b[^<>]*>/gu)) {
    const target = attribute(relation, 'Target') ?? '';
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    targets.set(attribute(relation, 'Id') ?? '', part);
  }
  const listed = new RegExp(`<${prefix}sheet\\s[^<>]*>`, 'gu');
  return [...strFromU8(workbook).matchAll(listed)].map(([sheet]) => ({
    part: targets.get(/:id\s*=\s*["']([^"']*)["']/u.exec(sheet)?.[1] ?? '') ?? '',
    isHidden: (attribute(sheet, 'state') ?? 'visible') !== 'visible',
  }));
}

/** Cells that are merged downwards; beside each other, they would be one heading for two columns. */
function mergedIn(xml: string): readonly Merged[] {
  const ranges = new RegExp(
    `<${prefix}mergeCell\\s[^<>]*?ref\\s*=\\s*["']([A-Z]{1,3})(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})["']`,
    'gu',
  );
  return [...xml.matchAll(ranges)]
    .map(([, column = '', from, to]) => ({
      column: columnOf(column) - 1,
      from: Number(from) - 1,
      to: Number(to) - 1,
    }))
    .filter(({ from, to }) => to > from);
}

type Part = Unzipped[string];

const emptySheet =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>';

/** A prefix of a namespace, where there is one. */
const prefix = '(?:[^\\s<>/:]+:)?';
const emptyCell = new RegExp(`<${prefix}c\\b[^<>]*/>|<${prefix}c\\b[^<>]*>\\s*</${prefix}c>`, 'gu');
const emptyRow = new RegExp(
  `<${prefix}row\\b[^<>]*/>|<${prefix}row\\b[^<>]*>\\s*</${prefix}row>`,
  'gu',
);

/** Formatted cells and lines without anything in them often reach to the end of what a sheet can hold. */
function withoutEmptyCells(xml: string): string {
  return xml.replaceAll(emptyCell, '').replaceAll(emptyRow, '');
}

const beginning = new RegExp(`<${prefix}(row|c)(?=[\\s/>])([^<>]*)`, 'gu');
const reference = /\sr\s*=\s*["']([A-Z]{0,3})(\d{1,7})["']/u;
const letterCount = 26;
const beforeA = 64;

/** Whether each line and each cell says where it stands, and none stands beyond what is read. */
function fits(xml: string): boolean {
  for (const [, element, attributes = ''] of xml.matchAll(beginning)) {
    const [, letters, line] = reference.exec(attributes) ?? [];
    if (letters === undefined || (element === 'row') !== (letters === '')) return false;
    if (Number(line) > spreadsheetLimits.rows || columnOf(letters) > spreadsheetLimits.columns) {
      return false;
    }
  }
  return true;
}

/** From 1: A is 1, AA is 27. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * letterCount + letter.charCodeAt(0) - beforeA;
  return column;
}

/** The list of the sheets without those that are no table: charts, dialogs and macros. */
function withoutCharts(workbook: Part, relations: Part): Part {
  const others = new Set<string>();
  for (const [relation] of strFromU8(relations).matchAll(/<[^<>]*\bRelationship\b[^<>]*>/gu)) {
    const [, id = ''] = /\sId\s*=\s*["']([^"']*)["']/u.exec(relation) ?? [];
    const [, type = ''] = /\sType\s*=\s*["']([^"']*)["']/u.exec(relation) ?? [];
    if (/sheet$/iu.test(type) && !type.endsWith('/worksheet')) others.add(id);
  }
  if (others.size === 0) return workbook;
  const list = strFromU8(workbook).replaceAll(
    new RegExp(`<${prefix}sheet\\s[^<>]*/>`, 'gu'),
    (sheet) => (others.has(/:id\s*=\s*["']([^"']*)["']/u.exec(sheet)?.[1] ?? '') ? '' : sheet),
  );
  return strToU8(list);
}
