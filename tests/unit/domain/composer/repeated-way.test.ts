/** How people were in touch, said again behind its shortcut: a word of the text, unless it says no more than the shortcut did. */

import { expect, test } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

const read = (line: string) => readComposer(line, context);

test.each([
  ['c 5 call off the order', 'phone', 'call off the order'],
  ['c 5 call them Monday', 'phone', 'call them Monday'],
  ['c 5 phone broken', 'phone', 'phone broken'],
  ['c 5 call of the bank', 'phone', 'call of the bank'],
  ['call 5 call off the order', 'phone', 'call off the order'],
  ['v 20 video call quality poor', 'video', 'video call quality poor'],
  ['e 5 mail bounced', 'email', 'mail bounced'],
  ['c 5 another call about labels', 'phone', 'another call about labels'],
  ['s 30 sur site internet en panne', 'atBusiness', 'sur site internet en panne'],
  ['a 5 tel cassé', 'phone', 'tel cassé'],
  ['a 10 appel TVA', 'phone', 'appel TVA'],
  ['a 10 appel du comptable', 'phone', 'appel du comptable'],
  ['v 20 visio difficile', 'video', 'visio difficile'],
  ['e mail non reçu', 'email', 'mail non reçu'],
  ['a 10 dernier appel concernant la TVA', 'phone', 'dernier appel concernant la TVA'],
])('the text stays whole where it goes on with it (F304): %s', (line, mode, text) => {
  expect(read(line)).toMatchObject({ mode, text });
});

test.each([
  ['c claire call off the order', 'call off the order'],
  ['c claire 5 phone broken', 'phone broken'],
  ['a claire appel du comptable', 'appel du comptable'],
  ['c yesterday call off the order', 'call off the order'],
])('so it does behind what else was said (F304): %s', (line, text) => {
  expect(read(line)).toMatchObject({ mode: 'phone', text });
});

test.each([
  ['c 5 call', ''],
  ['c 5 call: labels', 'labels'],
  ['c 5 call, labels', 'labels'],
  ['c 5 phone call about labels', 'about labels'],
  ['c 5 call regarding labels', 'regarding labels'],
  ['c 5 call with DPD', 'with DPD'],
  ['a 10 appel', ''],
  ['a 10 appel : étiquettes', 'étiquettes'],
  ['a 10 appel à propos des étiquettes', 'à propos des étiquettes'],
  ['a 10 appel au sujet du devis', 'au sujet du devis'],
  ['a 10 appel concernant la TVA', 'concernant la TVA'],
  ['a 10 coup de fil avec la banque', 'avec la banque'],
])('it is said once where it says the same (F304): %s', (line, text) => {
  expect(read(line)).toMatchObject({ mode: 'phone', text });
});

test.each([
  ['c 5 call with claire', ''],
  ['c 5 call claire labels', 'labels'],
  ['a 10 appel de Claire', ''],
  ['a 10 appel avec Claire', ''],
])('it is said once before a known person (F304): %s', (line, text) => {
  expect(read(line)).toMatchObject({ mode: 'phone', people: ['claire'], text });
});
