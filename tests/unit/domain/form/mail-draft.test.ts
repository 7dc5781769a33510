/** A letter as a link that opens the mail programme. */
import { expect, test } from 'vitest';
import type { Letter } from '../../../../src/domain/form/follow-up-letter.ts';
import { mailDraft, mailLinkLengthMax } from '../../../../src/domain/form/mail-draft.ts';

const letter = (line: string): Letter => ({
  subject: 'Notre revue du 12 mai 2021 & 50 % de plus ?',
  greeting: 'Bonjour Zoé,',
  opening: 'Merci.',
  parts: [{ heading: 'Décisions', lines: [{ text: line, lang: 'fr' }] }],
  closing: 'À bientôt.',
  regards: 'Bien cordialement,',
  signature: 'Maëlle',
});

/** What a mail programme reads out of a link. */
const readBack = (href: string) => {
  const [address = '', search = ''] = href.replace('mailto:', '').split('?');
  const fields = search.split('&').map((field) => field.split('='));
  const named = fields.map(([name = '', value = '']) => [name, decodeURIComponent(value)] as const);
  return { address: decodeURIComponent(address), ...Object.fromEntries(named) };
};

test('its lines end as those of a mail do, and no letter of it adds a field or a recipient', () => {
  const { href, isWhole } = mailDraft(
    letter('Prix & délais ? 1 + 1 = 2 #1, 100 %'),
    'zoe@aven.example',
  );
  expect(isWhole).toBe(true);
  expect(readBack(href)).toEqual({
    address: 'zoe@aven.example',
    subject: 'Notre revue du 12 mai 2021 & 50 % de plus ?',
    body: [
      'Bonjour Zoé,',
      '',
      'Merci.',
      '',
      'Décisions',
      '• Prix & délais ? 1 + 1 = 2 #1, 100 %',
      '',
      'À bientôt.',
      '',
      'Bien cordialement,',
      'Maëlle',
    ].join('\r\n'),
  });
});

test('a line break that was typed becomes one of a mail, however it was typed', () => {
  const { href } = mailDraft(letter('un\ndeux\r\ntrois'), '');
  expect(href).toContain('un%0D%0Adeux%0D%0Atrois');
});

test('half of a cut emoji is replaced, since no link can hold it', () => {
  const { href } = mailDraft(letter(`Bravo ${'🎉'.slice(0, 1)}`), 'zoe@aven.example');
  expect(href).toContain('Bravo%20%EF%BF%BD%0D');
});

test('a letter too long for a link leaves the message empty and keeps its subject: no part goes for the whole', () => {
  const fits = (line: string): boolean => mailDraft(letter(line), 'zoe@aven.example').isWhole;
  const room = mailLinkLengthMax - mailDraft(letter(''), 'zoe@aven.example').href.length;
  expect(fits('a'.repeat(room))).toBe(true);
  expect(fits('a'.repeat(room + 1))).toBe(false);
  // What counts is the link: an accent takes six characters of it.
  expect(fits('é'.repeat(room / 2))).toBe(false);
  expect(readBack(mailDraft(letter('é'.repeat(2_000)), 'zoe@aven.example').href)).toEqual({
    address: 'zoe@aven.example',
    subject: 'Notre revue du 12 mai 2021 & 50 % de plus ?',
  });
});
