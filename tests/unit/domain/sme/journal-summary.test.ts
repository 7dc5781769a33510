import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../../src/domain/operation/record.ts';
import { summariseJournal } from '../../../../src/domain/sme/journal-summary.ts';

const stamp = { at: 0, by: 'member' };

function contact(id: string, values: Partial<Contact['values']>): Contact {
  return {
    id,
    entity: 'contact',
    home: 'sme-1',
    created: stamp,
    changed: stamp,
    values: {
      at: '2020-11-19T10:00',
      kind: 'interim',
      mode: 'phone',
      state: 'held',
      reached: true,
      ...values,
    },
  };
}

describe('the summary of a journal', () => {
  it('says of a planned contact where its clock is, how long, with whom, and whether it may leave', () => {
    const { planned } = summariseJournal([
      contact('later', { state: 'planned', at: '2020-11-26T10:00' }),
      contact('sooner', {
        state: 'planned',
        at: '2020-11-25T10:00',
        zone: 'Europe/London',
        minutes: 45,
        memberIds: ['emma'],
        confidential: true,
      }),
    ]);
    expect(planned).toEqual([
      {
        id: 'sooner',
        at: '2020-11-25T10:00',
        kind: 'interim',
        mode: 'phone',
        zone: 'Europe/London',
        minutes: 45,
        memberIds: ['emma'],
        confidential: true,
      },
      {
        id: 'later',
        at: '2020-11-26T10:00',
        kind: 'interim',
        mode: 'phone',
        confidential: false,
      },
    ]);
  });

  it('stays short about what has been', () => {
    const held = contact('held', { zone: 'Europe/Paris', minutes: 45, memberIds: ['emma'] });
    expect(summariseJournal([held]).lastHeld).toEqual({
      id: 'held',
      at: '2020-11-19T10:00',
      kind: 'interim',
      mode: 'phone',
      zone: 'Europe/Paris',
    });
  });
});
