/** What arrives under a field that is being typed in is met like the change of somebody else [O12, F71]. */

import { describe, expect, it } from 'vitest';
import { sealAfterMs, type Typing, type TypingPlace } from '../../../../src/client/model/typing.ts';
import { setFields, together } from '../../../../src/domain/command/command.ts';
import type { Text2 } from '../../../../src/domain/entity/field.ts';
import type { LogEntry } from '../../../../src/domain/operation/confirm.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import { withSide } from '../../../../src/domain/text/edit-pair.ts';
import { sideOf } from '../../../../src/domain/text/text-pair.ts';
import { present } from '../../../../src/std/assert.ts';
import type { Json } from '../../../../src/std/json.ts';
import { carnetFixture, fixtureIds, testEnvironment } from '../../../support/carnet-fixture.ts';
import { confirmed } from '../../../support/conflict-fixture.ts';

interface Kind {
  readonly on: 'sme' | 'contact' | 'action' | 'programme';
  readonly field: string;
  /** What stands there, what arrives, and what is typed: first, and after that. */
  readonly stands: unknown;
  readonly theirs: unknown;
  readonly typed: readonly [unknown, unknown];
  /** What is typed in another tab. */
  readonly beside: unknown;
  readonly read?: TypingPlace['read'];
  /** Puts what is typed into the whole field; the whole of it by default. */
  readonly into?: (whole: Json | undefined, typed: unknown) => unknown;
}

const text = (fr: string, en?: string): Text2 =>
  en === undefined ? { lang: 'fr', text: fr } : { lang: 'fr', text: fr, translation: en };
const people = (map: Json | undefined) => (map ?? {}) as Record<string, Record<string, Json>>;
const nameOf: TypingPlace['read'] = (map) => people(map)['p1']?.['name'] ?? null;

const kinds: Readonly<Record<string, Kind>> = {
  'a line': {
    on: 'sme',
    field: 'town',
    stands: 'Brest',
    theirs: 'Rennes',
    typed: ['C', 'Cancale'],
    beside: 'Dinan',
  },
  'an identifier': {
    on: 'sme',
    field: 'siret',
    stands: '1',
    theirs: '552 100 554 00025',
    typed: ['7', '732 829 320 00074'],
    beside: '44 306 184',
  },
  'a required line': {
    on: 'sme',
    field: 'name',
    stands: 'Kerlan',
    theirs: 'Kerlan SARL',
    typed: ['Atelier', 'Atelier Kerlan'],
    beside: 'Kerlan et fils',
  },
  'one sentence of a long text': {
    on: 'sme',
    field: 'sourceNote',
    stands: 'One. Two.',
    theirs: 'One, theirs. Two.',
    typed: ['One, m. Two.', 'One, mine. Two.'],
    beside: 'One, more. Two.',
  },
  'a number': {
    on: 'contact',
    field: 'minutes',
    stands: 10,
    theirs: 25,
    typed: [4, 40],
    beside: 55,
  },
  'a date': {
    on: 'action',
    field: 'due',
    stands: '2020-11-26',
    theirs: '2020-12-01',
    typed: ['2020-11-30', '2020-12-03'],
    beside: '2020-12-05',
  },
  'a month': {
    on: 'programme',
    field: 'lastMonth',
    stands: '2021-09',
    theirs: '2021-12',
    typed: ['2022-01', '2022-02'],
    beside: '2022-03',
  },
  'one language of a text': {
    on: 'action',
    field: 'title',
    stands: text('Un.', 'One.'),
    theirs: text('Un, à eux.', 'One.'),
    typed: ['Un, m.', 'Un, à moi.'],
    beside: 'Un, encore.',
    read: (whole) => sideOf(whole as Text2 | undefined, 'fr'),
    into: (whole, typed) => withSide(whole as Text2 | undefined, 'fr', typed as string),
  },
  'a property of a person': {
    on: 'sme',
    field: 'people',
    stands: { p1: { name: 'Claire' }, p2: { name: 'Yann' } },
    theirs: { p1: { name: 'Clara' }, p2: { name: 'Yann' } },
    typed: ['Claire L', 'Claire Le Goff'],
    beside: 'Claire Martin',
    read: nameOf,
    into: (map, name) => ({ ...people(map), p1: { ...people(map)['p1'], name } }),
  },
  'a person who was taken away': {
    on: 'sme',
    field: 'people',
    stands: { p1: { name: 'Claire' }, p2: { name: 'Yann' } },
    theirs: { p2: { name: 'Yann' } },
    typed: ['Claire L', 'Claire Le Goff'],
    beside: 'Claire Martin',
    read: nameOf,
    into: (map, name) => ({ ...people(map), p1: { ...people(map)['p1'], name } }),
  },
};

async function typist({ on, field, stands, read, into = (_, typed) => typed }: Kind) {
  const first = await carnetFixture();
  const smeId = await first.addSme();
  const recordId = await {
    sme: async () => smeId,
    contact: () => first.addContact(smeId),
    action: () => first.addAction(smeId),
    programme: async () => fixtureIds.programmeId,
  }[on]();
  const { carnet, device, environment } = first;
  await carnet.run(setFields(recordId, { [field]: stands }));
  await confirmed(first);
  const other = await carnetFixture({ device, environment: testEnvironment('tab-2') });
  environment.otherTabs.add('tab-2');
  other.environment.otherTabs.add('tab-1');
  await other.carnet.loadJournal(smeId);
  const start = (): Typing => carnet.startTyping({ recordId, field, read });
  const type = async (typing: Typing, typed: unknown): Promise<Operation> => {
    const result = await carnet.type(typing, (whole) => into(whole, typed));
    expect(result.ok).toBe(true);
    return present(result.ok ? result.value.group[0] : undefined, 'something was typed');
  };
  /** Everything that stands in the field, settled or not. */
  const standing = async (): Promise<string> => {
    await confirmed(first);
    const record = present(carnet.record(recordId), 'it is there');
    const beside = (record.conflicts?.[field] ?? []).map(({ value }) => value);
    return JSON.stringify([record.values[field], ...beside]);
  };
  const isContested = (): boolean => carnet.record(recordId)?.conflicts?.[field] !== undefined;
  return { ...first, other: other.carnet, recordId, start, type, standing, isContested };
}

type Typist = Awaited<ReturnType<typeof typist>>;

/** The ways in which something comes under a field, each with what it is to bring. */
const arrivals: Readonly<
  Record<string, (typist: Typist, field: string, theirs: unknown) => Promise<void>>
> = {
  'from another tab': async ({ other, carnet, recordId }, field, theirs) => {
    await other.settled();
    expect((await other.run(setFields(recordId, { [field]: theirs }))).ok).toBe(true);
    await carnet.settled();
  },
  'confirmed, as a pull brings it': async (typist, field, theirs) => {
    await arrivals['from another tab']?.(typist, field, theirs);
    typist.environment.pass(1000);
    await typist.other.confirmNow();
    await typist.carnet.settled();
  },
  'by a command in the same tab': async ({ carnet, recordId }, field, theirs) => {
    const both = together([
      setFields(recordId, { [field]: theirs }),
      setFields(fixtureIds.programmeId, { funder: 'ERDF' }),
    ]);
    expect((await carnet.run(both)).ok).toBe(true);
  },
};

const words = ({ theirs }: Kind): string => JSON.stringify(theirs);

describe.each(Object.entries(kinds))('typing in %s', (_name, kind) => {
  const { field, theirs, typed, beside: third } = kind;
  const [first, second] = typed;

  it.each(Object.entries(arrivals))(
    'keeps what arrives %s, between two pauses and before the first [O12] [F71]',
    async (_arrival, arrive) => {
      for (const moment of ['before the first write', 'after it', 'after it was sealed']) {
        const there = await typist(kind);
        const typing = there.start();
        if (moment !== 'before the first write') await there.type(typing, first);
        if (moment === 'after it was sealed') there.environment.pass(sealAfterMs);
        await there.carnet.settled();
        await arrive(there, field, theirs);
        await there.type(typing, second);
        await there.carnet.seal(typing);
        const standing = await there.standing();
        expect(standing).toContain(words(kind));
        expect(standing).toContain(JSON.stringify(second));
        expect(there.isContested()).toBe(true);
      }
    },
  );

  it('keeps what another tab typed on in the change that this one typed on [O10] [F206]', async () => {
    const there = await typist(kind);
    const { other, recordId, standing } = there;
    const { read, into = (_, next) => next } = kind;
    const typing = there.start();
    await there.type(typing, first);
    await other.settled();
    const theirTyping = other.startTyping({ recordId, field, read });
    await there.type(typing, second);
    await other.settled();
    expect((await other.type(theirTyping, (whole) => into(whole, third))).ok).toBe(true);
    await other.seal(theirTyping);
    await there.carnet.seal(typing);
    const both = await standing();
    expect(both).toContain(JSON.stringify(second));
    expect(both).toContain(JSON.stringify(third));
    expect(there.isContested()).toBe(true);
  });

  it('is taken back as a whole and done again, though it was written in pieces (F214)', async () => {
    for (const isSealed of [false, true]) {
      const there = await typist(kind);
      const typing = there.start();
      const { carnet, recordId } = there;
      const values = () => carnet.record(recordId)?.values[field];
      const before = values();
      await there.type(typing, first);
      await there.type(typing, second);
      if (isSealed) await there.carnet.seal(typing);
      const typedWhole = values();
      await carnet.undo();
      expect(values()).toEqual(before);
      await carnet.redo();
      expect(values()).toEqual(typedWhole);
      await there.standing();
      expect(values()).toEqual(typedWhole);
      expect(there.isContested()).toBe(false);
    }
  });

  it('names what stood there at the first key, and then only what it wrote itself [O12]', async () => {
    const there = await typist(kind);
    const before = present(there.carnet.record(there.recordId), 'it is there');
    const typing = there.start();
    await arrivals['from another tab']?.(there, field, theirs);
    const { operationId, fields } = await there.type(typing, first);
    expect(fields[field]?.base).toBe(before.writers?.[field]);
    if (fields[field]?.put === undefined) expect(fields[field]?.before).toEqual(kind.stands);
    await there.carnet.seal(typing);
    const next = await there.type(typing, second);
    expect(next.fields[field]?.base).toBe(operationId);
  });

  it('follows what is written elsewhere where nobody typed yet', async () => {
    const there = await typist(kind);
    await arrivals['from another tab']?.(there, field, theirs);
    const seen = there.carnet.record(there.recordId);
    const { fields } = await there.type(there.start(), second);
    expect(fields[field]?.base).toBe(seen?.writers?.[field]);
    await there.standing();
    expect(there.isContested()).toBe(false);
  });
});

describe('typing', () => {
  const line = present(kinds['a line'], 'declared above');

  it('keeps what undo brings back under it [O12] [F71]', async () => {
    const there = await typist({ ...line, stands: 'Rennes' });
    const { carnet, recordId } = there;
    await carnet.run(setFields(recordId, { town: 'Brest' }));
    const typing = there.start();
    await carnet.undo();
    expect(carnet.record(recordId)?.values['town']).toBe('Rennes');
    await there.type(typing, 'Cancale');
    const standing = await there.standing();
    expect(standing).toContain('Rennes');
    expect(standing).toContain('Cancale');
  });

  it('joins what others wrote in other sentences, though it goes on from its own text [O12]', async () => {
    const note = present(kinds['one sentence of a long text'], 'declared above');
    const there = await typist({ ...note, stands: 'One. Two. Three.' });
    const typing = there.start();
    await there.type(typing, 'One, m. Two. Three.');
    await there.carnet.seal(typing);
    await arrivals['from another tab']?.(there, 'sourceNote', 'One, m. Two. Three, theirs.');
    await there.type(typing, 'One, mi. Two. Three.');
    await there.carnet.seal(typing);
    await there.type(typing, 'One, mine. Two. Three.');
    await there.carnet.seal(typing);
    expect(await there.standing()).toBe('["One, mine. Two. Three, theirs."]');
  });

  it.each([
    ['the other language', 'one language of a text', text('Un, m.', 'One, theirs.'), 'à moi'],
    [
      'another property of the person',
      'a property of a person',
      { p1: { name: 'Claire L', role: 'Directrice, theirs.' }, p2: { name: 'Yann' } },
      'Le Goff',
    ],
  ])('takes over without a question what arrives in %s', async (_part, name, theirs, mine) => {
    const kind = present(kinds[name], 'declared above');
    const there = await typist(kind);
    const typing = there.start();
    await there.type(typing, kind.typed[0]);
    await arrivals['from another tab']?.(there, kind.field, theirs);
    await there.type(typing, kind.typed[1]);
    await there.carnet.seal(typing);
    const standing = await there.standing();
    expect(standing).toContain('theirs.');
    expect(standing).toContain(mine);
    expect(there.isContested()).toBe(false);
  });

  it('stays one operation while nothing arrives, however long it lasts', async () => {
    const there = await typist(line);
    const typing = there.start();
    for (const town of ['C', 'Ca', 'Can', 'Cancale']) await there.type(typing, town);
    await there.carnet.seal(typing);
    await confirmed(there);
    const history = await there.carnet.readHistory(there.recordId);
    const towns = history
      .map((entry) => ('operation' in entry ? (entry as LogEntry).operation : entry))
      .flatMap(({ fields }) => fields['town']?.value ?? []);
    expect(towns.slice(-2)).toEqual(['Brest', 'Cancale']);
  });

  it('is kept with what its author saw where it cannot be saved [F71]', async () => {
    const there = await typist(line);
    const { carnet, recordId, store } = there;
    await carnet.keepDraft('field:x', 'Cancale', there.start().seen);
    await arrivals['from another tab']?.(there, 'town', 'Rennes');
    const draft = present((await store.readDrafts())[0], 'it is kept');
    const typing = carnet.startTyping({ recordId, field: 'town' }, draft.seen);
    await there.type(typing, draft.text);
    expect(await there.standing()).toContain('Rennes');
    expect(there.isContested()).toBe(true);
  });
});
