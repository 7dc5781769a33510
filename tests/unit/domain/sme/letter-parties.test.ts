/** A letter goes to whoever was met, from whoever met them. */

import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../../src/domain/operation/record.ts';
import { letterParties } from '../../../../src/domain/sme/letter-parties.ts';

const sme = {
  values: {
    name: 'Lodmoor',
    accountManagerId: 'daniel',
    people: {
      bryn: { name: 'Bryn Carter', decisionMaker: true, email: 'bryn@example.org' },
      jo: { name: 'Jo Carter', email: 'jo@example.org' },
      al: { name: 'Al Carter' },
    },
  },
} as unknown as Parameters<typeof letterParties>[0];

const held = (values: Partial<Contact['values']>): Contact['values'] => ({
  at: '2021-04-19T10:00',
  kind: 'monthlyReview',
  state: 'held',
  ...values,
});

describe('The letter after a contact', () => {
  it('greets who was met, at their address, and is signed by who met them', () => {
    const contact = held({ people: { jo: 'present', bryn: 'absent' }, memberIds: ['daniel'] });
    expect(letterParties(sme, contact, 'maelle')).toEqual({
      to: ['Jo Carter'],
      address: 'jo@example.org',
      signer: 'daniel',
    });
  });

  it('greets everyone who was met, and is sent to the first with an address', () => {
    const contact = held({ people: { al: 'present', jo: 'sentInput' }, memberIds: [] });
    expect(letterParties(sme, contact, 'maelle')).toEqual({
      to: ['Al Carter', 'Jo Carter'],
      address: 'jo@example.org',
      signer: 'maelle',
    });
  });

  it('is signed by the reader where they were there, else by the account manager among those who were', () => {
    const contact = held({ memberIds: ['emma', 'daniel', 'maelle'] });
    expect(letterParties(sme, contact, 'maelle').signer).toBe('maelle');
    expect(letterParties(sme, contact, 'priya').signer).toBe('daniel');
  });

  it('goes from the reader to the main person where nothing is known of a contact', () => {
    expect(letterParties(sme, undefined, 'maelle')).toEqual({
      to: ['Bryn Carter'],
      address: 'bryn@example.org',
      signer: 'maelle',
    });
    const gone = held({ people: { left: 'present' } });
    expect(letterParties(sme, gone, 'maelle').to).toEqual(['Bryn Carter']);
  });
});
