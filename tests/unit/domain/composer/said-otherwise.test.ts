/** What the same thing is called by others: ways, outcomes, hours, deadlines and names that one list of words would miss. */
import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

function read(input: string) {
  return readComposer(input, context);
}

describe('How a contact took place', () => {
  it.each([
    ['bigo tel avec claire 10 min', { mode: 'phone', minutes: 10 }],
    ['had a quick word with claire', { mode: 'elsewhere', people: ['claire'] }],
    ['screen share with claire, 40 mins', { mode: 'video', minutes: 40 }],
    ['swapped emails with claire', { mode: 'email', direction: 'outbound' }],
    ['just got off the phone with claire, 20 mins', { mode: 'phone', minutes: 20 }],
    ['je sors de chez claire, 1h', { mode: 'atBusiness', minutes: 60 }],
    ['bu un café avec claire', { mode: 'elsewhere', people: ['claire'] }],
    ['a12 claire étiquettes', { mode: 'phone', minutes: 12, text: 'étiquettes' }],
    ['phone | claire | 10m | invoices', { mode: 'phone', minutes: 10, text: 'invoices' }],
    ['claire (visio, 40 min) catalogue', { mode: 'video', minutes: 40, text: 'catalogue' }],
    ['A5 flyers back from the printers', { mode: undefined, minutes: undefined }],
    ['I reckon claire will want it', { mode: undefined }],
    ['a défaut ils passeront par un agent', { mode: undefined }],
  ])('is read however it is called: %s', (line, expected) => {
    expect(read(line)).toMatchObject(expected);
  });
});

describe('Words before what is sure', () => {
  it.each([
    ['marathon discussion au tel avec claire, 35 min', { mode: 'phone', minutes: 35 }],
    ['in-person meeting with claire at the hub, 1hr 15', { mode: 'atPad', minutes: 75 }],
    ['claire a la crève, visio repoussée à mardi', { mode: 'video', state: 'planned' }],
  ])('keep the contact from nothing, and stay in the text: %s', (line, expected) => {
    expect(read(line)).toMatchObject({ ...expected, people: ['claire'] });
  });

  it.each([
    'no call with claire, 20 min free',
    'il faut une visio avec claire, 20 min',
    'the bank meeting with claire was fine',
    'dpd call with claire',
  ])('are no contact where they tell something else: %s', (line) => {
    expect(read(line).mode).toBeUndefined();
  });
});

describe('Nobody reached', () => {
  it.each([
    'c claire left her a vm',
    'c claire ringing out',
    'a claire lui ai laissé un vocal',
    'claire ne me rappelle pas',
  ])('is read: %s', (line) => {
    expect(read(line)).toMatchObject({ reached: false, people: ['claire'] });
  });

  it.each([
    'a 15 claire dit que DHL ne répond plus',
    'c claire because HMRC didn’t pick up',
    'c claire, the bank hasn’t replied',
    'n claire absente hier',
  ])('is not read of somebody else, or in a note: %s', (line) => {
    expect(read(line).reached).toBeUndefined();
  });
});

describe('A contact to come', () => {
  it.each([
    ['agreed a call with claire Monday at 10', '2026-11-30', '10:00'],
    ['rdv claire jeudi à quinze heures', '2026-11-26', '15:00'],
    ['rdv à la rampe lundi de 9 à 11 avec claire', '2026-11-30', '09:00'],
    ['RDV le 08.12 à 9h30 avec claire', '2026-12-08', '09:30'],
    ['v 30 min vendredi 15h claire', '2026-11-27', '15:00'],
    ['Teams claire 2.15-3pm Thursday', '2026-11-26', '14:15'],
  ])('has its day and hour: %s', (line, date, time) => {
    expect(read(line)).toMatchObject({ state: 'planned', date, time, people: ['claire'] });
  });

  it.each(['claire s’est désistée', 'rdv claire supprimé'])('is cancelled: %s', (line) => {
    expect(read(line).state).toBe('cancelled');
  });
});

describe('A weekend', () => {
  it('is its Saturday', () => {
    expect(read('over the weekend claire emailed').date).toBe('2026-11-21');
  });
});

describe('What is due', () => {
  it.each([
    ['> send it by end of today', 'send it', '2026-11-25'],
    ['> send it by end of play Friday', 'send it', '2026-11-27'],
    ['> ring back first thing Monday', 'ring back', '2026-11-30'],
    ['> envoyer au plus tard jeudi', 'envoyer', '2026-11-26'],
    ['> payer pour le 15 décembre au plus tard', 'payer', '2026-12-15'],
    ['> publier sous 48h', 'publier', '2026-11-27'],
    ['> follow up in a couple of weeks', 'follow up', '2026-12-09'],
  ])('leaves its day out of the title: %s', (line, title, due) => {
    expect(read(line).actions).toMatchObject([{ title, due }]);
  });
});

describe('Somebody new', () => {
  it.each([
    ['v 20 avec Owen Price, new buyer', 'Owen Price'],
    ['première prise de contact Yann Kerleau 15 min', 'Yann Kerleau'],
  ])('may have a last name that is a word: %s', (line, name) => {
    expect(read(line).newPeople).toEqual([name]);
  });
});

describe('A noun that ends like a participle', () => {
  it('tells of nothing that took place', () => {
    expect(read('n claire part en congés le 5')).toMatchObject({ date: undefined });
  });
});
