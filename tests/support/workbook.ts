/** Small workbooks (.xlsx) for tests: texts, numbers, days and yes or no, on any number of sheets. */

import { strToU8, zipSync } from 'fflate';
import { columnLetter } from '../../src/domain/import/spreadsheet.ts';

export type WorkbookCell = string | number | boolean | Date | null;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const msPerDay = 86_400_000;
/** The day from which a workbook counts, in milliseconds since 1970. */
const firstDay = Date.UTC(1899, 11, 30);

function cellXml(cell: WorkbookCell, place: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (cell instanceof Date) {
    return `<c r="${place}" s="1"><v>${(cell.getTime() - firstDay) / msPerDay}</v></c>`;
  }
  return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
}

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The bytes of a workbook with these sheets, by their names. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly WorkbookCell[])[]>>,
  more: Readonly<Record<string, Uint8Array>> = {},
  /** Where the first sheet lies, if not where sheets do. */
  first = 'worksheets/sheet1.xml',
): Uint8Array<ArrayBuffer> {
  const names = Object.keys(sheets);
  const parts = Object.fromEntries(
    Object.values(sheets).map((rows, index) => {
      const lines = rows.map((row, line) => {
        const cells = row.map((cell, column) =>
          cellXml(cell, `${columnLetter(column)}${line + 1}`),
        );
        return `<row r="${line + 1}">${cells.join('')}</row>`;
      });
      const xml = `${head}<worksheet ${main}><sheetData>${lines.join('')}</sheetData></worksheet>`;
      return [`xl/worksheets/sheet${index + 1}.xml`, strToU8(xml)];
    }),
  );
  const listed = names.map(
    (name, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const related = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="${index === 0 ? first : `worksheets/sheet${index + 1}.xml`}"/>`,
  );
  const book = `${head}<workbook ${main} xmlns:r="${office}"><sheets>${listed.join('')}</sheets></workbook>`;
  const relations = `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related.join('')}<Relationship Id="rIdS" Type="${office}/styles" Target="styles.xml"/></Relationships>`;
  const styles = `${head}<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;
  const bytes = zipSync({
    'xl/workbook.xml': strToU8(book),
    'xl/_rels/workbook.xml.rels': strToU8(relations),
    'xl/styles.xml': strToU8(styles),
    ...parts,
    ...more,
  });
  return new Uint8Array(bytes);
}
