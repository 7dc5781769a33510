/** Of a draft of a field, only the words that its author typed last are kept when the membership ends [C8]. */

import { describe, expect, test } from 'vitest';
import { ownPartOf } from '../../../../../src/client/features/arrival/own-part.ts';
import type { Json } from '../../../../../src/std/json.ts';

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
    'an empty property of an element',
    draft('people/p-1/phone', '06 12 34 56 78', { 'p-1': { name: 'X' } }),
    '06 12 34 56 78',
  ],
])('typed into %s', (_where, { key, ...typed }, own) => {
  const part = ownPartOf({ key, ...typed });
  expect(part).toEqual({ key: key.replace('field:', 'typed:'), text: own });
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
  ['too much differs to tell', draft('sector', 'a '.repeat(3000), 'b '.repeat(3000))],
])('nothing is kept where %s', (_why, one) => {
  expect(ownPartOf(one)).toBeUndefined();
});

describe('Notes of months that are typed', () => {
  const cells = (values: Json) => ({
    key: 'figures:sme-1/whole/tab-1',
    text: JSON.stringify(values),
    at: 0,
  });
  const seen = (value: string) => ({ 'figures-1': { base: 'o-1', value } });

  test('are kept, without what stood there, and without figures', () => {
    const draft = cells({
      '2026-03 note': { text: 'ventes du salon, à revoir', seen: {} },
      '2026-04 note': { text: 'Du collègue, et moi', seen: seen('Du collègue,') },
      '2026-04 orders': { text: '66', seen: {} },
    });
    expect(ownPartOf(draft)).toEqual({
      key: 'typed:sme-1/note',
      text: 'ventes du salon, à revoir\net moi',
    });
  });

  test.each([
    ['nothing of it is their own', { '2026-03 note': { text: 'Du', seen: seen('Du collègue') } }],
    ['it is not known what stood there', { '2026-03 note': '=Du collègue' }],
    ['there are figures alone', { '2026-03 orders': { text: '66', seen: {} } }],
  ])('are not kept where %s', (_why, values) => {
    expect(ownPartOf(cells(values))).toBeUndefined();
  });
});
