/**
 * Search finds what was written, in any journal and any form, as it stands now.
 *
 * Longer than 400 lines because what is searched is proven kind by kind.
 */

import { describe, expect, it, vi } from 'vitest';
import { createOperation, setOperation } from '../../../../src/domain/operation/build.ts';
import { beginForm } from '../../../../src/domain/form/commands/begin-form.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import type { SheetStore } from '../../../../src/client/ports/sheet-store.ts';
import type { Json } from '../../../../src/std/json.ts';
import { present } from '../../../../src/std/assert.ts';
import {
  type Command,
  createRecord,
  deleteRecord,
  setFields,
} from '../../../../src/domain/command/command.ts';
import { contactsPerSlice, SearchIndex } from '../../../../src/client/model/search.ts';
import { recordPlace } from '../../../../src/client/model/record-place.ts';
import type { SearchHit } from '../../../../src/client/model/search-run.ts';
import { searchKinds, type SearchKind } from '../../../../src/client/model/search-texts.ts';
import { declarationOf, entityNames } from '../../../../src/domain/entity/registry.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
  testEnvironment,
} from '../../../support/carnet-fixture.ts';
import { eventually } from '../../../support/eventually.ts';

const fr = (text: string) => ({ lang: 'fr', text }) as const;

/** The same programme opened again: journals are in the store and none is loaded. */
async function reopened(fixture: CarnetFixture): Promise<CarnetFixture> {
  await fixture.carnet.confirmNow();
  await fixture.carnet.settled();
  return carnetFixture({ device: fixture.device, environment: testEnvironment('tab-2') });
}

function hits(index: SearchIndex, query: string, kind: SearchKind): readonly SearchHit[] {
  return index.search(query).groups.find((group) => group.kind === kind)?.hits ?? [];
}

/** A programme that is shared: answers how another device changes a record. */
async function withOthers(store: SheetStore, home: string) {
  const sync = await store.sync();
  await sync.connect('device-1');
  await sync.claim();
  const place = { epoch: 'e', scope: 1, serverTime: 1, watermark: 0 };
  const head = (await store.readLog(home)).at(-1)?.sequence ?? 0;
  await sync.takeSnapshot({ ...place, sequence: head, records: [], total: 0 }, 'over');
  return async (record: AnyRecord | undefined, values: Record<string, Json>): Promise<void> => {
    const author = { by: 'somebody', at: Date.now(), newId: () => 'other-1' };
    const operation = present(
      setOperation(author, present(record, 'it is there'), values),
      'it changes',
    );
    const sequence = head + 1;
    await sync.takePull({
      ...{ ...place, kind: 'entries', from: head, to: sequence, head: sequence, groups: [] },
      entries: [{ sequence, operationId: 'other-1', operation, outcome: 'accepted', received: 1 }],
    });
  };
}

const texts = (found: readonly SearchHit[]): readonly string[] => found.map(({ text }) => text);

describe('search', () => {
  it('finds SMEs by name, town, sector and number, without accents or capitals', async () => {
    const { carnet, addSme } = await carnetFixture();
    await addSme({ sector: 'Céramique', companyNumber: '732829320' });
    const index = new SearchIndex(carnet);
    await index.start();
    for (const query of ['KERLAN', 'saint malo', 'ceramique', '732829320', 'atelier']) {
      expect(texts(hits(index, query, 'sme'))).toEqual(['Atelier Kerlan']);
    }
    expect(index.search('kerlan inconnu').groups).toEqual([]);
    expect(index.search('  ').groups).toEqual([]);
  });

  it('finds people, actions and issues, with the SME on whose sheet they stand', async () => {
    const { carnet, addSme, addAction, addIssue } = await carnetFixture();
    const smeId = await addSme();
    await addAction(smeId);
    await addIssue(smeId, { response: { lang: 'fr', text: 'Carton plus épais' } });
    const index = new SearchIndex(carnet);
    await index.start();
    expect(hits(index, 'le goff', 'person')[0]).toMatchObject({
      home: smeId,
      text: 'Claire Le Goff',
    });
    expect(hits(index, 'glossaire', 'action')[0]).toMatchObject({ holder: 'Atelier Kerlan' });
    expect(texts(hits(index, 'carton epais', 'issue'))).toEqual(['Casse en transport']);
  });

  it('has a group of results for each kind of record that declares what is searched', () => {
    const declared = entityNames.filter((name) => declarationOf(name).search !== undefined);
    expect(
      searchKinds.filter((kind) => !['person', 'contact', 'form'].includes(kind)).toSorted(),
    ).toEqual(declared.toSorted());
  });

  it('finds a meeting by its title and by its notes, in either language, also when reopened', async () => {
    const fixture = await carnetFixture();
    const create = createRecord('meeting', fixtureIds.programmeId, {
      title: { lang: 'en', text: 'Monthly meeting', translation: 'Réunion mensuelle' },
      kind: 'projectMeeting',
      at: '2020-11-26T10:00',
      state: 'held',
      'said.opening': fr('Les bordereaux de douane'),
    });
    expect(await fixture.carnet.run(create)).toMatchObject({ ok: true });
    const { carnet } = await reopened(fixture);
    const index = new SearchIndex(carnet);
    await index.start();
    expect(texts(hits(index, 'mensuelle', 'meeting'))).toEqual(['Monthly meeting']);
    await eventually(() =>
      expect(hits(index, 'bordereaux', 'meeting')).toMatchObject([
        { text: 'Monthly meeting', at: '2020-11-26T10:00', home: fixtureIds.programmeId },
      ]),
    );
    const [hit] = hits(index, 'bordereaux', 'meeting');
    const placed = { entity: 'meeting', id: hit?.id ?? '', home: hit?.home ?? '' } as const;
    expect(recordPlace(placed, carnet.state.getState())).toBe(`/meetings/${hit?.id}`);
  });

  it('finds organisations, their people, channels and lessons, each with where it is shown', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme();
    const people = { anna: { name: 'Anna Bray', role: 'Adviser' } };
    const { programmeId } = carnet.state.getState();
    const create = async (command: Command): Promise<void> => {
      expect(await carnet.run(command)).toMatchObject({ ok: true });
    };
    await create(
      createRecord(
        'organisation',
        'chamber',
        {
          name: 'Kent Chamber',
          kind: 'supportOrganisation',
          engagement: 'contacted',
          people,
        },
        'chamber',
      ),
    );
    await create(
      createRecord('channel', smeId, {
        name: 'Etsy shop',
        kind: 'marketplace',
        connection: 'planned',
      }),
    );
    await create(
      createRecord('lesson', programmeId, {
        number: 1,
        text: { lang: 'fr', text: 'Commencer par le glossaire', translation: 'Begin with terms' },
        theme: 'support',
      }),
    );
    const index = new SearchIndex(carnet);
    await index.start();
    const state = carnet.state.getState();
    const placed = (query: string, kind: Exclude<SearchKind, 'person'>) =>
      hits(index, query, kind).map(({ id, home, text, holder }) => [
        text,
        holder,
        recordPlace({ entity: kind, id, home }, state),
      ]);
    expect(placed('kent', 'organisation')).toEqual([
      ['Kent Chamber', 'Kent Chamber', '/organisations/chamber'],
    ]);
    expect(hits(index, 'bray', 'person')[0]).toMatchObject({
      home: 'chamber',
      holder: 'Kent Chamber',
    });
    expect(placed('etsy', 'channel')).toEqual([
      ['Etsy shop', 'Atelier Kerlan', `/sme/${smeId}/figures`],
    ]);
    expect(placed('begin terms', 'lesson')).toEqual([
      ['Commencer par le glossaire', undefined, '/lessons'],
    ]);
    expect(await carnet.run(deleteRecord('chamber'))).toMatchObject({ ok: true });
    expect(index.search('kent').groups).toEqual([]);
  });

  it('finds contacts of journals that nobody opened, newest first, all words in any order', async () => {
    const before = await carnetFixture();
    const smeId = await before.addSme();
    const other = await before.addSme({ name: 'Maison Ozanne' });
    await before.addContact(smeId, { at: '2020-11-02T10:00', summary: fr('Étiquettes à relire') });
    await before.addContact(other, {
      at: '2020-11-09T10:00',
      summary: fr('Relire les ÉTIQUETTES'),
    });
    await before.addContact(other, { at: '2020-11-10T10:00', summary: fr('Étiquettes parties') });
    const { carnet } = await reopened(before);
    const index = new SearchIndex(carnet);
    await index.start();
    expect(carnet.state.getState().journals.size).toBe(0);
    const found = hits(index, 'etiquettes relire', 'contact');
    expect(texts(found)).toEqual(['Relire les ÉTIQUETTES', 'Étiquettes à relire']);
    expect(index.search('etiquettes').complete).toBe(true);
  });

  it('never joins the end of one contact to the beginning of the next', async () => {
    const before = await carnetFixture();
    const smeId = await before.addSme();
    await before.addContact(smeId, { summary: fr('prix') });
    await before.addContact(smeId, { summary: fr('export') });
    const { carnet } = await reopened(before);
    const index = new SearchIndex(carnet);
    await index.start();
    expect(hits(index, 'prixexport', 'contact')).toEqual([]);
    expect(hits(index, 'prix export', 'contact')).toEqual([]);
    expect(texts(hits(index, 'export', 'contact'))).toEqual(['export']);
  });

  it('lets the name of the SME stand for a word of what is on its sheet', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const kerlan = await addSme();
    const ozanne = await addSme({ name: 'Maison Ozanne' });
    await addContact(kerlan, { summary: fr('Étiquettes') });
    await addContact(ozanne, { summary: fr('Étiquettes') });
    const index = new SearchIndex(carnet);
    await index.start();
    expect(hits(index, 'kerlan etiq', 'contact').map(({ home }) => home)).toEqual([kerlan]);
    expect(hits(index, 'etiq', 'contact')).toHaveLength(2);
    expect(hits(index, 'kerlan', 'contact')).toEqual([]);
  });

  it('looks through every field of a contact, in both languages', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    await addContact(smeId, {
      summary: { lang: 'fr', text: 'Tarifs', translation: 'Price list' },
      agenda: fr('Douane'),
      minutesText: fr('Compte rendu long'),
      decisions: { d1: fr('Signer le mandat') },
    });
    const index = new SearchIndex(carnet);
    await index.start();
    for (const query of ['tarifs', 'price', 'douane', 'compte rendu', 'mandat signer']) {
      expect(hits(index, query, 'contact')).toHaveLength(1);
    }
  });

  it('follows what changes: a new contact, an edited one, a deleted one, a renamed SME', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    const index = new SearchIndex(carnet);
    await index.start();
    const contactId = await addContact(smeId, { summary: fr('Premier jet') });
    expect(hits(index, 'premier', 'contact')).toHaveLength(1);
    await carnet.run(setFields(contactId, { summary: fr('Second jet') }));
    expect(hits(index, 'premier', 'contact')).toEqual([]);
    expect(hits(index, 'second', 'contact')).toHaveLength(1);
    await carnet.run(deleteRecord(contactId));
    expect(hits(index, 'second', 'contact')).toEqual([]);
    await carnet.run(setFields(smeId, { name: 'Atelier Nouveau' }));
    expect(texts(hits(index, 'nouveau', 'sme'))).toEqual(['Atelier Nouveau']);
    expect(hits(index, 'kerlan', 'sme')).toEqual([]);
  });

  it('[F20] follows what others change in journals that nobody opened', async () => {
    const before = await carnetFixture();
    const smeId = await before.addSme();
    await before.addSme({ name: 'Maison Ozanne' });
    const contactId = await before.addContact(smeId, { summary: fr('Étiquettes à relire') });
    const { carnet, store } = await reopened(before);
    const change = await withOthers(store, smeId);
    const index = new SearchIndex(carnet);
    await index.start();
    const scans = vi.spyOn(store, 'readJournals');
    expect(texts(hits(index, 'etiquettes', 'contact'))).toEqual(['Étiquettes à relire']);
    const [contact] = await store.readJournal(smeId);
    await change(contact, { summary: fr('Catalogue relu') });
    await expect.poll(() => texts(hits(index, 'catalogue', 'contact'))).toEqual(['Catalogue relu']);
    expect(hits(index, 'etiquettes', 'contact')).toEqual([]);
    expect(hits(index, 'catalogue', 'contact')[0]).toMatchObject({ home: smeId, id: contactId });
    expect(scans).not.toHaveBeenCalled();
    expect(index.search('catalogue').complete).toBe(true);
  });

  it('reads journals again a few times while a first download goes on, and all of them at its end', async () => {
    const { carnet, store, environment } = await carnetFixture();
    const sync = await store.sync();
    await sync.connect('device-1');
    await sync.claim();
    const place = { epoch: 'e', scope: 1, serverTime: 1, watermark: 0, sequence: 1, total: 32 };
    const stamp = { at: 1, by: fixtureIds.memberId };
    const smes = Array.from({ length: 8 }, (_, index) => `sme-${index}`);
    const heads = smes.map((id): AnyRecord => {
      const values = { name: id, country: 'FR', launchPadId: fixtureIds.padFr, stage: 'enrolled' };
      return { id, entity: 'sme', home: id, values, created: stamp, changed: stamp, sequence: 1 };
    });
    await sync.takeSnapshot({ ...place, records: heads, next: { kind: 'older' } }, 'anew');
    await carnet.settled();
    const index = new SearchIndex(carnet);
    await index.start();
    const scans = vi.spyOn(store, 'readJournals');
    for (const home of smes) {
      const records = [1, 2, 3, 4].map((count): AnyRecord => {
        const summary = fr(`étiquette ${count}`);
        const values = { at: '2020-11-01T10:00', kind: 'note', state: 'held', summary };
        const id = `${home}-${count}`;
        return { id, entity: 'contact', home, values, created: stamp, changed: stamp, sequence: 1 };
      });
      await sync.takeSnapshot({ ...place, records, next: { kind: 'older' } }, 'next');
      await carnet.settled();
      expect(index.search('etiquette').complete).toBe(false);
    }
    expect(scans.mock.calls.length).toBeGreaterThan(1);
    expect(scans.mock.calls.length).toBeLessThan(smes.length);
    // The line breaks: what is here can be found a little later.
    environment.pass(5000);
    await expect.poll(() => index.search('etiquette').groups[0]?.total).toBe(32);
    expect(index.search('etiquette').complete).toBe(false);
    await sync.takeSnapshot({ ...place, records: [] }, 'next');
    await expect.poll(() => index.search('etiquette').complete).toBe(true);
    expect(index.search('etiquette').groups[0]?.total).toBe(32);
  });

  it('tells its listeners when it may find something else', async () => {
    const { carnet, addSme } = await carnetFixture();
    const index = new SearchIndex(carnet);
    await index.start();
    const before = index.version();
    let told = 0;
    index.subscribe(() => {
      told += 1;
    });
    await addSme();
    expect(told).toBeGreaterThan(0);
    expect(index.version()).toBeGreaterThan(before);
  });

  it('reads everything again after a backup was taken in', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    const { carnet, store } = await reopened(first);
    const index = new SearchIndex(carnet);
    await index.start();
    const author = { by: fixtureIds.otherMemberId, at: first.environment.now() };
    const contact = createOperation(
      { ...author, newId: () => first.environment.newId() },
      'contact',
      smeId,
      { at: '2020-11-12T09:00', kind: 'note', state: 'held', summary: fr('Venu d’une copie') },
    );
    await store.importLog([[contact]], () => true, first.environment.now());
    await carnet.settled();
    await expect.poll(() => hits(index, 'venu copie', 'contact').length).toBe(1);
  });

  it('shows the newest few of many, with the count of all', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    for (let day = 1; day <= 25; day += 1) {
      const at = `2020-10-${String(day).padStart(2, '0')}T10:00`;
      await addContact(smeId, { at, summary: fr(`Appel ${day}`) });
    }
    const index = new SearchIndex(carnet);
    await index.start();
    const group = index.search('appel').groups.find(({ kind }) => kind === 'contact');
    expect(group?.total).toBe(25);
    expect(group?.hits).toHaveLength(20);
    expect(group?.hits[0]?.text).toBe('Appel 25');
    expect(group?.hits.at(-1)?.text).toBe('Appel 6');
  });

  it('lets go of the thread between slices, and says so until it is complete', async () => {
    const { carnet, environment, addSme } = await carnetFixture();
    const smeId = await addSme();
    const contacts = Array.from({ length: contactsPerSlice }, (_, index) => ({
      id: `c-${index}`,
      entity: 'contact' as const,
      home: smeId,
      created: { at: 0, by: fixtureIds.memberId },
      changed: { at: 0, by: fixtureIds.memberId },
      values: { at: '2020-11-01T10:00', kind: 'note', state: 'held', summary: fr(`mot ${index}`) },
    }));
    Object.assign(carnet, {
      visitJournals: async (visit: (home: string, records: unknown) => Promise<void>) => {
        await visit(smeId, contacts);
        await visit('elsewhere', []);
      },
    });
    const index = new SearchIndex(carnet);
    const read = index.start();
    await Promise.resolve();
    expect(index.search('mot').complete).toBe(false);
    expect(index.search('mot').groups[0]?.total).toBe(contactsPerSlice);
    environment.pass(0);
    await read;
    expect(index.search('mot').complete).toBe(true);
  });
});

describe('answers of forms', () => {
  const answered = async (answers: Readonly<Record<string, Json>>, templateId: string) => {
    const fixture = await carnetFixture();
    const home = await fixture.addSme();
    const form = { home, templateId, filledBy: 'together', onDate: '2020-11-19' } as const;
    await fixture.carnet.run(beginForm({ ...form, answers }, 'form-1'));
    return { fixture, home };
  };
  const answers = {
    'text.ambition': { ...fr('Vendre des bols à Vigo'), translation: 'Sell bowls in Vigo' },
    'rows.steps': { a: { what: fr('Traduire la notice') } },
    'value.market': 'vigueur',
    'note.ambition': 'Peu convaincue',
  };

  it('are found in both languages and in rows, without private notes and codes, read from the store too', async () => {
    const { fixture, home } = await answered(answers, 'market-entry-plan/1');
    for (const { carnet } of [fixture, await reopened(fixture)]) {
      const index = new SearchIndex(carnet);
      await index.start();
      for (const query of ['bols vigo', 'bowls', 'kerlan notice']) {
        expect(hits(index, query, 'form')).toMatchObject([
          { id: 'form-1', home, holder: 'Atelier Kerlan', at: '2020-11-19' },
        ]);
      }
      // Words of two answers are not in one.
      for (const query of ['convaincue', 'vigueur', 'bols notice'])
        expect(index.search(query).groups).toEqual([]);
    }
  });

  it('of a profile, of a form in the trash or of one that was replaced are not', async () => {
    const profile = await answered(answers, 'sme-profile/1');
    const plan = await answered(answers, 'market-entry-plan/1');
    const found = async ({ fixture }: typeof plan): Promise<number> => {
      const index = new SearchIndex((await reopened(fixture)).carnet);
      await index.start();
      return hits(index, 'vigo', 'form').length;
    };
    expect(await found(profile)).toBe(0);
    expect(await found(plan)).toBe(1);
    for (const command of [setFields('form-1', { state: 'replaced' }), deleteRecord('form-1')]) {
      const other = await answered(answers, 'market-entry-plan/1');
      await other.fixture.carnet.run(command);
      expect(await found(other)).toBe(0);
    }
  });

  it('that others gave are found once they arrive', async () => {
    const { fixture, home } = await answered(answers, 'market-entry-plan/1');
    const { store, carnet } = await reopened(fixture);
    const change = await withOthers(store, home);
    const index = new SearchIndex(carnet);
    await index.start();
    expect(hits(index, 'bols', 'form')).toHaveLength(1);
    const [form] = await store.readLazy(home, 'form');
    await change(form, { 'text.ambition': fr('Vendre des assiettes') });
    await expect.poll(() => hits(index, 'assiettes', 'form')).toHaveLength(1);
    expect(hits(index, 'bols', 'form')).toEqual([]);
  });
});
