/** One contact from the beginning of a visit to its end, and everything that names it. */

import { describe, expect, it } from 'vitest';
import { planContact } from '../../../../src/domain/calendar/plan-contact.ts';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { composerInput, saidLine } from '../../../../src/domain/visit/said-line.ts';
import { takeAway } from '../../../../src/domain/visit/take-away.ts';
import { letterText } from '../../../../src/domain/form/follow-up-letter.ts';
import {
  beginPlannedVisit,
  beginVisitAtOnce,
  closeVisit,
  takeOutNote,
  withdrawVisit,
  writeVisitLine,
} from '../../../../src/domain/visit/visit.ts';
import { notesIn } from '../../../../src/domain/visit/minutes.ts';
import { present } from '../../../../src/std/assert.ts';
import { carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';

const options = { language: 'fr', untitled: 'Point à décrire' } as const;

async function begun() {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  const { carnet } = fixture;
  await carnet.loadJournal(smeId);
  await carnet.run(beginVisitAtOnce(smeId, { id: 'visit-1', personId: 'p1', language: 'fr' }));
  const sheet = () => present(carnet.state.getState().sheets.get(smeId), 'the sheet is there');
  const contacts = () => carnet.state.getState().journals.get(smeId) ?? [];
  const write = async (text: string, topic = 'Fiches produit') => {
    const reading = readComposer(composerInput(text), {
      today: '2020-11-19',
      now: '10:42',
      me: fixtureIds.memberId,
      people: [{ id: 'p1', names: ['Claire Le Goff'] }],
      members: [],
    });
    const said = present(saidLine(text, reading), 'it says something');
    return carnet.run(
      writeVisitLine('visit-1', { topic, at: '10:42', said, minutes: 12 }, options),
    );
  };
  return { ...fixture, smeId, sheet, contacts, write };
}

describe('a visit', () => {
  it('is one contact that exists from its beginning, and every line goes into it', async () => {
    const { contacts, write } = await begun();
    expect(contacts()).toHaveLength(1);
    expect(contacts()[0]?.values).toMatchObject({
      state: 'held',
      mode: 'atBusiness',
      reached: true,
      people: { p1: 'present' },
    });
    await write('Les 12 fiches en ligne se vendent.');
    await write('Dimensions à revoir', 'Photos');
    expect(contacts()).toHaveLength(1);
    expect(contacts()[0]?.values.minutes).toBe(12);
    expect(notesIn(contacts()[0]?.values.minutesText?.text ?? '').map(({ text }) => text)).toEqual([
      'Les 12 fiches en ligne se vendent.',
      'Dimensions à revoir',
    ]);
  });

  it('adds an action with its owner and day, which names the visit', async () => {
    const { sheet, contacts, write } = await begun();
    await write('> claire : livrer 10 fiches vendredi');
    expect(sheet().actions.map(({ values }) => values)).toEqual([
      {
        title: { lang: 'fr', text: 'livrer 10 fiches' },
        kind: 'action',
        state: 'open',
        ownerId: 'p1',
        due: '2020-11-20',
        from: { contactId: 'visit-1' },
      },
    ]);
    expect(contacts()[0]?.values.minutesText?.text).toContain('10:42 > livrer 10 fiches');
  });

  it('adds a problem with the actions behind it', async () => {
    const { sheet, write } = await begun();
    await write('! casse en transport, grave > moi : appeler le transporteur');
    const [issue] = sheet().issues;
    expect(issue?.values).toMatchObject({
      title: { text: 'casse en transport' },
      severity: 2,
      state: 'open',
      from: { contactId: 'visit-1' },
    });
    expect(sheet().actions[0]?.values).toMatchObject({
      title: { text: 'appeler le transporteur' },
      from: { contactId: 'visit-1', issueId: issue?.id },
    });
  });

  it('keeps a note as typed, with the action behind its arrow', async () => {
    const { sheet, contacts, write } = await begun();
    await write('Claire préfère écrire elle-même, visite 12h > envoyer le modèle');
    expect(notesIn(contacts()[0]?.values.minutesText?.text ?? '')).toMatchObject([
      { kind: 'note', text: 'Claire préfère écrire elle-même, visite 12h' },
      { kind: 'action', text: 'envoyer le modèle' },
    ]);
    expect(sheet().actions).toHaveLength(1);
  });

  it('takes a note back, and leaves the records that were added', async () => {
    const { carnet, sheet, contacts, write } = await begun();
    await write('> envoyer le modèle');
    await write('à corriger');
    const notes = () => notesIn(contacts()[0]?.values.minutesText?.text ?? '');
    await carnet.run(takeOutNote('visit-1', present(notes()[1], 'it was noted')));
    expect(notes().map(({ text }) => text)).toEqual(['envoyer le modèle']);
    expect(sheet().actions).toHaveLength(1);
  });

  it('begins with the contact that was planned, and gives it back where nothing came of it', async () => {
    const { carnet, smeId, contacts } = await begun();
    await carnet.run(withdrawVisit('visit-1', undefined));
    expect(contacts()).toHaveLength(0);
    const plan = {
      smeId,
      day: '2020-11-19',
      hour: '14:00',
      kind: 'interim',
      mode: 'atBusiness',
    } as const;
    await carnet.run(planContact(plan));
    const planned = present(contacts()[0], 'it is planned');
    await carnet.run(beginPlannedVisit(planned.id));
    expect(contacts()[0]?.values).toMatchObject({
      state: 'held',
      at: '2020-11-19T10:42',
      minutes: 0,
    });
    await carnet.run(withdrawVisit(planned.id, planned.values));
    expect(contacts()[0]?.values).toEqual(planned.values);
  });

  it('ends with what it was about where nobody wrote a summary', async () => {
    const { carnet, contacts } = await begun();
    const about = { lang: 'fr', text: 'Fiches produit' } as const;
    const agenda = { lang: 'fr', text: '– Fiches produit\n– Divers' } as const;
    await carnet.run(closeVisit('visit-1', { minutes: 62, about, agenda }));
    expect(contacts()[0]?.values).toMatchObject({ minutes: 62, summary: about, agenda });
    const other = { lang: 'fr', text: 'Autre' } as const;
    await carnet.run(closeVisit('visit-1', { minutes: 63, about: other, agenda: other }));
    expect(contacts()[0]?.values).toMatchObject({ minutes: 63, summary: about, agenda });
  });

  it('leaves a summary of decisions and actions in the language of the owner, and no note', async () => {
    const { sheet, contacts, write } = await begun();
    await write('Le patron hésite');
    await write('! pas de trésorerie');
    await write('= dix fiches par semaine');
    await write('> claire : livrer 10 fiches vendredi');
    const { decisions = {} } = present(contacts()[0], 'it is there').values;
    const text = letterText(
      takeAway(
        {
          at: '2020-11-19T10:42',
          decisions: Object.values(decisions),
          actions: sheet().actions,
          next: { on: '2020-12-17', hour: '10:00' },
          nameOf: () => 'Claire Le Goff',
          to: ['Claire'],
          from: 'Maëlle',
        },
        'fr',
      ),
    );
    expect(text).toContain('• dix fiches par semaine');
    expect(text).toContain('• livrer 10 fiches – Claire Le Goff, pour le 20\u00a0novembre 2020');
    expect(text).toContain('• 17\u00a0décembre 2020 à 10:00');
    expect(text).not.toContain('hésite');
    expect(text).not.toContain('trésorerie');
  });
});
