/** Whose day it is: which SMEs, contacts and actions belong to it. */

import { describe, expect, it } from 'vitest';
import { myDay } from '../../../../src/domain/my-day/my-day.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';
import { action, colleague, day, dayContext, me, planned, sheet, today } from './sheets.ts';

describe('an action', () => {
  it.each([
    ['mine, on my SME', { ownerId: me }, true, 'owed'],
    ['mine, on the SME of a colleague', { ownerId: me }, false, 'owed'],
    ['nobody’s, on my SME', {}, true, 'owed'],
    ['ours and nobody’s, on my SME', { waitingFor: 'us' }, true, 'owed'],
    ['nobody’s, on the SME of a colleague', {}, false, undefined],
    ['a colleague’s, on my SME', { ownerId: colleague }, true, 'awaited'],
    ['a colleague’s, on their SME', { ownerId: colleague }, false, undefined],
    ['of a contact person of my SME', { ownerId: 'person-claire' }, true, 'awaited'],
    ['waiting for the SME, mine', { ownerId: me, waitingFor: 'sme' }, true, 'awaited'],
    ['waiting for the technical team', { waitingFor: 'technical' }, true, 'awaited'],
    ['waiting for an organisation', { waitingFor: 'organisation' }, true, 'awaited'],
    ['waiting for the SME of a colleague', { waitingFor: 'sme' }, false, undefined],
    ['done', { ownerId: me, state: 'done' }, true, undefined],
    ['dropped', { ownerId: me, state: 'dropped' }, true, undefined],
    ['blocked', { ownerId: me, state: 'blocked' }, true, 'owed'],
  ] as const)('%s', (_, values, mine, section) => {
    const accountManagerId = mine ? me : colleague;
    const head = sheet({
      sme: { accountManagerId },
      actions: [action({ due: today, ...values })],
    });
    expect(day([head])).toEqual(section === undefined ? [] : [`${section} action:action-1`]);
  });
});

describe('whose day it is', () => {
  const heads = [
    sheet({ id: 'mine', summary: { planned: [planned(`${today}T09:00`, { id: 'mine' })] } }),
    sheet({
      id: 'pad',
      sme: { accountManagerId: 'member-jean' },
      summary: { planned: [planned(`${today}T10:00`, { id: 'pad' })] },
    }),
    sheet({
      id: 'other',
      sme: { accountManagerId: colleague, launchPadId: 'pad-uk' },
      summary: { planned: [planned(`${today}T11:00`, { id: 'other' })] },
    }),
  ];

  it.each([
    ['mine', ['mine']],
    ['pad', ['mine', 'pad']],
    ['everyone', ['mine', 'pad', 'other']],
  ] as const)('%s', (scope, ids) => {
    expect(day(heads, { scope })).toEqual(ids.map((id) => `today contact:${id}`));
    expect(myDay(heads, dayContext({ scope })).smeCount).toBe(ids.length);
  });

  it('shows an action of anyone at the pad as owed, one of the other pad as awaited', () => {
    const head = (ownerId: string): SheetHead =>
      sheet({ actions: [action({ due: today, ownerId })] });
    expect(day([head('member-jean')], { scope: 'pad' })).toEqual(['owed action:action-1']);
    expect(day([head(colleague)], { scope: 'pad' })).toEqual(['awaited action:action-1']);
    expect(day([head(colleague)], { scope: 'everyone' })).toEqual(['owed action:action-1']);
  });

  it('is empty at the pad of somebody who has none', () => {
    expect(day(heads, { scope: 'pad', memberId: 'member-unknown' })).toEqual([]);
  });

  it('tells of handovers whatever the width of the view', () => {
    const handovers = { h: { on: '2020-11-17', from: colleague, to: me } };
    for (const scope of ['mine', 'pad', 'everyone'] as const) {
      expect(day([sheet({ sme: { handovers } })], { scope })).toEqual(['handover handover:h']);
    }
  });
});
