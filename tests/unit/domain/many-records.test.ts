/** Whoever pushes thousands of records to a sheet makes nobody wait: each is looked at once, or as often as another (F318, F322). */

import { expect, it } from 'vitest';
import { achievementOffers } from '../../../src/domain/achievement/offers.ts';
import { withoutBaselineSince } from '../../../src/domain/alert/figures-facts.ts';
import { completedForms } from '../../../src/domain/form/completed-forms.ts';
import type { FormBrief } from '../../../src/domain/form/form-brief.ts';
import { historyOf } from '../../../src/domain/history/history.ts';
import type { Operation } from '../../../src/domain/operation/operation.ts';
import type { Action, Lesson, RecordOf, Sme } from '../../../src/domain/operation/record.ts';
import { mergeTicks, type TimelineEntry } from '../../../src/domain/programme/context-timeline.ts';
import { lessonTable } from '../../../src/domain/report/quarterly/review-document.ts';
import type { ReviewSource } from '../../../src/domain/report/quarterly/review-source.ts';
import type { SheetHead } from '../../../src/domain/sheet/sheet-head.ts';
import { counting } from '../../support/counting.ts';
import { timesAsLong } from '../../support/times-as-long.ts';

const count = 300;
const stamp = { at: 1, by: 'emma' };
const made = { home: 'sme', created: stamp, changed: stamp };
const sme = {
  ...{ ...made, id: 'sme', entity: 'sme' },
  values: { stage: 'supported', enrolledOn: '2025-01-01' },
} as unknown as Sme;

const channels = Array.from(
  { length: count },
  (_, at) =>
    ({
      ...{ ...made, id: `channel-${at}`, entity: 'channel' },
      values: { name: 'Shop', kind: 'shop', connection: 'connected', connectedOn: '2025-06-01' },
    }) as RecordOf<'channel'>,
);

it('forms are looked at once to tell those that were set aside (F318)', () => {
  const { seen, items } = counting(
    count,
    (at): FormBrief => ({
      ...{ id: `form-${at}`, templateId: 'readiness-assessment/1', state: 'replaced' },
      changedAt: at,
      ...(at % 2 === 0 ? {} : { replaces: `form-${at - 1}` }),
    }),
  );
  expect(completedForms(items, { name: 'readiness-assessment' })).toHaveLength(count / 2);
  // They are put in order along the way.
  expect(seen.times).toBeLessThan(count * 60);
});

it('figures are looked at once to tell the channels that have none from before (F318)', () => {
  const { seen, items } = counting(count, (at) => ({
    ...{ channelId: `other-${at}`, first: '2024-01', last: '2024-01', recent: [], yearBack: [] },
  }));
  expect(withoutBaselineSince({ channels, figures: items } as unknown as SheetHead)).toBe(
    '2025-06-01',
  );
  expect(seen.times).toBeLessThan(count * 10);
});

it('achievements are looked at once to tell the channels that have one (F318)', () => {
  const { seen, items } = counting(
    count,
    (at) =>
      ({
        ...{ ...made, id: `achievement-${at}`, entity: 'achievement' },
        values: { kind: 'channelLive', channelId: `channel-${at * 2}`, on: '2025-06-01' },
      }) as RecordOf<'achievement'>,
  );
  const facts = { sme, channels, figures: [], achievements: items, today: '2026-12-03' };
  expect(achievementOffers(facts)).toHaveLength(count / 2);
  expect(seen.times).toBeLessThan(count * 10);
});

it('actions are looked at once to tell what each lesson led to (F322)', () => {
  const { seen, items } = counting(
    count,
    (at) =>
      ({
        ...{ ...made, id: `action-${at}`, entity: 'action' },
        values: { title: { lang: 'en', text: 'Call' }, owner: 'sme', state: 'open' },
      }) as unknown as Action,
  );
  const lessons = items.map(
    (_, at) =>
      ({
        ...{ ...made, id: `lesson-${at}`, entity: 'lesson' },
        values: {
          ...{ number: at + 1, text: { lang: 'en', text: 'Listen.' }, theme: 'selection' },
          leadsTo: [`action-${at}`, `action-${at}`, 'none'],
        },
      }) as unknown as Lesson,
  );
  const source = { actions: items, lessonLabels: new Map() } as unknown as ReviewSource;
  const [table] = lessonTable('l', lessons, source, { language: 'en', day: '2026-12-03' });
  const rows = table?.kind === 'table' ? table.rows : [];
  const told = rows.map(({ cells }) => cells.at(-1)?.[0]?.text ?? '');
  expect(told.filter((text) => /^1\s?action, 1\s?open$/u.test(text))).toHaveLength(count);
  expect(seen.times).toBeLessThan(count * 20);
});

it('visits of one day are put together as fast as those that stand apart (F318)', () => {
  const visits = Array.from({ length: 5000 }, (_, at): TimelineEntry => {
    return { kind: 'visit', key: `${at}`, smeIds: [`${at}`], from: '2025-01-01', to: '2025-01-01' };
  });
  const [tick] = mergeTicks(visits, 3);
  expect(tick).toEqual({ ...visits[0], smeIds: visits.map(({ key }) => key) });
  const times = timesAsLong(
    () => mergeTicks(visits, 3),
    () => mergeTicks(visits, 0),
  );
  expect(times).toBeLessThan(12);
});

it('the history of one command reads as fast as that of as many commands (F318)', () => {
  const fields = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [`value.${at}`, { value: at }]),
  );
  const log = (groupOf: (at: number) => string) =>
    Array.from({ length: 2000 }, (_, at) => {
      const operation = {
        ...{ operationId: `${at}`, kind: 'set', entity: 'form', record: 'form', home: 'sme' },
        ...{ by: 'emma', at: 1, version: 1, fields },
      } as Operation;
      const outcome = 'accepted' as const;
      return { sequence: at, group: groupOf(at), received: 1, outcome, operation };
    });
  const [one, many] = [log(() => '0'), log((at) => `${at}`)];
  expect(historyOf(one).map(({ lines }) => lines.length)).toEqual([2000 * 20]);
  expect(historyOf(many)).toHaveLength(2000);
  const times = timesAsLong(
    () => historyOf(one),
    () => historyOf(many),
    3,
  );
  expect(times).toBeLessThan(5);
});
