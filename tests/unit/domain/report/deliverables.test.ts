import { expect, it } from 'vitest';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import { deliverablesOf } from '../../../../src/domain/report/deliverables.ts';

const stamp = { at: 1, by: 'm' };
const event = (id: string, values: Partial<Values<'calendarEvent'>>) => ({
  id,
  entity: 'calendarEvent' as const,
  home: 'programme',
  created: stamp,
  changed: stamp,
  values: {
    title: { lang: 'en' as const, text: id },
    kind: 'deliverable' as const,
    from: '2021-05-01',
    ...values,
  },
});
const today = '2021-05-19';

it('tells what is done, planned and late, by the day it is due', () => {
  const found = deliverablesOf(
    [
      event('next', { from: '2021-06-01', status: 'planned' }),
      event('report', { status: 'done', originalDate: '2021-02-01' }),
      event('late', { from: '2021-05-18', status: 'moved' }),
      event('today', { from: today }),
      event('off', { status: 'cancelled' }),
      event('lockdown', { kind: 'confinement' }),
    ],
    today,
  );
  expect(found.map(({ event: { id }, state, movedDays }) => [id, state, movedDays])).toEqual([
    ['report', 'done', 89],
    ['late', 'late', 0],
    ['today', 'planned', 0],
    ['next', 'planned', 0],
  ]);
});

it('takes a month for due on its last day', () => {
  const [found] = deliverablesOf([event('m', { from: '2021-05-01', precision: 'month' })], today);
  expect(found).toMatchObject({ due: '2021-05-31', state: 'planned' });
});
