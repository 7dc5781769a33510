/** Lines of a spreadsheet as SMEs: what is recognised, what is asked, what is left out, and what one import writes. */

import { describe, expect, it } from 'vitest';
import {
  headingLine,
  type ImportField,
  recogniseColumns,
} from '../../../../src/domain/import/import-field.ts';
import {
  adds,
  blanksFilled,
  doubleLines,
  fitsOneChange,
  importSmes,
  planImport,
} from '../../../../src/domain/import/import-smes.ts';
import { readChoice, wordsOf } from '../../../../src/domain/import/read-choice.ts';
import { needsOrder, provenOrder, readDay } from '../../../../src/domain/import/read-day.ts';
import {
  type ImportDefaults,
  type ImportMapping,
  readLines,
} from '../../../../src/domain/import/read-lines.ts';
import {
  type Cell,
  columnLetter,
  type SheetRow,
} from '../../../../src/domain/import/spreadsheet.ts';
import type { LaunchPad, Member, Sme } from '../../../../src/domain/operation/record.ts';

const stamp = { at: 0, by: '' };
const record = <T>(entity: string, id: string, values: object): T =>
  ({ id, entity, home: id, values, created: stamp, changed: stamp }) as T;
const pads = [
  record<LaunchPad>('launchPad', 'pad-uk', { name: 'UK launch pad', country: 'GB' }),
  record<LaunchPad>('launchPad', 'pad-fr', { name: 'Rampe France', country: 'FR' }),
];
const members = [
  record<Member>('member', 'maelle', {
    name: 'Maëlle Guivarc’h',
    email: 'M@example.org',
    roles: ['accountManager'],
  }),
  record<Member>('member', 'emma', { name: 'Emma Clarke', roles: ['accountManager'] }),
];
const people = { members, launchPads: pads };
const defaults: ImportDefaults = {
  ...people,
  launchPadId: 'pad-fr',
  otherPadId: undefined,
  today: '2020-11-19',
  language: 'fr',
};
const found = (heading: SheetRow, ...rows: readonly SheetRow[]) =>
  recogniseColumns(heading, rows).map((column) =>
    column === undefined ? undefined : `${column.field}${column.isSure ? '' : '?'}`,
  );
const mapping = (columns: ImportMapping['columns'], more: Partial<ImportMapping> = {}) =>
  ({ columns, words: {}, dayOrder: 'dayFirst', ...more }) as const;
const read = (
  columns: readonly ImportField[],
  rows: readonly SheetRow[],
  more: Partial<ImportMapping> = {},
) => readLines([columns, ...rows], 0, mapping(columns, more), defaults);
const first = (columns: readonly ImportField[], row: SheetRow, more?: Partial<ImportMapping>) =>
  read(columns, [row], more).lines[0];

describe('the columns of a file', () => {
  it('are recognised by their headings in both languages, whatever their accents and capitals', () => {
    expect(found(['Raison sociale', 'SIREN', 'CP', 'VILLE', 'Tél.', 'Étape', 'N°'])).toEqual([
      ...['name', 'companyNumber', 'postcode', 'town', 'personPhone', 'stage', undefined],
    ]);
    expect(found(['Company name', 'Company No.', 'E-mail', 'Account Manager'])).toEqual([
      ...['name', 'companyNumber', 'personEmail', 'accountManager'],
    ]);
  });

  it('are to be confirmed where the heading only holds such a word, or the values look like it', () => {
    expect(
      found(
        ['Nom', 'Date de l’inscription au programme', 'Divers', ''],
        ['A', '12/03/2020', 'a@b.fr', '083980000'],
        ['B', '', 'c@d.fr', '089 466 000'],
      ),
    ).toEqual(['name', 'enrolledOn?', 'personEmail?', 'companyNumber?']);
  });

  it('give each field to the surest of them, once', () => {
    expect(found(['Nom du site', 'Site', 'Site web'])).toEqual([undefined, 'website', undefined]);
  });

  it('begin below the title of the sheet', () => {
    expect(
      headingLine([['Suivi des entreprises'], [], ['N°', 'Nom', 'Ville'], ['1', 'A', 'B']]),
    ).toBe(2);
    expect(headingLine([['x'], ['a', 'b']])).toBe(1);
    expect(headingLine([])).toBe(0);
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('the days of a file', () => {
  it('are read in numbers, in words of both languages and as a spreadsheet keeps them', () => {
    const days = ['12/03/2021', '1.4.21', '3 avril 2021', '1er mai 2021', 'April 3, 2021'];
    expect(days.map((day) => readDay(day, 'dayFirst'))).toEqual([
      ...['2021-03-12', '2021-04-01', '2021-04-03', '2021-05-01', '2021-04-03'],
    ]);
    expect(readDay('03/04/2021', 'monthFirst')).toBe('2021-03-04');
    expect(readDay('2021-04-30', 'monthFirst')).toBe('2021-04-30');
    for (const no of ['31/04/2021', '~12k', '', '13/13/2021', '5 brumaire 2021']) {
      expect(readDay(no, 'dayFirst')).toBeUndefined();
    }
  });

  it('prove by themselves which number is the day, or are asked for', () => {
    expect(provenOrder(['03/04/2021', '25/03/2021'])).toBe('dayFirst');
    expect(provenOrder(['03/04/2021', '03/25/2021'])).toBe('monthFirst');
    expect(provenOrder(['03/04/2021', '2021-03-25'])).toBeUndefined();
    expect(provenOrder(['25/03/2021', '03/25/2021'])).toBeUndefined();
    expect([needsOrder(['2021-03-25', null]), needsOrder(['03/04/2021'])]).toEqual([false, true]);
  });
});

describe('a word of a file', () => {
  it.each([
    ['country', 'Royaume-Uni', 'GB'],
    ['country', 'fr', 'FR'],
    ['stage', 'En cours', 'supported'],
    ['stage', 'S’est retirée', 'withdrawn'],
    ['launchPad', 'uk launch pad', 'pad-uk'],
    ['launchPad', 'France', 'pad-fr'],
    ['accountManager', 'GUIVARC’H', undefined],
    ['accountManager', 'emma', 'emma'],
    ['accountManager', 'Clarke Emma', 'emma'],
    ['accountManager', 'EC', 'emma'],
    ['accountManager', 'm@EXAMPLE.org', 'maelle'],
    ['accountManager', 'Maelle Guivarc h', 'maelle'],
    ['stage', 'OK CCI', undefined],
  ] as const)('of %s, %s, stands for what it says', (field, word, value) => {
    expect(readChoice(field, word, people)).toBe(value);
  });

  it('is asked for once', () => {
    expect([...wordsOf(['OK CCI', 'ok  cci', null, 'En pause'])]).toEqual([
      ['ok cci', 'OK CCI'],
      ['en pause', 'En pause'],
    ]);
  });
});

describe('a line', () => {
  it('becomes an SME with its contact person', () => {
    const columns = [
      'name',
      'companyNumber',
      'town',
      'stage',
      'enrolledOn',
      'personName',
      'personEmail',
    ] as const;
    expect(
      first(columns, [
        'Savons de Caux',
        83980000,
        'Yvetot',
        'Inscrite',
        '12/03/2020',
        'Luc',
        'l@x.fr',
      ]),
    ).toEqual({
      line: 2,
      values: {
        ...{ name: 'Savons de Caux', companyNumber: '083980000', town: 'Yvetot' },
        ...{ country: 'FR', launchPadId: 'pad-fr', track: 'programme', stage: 'enrolled' },
        ...{ enrolledOn: '2020-03-12', stageDates: { enrolled: '2020-03-12' } },
      },
      person: { name: 'Luc', email: 'l@x.fr' },
      doubts: [],
      padBy: undefined,
    });
  });

  it('leaves a cell empty that cannot be read, and says where and why', () => {
    const columns = ['name', 'enrolledOn', 'stage', 'postcode', 'personPhone'] as const;
    const line = first(columns, ['A', '31/04/2020', 'OK CCI', 'x'.repeat(30), '0'.repeat(50)]);
    expect(line?.doubts.map(({ column, reason }) => [column, reason])).toEqual([
      [3, 'tooLong'],
      [2, 'unknownStage'],
      [1, 'noDay'],
      [4, 'tooLong'],
    ]);
    expect(line?.values).toMatchObject({
      stage: 'prospect',
      stageDates: { prospect: '2020-11-19' },
    });
    expect(first(columns, ['A', '20/11/2020'])?.doubts).toMatchObject([{ reason: 'dayToCome' }]);
  });

  it('takes a word for what somebody said it means, or for nothing', () => {
    const columns = ['name', 'stage'] as const;
    const words = { stage: { 'ok cci': 'eligible', abandon: '' } };
    const stages = read(
      columns,
      [
        ['A', 'OK CCI'],
        ['B', 'Abandon'],
      ],
      { words },
    ).lines;
    expect(stages.map(({ values, doubts }) => [values.stage, doubts.length])).toEqual([
      ['eligible', 0],
      ['prospect', 0],
    ]);
  });

  it('takes nothing for a meaning or a name that is none', () => {
    const columns = ['name', 'stage'] as const;
    const words = { stage: { abandon: 'withdrawn' } };
    const [line] = read(columns, [['A', 'constructor']], { words }).lines;
    expect(line).toMatchObject({
      values: { stage: 'prospect' },
      doubts: [{ reason: 'unknownStage' }],
    });
    const none = read(['name'], [['\u200B'], ['!'], ['x'.repeat(300)]]);
    expect(none.leftOut.map(({ because, text }) => [because, text.length <= 81])).toEqual([
      ['noName', true],
      ['noName', true],
      ['longName', true],
    ]);
    const roles = ['accountManager'] as const;
    const left = record<Member>('member', 'nick', { name: 'Old Nick', roles, inactive: true });
    const chair = record<Member>('member', 'ann', { name: 'Ann Chair', roles: ['chair'] });
    const others = { members: [left, chair], launchPads: [] };
    expect(readChoice('accountManager', 'Old Nick', others)).toBeUndefined();
    expect(readChoice('accountManager', 'Ann Chair', others)).toBeUndefined();
  });

  it('without a name, of sums or without anything is left out, and said to be', () => {
    const rows: readonly SheetRow[] = [
      ...[['A'], [null, 'Caen'], [], ['', ' '], ['Total', 12]],
      ['Total Énergies', 'Paris'],
    ];
    const { lines, leftOut } = read(['name', 'town'], rows);
    expect(
      readLines(
        [
          ['', 'name'],
          ['Total', 3],
        ],
        0,
        mapping([undefined, 'name']),
        defaults,
      ),
    ).toEqual({
      lines: [],
      leftOut: [{ line: 2, text: 'Total', because: 'sum' }],
    });
    expect(lines.map(({ line }) => line)).toEqual([2, 7]);
    expect(leftOut).toEqual([
      { line: 3, text: 'Caen', because: 'noName' },
      { line: 6, text: 'Total', because: 'sum' },
    ]);
  });
});

const sme = (values: object): Sme =>
  record('sme', 'sme-1', { name: 'Kerlan', country: 'FR', launchPadId: 'pad-fr', ...values });

const anywhere = (): boolean => true;

describe('what may be there already', () => {
  const columns = ['name', 'companyNumber', 'town', 'personName'] as const;
  const rows: readonly (readonly Cell[])[] = [
    ['Kerlan SARL', null, 'Brest', 'Luc'],
    ['Autre', '083 980 000', null, null],
    ['AUTRE nom', '083980000', null, null],
    ['Neuf', null, null, null],
  ];

  it('is found by company number and name, with the programme and within the file', () => {
    const { lines } = read(columns, rows);
    const doubles = doubleLines(lines, [sme({})]);
    expect(
      doubles.map(({ line, sme: known, earlier, because }) => [
        line.line,
        known?.id,
        earlier,
        because,
      ]),
    ).toEqual([
      [2, 'sme-1', undefined, 'name'],
      [4, undefined, 3, 'companyNumber'],
    ]);
    const created = (decisions: [number, 'skip' | 'fill' | 'new'][]) =>
      planImport(lines, doubles, new Map(decisions), anywhere).created.map(({ line }) => line);
    // What nobody decided on is left out.
    expect(created([])).toEqual([3, 5]);
    expect(
      created([
        [2, 'new'],
        [4, 'new'],
      ]),
    ).toEqual([2, 3, 4, 5]);
  });

  it('is found by the number of its establishment as well, and as quickly among thousands', () => {
    const { lines } = read(['name', 'siret'], [['Autre nom', '73282932000074']]);
    const there = sme({ name: 'Dupont', companyNumber: '732829320' });
    expect(doubleLines(lines, [there])).toMatchObject([{ because: 'companyNumber' }]);
    const many = read(
      ['name'],
      Array.from({ length: 4000 }, (_, index) => [`SME ${index}`]),
    ).lines;
    expect(doubleLines([...many, ...many], [])).toHaveLength(4000);
  });

  it('is filled in only where the member decides', () => {
    const { lines } = read(columns, rows);
    const doubles = doubleLines(lines, [sme({})]);
    const fill = new Map([[2, 'fill'] as const]);
    expect(planImport(lines, doubles, fill, anywhere).filled).toHaveLength(1);
    expect(planImport(lines, doubles, fill, () => false).filled).toEqual([]);
  });

  it('fits one change, or is refused before anything is written (F248)', () => {
    const long = 'x'.repeat(9000);
    const plan = (count: number, text: string) => ({
      created: read(
        ['name', 'summary'],
        Array.from({ length: count }, (_, at) => [`S ${at}`, text]),
      ).lines,
      filled: [],
    });
    expect(fitsOneChange(plan(1000, 'short'))).toBe(true);
    expect(fitsOneChange(plan(1001, 'short'))).toBe(false);
    expect(fitsOneChange(plan(200, long))).toBe(true);
    expect(fitsOneChange(plan(1000, long))).toBe(false);
  });

  it('keeps what it holds, and gets what it lacks', () => {
    const [line] = read(columns, rows).lines;
    if (line === undefined) throw new Error('a line was read');
    expect(blanksFilled(sme({ town: 'Quimper' }), line)).toEqual({});
    expect(blanksFilled(sme({}), line)).toEqual({ town: 'Brest' });
    // A postcode of one place beside the town of another would be no address.
    expect(blanksFilled(sme({ postcode: '29000' }), line)).toEqual({});
    expect(adds(sme({ town: 'Quimper', people: { a: { name: 'luc ' } } }), line)).toBe(false);
    expect(adds(sme({ town: 'Quimper' }), line)).toBe(true);
  });

  it('is written with the new ones as one change', () => {
    const known = sme({ people: { a: { name: 'Anne' } } });
    const { lines } = read(columns, rows);
    const doubles = doubleLines(lines, [known]);
    const plan = planImport(lines, doubles, new Map([[2, 'fill']]), anywhere);
    let id = 0;
    const result = importSmes(plan)({
      ...{ by: 'emma', today: '2020-11-19', now: '2020-11-19T10:00', zone: 'Europe/Paris' },
      ...{ programmeId: 'p', version: 1, at: 0 },
      newId: () => `id-${(id += 1)}`,
      record: (wanted: string) => (wanted === 'sme-1' ? known : undefined),
    } as never);
    const group = result.ok ? result.value : [];
    expect(group.map(({ kind, record: of }) => [kind, of === 'sme-1'])).toEqual([
      ['create', false],
      ['create', false],
      ['set', true],
    ]);
    expect(JSON.stringify(group[2])).toContain('Luc');
    expect(JSON.stringify(group[2])).toContain('Brest');
  });
});
