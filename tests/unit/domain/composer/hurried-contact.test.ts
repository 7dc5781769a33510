/** How a contact took place, as it is typed in a hurry. */
import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

function read(input: string) {
  return readComposer(input, context);
}

describe('What was visited or sent', () => {
  it.each([
    [
      's 90 visite de l’atelier, accord pour la fiche produit',
      'visite de l’atelier, accord pour la fiche produit',
    ],
    ['visite de l’atelier, accord', 'visite de l’atelier, accord'],
    ['mail de relance envoyé', 'mail de relance envoyé'],
    ['visite de claire', ''],
    ['visite du 18/11, accord', 'accord'],
  ])('keeps its noun: %s', (line, text) => {
    expect(read(line).text).toBe(text);
  });
});

describe('A visit on the way', () => {
  it.each([
    ['popped in 1h30 claire stock check', 90, 'stock check'],
    ['dropped by 20 min claire new racks', 20, 'new racks'],
    ['popped in on claire 45 min', 45, ''],
  ])('is one at the business: %s', (line, minutes, text) => {
    const visit = { mode: 'atBusiness', minutes, people: ['claire'], text };
    expect(read(line)).toMatchObject(visit);
  });

  it('is text where nothing says how long or with whom', () => {
    expect(read('popped in a few ideas')).toMatchObject({ mode: undefined });
  });
});

describe('What was sent or how often one rang', () => {
  it.each([
    ['répondu à claire par mail sur la tva', { mode: 'email', direction: 'outbound' }],
    ['sent claire the form by post', { mode: 'post', direction: 'outbound' }],
    ['relance mail claire', { mode: 'email', direction: 'outbound' }],
    ['message whatsapp envoyé à claire', { mode: 'message', direction: 'outbound' }],
    ['appelé 3 fois claire, étiquettes', { mode: 'phone', direction: 'outbound' }],
    ['claire passée hier à 16h à la rampe', { mode: 'atPad', direction: 'inbound' }],
    ['tel:claire 5 min', { mode: 'phone', minutes: 5 }],
    ['call claire/zoé 5 min', { mode: 'phone', minutes: 5, people: ['claire', 'zoe'] }],
  ])('tells how: %s', (line, expected) => {
    expect(read(line)).toMatchObject({ people: ['claire'], ...expected });
  });

  it.each([
    ['envoyé à claire le modèle d’étiquette'],
    ['and/or claire'],
    ['https://shop.example/claire/cart'],
  ])('is not guessed: %s', (line) => {
    expect(read(line)).toMatchObject({ mode: undefined, text: line });
  });
});

describe('Somebody new', () => {
  it.each([
    ['25/11/2026 call Yann 20 min', 'Yann'],
    ['18/11/2026 call Yann 20 min', 'Yann'],
    ['call Yann Le Bihan hier 20 min', 'Yann Le Bihan'],
    ['call Yann 20 min, prices', 'Yann 20 min, prices'],
    ['call Mark Ellison from DPD 20 min, prices', 'Mark Ellison from DPD 20 min, prices'],
  ])('leaves only the name in the text where nothing follows: %s', (line, text) => {
    const reading = read(line);
    expect(reading).toMatchObject({ mode: 'phone', minutes: 20, state: 'held', text });
    expect(reading.newPeople).toHaveLength(1);
  });
});

describe('Who else is told of', () => {
  it('may come along, and what stands behind is read', () => {
    const both = { mode: 'atPad', minutes: 20, people: ['claire'] };
    expect(read('claire et sa fille à la rampe 20 min')).toMatchObject(both);
  });

  it('is somebody new where only the first name is like one that is known', () => {
    const helen = { ...context, people: [{ id: 'helene', names: ['Hélène Morvan'] }] };
    expect(readComposer('call with Helen Marsh 20 min', helen)).toMatchObject({
      people: [],
      newPeople: ['Helen Marsh'],
    });
    expect(readComposer('call with Helen 20 min', helen).people).toEqual(['helene']);
  });
});

describe('A length of time to come', () => {
  it.each([
    ['call claire in an hour', '11:42'],
    ['tel claire dans 30 min', '11:12'],
  ])('is an hour of today, and no length: %s', (line, time) => {
    expect(read(line)).toMatchObject({ time, state: 'planned', minutes: undefined, text: '' });
  });
});

describe('A call of somebody who left a message', () => {
  it.each([
    "claire m'a laissé un message",
    'claire left me a voicemail',
    'missed call from claire',
  ])('was inbound, and reached nobody: %s', (line) => {
    const missed = { mode: 'phone', direction: 'inbound', reached: false, people: ['claire'] };
    expect(read(line)).toMatchObject(missed);
  });
});

describe('a length behind a name that nobody has', () => {
  it.each([
    ['c with Siobhán O’Dowd 45m labels approved', 45],
    ['c yesterday with Siobhán O’Dowd and Jan de Vries 45m labels approved', 45],
    ["call Sean O'Neill 1.5h labels arrived", 90],
    ['visio avec Jean de l’Isle, 1,5 h, étiquettes', 90],
    ['2h visite Jean de l’Isle étiquettes', 120],
    ['visite Jean de l’Isle 2h étiquettes', 120],
    ['a avec Yann Le Gall 1h30m étiquettes', 90],
  ])('is read: %s', (line, minutes) => {
    expect(readComposer(line, context)).toMatchObject({ minutes, time: undefined });
  });

  it('is no hour of the day', () => {
    expect(readComposer('rdv Jean de l’Isle 14h', context)).toMatchObject({ time: '14:00' });
    expect(readComposer("call Sean O'Neill at 2h", context)).toMatchObject({ time: '14:00' });
  });
});

describe('a length in a note', () => {
  it.each([
    ['n 30 min offertes', '30 min offertes'],
    ['n 45m', '45m'],
    ['note: rouleau 45m', 'rouleau 45m'],
    ['n claire 45 min', 'claire 45 min'],
    ['20 min note: rouleau offert', '20 min rouleau offert'],
    ['n 10h-11h livraison', '10h-11h livraison'],
  ])('stays in its text, for a note has none: %s', (line, text) => {
    expect(readComposer(line, context)).toMatchObject({ mode: 'note', minutes: undefined, text });
  });
});

describe('m before with', () => {
  it.each([
    ['m w/ Claire 45m labels', { mode: 'elsewhere', minutes: 45, people: ['claire'] }],
    ['m w/ Tom Jones', { mode: 'elsewhere', newPeople: ['Tom Jones'] }],
    ['m w/ labels', { mode: undefined, text: 'm w/ labels' }],
  ])('is a meeting where somebody is named: %s', (line, reading) => {
    expect(readComposer(line, context)).toMatchObject(reading);
  });
});
