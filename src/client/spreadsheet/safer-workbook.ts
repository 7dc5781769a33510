/**
 * The parts of a workbook as the library that reads them can take them. It fills the gaps between cells, so that one cell far away
 * would take all memory; and it refuses a workbook in which a sheet is a chart. Cells without content go, and so do sheets that are
 * too large and sheets that hold no cells.
 */

import { strFromU8, strToU8, type Unzipped } from 'fflate';
import { spreadsheetLimits } from '../../domain/import/spreadsheet.ts';

const workbookPart = 'xl/workbook.xml';
const relationsPart = 'xl/_rels/workbook.xml.rels';

interface SaferWorkbook {
  /** Nothing where it is no workbook. */
  readonly parts: Unzipped | undefined;
  /** A sheet was too large. */
  readonly isCut: boolean;
}

export function saferWorkbook(found: Unzipped): SaferWorkbook {
  const { [workbookPart]: workbook, [relationsPart]: relations } = found;
  if (workbook === undefined || relations === undefined) return { parts: undefined, isCut: false };
  const parts: Unzipped = { ...found };
  // A list that holds cells is none.
  if (!fits(strFromU8(workbook))) return { parts: undefined, isCut: false };
  parts[workbookPart] = withoutCharts(workbook, relations);
  let isCut = false;
  for (const [name, bytes] of Object.entries(found)) {
    // Whatever it is called: the list of the sheets may name any part.
    if (name.endsWith('.rels') || name === workbookPart) continue;
    const xml = withoutEmptyCells(strFromU8(bytes));
    const isSmall = fits(xml);
    isCut ||= !isSmall;
    parts[name] = strToU8(isSmall ? xml : emptySheet);
  }
  return { parts, isCut };
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
