import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, guarded, separators, unguarded } from '../../../../src/domain/export/csv.ts';

fc.configureGlobal({ seed: 20261125 });

/** Reads RFC 4180 character by character, knowing nothing of how the file was written. */
function parse(file: string, separator: string): readonly (readonly string[])[] {
  const text = file.startsWith('\uFEFF') ? file.slice(1) : file;
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  const endCell = (): void => {
    row.push(cell);
    cell = '';
    state = 'start';
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (state === 'quoted') {
      if (character !== '"') cell += character;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else state = 'closed';
    } else if (character === separator) endCell();
    else if (character === '\r' && text[index + 1] === '\n') {
      endCell();
      rows.push(row);
      row = [];
      index += 1;
    } else if (state === 'start' && character === '"') state = 'quoted';
    else if (state === 'closed') throw new Error(`“${character}” after a closing quote`);
    else {
      cell += character;
      state = 'plain';
    }
  }
  if (cell !== '' || row.length > 0) throw new Error('the last line has no end');
  return rows;
}

/** The cells that a spreadsheet sees which splits at every separator and line break and honours no quotes. */
const cellsUnquoted = (file: string): readonly string[] =>
  file
    .slice(1)
    .split(/[;,\t\r\n]/)
    .map((cell) => cell.replace(/^[\s"\p{Cc}\p{Cf}]+/u, ''));

const formula = /^[=+\-@＝＋－＠]/u;

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...'=+-@＝＋－＠\'"\t\r\n,; a1\u00a0\u200b\u0000',
        '\r\n',
        "cmd|' /C calc'!A0",
        '=HYPERLINK("https://x.example";"y")',
        '\u2028',
        '\u0085',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);
const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.array(nasty, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 6,
  }),
);

describe('A file of comma- or semicolon-separated values', () => {
  it.each(['en', 'fr'] as const)('comes back cell by cell (%s)', (language) => {
    fc.assert(
      fc.property(table, (rows) => {
        const read = parse(csvOf(rows, language), separators[language]);
        expect(read.map((row) => row.map(unguarded))).toEqual(rows);
      }),
      { numRuns: 600 },
    );
  });

  it('(control 10) has no cell that a spreadsheet would calculate, whichever separator it expects', () => {
    let guardedCells = 0;
    fc.assert(
      fc.property(table, fc.constantFrom('en' as const, 'fr' as const), (rows, language) => {
        const file = csvOf(rows, language);
        for (const row of parse(file, separators[language])) {
          for (const cell of row) {
            if (cell.startsWith("'")) guardedCells += 1;
            expect(cell.trim()).not.toMatch(formula);
            expect(cell).not.toMatch(/^[\t\r\n]/);
          }
        }
        for (const cell of cellsUnquoted(file)) expect(cell).not.toMatch(formula);
      }),
      { numRuns: 600 },
    );
    expect(guardedCells).toBeGreaterThan(100);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+33 2 99 00 00 00', "'+33 2 99 00 00 00"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\tplain', "'\tplain"],
    ['\rplain', "'\rplain"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠A', "'＠A"],
    ['  =1', "'  =1"],
    ['\u200b=1', "'\u200b=1"],
    ["'=1", "''=1"],
    ['a;=1', "a;'=1"],
    ['l’avenir, -5 %', "l’avenir,' -5 %"],
    ["c'est vu", "c'est vu"],
    ['a-b = c', 'a-b = c'],
    ['contact@kerlan.example', 'contact@kerlan.example'],
    ['', ''],
  ])('guards %j as %j', (text, cell) => {
    expect(guarded(text)).toBe(cell);
    expect(unguarded(cell)).toBe(text);
  });

  it('is what Excel opens on a double click: a byte-order mark, the separator of the language, CR LF', () => {
    const rows = [
      ['Nom', 'Ville'],
      ['Crêperie « Ar Mor »', undefined],
      ['a,b;c', 'dit "oui"\nou non'],
    ];
    expect(csvOf(rows, 'fr')).toBe(
      '\uFEFFNom;Ville\r\nCrêperie « Ar Mor »;\r\n"a,b;c";"dit ""oui""\nou non"\r\n',
    );
    expect(csvOf(rows, 'en')).toBe(
      '\uFEFFNom,Ville\r\nCrêperie « Ar Mor »,\r\n"a,b;c","dit ""oui""\nou non"\r\n',
    );
  });
});
