/** What a row says: health, part of the list, last contact, next date. */

import { describe, expect, it } from 'vitest';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import { portfolioRow } from '../../../../src/domain/portfolio/portfolio-row.ts';
import { allStages } from '../../../../src/domain/sme/sme.ts';
import { action, brief, head, issue } from './records.ts';

const today = '2020-11-19';
const context = alertContext({ today });
const rowOf = (parts: Parameters<typeof head>[0]) => portfolioRow(head(parts), context);
const fresh = { lastReached: brief('2020-11-18'), lastReview: brief('2020-11-10') };

describe('a row', () => {
  it('is in good health when it is supported and nothing warns', () => {
    expect(rowOf({ summary: fresh })).toMatchObject({ health: 'ok', group: 'regular' });
  });

  it('has no health without anything to judge by', () => {
    expect(rowOf({ sme: { stage: 'prospect' } }).health).toBe('none');
    expect(rowOf({ sme: { stage: 'eligible' }, summary: fresh }).health).toBe('none');
    expect(rowOf({ sme: { stage: 'enrolled' } }).health).toBe('none');
  });

  it('shows what warns, whatever the stage that still goes on', () => {
    const issues = [issue({ severity: 3, openedOn: '2020-10-01' })];
    expect(rowOf({ sme: { stage: 'screening' }, issues })).toMatchObject({
      health: 'risk',
      group: 'attention',
    });
  });

  it('stands in the part of its stage when nothing warns', () => {
    const groups = allStages.map((stage) => rowOf({ sme: { stage }, summary: fresh }).group);
    expect(groups).toEqual([
      'prospects',
      'selection',
      'selection',
      'regular',
      'regular',
      'regular',
      'ended',
      'ended',
      'ended',
      'ended',
      'paused',
    ]);
  });

  it('counts the days since someone was reached', () => {
    expect(rowOf({ summary: fresh }).silentDays).toBe(1);
    expect(rowOf({}).silentDays).toBeUndefined();
  });

  it('counts what is open and what is overdue, the least late included', () => {
    const row = rowOf({
      summary: fresh,
      actions: [action({ due: '2020-11-18' }), action({ due: '2020-11-19' }), action()],
      issues: [issue({ openedOn: today }), issue({ state: 'resolved' })],
    });
    expect(row).toMatchObject({ openActions: 3, overdueActions: 1, openIssues: 1 });
    expect(row.alerts).toEqual([]);
  });

  it('says that two versions wait to be settled', () => {
    const base = head({ summary: fresh });
    const alternative = { value: 'x', operationId: 'o', at: 0, by: 'm' };
    const torn = { ...action(), conflicts: { note: [alternative] } };
    expect(portfolioRow(base, context).conflict).toBe(false);
    expect(portfolioRow({ ...base, actions: [torn] }, context).conflict).toBe(true);
  });

  it('is looked at first while two versions wait, and is no less healthy for it', () => {
    const row = rowOf({ summary: { ...fresh, openConflicts: 1 } });
    expect(row).toMatchObject({ group: 'attention', health: 'ok', alerts: [] });
    const over = rowOf({ sme: { stage: 'completed' }, summary: { openConflicts: 1 } });
    expect(over.group).toBe('attention');
  });
});

describe('the next date', () => {
  it('is the day on which the review falls due, when nothing is planned', () => {
    expect(rowOf({ summary: fresh }).next).toEqual({
      kind: 'reviewDue',
      on: '2020-12-10',
      late: false,
      review: true,
    });
  });

  it('is the soonest planned contact from today on', () => {
    const planned = [brief('2020-11-02'), brief('2020-11-19'), brief('2020-11-25')];
    expect(rowOf({ summary: { ...fresh, planned } }).next).toMatchObject({
      kind: 'planned',
      on: '2020-11-19',
      late: false,
      mode: 'phone',
    });
  });

  it('is a planned contact gone by, as late, when none comes after', () => {
    const planned = [brief('2020-11-18')];
    expect(rowOf({ sme: { stage: 'screening' }, summary: { planned } }).next).toMatchObject({
      on: '2020-11-18',
      late: true,
    });
  });

  it('is the late review before any other appointment, unless the review has its date', () => {
    const late = { lastReached: brief('2020-11-18'), lastReview: brief('2020-09-01') };
    const call = brief('2020-11-25');
    const review = brief('2020-11-26', { kind: 'monthlyReview' });
    expect(rowOf({ summary: { ...late, planned: [call] } }).next).toMatchObject({
      kind: 'reviewDue',
      on: '2020-10-01',
      late: true,
    });
    expect(rowOf({ summary: { ...late, planned: [call, review] } }).next).toMatchObject({
      kind: 'planned',
      on: '2020-11-25',
    });
  });

  it('is nothing once support has ended', () => {
    const planned = [brief('2020-11-25')];
    expect(
      rowOf({ sme: { stage: 'completed' }, summary: { ...fresh, planned } }).next,
    ).toBeUndefined();
  });
});
