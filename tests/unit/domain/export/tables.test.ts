import { describe, expect, it } from 'vitest';
import {
  portfolioTable,
  withoutConfidential,
  sheetTable,
  tableFileName,
  type TableWords,
} from '../../../../src/domain/export/tables.ts';
import type { Action, Contact, Issue, Sme } from '../../../../src/domain/operation/record.ts';
import { present } from '../../../../src/std/assert.ts';

const words: TableWords = {
  field: (entity, field) => `${entity}.${field}`,
  value: (_, field, value) => `${field}:${JSON.stringify(value)}`,
  entityName: (entity) => entity.toUpperCase(),
  head: (head) => `#${head}`,
  note: (kind, said) => `${kind}: ${said}`,
  language: 'fr',
  health: (level) => `health ${level}`,
};

const stamp = { at: 1, by: 'm' };
const made = { home: 'sme-1', created: stamp, changed: stamp };

const sme: Sme = {
  ...made,
  id: 'sme-1',
  entity: 'sme',
  values: {
    name: 'Atelier Kerlan',
    country: 'FR',
    launchPadId: 'fr',
    track: 'programme',
    stage: 'supported',
    enrolledOn: '2020-07-01',
    physicalShop: false,
    people: { p: { name: 'Yann Kerlan', phone: '+33 2 99 00 00 00' } },
    summary: { lang: 'fr', text: 'Ateliers', translation: 'Workshops' },
  },
};
const contact = (id: string, values: Partial<Contact['values']>): Contact => ({
  ...made,
  id,
  entity: 'contact',
  values: { at: '2020-11-18T10:30', kind: 'interim', state: 'held', minutes: 12, ...values },
});
const action: Action = {
  ...made,
  id: 'a',
  entity: 'action',
  values: {
    title: { lang: 'fr', text: 'Envoyer' },
    kind: 'action',
    state: 'open',
    due: '2020-12-01',
  },
};
const issue: Issue = {
  ...made,
  id: 'i',
  entity: 'issue',
  values: {
    title: { lang: 'en', text: 'Late parcels' },
    kind: 'problem',
    category: 'supply',
    severity: 2,
    state: 'open',
    openedOn: '2020-11-01',
  },
};

/** The cell of a row under a head. */
function cell(rows: readonly (readonly (string | undefined)[])[], row: number, head: string) {
  const column = present(rows[0], 'a head').indexOf(head);
  expect(column, head).toBeGreaterThanOrEqual(0);
  return rows[row]?.[column];
}

describe('The table of the portfolio', () => {
  const facts = {
    id: 'sme-1',
    health: 'watch',
    lastContact: { at: '2020-11-18T10:30' },
    silentDays: 6,
    next: undefined,
    openActions: 2,
    overdueActions: 0,
    openIssues: 1,
  } as const;
  const rows = portfolioTable([{ sme, facts }], words);

  it('begins with the name and what the list shows, then the fields of an SME', () => {
    expect(rows[0]?.slice(0, 4)).toEqual(['sme.name', '#health', '#lastContact', '#silentDays']);
    expect(rows[1]?.slice(0, 8)).toEqual([
      'Atelier Kerlan',
      'health watch',
      '2020-11-18 10:30',
      '6',
      undefined,
      '2',
      '0',
      '1',
    ]);
    expect(rows.every((row) => row.length === rows[0]?.length)).toBe(true);
  });

  it('writes days as they sort, choices in words, and a text in a column per language', () => {
    expect(cell(rows, 1, 'sme.enrolledOn')).toBe('2020-07-01');
    expect(cell(rows, 1, 'sme.stage')).toBe('stage:"supported"');
    expect(cell(rows, 1, 'sme.physicalShop')).toBe('physicalShop:false');
    expect(cell(rows, 1, 'sme.summary (FR)')).toBe('Ateliers');
    expect(cell(rows, 1, 'sme.summary (EN)')).toBe('Workshops');
    expect(cell(rows, 1, 'sme.vat')).toBe('');
  });

  it('tells no day of a confidential contact, nor what is reckoned from it (F90)', () => {
    const at = (day: string, values: Partial<Contact['values']>): Contact =>
      contact(day, {
        at: `${day}T10:30`,
        state: 'held',
        mode: 'phone',
        reached: true,
        ...values,
      });
    const secret = { confidential: true };
    const contacts = [
      at('2020-11-02', { confidential: undefined }),
      at('2020-11-18', secret),
      at('2020-11-27', { ...secret, state: 'planned' }),
    ];
    const told = withoutConfidential({ ...facts, next: { on: '2020-11-27' } }, contacts);
    expect(told).toMatchObject({ lastContact: { at: '2020-11-02T10:30' }, openActions: 2 });
    expect([told.silentDays, told.next]).toEqual([undefined, undefined]);
    const due = { ...facts, next: { on: '2020-11-30' } };
    const open = contacts.slice(0, 1);
    expect(withoutConfidential({ ...due, lastContact: { at: '2020-11-02T10:30' } }, open)).toEqual({
      ...due,
      lastContact: expect.objectContaining({ at: '2020-11-02T10:30' }),
    });
  });

  it('leaves out the day on which a review is due after a confidential one', () => {
    const held = { state: 'held', mode: 'phone', reached: true, kind: 'monthlyReview' } as const;
    const next = { on: '2020-12-18', kind: 'reviewDue' } as const;
    const told = (values: Partial<Contact['values']>) =>
      withoutConfidential({ ...facts, next }, [
        contact('before', held),
        contact('last', { ...held, at: '2020-11-19T10:30', ...values }),
      ]).next;
    expect(told({})).toEqual(next);
    expect(told({ confidential: true })).toBeUndefined();
  });

  it('tells the day alone of a last contact whose hour nobody gave (F314)', () => {
    const told = { ...facts, lastContact: { at: '2020-11-18T00:00' } };
    const table = portfolioTable([{ sme, facts: told }], words);
    expect(cell(table, 1, '#lastContact')).toBe('2020-11-18');
  });

  it('names no contact person', () => {
    expect(JSON.stringify(rows)).not.toMatch(/Yann|\+33/);
  });
});

describe('The table of a sheet', () => {
  const notedAt = <R extends typeof action | typeof issue>(record: R, contactId: string): R => ({
    ...record,
    values: { ...record.values, title: { lang: 'en', text: 'A secret' }, from: { contactId } },
  });
  const { rows, leftOut } = sheetTable(
    {
      contacts: [
        contact('c1', { summary: { lang: 'en', text: 'Rang' }, mode: 'phone' }),
        contact('c2', { summary: { lang: 'en', text: 'A secret' }, confidential: true }),
        {
          ...contact('c3', { summary: { lang: 'en', text: 'Deleted' }, confidential: true }),
          deleted: { ...stamp, operationId: 'o' },
        },
      ],
      actions: [action, notedAt(action, 'c2')],
      issues: [issue, notedAt(issue, 'c3')],
      answers: { heads: ['Question', 'Answer'], rows: [['Registered?', 'Yes']] },
      others: [],
      introductions: [],
      mayName: () => true,
    },
    words,
  );

  it('holds contacts, actions, issues and answers, each with its kind of entry', () => {
    expect(rows.map(([entry]) => entry)).toEqual(['#entry', 'CONTACT', 'ACTION', 'ISSUE', 'FORM']);
    expect([cell(rows, 4, 'Question'), cell(rows, 4, 'Answer')]).toEqual(['Registered?', 'Yes']);
    expect([cell(rows, 1, 'Answer'), cell(rows, 4, 'contact.state')]).toEqual(['', '']);
    expect(rows.every((row) => row.length === rows[0]?.length)).toBe(true);
  });

  it('leaves confidential contacts out and counts them, and has nothing noted at them (F106)', () => {
    expect(leftOut).toBe(1);
    expect(JSON.stringify(rows)).not.toMatch(/secret|Deleted/);
  });

  it('shares a column where the entries have the same field, and only there', () => {
    expect(cell(rows, 2, 'action.title (FR)')).toBe('Envoyer');
    expect(cell(rows, 3, 'action.title (EN)')).toBe('Late parcels');
    expect(cell(rows, 2, 'contact.state')).toBe('state:"open"');
    expect(cell(rows, 1, 'action.due')).toBe('');
    const heads = present(rows[0], 'a head');
    expect(new Set(heads).size).toBe(heads.length);
  });

  it('keeps minutes a number with its unit in the head, and says a step in words', () => {
    expect(cell(rows, 1, 'contact.minutes (min)')).toBe('12');
    expect(cell(rows, 3, 'issue.severity')).toBe('severity:2');
  });
});

describe('The hour of a contact in the table of a sheet', () => {
  const zone = 'Europe/Paris';
  const { rows } = sheetTable(
    {
      contacts: [
        contact('day', { at: '2020-11-18T00:00', zone }),
        contact('hour', { at: '2020-11-18T10:30', zone }),
      ],
      actions: [],
      issues: [],
      answers: { heads: [], rows: [] },
      others: [],
      introductions: [
        {
          ...contact('met', {
            at: '2020-11-17T00:00',
            kind: 'introduction',
            introducedId: 'sme-1',
          }),
          home: 'friend',
        },
      ],
      mayName: () => true,
    },
    words,
  );

  it('is left out, with its clock, where nobody gave it (F314)', () => {
    const told = rows.slice(1).map((_, row) => {
      const at = (head: string) => cell(rows, row + 1, `contact.${head}`);
      return [at('at'), at('zone')];
    });
    expect(told).toEqual([
      ['2020-11-18 10:30', zone],
      ['2020-11-18', ''],
      ['2020-11-17', ''],
    ]);
  });
});

describe('An introduction in the table of a sheet', () => {
  const to = (id: string, introducedId: string, values: Partial<Contact['values']> = {}): Contact =>
    contact(id, { kind: 'introduction', outcome: 'met', introducedId, ...values });
  const ofOthers = (id: string, values: Partial<Contact['values']> = {}): Contact => ({
    ...to(id, 'sme-1', {
      at: '2020-11-19T09:00',
      summary: { lang: 'en', text: 'About the other one' },
      people: { x: 'present' },
      ...values,
    }),
    home: `of-${id}`,
  });
  const { rows } = sheetTable(
    {
      contacts: [
        to('own', 'friend'),
        to('own-secret', 'quiet'),
        to('no-longer', 'friend', { kind: 'interim' }),
      ],
      actions: [action],
      issues: [],
      answers: { heads: [], rows: [] },
      others: [],
      introductions: [ofOthers('a'), ofOthers('b', { confidential: true }), ofOthers('quiet')],
      mayName: (id) => !id.includes('quiet'),
    },
    words,
  );

  it('says to whom, from either side, unless that one is confidential', () => {
    const parties = rows.slice(1).map((_, row) => cell(rows, row + 1, 'contact.introducedId'));
    expect(parties).toEqual(['introducedId:"of-a"', 'introducedId:"friend"', '', '', '']);
  });

  it('is on the other side without a word or a person of the sheet on which it was noted', () => {
    expect(cell(rows, 1, 'contact.at')).toBe('2020-11-19 09:00');
    expect(cell(rows, 1, 'contact.outcome')).toBe('outcome:"met"');
    expect(JSON.stringify(rows)).not.toMatch(/other one|people:/);
  });
});

describe('The minutes in the table of a sheet', () => {
  const table = (values: Partial<Contact['values']>) =>
    sheetTable(
      {
        contacts: [contact('c', values)],
        actions: [],
        issues: [],
        answers: { heads: [], rows: [] },
        others: [],
        introductions: [],
        mayName: () => true,
      },
      words,
    ).rows;
  const text = '# Shop\n14:31 It sells\n14:37 > Send it\n= Ten a week';

  it('say what the marks of a visit mean', () => {
    const rows = table({ minutesText: { lang: 'en', text } });
    const said = 'Shop\n14:31 It sells\n14:37 action: Send it\ndecision: Ten a week';
    expect(cell(rows, 1, 'contact.minutesText (EN)')).toBe(said);
  });

  it('are those of an email as it was written', () => {
    const rows = table({ minutesText: { lang: 'en', text }, messageId: 'm@example.org' });
    expect(cell(rows, 1, 'contact.minutesText (EN)')).toBe(text);
  });
});

describe('The name of a file', () => {
  it.each([
    ['portefeuille E-Channel', 'carnet-portefeuille-e-channel-2020-11-24.csv'],
    ['Crêperie « Ar Mor » / ../..', 'carnet-creperie-ar-mor-2020-11-24.csv'],
    ['', 'carnet-table-2020-11-24.csv'],
    ['x'.repeat(300), `carnet-${'x'.repeat(60)}-2020-11-24.csv`],
  ])('says of what and of which day it is: %j', (of, name) => {
    expect(tableFileName(of, '2020-11-24')).toBe(name);
  });
});
