import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

function read(input: string) {
  return readComposer(input, context);
}

describe('a letter and a noun that says more', () => {
  it.each([
    ['v point trimestriel hier', 'video', 'point trimestriel'],
    ['s visite atelier hier', 'atBusiness', 'visite atelier'],
    ['c point hier', 'phone', 'point'],
    ['a appel hier', 'phone', ''],
    ['v visio hier', 'video', ''],
  ])('keeps the noun where no other words are: %s', (line, mode, text) => {
    expect(read(line)).toMatchObject({ mode, text, date: '2026-11-24' });
  });
});

describe('a noun that says more than how it took place', () => {
  it.each([
    ['point trimestriel hier', 'elsewhere', 'point trimestriel'],
    ['quarterly point yesterday', 'elsewhere', 'quarterly point'],
    ['quarterly review yesterday', 'elsewhere', 'quarterly review'],
    ['hier revue trimestrielle avec Claire', 'elsewhere', 'revue trimestrielle'],
    ['visite atelier hier', 'atBusiness', 'visite atelier'],
    ['visit to the workshop yesterday', 'atBusiness', 'visit to the workshop'],
    ['follow-up call yesterday', 'phone', 'follow-up call'],
    ['formation hier', 'elsewhere', 'formation'],
    ['rdv au café hier', 'elsewhere', 'rdv au café'],
    ['déjeuner hier', 'elsewhere', 'déjeuner'],
    ['déjeuner avec Claire hier', 'elsewhere', 'déjeuner'],
    ['lunch with Claire yesterday', 'elsewhere', 'lunch'],
    ['relance à Claire hier', 'phone', 'relance'],
  ])('is the text where no other words are: %s', (line, mode, text) => {
    expect(read(line)).toMatchObject({ mode, text, date: '2026-11-24' });
  });

  it.each([
    ['appel hier', 'phone'],
    ['coup de fil hier', 'phone'],
    ['phone call yesterday', 'phone'],
    ['rdv sur place hier', 'atBusiness'],
    ['missed call yesterday', 'phone'],
  ])('is none where it says only that: %s', (line, mode) => {
    expect(read(line)).toMatchObject({ mode, text: '', date: '2026-11-24' });
  });
});

describe('a noun that names an occasion', () => {
  it.each([
    ['formation Amazon 2 h hier avec Claire', 'formation Amazon 2 h hier avec Claire'],
    ['training Amazon 2 h yesterday with Claire', 'training Amazon 2 h yesterday with Claire'],
    ['point TVA avec Claire hier', 'point TVA avec Claire'],
    ['review VAT with Claire yesterday', 'review VAT with Claire'],
    ['v 15 point TVA', 'point TVA'],
    ['e relance envoyée à Paul Durand', 'relance envoyée à Paul Durand'],
  ])('stays beside other words: %s', (line, text) => {
    expect(read(line).text).toBe(text);
  });

  it.each([
    ['appel TVA avec Claire hier', 'TVA avec Claire'],
    ['rdv TVA avec Claire hier', 'TVA avec Claire'],
  ])('is none where it says only how: %s', (line, text) => {
    expect(read(line).text).toBe(text);
  });
});

describe('how long it was, behind what it was about', () => {
  it.each([
    ["visite de l'atelier 45 min", "visite de l'atelier", 45],
    ["visite d'atelier 45 min", "visite d'atelier", 45],
    ["point d'étape 30 min", "point d'étape", 30],
    ['visit of the workshop 45 min', 'visit of the workshop', 45],
    ['appel TVA 15 min', 'TVA', 15],
    ['call about VAT 15 min', 'about VAT', 15],
    ['call about VAT for half an hour', 'about VAT', 30],
    ["s visite d'atelier 45 min", "visite d'atelier", 45],
    ['visite atelier 45 min', 'visite atelier', 45],
  ])('leaves the text at the end of the line: %s', (line, text, minutes) => {
    expect(read(line)).toMatchObject({ text, minutes });
  });

  it.each([
    ['appel TVA hier 15 min', 'TVA'],
    ['call about VAT 15 min yesterday', 'about VAT'],
  ])('leaves it with the day: %s', (line, text) => {
    expect(read(line)).toMatchObject({ text, minutes: 15, date: '2026-11-24' });
  });

  it('stays in a sentence that goes on', () => {
    expect(read('appel TVA 15 min, Claire rappelle')).toMatchObject({
      text: 'TVA 15 min, Claire rappelle',
      minutes: 15,
    });
  });
});

describe('a note', () => {
  it.each([
    ['n réunion 1h avec la banque', 'réunion 1h avec la banque'],
    ['n meeting 1h with the bank', 'meeting 1h with the bank'],
    ['n réunion', 'réunion'],
    ['n meeting', 'meeting'],
    ['n rendez-vous banque', 'rendez-vous banque'],
    ['n face to face 10 min', 'face to face 10 min'],
    ['note meeting with the bank', 'meeting with the bank'],
    ['réunion note', 'réunion'],
    ['n appel 10 min avec la banque', 'appel 10 min avec la banque'],
  ])('keeps every word that names a meeting: %s', (line, text) => {
    expect(read(line)).toMatchObject({ mode: 'note', text });
  });

  it('keeps it beside a day and a person', () => {
    expect(read('n rdv hier avec claire')).toMatchObject({
      text: 'rdv',
      date: '2026-11-24',
      people: ['claire'],
    });
  });
});
