/** A year of attempts at an organisation that never answers: when it is noticed, put to rest, and taken up again. */

import { describe, expect, it } from 'vitest';
import { alertsOff, limitsOf } from '../../../../src/domain/alert/limits.ts';
import { snoozeAlert, unsnoozeAlert } from '../../../../src/domain/alert/snooze-alert.ts';
import type { Command } from '../../../../src/domain/command/command.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import {
  type AnyRecord,
  type Contact,
  type Organisation,
  recordAs,
} from '../../../../src/domain/operation/record.ts';
import {
  groupOf,
  setEngagement,
  silenceOf,
  wake,
} from '../../../../src/domain/organisation/engagement.ts';
import { summariseJournal } from '../../../../src/domain/sme/journal-summary.ts';
import { present } from '../../../../src/std/assert.ts';

let ids = 0;
const author = { by: 'emma', at: 1, newId: () => `id-${(ids += 1)}` };

let record: AnyRecord = present(
  applyOperation(
    undefined,
    createOperation(
      author,
      'organisation',
      { home: 'dit', id: 'dit' },
      { name: 'A ministry', kind: 'supportOrganisation', engagement: 'contacted' },
    ),
    'later',
  ),
  'created',
).record;
const organisation = (): Organisation => present(recordAs(record, 'organisation'), 'it');

function run(command: Command, today: string): void {
  const context = { ...author, today, now: `${today}T10:00`, zone: 'Europe/London' };
  const result = command({ ...context, programmeId: 'p', record: () => record });
  for (const operation of result.ok ? result.value : []) {
    record = present(applyOperation(record, operation, 'later'), 'changed').record;
  }
}

/** The attempt of a month, which nobody answers. */
function attempt(month: number, values: Partial<Values<'contact'>> = {}): Contact {
  const stamp = { at: month, by: 'emma' };
  const at = `2020-${String(month).padStart(2, '0')}-10T10:00`;
  return {
    id: `contact-${month}-${values.direction ?? 'outbound'}`,
    entity: 'contact',
    home: 'dit',
    created: stamp,
    changed: stamp,
    values: {
      at,
      kind: 'interim',
      mode: month % 3 === 0 ? 'phone' : 'email',
      direction: 'outbound',
      state: 'held',
      reached: false,
      ...values,
    },
  };
}

const attempts = Array.from({ length: 12 }, (_, index) => attempt(index + 1));
const after = (months: number) => summariseJournal(attempts.slice(0, months));
const rules = { limits: limitsOf(undefined), off: alertsOff(undefined), today: '2021-01-10' };
const noticed = (months: number) => [
  silenceOf(organisation(), after(months), rules).level,
  groupOf(organisation(), after(months), rules),
];

describe('a year without an answer', () => {
  it('is one to watch from the third attempt on, and needs action from the fifth', () => {
    expect([1, 2, 3, 4, 5, 12].map(noticed)).toEqual([
      [undefined, 'active'],
      [undefined, 'active'],
      ['watch', 'followUp'],
      ['watch', 'followUp'],
      ['risk', 'followUp'],
      ['risk', 'followUp'],
    ]);
    expect(after(12).unansweredInRow).toBe(12);
  });

  it('follows the limits of the programme, and is silent where they are switched off', () => {
    const set = { noReply: { watch: 6, risk: 9 } };
    const later = { ...rules, limits: limitsOf(set) };
    const levels = [5, 6, 9].map((count) => silenceOf(organisation(), after(count), later).level);
    expect(levels).toEqual([undefined, 'watch', 'risk']);
    const off = { ...rules, off: alertsOff({ noReply: { off: true } }) };
    expect(silenceOf(organisation(), after(12), off).level).toBeUndefined();
  });

  it('waits until the day that somebody said, unless it becomes worse', () => {
    const hold = { until: '2021-01-31', reason: 'New office' };
    run(snoozeAlert('dit', { id: 'noReply', level: 'watch' }, hold), '2021-01-04');
    const { level, snooze } = silenceOf(organisation(), after(4), rules);
    expect([level, snooze?.reason]).toEqual([undefined, 'New office']);
    expect(groupOf(organisation(), after(4), rules)).toBe('active');
    expect(silenceOf(organisation(), after(5), rules).level).toBe('risk');
    expect(silenceOf(organisation(), after(4), { ...rules, today: '2021-02-01' }).level).toBe(
      'watch',
    );
    run(unsnoozeAlert('dit', 'noReply'), '2021-01-05');
    expect(silenceOf(organisation(), after(4), rules).level).toBe('watch');
  });

  it('counts no attempt that was called off, and none that is only planned', () => {
    const odd = [attempt(6, { state: 'cancelled' }), attempt(7, { state: 'planned' })];
    expect(summariseJournal([...attempts.slice(0, 5), ...odd]).unansweredInRow).toBe(5);
  });

  it('rests once somebody says so, whatever is tried afterwards', () => {
    run(setEngagement('dit', 'dormant'), '2020-12-15');
    expect(groupOf(organisation(), after(12), rules)).toBe('resting');
    expect(organisation().values.engagementDates?.dormant).toBe('2020-12-15');
  });

  it('goes on where it was left, and the count begins anew with an answer', () => {
    run(wake('dit'), '2021-01-04');
    expect(organisation().values.engagement).toBe('contacted');
    expect(groupOf(organisation(), after(12), rules)).toBe('followUp');
    const answered = attempt(12, { direction: 'inbound', at: '2021-01-12T09:00', reached: true });
    const summary = summariseJournal([...attempts, answered]);
    expect(summary.unansweredInRow).toBe(0);
    expect(groupOf(organisation(), summary, rules)).toBe('active');
  });
});
