/** What one line of the composer becomes on the sheet. */

import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import {
  hourOf,
  logReading,
  reachedByDefault,
} from '../../../../src/domain/contact/log-contact.ts';
import { summariseJournal } from '../../../../src/domain/sme/journal-summary.ts';
import { settleContact } from '../../../../src/domain/contact/settle-contact.ts';
import { carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';

const today = '2020-11-19';
const claire = { id: 'person-claire', names: ['Claire Le Goff'] };
const emma = { id: fixtureIds.otherMemberId, names: ['Emma Clarke'] };

async function logged(line: string) {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  const reading = readComposer(line, {
    today,
    now: '10:42',
    me: fixtureIds.memberId,
    people: [claire],
    members: [emma],
  });
  const options = { language: 'fr', untitled: 'Point à décrire' } as const;
  const result = await fixture.carnet.run(logReading(smeId, reading, options));
  const state = fixture.carnet.state.getState();
  return {
    ...fixture,
    smeId,
    result,
    contact: state.journals.get(smeId)?.[0]?.values,
    actions: state.sheets.get(smeId)?.actions ?? [],
    issues: state.sheets.get(smeId)?.issues ?? [],
  };
}

describe('a logged line', () => {
  it('becomes a call that was held now, with whom it was held', async () => {
    const { contact, result } = await logged('a 12 claire étiquettes reçues');
    expect(result.ok).toBe(true);
    expect(contact).toEqual({
      at: '2020-11-19T10:42',
      zone: 'Europe/Paris',
      kind: 'interim',
      mode: 'phone',
      direction: 'outbound',
      state: 'held',
      reached: true,
      minutes: 12,
      people: { 'person-claire': 'present' },
      memberIds: [fixtureIds.memberId],
      language: 'fr',
      summary: { lang: 'fr', text: 'étiquettes reçues' },
    });
  });

  it('is a note when it names no mode, which never ends a silence', async () => {
    const { contact } = await logged('étiquettes reçues');
    expect(contact).toMatchObject({ kind: 'note', state: 'held' });
    expect(contact).not.toHaveProperty('mode');
    expect(contact).not.toHaveProperty('reached');
  });

  it('does not count an e-mail of ours as an answer', async () => {
    expect((await logged('e devis envoyés')).contact).toMatchObject({
      mode: 'email',
      reached: false,
    });
  });

  it('keeps the day that it names, without inventing an hour', async () => {
    const { contact } = await logged('a étiquettes reçues hier');
    expect(contact?.at.slice(0, 10)).toBe('2020-11-18');
    expect(hourOf(contact?.at ?? '')).toBeUndefined();
  });

  it('is planned when its day is still to come, and has reached nobody yet', async () => {
    const { contact } = await logged('v 24/11 claire revue des colis');
    expect(contact).toMatchObject({ state: 'planned', at: '2020-11-24T00:00' });
    expect(contact).not.toHaveProperty('reached');
    expect((await logged('v demain 10h claire')).contact).toMatchObject({
      state: 'planned',
      at: '2020-11-20T10:00',
      people: { 'person-claire': 'present' },
    });
  });

  it('that reached nobody ends no silence, whatever was meant to be said', async () => {
    const { contact, carnet, smeId } = await logged('a claire pas de réponse, message laissé');
    expect(contact).toMatchObject({ mode: 'phone', state: 'held', reached: false });
    const contacts = carnet.state.getState().journals.get(smeId) ?? [];
    const summary = summariseJournal(contacts);
    expect(summary.lastReached).toBeUndefined();
    expect(summary.unansweredInRow).toBe(1);
  });

  it('says who wrote, what became of it and what kind it was', async () => {
    expect((await logged('recu mail de claire : devis')).contact).toMatchObject({
      direction: 'inbound',
      reached: true,
    });
    expect((await logged('visio claire lapin')).contact).toMatchObject({
      state: 'missed',
      people: { 'person-claire': 'absent' },
    });
    expect((await logged('v 1h claire avec emma, revue mensuelle')).contact).toMatchObject({
      kind: 'monthlyReview',
      memberIds: [fixtureIds.memberId, fixtureIds.otherMemberId],
    });
    expect(
      (await logged('risque : un seul fournisseur, bloquant')).issues[0]?.values,
    ).toMatchObject({
      kind: 'risk',
      severity: 3,
    });
  });

  it('brings its actions, the writer’s own unless it names somebody', async () => {
    const { actions, contact, carnet, smeId } = await logged(
      'a rappel > envoyer le glossaire > relire la page emma vendredi',
    );
    expect(contact).toBeDefined();
    const contactId = carnet.state.getState().journals.get(smeId)?.[0]?.id;
    expect(actions.map(({ values }) => values)).toEqual([
      {
        title: { lang: 'fr', text: 'envoyer le glossaire' },
        kind: 'action',
        state: 'open',
        ownerId: fixtureIds.memberId,
        from: { contactId },
      },
      {
        title: { lang: 'fr', text: 'relire la page' },
        kind: 'action',
        state: 'open',
        ownerId: fixtureIds.otherMemberId,
        due: '2020-11-20',
        from: { contactId },
      },
    ]);
  });

  it('opens an issue instead of a contact after p, with its actions', async () => {
    const { issues, actions, contact } = await logged('p casse en transport > demander des cales');
    expect(contact).toBeUndefined();
    expect(issues[0]?.values).toMatchObject({
      title: { lang: 'fr', text: 'casse en transport' },
      kind: 'problem',
      state: 'open',
      openedOn: today,
    });
    expect(actions[0]?.values.from).toEqual({ issueId: issues[0]?.id });
  });

  it('gives an issue without text a name rather than refusing it', async () => {
    expect((await logged('p')).issues[0]?.values.title.text).toBe('Point à décrire');
  });

  it('is taken back as a whole by one undo', async () => {
    const { carnet, smeId, result } = await logged('a rappel > envoyer le glossaire');
    await carnet.undo(result.ok ? result.value : undefined);
    const state = carnet.state.getState();
    expect(state.journals.get(smeId)).toEqual([]);
    expect(state.sheets.get(smeId)?.actions).toEqual([]);
  });
});

describe('whether somebody was reached', () => {
  it('is taken for granted in a conversation and in what comes from them', () => {
    expect(reachedByDefault('phone')).toBe(true);
    expect(reachedByDefault('atBusiness')).toBe(true);
    expect(reachedByDefault('email')).toBe(false);
    expect(reachedByDefault('email', 'inbound')).toBe(true);
    expect(reachedByDefault('post')).toBe(false);
  });
});

describe('a planned contact', () => {
  const planned = { state: 'planned', at: '2020-11-24T10:00', reached: undefined } as const;

  it('that took place earlier than planned took place now', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    const id = await addContact(smeId, { ...planned, mode: 'video' });
    await carnet.run(settleContact(id, 'held'));
    expect(carnet.state.getState().journals.get(smeId)?.[0]?.values).toMatchObject({
      state: 'held',
      at: '2020-11-19T10:42',
      reached: true,
    });
  });

  it.each([
    ['2020-11-19T10:00', 'Europe/London', '2020-11-19T10:42'],
    ['2020-11-19T11:00', 'Europe/Athens', '2020-11-19T11:00'],
  ])('that is pressed at 10:42 in Paris, of %s in %s, took place at %s', async (at, zone, held) => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    const id = await addContact(smeId, { ...planned, at, zone, mode: 'video' });
    await carnet.run(settleContact(id, 'held'));
    expect(carnet.state.getState().journals.get(smeId)?.[0]?.values.at).toBe(held);
  });

  it('that was missed keeps its day and reached nobody', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    const id = await addContact(smeId, planned);
    await carnet.run(settleContact(id, 'missed'));
    const values = carnet.state.getState().journals.get(smeId)?.[0]?.values;
    expect(values).toMatchObject({ state: 'missed', at: planned.at });
    expect(values).not.toHaveProperty('reached');
  });

  it('that is gone is told to be gone', async () => {
    const { carnet } = await carnetFixture();
    const result = await carnet.run(settleContact('nobody', 'held'));
    expect(result).toEqual({ ok: false, error: { kind: 'gone', record: 'nobody' } });
  });
});
