import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../../src/domain/operation/record.ts';
import {
  contactFigures,
  loggedContacts,
  mondaysOf,
  wayOf,
} from '../../../../src/domain/report/contact-figures.ts';

const stamp = { at: 1, by: 'm' };
const days = { from: '2020-09-01', to: '2020-11-19' };

function contact(id: string, home: string, values: Partial<Contact['values']>): Contact {
  return {
    id,
    entity: 'contact',
    home,
    created: stamp,
    changed: stamp,
    values: { at: '2020-11-16T10:00', kind: 'interim', mode: 'phone', state: 'held', ...values },
  };
}

const journal = [
  contact('call', 'a', { minutes: 30, topics: ['data', 'shop'] }),
  contact('visit', 'a', { mode: 'atPad', at: '2020-11-15T09:00', minutes: 60, topics: ['data'] }),
  contact('mail', 'b', { mode: 'email', minutes: 5 }),
  contact('letter', 'b', { mode: 'post' }),
  contact('before', 'a', { at: '2020-08-31T23:59', minutes: 100 }),
  contact('after', 'a', { at: '2020-11-20T00:00', minutes: 100 }),
  contact('planned', 'a', { state: 'planned' }),
  contact('missed', 'a', { state: 'missed' }),
  contact('elsewhere', 'outside', { minutes: 100 }),
  { ...contact('trashed', 'a', {}), deleted: { ...stamp, operationId: 'o' } },
];

const pads = new Map([
  ['a', 'fr'],
  ['b', 'uk'],
]);
const figures = contactFigures(loggedContacts(journal, days), (home) => pads.get(home));
const idsOf = (key: string) => figures.get(key)?.records.map(({ id }) => id) ?? [];

describe('the figures of contacts', () => {
  it('count what was held in these days, by launch pad and way', () => {
    expect(idsOf('contacts:fr:phone')).toEqual(['call']);
    expect(idsOf('contacts:fr:visit')).toEqual(['visit']);
    expect(idsOf('contacts:uk:email')).toEqual(['mail']);
    expect(idsOf('contacts:uk:message')).toEqual(['letter']);
    expect(idsOf('contacts:fr:video')).toEqual([]);
  });

  it('count weeks from Monday to Sunday', () => {
    expect(idsOf('contacts:fr:phone:2020-11-16')).toEqual(['call']);
    expect(idsOf('contacts:fr:visit:2020-11-09')).toEqual(['visit']);
  });

  it('share the minutes of a contact among its topics, so that topics add up', () => {
    expect(figures.get('minutes:fr')?.value).toBe(90);
    expect(figures.get('minutes:fr:data')?.value).toBe(75);
    expect(figures.get('minutes:fr:shop')?.value).toBe(15);
    expect(figures.get('minutes:uk:none')?.value).toBe(5);
    expect(idsOf('minutes:fr')).toEqual(['call', 'visit']);
    expect(idsOf('minutes:uk')).toEqual(['mail']);
  });

  it('share odd minutes in whole ones, and count a topic once that was stored twice', () => {
    const odd = contact('odd', 'a', { minutes: 31, topics: ['data', 'shop', 'data'] });
    const found = contactFigures(loggedContacts([odd], days), () => 'fr');
    expect(found.get('minutes:fr:data')?.value).toBe(16);
    expect(found.get('minutes:fr:shop')?.value).toBe(15);
  });

  it('tell five ways apart', () => {
    expect(wayOf('elsewhere')).toBe('visit');
    expect(wayOf('video')).toBe('video');
    expect(wayOf('message')).toBe('message');
  });

  it('lay out the weeks that some days touch', () => {
    expect(mondaysOf({ from: '2020-11-04', to: '2020-11-16' })).toEqual([
      '2020-11-02',
      '2020-11-09',
      '2020-11-16',
    ]);
  });
});
