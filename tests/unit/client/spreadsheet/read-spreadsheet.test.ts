/** Spreadsheets as they are read: workbooks and tables as text, whole or hostile. */

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from '../../../../src/client/spreadsheet/read-spreadsheet.ts';
import { csvOf } from '../../../../src/domain/export/csv.ts';
import { spreadsheetLimits } from '../../../../src/domain/import/spreadsheet.ts';
import { workbook } from '../../../support/workbook.ts';

const bytesOf = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const rowsOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const read = await readSpreadsheet(bytes);
  return read.ok ? read.value.sheets[0]?.rows : read.error;
};

describe('a workbook', () => {
  it('is read with its texts, numbers, days and empty cells, sheet by sheet', async () => {
    const day = new Date(Date.UTC(2021, 3, 30));
    const read = await readSpreadsheet(
      workbook({
        'Suivi 2021': [
          ['Nom', 'Depuis', 'Nombre', 'Oui'],
          ['Kérlan & <fils>', day, 12.5, true],
        ],
        Vide: [],
        Listes: [[null, ' x ']],
      }),
    );
    expect(read.ok && read.value).toEqual({
      sheets: [
        {
          name: 'Suivi 2021',
          rows: [
            ['Nom', 'Depuis', 'Nombre', 'Oui'],
            ['Kérlan & <fils>', '2021-04-30', 12.5, true],
          ],
        },
        { name: 'Listes', rows: [[null, 'x']] },
      ],
      leftOut: [],
    });
  });

  it('that would inflate without end is refused before it does (F61)', async () => {
    const zeros = new Uint8Array(spreadsheetLimits.inflatedBytes + 1);
    const bomb = workbook({ A: [['x']] }, { 'xl/sharedStrings.xml': zeros });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await readSpreadsheet(bomb)).toEqual({ ok: false, error: 'tooLarge' });
  });

  it('that says less than it inflates to gives no more than it said (F61)', async () => {
    const real = workbook({ A: [['x']] }, { 'xl/sharedStrings.xml': new Uint8Array(30_000_000) });
    // The sizes in both of its lists, in the order of the file.
    const lying = new Uint8Array(real);
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 4 <= lying.length; at += 1) {
      if (view.getUint32(at, true) === 30_000_000) view.setUint32(at, 10, true);
    }
    const read = await readSpreadsheet(lying);
    expect(read.ok ? 'read' : read.error).toMatch(/^(read|notASpreadsheet)$/);
  });

  it.each([
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'notASpreadsheet'],
    ['a cut one', workbook({ A: [['x']] }).slice(0, 200), 'notASpreadsheet'],
    ['one of before 2007', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'oldFormat'],
    ['one with too many lines', workbook({ A: Array(5001).fill(['x']) as string[][] }), 'tooLarge'],
    ['one with too many columns', workbook({ A: [Array(201).fill('x') as string[]] }), 'tooLarge'],
    [
      'one whose long text stands in each cell',
      workbook({ A: Array(900).fill(['x'.repeat(39_000)]) as string[][] }),
      'tooLarge',
    ],
    ['one without a cell', workbook({ A: [] }), 'empty'],
  ] as const)('%s says why it is not read (F61)', async (_, bytes, error) => {
    expect(await readSpreadsheet(new Uint8Array(bytes))).toEqual({ ok: false, error });
  });

  it.each([
    [
      'a cell far away',
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    ],
    ['a column that no sheet has', '<row r="1"><c r="ZZZZZZZZZ1"><v>1</v></c></row>'],
    ['a line that no sheet has', '<row r="999999999"><c r="A999999999"><v>1</v></c></row>'],
    ['a place written otherwise', '<row r="1"><c r="&#88;FD1048576"><v>1</v></c></row>'],
    ['a place behind another sign', '<row r="1"><c t="a>b" r="XFD1048576"><v>1</v></c></row>'],
  ])('with %s is refused at once, and what else is in it is read (F61)', async (_, rows) => {
    const sheet = (inside: string) =>
      strToU8(
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${inside}</sheetData></worksheet>`,
      );
    const part = { 'xl/worksheets/sheet1.xml': sheet(rows) };
    expect(await readSpreadsheet(workbook({ A: [['x']] }, part))).toEqual({
      ok: false,
      error: 'tooLarge',
    });
    // Also where the list of the sheets names it otherwise.
    const elsewhere = workbook({ A: [['x']] }, { 'xl/a.xml': sheet(rows) }, 'a.xml');
    expect(await readSpreadsheet(elsewhere)).toEqual({ ok: false, error: 'tooLarge' });
    const read = await readSpreadsheet(workbook({ A: [['x']], B: [['y']] }, part));
    expect(read.ok && read.value).toEqual({
      sheets: [{ name: 'B', rows: [['y']] }],
      leftOut: [{ name: 'A', because: 'tooLarge' }],
    });
  });

  it('names the sheets that are not read, and those that are hidden (F248)', async () => {
    const many = Object.fromEntries(Array.from({ length: 22 }, (_, at) => [`S${at}`, [['x']]]));
    const read = await readSpreadsheet(
      workbook({ PME: Array(5001).fill(['x']) as string[][], Empty: [], ...many }),
    );
    expect(read.ok && read.value.sheets).toHaveLength(20);
    expect(read.ok && read.value.leftOut).toEqual([
      { name: 'PME', because: 'tooLarge' },
      { name: 'S20', because: 'tooMany' },
      { name: 'S21', because: 'tooMany' },
    ]);
    const parts = unzipSync(workbook({ Lists: [['x']], PME: [['y']] }));
    const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
    const hidden = book.replace('name="Lists"', 'name="Lists" state="hidden"');
    const other = await readSpreadsheet(
      new Uint8Array(zipSync({ ...parts, 'xl/workbook.xml': strToU8(hidden) })),
    );
    expect(other.ok && other.value.sheets).toEqual([
      { name: 'Lists', rows: [['x']], hidden: true },
      { name: 'PME', rows: [['y']] },
    ]);
  });

  it('gives each line what merged cells show beside it (F248)', async () => {
    const rows = [
      ['Pad', 'Name', 'Title'],
      ['South', 'A', 't'],
      [null, 'B', null],
      [null, null, null],
      [null, 'C', null],
    ];
    const parts = unzipSync(workbook({ Other: [['x'], [null, 'y']], PME: rows }));
    const part = 'xl/worksheets/sheet2.xml';
    const xml = strFromU8(parts[part] ?? new Uint8Array());
    const ranges = ['A2:A5', 'C2:D3', 'B1:C1', 'A1:A1048576'];
    const merges = ranges.map((range) => `<mergeCell ref="${range}"/>`).join('');
    const merged = xml.replace('</sheetData>', `</sheetData><mergeCells>${merges}</mergeCells>`);
    const read = await readSpreadsheet(
      new Uint8Array(zipSync({ ...parts, [part]: strToU8(merged) })),
    );
    expect(read.ok && read.value.sheets.map((sheet) => sheet.rows)).toEqual([
      [['x'], [null, 'y']],
      [['Pad', 'Name', 'Title'], ['South', 'A', 't'], ['South', 'B', 't'], [], ['South', 'C']],
    ]);
  });

  it('whose formatted lines reach to the end of the sheet is read', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c><c r="XFD1" s="1"/></row><row r="1048576" s="1"><c r="A1048576" s="1"></c></row>';
    const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
    const read = await rowsOf(
      workbook({ A: [['x']] }, { 'xl/worksheets/sheet1.xml': strToU8(xml) }),
    );
    expect(read).toEqual([['Nom']]);
  });

  it('changes no object of the page, whatever its parts and cells are called (control 11)', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const hostile = workbook(
      {
        __proto__x: [
          ['__proto__', 'constructor'],
          ['polluted', '=HYPERLINK("https://x.org")'],
        ],
      },
      { 'xl/__proto__.xml': strToU8('<a polluted="1"/>') },
    );
    expect(await rowsOf(hostile)).toEqual([
      ['__proto__', 'constructor'],
      ['polluted', '=HYPERLINK("https://x.org")'],
    ]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('never takes in what it refers to (F61)', async () => {
    const entity = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>';
    const xml = `<?xml version="1.0"?>${entity}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>`;
    const read = await rowsOf(
      workbook({ A: [['x']] }, { 'xl/worksheets/sheet1.xml': strToU8(xml) }),
    );
    expect(JSON.stringify(read)).not.toContain('bbbb');
  });
});

describe('a table as text', () => {
  it.each([
    ['commas', 'Name,Town\r\n"Kerlan, Ltd",Hove\r\n'],
    ['semicolons', 'Name;Town\nKerlan, Ltd;Hove'],
    ['tabulators', 'Name\tTown\nKerlan, Ltd\tHove'],
  ])('is read with %s between its cells', async (_, text) => {
    expect((await rowsOf(bytesOf(text)))?.slice(0, 2)).toEqual([
      ['Name', 'Town'],
      ['Kerlan, Ltd', 'Hove'],
    ]);
  });

  it('is read in the encodings of a spreadsheet', async () => {
    const text = 'Nom;Ville\nKérlan;Évreux';
    const rows = [
      ['Nom', 'Ville'],
      ['Kérlan', 'Évreux'],
    ];
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const wide = new Uint8Array([
      ...[0xff, 0xfe],
      ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]),
    ]);
    for (const bytes of [bytesOf(text), bytesOf(`\uFEFF${text}`), latin, wide]) {
      expect(await rowsOf(bytes)).toEqual(rows);
    }
  });

  it('is divided by what divides its headings, whatever stands in its addresses', async () => {
    for (const quote of ['', '"']) {
      const address = (text: string) => `${quote}${text}${quote}`;
      const text = `Nom;Adresse\nKerlan;${address('12, rue de la Paix, Hove')}\nBleu;${address('3, quai, Brest')}\n`;
      expect(await rowsOf(bytesOf(text))).toEqual([
        ['Nom', 'Adresse'],
        ['Kerlan', '12, rue de la Paix, Hove'],
        ['Bleu', '3, quai, Brest'],
      ]);
    }
  });

  it('loses no line behind a quote that is never closed', async () => {
    expect(await rowsOf(bytesOf('Nom;Ville\nA;"Brest\nB;Lyon\nC;Paris'))).toEqual([
      ['Nom', 'Ville'],
      ['A', '"Brest'],
      ['B', 'Lyon'],
      ['C', 'Paris'],
    ]);
  });

  it.each([
    ['within a cell', '"Chez Léa" Deli;Caen;b', 'Boulangerie "Le Fournil";Nantes;e'],
    ['at the ends of two cells', '"Chez Léa;Caen;b', 'Le Fournil";Nantes;e'],
    ['in the last column', 'Alpha;Rouen;"Bio" shop', 'Kerlan;Hove;says "local"'],
    ['around two last cells', 'Alpha;Rouen;"Bio', 'Kerlan;Hove;local"'],
  ])('loses no line where names hold quotes %s (F248)', async (_, first, last) => {
    const lines = ['Nom;Ville;Note', first, 'Beta;Lyon;c', 'Gamma;Brest;d', last, 'Delta;Paris;f'];
    expect(await rowsOf(bytesOf(lines.join('\n')))).toEqual(lines.map((line) => line.split(';')));
  });

  it('keeps the line breaks of a cell in quotes, also beside a name with quotes', async () => {
    const text =
      'Nom;Adresse;Note\r\n"Léa" Deli;Caen;\r\nBeta;"12 rue ""X"";\r\n76000 Rouen";"a\r\n\r\nb"\r\n"C" ;"";x\r\n';
    expect(await rowsOf(bytesOf(text))).toEqual([
      ['Nom', 'Adresse', 'Note'],
      ['"Léa" Deli', 'Caen'],
      ['Beta', '12 rue "X";\r\n76000 Rouen', 'a\r\n\r\nb'],
      ['C', null, 'x'],
    ]);
  });

  it('gives long cells whole, as far as any field holds them (F248)', async () => {
    const long = `${'mot '.repeat(6000)}end`;
    expect(await rowsOf(bytesOf(`Nom;Note\nA;${long}`))).toEqual([
      ['Nom', 'Note'],
      ['A', long],
    ]);
    expect(await rowsOf(workbook({ A: [['Nom', long]] }))).toEqual([['Nom', long]]);
  });

  it('keeps zeros that were written as a formula', async () => {
    expect(await rowsOf(bytesOf('Nom;SIREN\nA;="083980000"'))).toEqual([
      ['Nom', 'SIREN'],
      ['A', '083980000'],
    ]);
  });

  it('has as many lines as hold anything', async () => {
    expect(await rowsOf(bytesOf(`Nom;Ville\nA;B\n${';\n'.repeat(6000)}\n`))).toHaveLength(2);
  });

  it('that Carnet wrote is read as it was, also where a cell was guarded', async () => {
    const rows = [
      ['Name', 'Note'],
      ['=1+1', "'quoted', -3"],
    ];
    expect((await rowsOf(bytesOf(csvOf(rows, 'fr'))))?.slice(0, 2)).toEqual(rows);
  });

  it.each([
    ['bytes that are no text', new Uint8Array([1, 0, 2, 0, 3]), 'notASpreadsheet'],
    ['nothing', new Uint8Array(0), 'empty'],
    ['a web page', bytesOf('\n<html xmlns:x="office"><table><tr><td>Nom'), 'otherFormat'],
    ['XML', bytesOf('<?xml version="1.0"?>\n<Workbook>'), 'otherFormat'],
    ['empty lines', bytesOf('\n\n ; \n'), 'empty'],
    ['too many lines', bytesOf('a\n'.repeat(5002)), 'tooLarge'],
  ] as const)('of %s says why it is not read', async (_, bytes, error) => {
    expect(await readSpreadsheet(new Uint8Array(bytes))).toEqual({ ok: false, error });
  });
});
