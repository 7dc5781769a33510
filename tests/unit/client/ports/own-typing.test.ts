/** Of a draft of a field, only the words that its author typed last are kept when the membership ends [C8]. */

import { describe, expect, test } from 'vitest';
import { ownCells, ownWordsOfField } from '../../../../src/client/ports/own-typing.ts';
import type { Json } from '../../../../src/std/json.ts';

const draft = (path: string, text: string, value: Json | undefined) => ({
  key: `field:sme-1/${path}`,
  text,
  at: 0,
  seen: { base: 'o-1', value },
});

test.each([
  ['an empty field', draft('sector', 'Biscuits', undefined), 'Biscuits'],
  ['a stored text', draft('sector', 'Of a colleague, and mine', 'Of a colleague,'), 'and mine'],
  [
    'two places of it',
    draft('sector', 'first Of a colleague last', 'Of a colleague'),
    'first last',
  ],
  [
    'one side of a text in two languages',
    draft('summary/fr', 'Du collègue et moi', { lang: 'fr', text: 'Du collègue' }),
    'et moi',
  ],
  [
    'a property of an element',
    draft('people/p-1/role', 'Directrice, et achats', {
      'p-1': { name: 'X', role: 'Directrice,' },
    }),
    'et achats',
  ],
  [
    'one place of a long text',
    draft(
      'sector',
      `${'a '.repeat(3000)}mine, ${'b '.repeat(3000)}`,
      `${'a '.repeat(3000)}${'b '.repeat(3000)}`,
    ),
    'mine,',
  ],
  [
    'two far places of a long text',
    draft('sector', `first, ${'a '.repeat(3000)}last`, 'a '.repeat(3000)),
    'first, last',
  ],
  [
    'the place of a long text',
    draft('sector', 'a '.repeat(3000), 'b '.repeat(3000)),
    'a '.repeat(3000).trim(),
  ],
  ['the end of a word', draft('sector', 'Biscuits secs', 'Biscuit secs'), 'Biscuits'],
  [
    'an empty property of an element',
    draft('people/p-1/phone', '06 12 34 56 78', { 'p-1': { name: 'X' } }),
    '06 12 34 56 78',
  ],
])('typed into %s', (_where, { key, ...typed }, own) => {
  const part = ownWordsOfField({ key, ...typed });
  expect(part).toEqual({ key: key.replace('field:', 'typed:'), text: own, at: 0 });
});

test.each([
  ['nothing was typed', draft('sector', 'Of a colleague', 'Of a colleague')],
  ['words were only removed', draft('sector', 'Of', 'Of a colleague')],
  [
    'it is not known what stood there',
    { key: 'field:sme-1/sector', text: 'Of a colleague', at: 0 },
  ],
  ['it is no text', draft('revenue', '1 250', 1234)],
  ['it is of a part of another kind', draft('targets/uk', '12', { uk: 11 })],
  ['the element is gone', draft('people/p-1/role', 'Of a colleague', { 'p-2': { name: 'X' } })],
  [
    'it is a form',
    { ...draft('x', '{"text":"Of a colleague"}', undefined), key: 'newAction:sme-1' },
  ],
])('nothing is kept where %s', (_why, one) => {
  expect(ownWordsOfField(one)).toBeUndefined();
});

describe('Cells of the figures', () => {
  const key = 'figures:sme-1/whole/tab-1';
  const cells = (values: Json) => ({ key, text: JSON.stringify(values), at: 3 });
  const seen = (value: Json) => ({ 'figures-1': { base: 'o-1', value } });
  const notes = (values: Json) =>
    ownCells(cells(values)).filter((own) => own.key.startsWith('typed:'));

  test('keep their notes without what stood there, and their figures in their place', () => {
    const own = ownCells(
      cells({
        '2026-03 note': { text: 'ventes du salon, à revoir', seen: {} },
        '2026-04 note': { text: 'Du collègue, et moi', seen: seen('Du collègue,') },
        '2026-04 orders': { text: '66', seen: {} },
        '2026-04 revenue': { text: '-99', seen: seen({ amount: 120_000, currency: 'EUR' }) },
        '2026-05 orders': { text: ' ', seen: seen(12) },
      }),
    );
    expect(own).toEqual([
      {
        key,
        text: JSON.stringify({
          '2026-04 orders': { text: '66', seen: {} },
          '2026-04 revenue': { text: '-99', seen: {} },
        }),
        at: 3,
      },
      { key: 'typed:sme-1/note', text: 'ventes du salon, à revoir\net moi', at: 3 },
    ]);
  });

  test.each([
    ['nothing of it is their own', { '2026-03 note': { text: 'Du', seen: seen('Du collègue') } }],
    ['it is not known what stood there', { '2026-03 note': '=Du collègue' }],
    ['there are figures alone', { '2026-03 orders': { text: '66', seen: {} } }],
  ])('keep no note where %s', (_why, values) => {
    expect(notes(values)).toEqual([]);
  });

  test.each(['', '[]', '"words"', 'null', '{'])(
    'hold nothing where they cannot be read: %s',
    (text) => {
      expect(ownCells({ key, text, at: 0 })).toEqual([]);
    },
  );
});
