/** What a device whose clock is 100 days ahead logs, as everybody else counts it (F274). */

import { expect, test } from 'vitest';
import {
  readContactsOf,
  readLoggedContacts,
} from '../../../../src/client/model/logged-contacts.ts';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import { supportBegan } from '../../../../src/domain/sme/journey-days.ts';
import { alertsOf } from '../../../../src/domain/alert/alerts-of.ts';
import { healthOf } from '../../../../src/domain/alert/health.ts';
import { overrideHealth } from '../../../../src/domain/alert/override-health.ts';
import { snoozeAlert } from '../../../../src/domain/alert/snooze-alert.ts';
import { recordsOf } from '../../../../src/client/model/records.ts';
import { addDays, monthOf } from '../../../../src/domain/calendar/local-date.ts';
import { type Command, createRecord, setFields } from '../../../../src/domain/command/command.ts';
import {
  cumulativeEnrolment,
  enrolledInQuarter,
} from '../../../../src/domain/programme/enrolment.ts';
import { withdrawnBy } from '../../../../src/domain/programme/forecast.ts';
import { smeFigures } from '../../../../src/domain/report/overview.ts';
import { achievementFigures } from '../../../../src/domain/report/achievement-figures.ts';
import { countedContacts } from '../../../../src/domain/report/quarterly/review-source.ts';
import { moveStage } from '../../../../src/domain/stage/move-stage.ts';
import { present } from '../../../../src/std/assert.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import { syncDevice } from '../../../support/sync-device.ts';
import { addSme, meet, world } from '../../../support/two-people.ts';

const dayMs = 86_400_000;
const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

async function scene() {
  const { maelle, server } = await world();
  const id = await addSme(maelle, 'Atelier Kerlan');
  await meet(maelle);
  const environment = testEnvironment('tab-ahead', server.clock.now + 100 * dayMs);
  const ahead = await syncDevice(server, 'maelle', { environment });
  await ahead.exchange();
  const log = async (command: Command): Promise<void> => {
    expect(await ahead.carnet.run(command)).toMatchObject({ ok: true });
  };
  const today = dayOf(server.clock.now);
  const wrong = dayOf(environment.now());
  const head = () => present(maelle.carnet.state.getState().sheets.get(id), 'the sheet');
  return { maelle, ahead, id, log, today, wrong, head };
}

test('(F274) a contact counts in the quarter in which it was logged, in figures and report alike', async () => {
  const { maelle, ahead, id, log, today, wrong } = await scene();
  const call = { kind: 'interim', mode: 'phone', state: 'held', reached: true } as const;
  await log(createRecord('contact', id, { ...call, at: `${wrong}T10:00` }));
  await meet(ahead, maelle);
  const now = { from: addDays(today, -10), to: addDays(today, 10) };
  const then = { from: addDays(wrong, -10), to: addDays(wrong, 10) };
  const countsIn = async (days: typeof now) => [
    (await readLoggedContacts(maelle.carnet, days)).length,
    countedContacts({ contacts: await readContactsOf(maelle.carnet, days) }, days, () => 'pad')
      .length,
  ];
  expect(await countsIn(now)).toEqual([1, 1]);
  expect(await countsIn(then)).toEqual([0, 0]);
});

test('(F274) neither a problem nor a stage nor what was put off silences anything for longer', async () => {
  const { maelle, ahead, id, log, today, wrong, head } = await scene();
  const title = { lang: 'en', text: 'Site down' } as const;
  const problem = {
    title,
    kind: 'problem',
    category: 'other',
    severity: 3,
    state: 'open',
  } as const;
  await log(createRecord('issue', id, { ...problem, openedOn: wrong }));
  await meet(ahead, maelle);
  const on = (days: number) => {
    const context = alertContext({ today: addDays(today, days) });
    const alerts = alertsOf(head(), context);
    return {
      raised: alerts.raised.map((alert) => alert.id),
      snoozed: alerts.snoozed.map(({ alert }) => alert.id),
      health: healthOf(head(), alerts, context.today).override,
    };
  };
  expect(on(60).raised).toContain('openProblem');
  const hold = { until: addDays(wrong, 90), reason: 'Later' };
  await log(snoozeAlert(id, { id: 'openProblem', level: 'risk' }, hold));
  await log(overrideHealth(id, { ...hold, level: 'ok' }));
  await meet(ahead, maelle);
  expect(on(60)).toMatchObject({ raised: [], snoozed: ['openProblem'], health: { level: 'ok' } });
  expect(on(92)).toMatchObject({ snoozed: [], health: undefined });
  expect(on(92).raised).toContain('openProblem');
});

test('(F274) a stage that was entered on such a day lasts from the day on which that was said', async () => {
  const { maelle, ahead, id, log, today, wrong, head } = await scene();
  const { stage } = head().sme.values;
  expect(stage).toBe('enrolled');
  await log(moveStage(id, { to: 'inducted', on: wrong, reason: 'By phone', evidence: {} }));
  await meet(ahead, maelle);
  const { raised } = alertsOf(head(), alertContext({ today: addDays(today, 99) }));
  expect(raised.map((alert) => alert.id)).toContain('stuckInStage');
});

test('(F274) an enrolment that is noted for a day to come counts from that day', async () => {
  const { maelle, id, log, today, head } = await scene();
  const coming = addDays(today, 45);
  await log(setFields(id, { enrolledOn: coming, stageDates: { enrolled: today } }));
  await meet(maelle);
  expect(supportBegan(head().sme)).toBe(coming);
});

test('(F274) an enrolment by a clock ahead counts from the day on which it was said', async () => {
  const { maelle, ahead, id, log, today, wrong, head } = await scene();
  await log(setFields(id, { enrolledOn: wrong, stageDates: { enrolled: wrong } }));
  await meet(ahead, maelle);
  expect(supportBegan(head().sme)).toBe(today);
});

test('(F274) the figures of the programme count such an enrolment, withdrawal and achievement from that day', async () => {
  const { maelle, ahead, id, log, today, wrong, head } = await scene();
  await log(setFields(id, { enrolledOn: wrong, stageDates: { enrolled: wrong } }));
  await log(
    createRecord('achievement', id, { kind: 'firstSaleAbroad', on: wrong, attribution: 'yes' }),
  );
  await meet(ahead, maelle);
  const { sme } = head();
  const month = monthOf(today);
  expect(cumulativeEnrolment([sme], today)).toBe(1);
  expect(enrolledInQuarter([sme], 3, month) + enrolledInQuarter([sme], 6, month)).toBe(1);
  const context = alertContext({ today });
  const figures = smeFigures([head()], (each) => alertsOf(each, context), today);
  const enrolled = [...figures]
    .filter(([key]) => key.startsWith('enrolled'))
    .map(([, one]) => one.value);
  expect(enrolled).toEqual([1, 1]);
  const achievements = recordsOf(head().head, 'achievement');
  const impact = achievementFigures(achievements, () => 'pad', {
    from: addDays(today, -9),
    to: today,
  });
  expect([...impact].map(([, one]) => one.value)).toEqual([1, 1]);
  await log(moveStage(id, { to: 'withdrawn', on: wrong, reason: 'Closed', evidence: {} }));
  await meet(ahead, maelle);
  expect(withdrawnBy([head().sme], today)).toBe(1);
});
