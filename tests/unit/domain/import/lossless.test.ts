/** What a file holds is imported, or said not to be: the places, numbers, persons and long texts of its lines. */

import { describe, expect, it } from 'vitest';
import {
  type ImportField,
  importFields,
  ownHeadings,
  recogniseColumns,
} from '../../../../src/domain/import/import-field.ts';
import { readLines } from '../../../../src/domain/import/read-lines.ts';
import type { SheetRow } from '../../../../src/domain/import/spreadsheet.ts';
import type { LaunchPad } from '../../../../src/domain/operation/record.ts';

const pad = (id: string, name: string, country: string): LaunchPad =>
  ({ id, entity: 'launchPad', values: { name, country } }) as never;
const launchPads = [pad('uk', 'South East', 'GB'), pad('fr', 'Ouest', 'FR')];

/** With the launch pads of the countries, and none for the others. */
const readFile = (heading: SheetRow, ...rows: readonly SheetRow[]) => {
  const columns = recogniseColumns(heading, rows).map((column) => column?.field);
  return readLines(
    [heading, ...rows],
    0,
    { columns, words: {}, dayOrder: 'dayFirst' },
    {
      ...{ launchPadId: undefined, otherPadId: undefined, today: '2020-11-19', language: 'en' },
      ...{ members: [], launchPads },
    },
  );
};
const placesOf = (heading: SheetRow, ...rows: readonly SheetRow[]) =>
  readFile(heading, ...rows).lines.map(({ values }) => `${values.country} ${values.launchPadId}`);
const readAs = (columns: readonly ImportField[], ...rows: readonly SheetRow[]) =>
  readFile(
    columns.map((field) => ownHeadings[field][0] ?? ''),
    ...rows,
  );

/** What the letters of French words are on a Mac and in DOS, as bytes. */
const encodings: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  mac: [
    ...([
      ['é', 0x8e],
      ['è', 0x8f],
      ['ê', 0x90],
      ['É', 0x83],
      ['ç', 0x8d],
    ] as const),
  ],
  dos: [
    ...([
      ['é', 0x82],
      ['è', 0x8a],
      ['ê', 0x88],
      ['É', 0x90],
      ['ç', 0x87],
    ] as const),
  ],
};

describe('the headings', () => {
  const fieldsOf = (heading: SheetRow, ...rows: readonly SheetRow[]) =>
    recogniseColumns(heading, rows).map(
      (column) => column && `${column.field}${column.isSure ? '' : '?'}`,
    );

  it('that Carnet itself writes win over all other words for the same', () => {
    for (const field of importFields) {
      for (const own of ownHeadings[field]) {
        expect(fieldsOf([own], ['x'])).toEqual([field === 'name' ? 'name' : field]);
      }
    }
    expect(fieldsOf(['Status', 'Stage'], ['Watch', 'Enrolled'])).toEqual([undefined, 'stage']);
    expect(fieldsOf(['État', 'Étape'], ['OK', 'Inscrite'])).toEqual([undefined, 'stage']);
    expect(fieldsOf(['Last contact', 'Company', 'Name'], ['2026-11-03', 'A', 'B'])).toEqual([
      ...[undefined, 'name', 'personName?'],
    ]);
  });

  it('of a column without values never win over those of one that has some', () => {
    expect(fieldsOf(['Source', 'Origin'], [null, 'CCI'])).toEqual([undefined, 'sourceName']);
    expect(fieldsOf(['Stage', 'Status'], ['', 'Enrolled'])).toEqual([undefined, 'stage?']);
  });

  it('tell the name of a person from that of a business', () => {
    const person = ['personName', 'personFirstName', 'name', 'town'];
    expect(fieldsOf(['Nom', 'Prénom', 'Entreprise', 'Ville'])).toEqual(person);
    expect(fieldsOf(['Name', 'First name', 'Company', 'Town'])).toEqual(person);
    expect(fieldsOf(['Nom', 'Société'])).toEqual(['personName?', 'name']);
    expect(fieldsOf(['Nom', 'Nom du contact', 'Prénom'])).toEqual([
      ...['name', 'personName', 'personFirstName'],
    ]);
    const [line] = readFile(
      ['Nom', 'Prénom', 'Société'],
      ['Dupont', 'Jean', 'Biscuits SARL'],
    ).lines;
    expect([line?.values.name, line?.person]).toEqual(['Biscuits SARL', { name: 'Jean Dupont' }]);
  });
});

describe('the place of an SME', () => {
  it.each([
    ['its country', ['Country'], ['Royaume-Uni'], ['GB uk']],
    ['its SIREN without its zero', ['SIREN'], [83980000], ['FR fr']],
    ['its SIRET without its zero', ['SIRET'], [8398000000018], ['FR fr']],
    ['its VAT number', ['VAT'], ['FR 83 404833048'], ['FR fr']],
    ['its British postcode', ['Postcode'], ['BN1 1AA'], ['GB uk']],
    ['its British register', ['Company number'], ['SC123456'], ['GB uk']],
    ['its telephone', ['Tél'], ['06 12 34 56 78'], ['FR fr']],
    ['its telephone, a number', ['Tél'], [612345678], ['FR fr']],
    ['its international telephone', ['Phone'], ['+44 20 7946 0958'], ['GB uk']],
    ['its country more than its telephone', ['Tél', 'Pays'], ['0612345678', 'UK'], ['GB uk']],
    ['nothing', ['Town'], ['Hove'], ['GB ']],
    ['a number that may be of either', ['Company number'], ['12345678'], ['GB ']],
    ['what contradicts itself', ['SIREN', 'Postcode'], ['083980000', 'BN1 1AA'], ['GB ']],
  ] as const)('is shown by %s (F248)', (_, heading, row, places) => {
    expect(placesOf(['Company', ...heading], ['A', ...row])).toEqual(places);
  });

  it('keeps the zeros of its numbers, which a spreadsheet took (F248)', () => {
    const heading = ['Company', 'Country', 'CP', 'SIREN', 'SIRET', 'Tel', 'APE'];
    const { lines } = readFile(
      heading,
      ['A', null, 1000, 83980000, 8398000000018, 612345678, null],
      ['B', 'Germany', 1067, null, null, null, null],
      ['C', 'Spain', '8001', null, null, null, null],
      ['D', 'Italy', 184, null, null, null, null],
      ['E', 'UK', null, null, null, 7700900123, 1071],
      ['F', 'Belgium', 1000, null, null, null, null],
    );
    expect(
      lines.map(({ values, person }) => [values.country, values.postcode, person?.phone]),
    ).toEqual([
      ['FR', '01000', '+33612345678'],
      ['DE', '01067', undefined],
      ['ES', '08001', undefined],
      ['IT', '00184', undefined],
      ['GB', undefined, '+447700900123'],
      ['BE', '1000', undefined],
    ]);
    expect(lines[0]?.values).toMatchObject({ companyNumber: '083980000', siret: '08398000000018' });
    expect(lines[4]?.values.activityCode).toBe('01071');
  });
});

describe('what a line holds', () => {
  it('is kept of a contact without a name, or named (F248)', () => {
    const columns = ['name', 'personName', 'personRole', 'personEmail', 'personPhone'] as const;
    const { lines } = readAs(
      columns,
      ['A', null, 'Gérant', null, '+33612345678'],
      ['B', null, 'Gérant', null, null],
      ['C', 'n'.repeat(201), 'Gérant', null, null],
    );
    expect(lines.map(({ person }) => person)).toEqual([
      { name: '+33612345678', role: 'Gérant', phone: '+33612345678' },
      undefined,
      { name: 'n'.repeat(200), role: 'Gérant' },
    ]);
    expect(lines.map(({ doubts }) => doubts.map(({ reason, column }) => [reason, column]))).toEqual(
      [[], [['nobody', 2]], [['cut', 1]]],
    );
  });

  it('is no e-mail address without its sign, and the cell is told (F248)', () => {
    const { lines } = readAs(
      ['name', 'personName', 'personEmail'],
      ['A', 'Claire', 'pasunmail'],
      ['B', 'Claire', 'claire@savons.example'],
      ['C', null, 'pasunmail'],
    );
    expect(lines.map(({ person }) => person)).toEqual([
      { name: 'Claire' },
      { name: 'Claire', email: 'claire@savons.example' },
      undefined,
    ]);
    expect(lines.map(({ doubts }) => doubts.map(({ reason, text }) => [reason, text]))).toEqual([
      [['noEmail', 'pasunmail']],
      [],
      [['noEmail', 'pasunmail']],
    ]);
  });

  it('is kept of a description as far as the field goes, and the rest is told (F248)', () => {
    const [whole, cut] = readAs(
      ['name', 'summary'],
      ['A', 'x'.repeat(20_000)],
      ['B', `${'x'.repeat(19_999)}😀end`],
    ).lines;
    expect([whole?.values.summary?.text.length, whole?.doubts]).toEqual([20_000, []]);
    expect(cut?.values.summary?.text).toBe('x'.repeat(19_999));
    expect(cut?.doubts.map(({ reason, text }) => [reason, text.length < 100])).toEqual([
      ['cut', true],
    ]);
  });

  it('is kept of a description in both languages, each as it is', () => {
    const columns = ['name', 'country', 'summary', 'summaryEn', 'summaryFr'] as const;
    const { lines } = readAs(
      columns,
      ['A', 'FR', null, 'Biscuits', 'Gâteaux'],
      ['B', 'GB', null, 'Biscuits', null],
      ['C', 'FR', 'Fabrique n° 1', null, null],
    );
    expect(lines.map(({ values }) => values.summary)).toEqual([
      { lang: 'fr', text: 'Gâteaux', translation: 'Biscuits' },
      { lang: 'en', text: 'Biscuits' },
      { lang: 'fr', text: 'Fabrique n° 1' },
    ]);
  });

  it('counts as enrolled only where its stage says so, or nothing says otherwise', () => {
    const { lines } = readAs(
      ['name', 'stage', 'enrolledOn'],
      ['A', 'Prospect', '01/02/2020'],
      ['B', 'Refusée', '01/02/2020'],
      ['C', null, '01/02/2020 10:00'],
      ['D', 'Supported', '01/02/2020'],
    );
    expect(
      lines.map(({ values, doubts }) => [values.stage, values.enrolledOn, doubts[0]?.reason]),
    ).toEqual([
      ['prospect', undefined, 'notEnrolled'],
      ['declined', undefined, 'notEnrolled'],
      ['enrolled', '2020-02-01', undefined],
      ['supported', '2020-02-01', undefined],
    ]);
    expect(lines[0]?.values.stageDates).toEqual({ prospect: '2020-11-19' });
  });

  it('is no error of the spreadsheet', () => {
    const { lines, leftOut } = readAs(['name', 'town'], ['A', '#REF!'], ['#N/A', 'Rye']);
    expect([lines[0]?.values.town, lines[0]?.doubts[0]?.reason]).toEqual([
      undefined,
      'failedFormula',
    ]);
    expect(leftOut).toMatchObject([{ line: 3, because: 'noName' }]);
  });

  it('is said to be misread where the encoding of the file is not known, and imported (F248)', () => {
    const doubted = (encoded: string, ...names: readonly string[]) => {
      const cells = names.map((name) =>
        new TextDecoder('windows-1252').decode(
          Uint8Array.from(
            name,
            (sign) => new Map(encodings[encoded]).get(sign) ?? sign.charCodeAt(0),
          ),
        ),
      );
      const { lines } = readAs(['name', 'town'], ...cells.map((cell) => ['A', cell]));
      expect(lines.map(({ values }) => values.town)).toEqual(cells);
      return lines.map(({ doubts }) => doubts.map(({ field, reason }) => `${field} ${reason}`));
    };
    const misread = ['town misread'];
    const written = ['Bécherel', 'Genève', 'Forêt', 'Café', 'Étoile', 'Besançon'];
    expect(doubted('mac', ...written)).toEqual(written.map(() => misread));
    expect(doubted('dos', ...written)).toEqual(written.map(() => misread));
    const sound = ['Bécherel', 'Škoda', 'Œuf “à la coque” – 5\u00a0€', 'Zoë’s…', 'Ville\nbasse'];
    const { lines } = readAs(['name', 'town'], ...sound.map((town) => ['A', town]));
    expect(lines.flatMap(({ doubts }) => doubts)).toEqual([]);
  });

  it('is no SME above the headings or where they are repeated, and each such line is named', () => {
    const rows = [['Our SMEs'], ['Name', 'Town'], ['A', 'Rye'], ['Name', 'Town'], ['B', 'Hove']];
    const defaults = {
      ...({ launchPadId: 'fr', otherPadId: undefined, language: 'en' } as const),
      ...{ today: '2020-11-19', members: [], launchPads },
    };
    const read = (at: number, columns: readonly ImportField[]) =>
      readLines(rows, at, { columns, words: {}, dayOrder: 'dayFirst' }, defaults);
    const { lines, leftOut } = read(1, ['name', 'town']);
    expect(lines.map(({ line }) => line)).toEqual([3, 5]);
    expect(leftOut).toEqual([
      { line: 1, text: 'Our SMEs', because: 'above' },
      { line: 4, text: 'Name', because: 'heading' },
    ]);
    // A line without a known heading may be an SME.
    expect(read(2, ['name']).leftOut.at(-1)).toEqual({ line: 3, text: 'A', because: 'heading' });
    expect(read(-1, ['name']).lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
  });
});
