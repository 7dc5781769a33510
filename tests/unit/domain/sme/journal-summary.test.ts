import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../../src/domain/operation/record.ts';
import {
  emptyJournalSummary,
  heldCountOf,
  isFromBefore,
  summariseJournal,
} from '../../../../src/domain/sme/journal-summary.ts';

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

  it('counts those that took place apart from what is planned, was missed or only noted', () => {
    const summary = summariseJournal([
      contact('held', {}),
      contact('note', { mode: undefined }),
      contact('missed', { state: 'missed' }),
      contact('planned', { state: 'planned', at: '2020-11-26T10:00' }),
    ]);
    expect(summary).toMatchObject({ count: 4, heldCount: 1 });
    expect(heldCountOf(summary)).toBe(1);
    expect(heldCountOf({ ...summary, heldCount: undefined })).toBe(3);
    expect(isFromBefore({ ...summary, heldCount: undefined })).toBe(true);
    expect(isFromBefore(summary)).toBe(false);
    expect(heldCountOf(emptyJournalSummary)).toBe(0);
  });

  it('stays short about what has been', () => {
    const held = contact('held', { zone: 'Europe/Paris', minutes: 45, memberIds: ['emma'] });
    expect(summariseJournal([held]).lastHeld).toEqual({
      id: 'held',
      at: '2020-11-19T10:00',
      kind: 'interim',
      mode: 'phone',
      zone: 'Europe/Paris',
      confidential: false,
    });
  });
});

describe('what is counted in a row', () => {
  /** Contacts of successive days. */
  const row = (...values: readonly Partial<Contact['values']>[]) =>
    summariseJournal(
      values.map((one, day) => contact(`c-${day}`, { at: `2020-11-1${day}T10:00`, ...one })),
    );
  const held = { mode: 'video' } as const;
  const missed = { ...held, state: 'missed', reached: undefined } as const;
  const cancelled = { ...missed, state: 'cancelled' } as const;
  const mail = { mode: 'email', direction: 'outbound', reached: false } as const;
  const answer = { mode: 'email', direction: 'inbound' } as const;
  const unanswered = { mode: 'phone', direction: 'outbound', reached: false } as const;
  const planned = { state: 'planned', reached: undefined } as const;
  const note = { kind: 'note', mode: undefined, reached: undefined } as const;

  it.each([
    ['none', [held], 0],
    ['one', [missed], 1],
    ['one missed and one called off', [held, missed, cancelled], 2],
    ['two with a mail between them', [missed, mail, missed], 2],
    ['two with a mail between them that was answered', [missed, mail, answer, cancelled], 2],
    ['two with calls that nobody took', [missed, unanswered, missed, unanswered], 2],
    ['one, once they met in between', [missed, held, missed], 1],
    ['none, once they talked', [missed, missed, { mode: 'phone' } as const], 0],
    ['two, whatever is planned and noted', [missed, missed, note, planned], 2],
  ])('of meetings is %s', (_, contacts, expected) => {
    expect(row(...contacts).missedInRow).toBe(expected);
  });

  it.each([
    ['none', [held], 0],
    ['a mail and a call', [held, mail, unanswered], 2],
    ['only what was sent since their answer', [mail, mail, answer, mail], 1],
    ['a meeting to which nobody came', [mail, missed], 2],
    ['nothing that was called off', [mail, cancelled, mail], 2],
    ['nothing that they wrote, read or not', [mail, { ...answer, reached: false }], 0],
    ['nothing planned or noted', [mail, note, planned], 1],
  ])('without an answer is %s', (_, contacts, expected) => {
    expect(row(...contacts).unansweredInRow).toBe(expected);
  });
});
