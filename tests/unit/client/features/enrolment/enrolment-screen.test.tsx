// @vitest-environment jsdom
/** The enrolment screen: what it says, in words and in numbers. */

import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EnrolmentScreen } from '../../../../../src/client/features/enrolment/enrolment-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

const { programmeId, padUk, padFr } = fixtureIds;

function show({ carnet }: CarnetFixture): void {
  const memory = memoryLocation({ path: '/enrolment' });
  render(
    <CarnetContext value={carnet}>
      <Router hook={memory.hook}>
        <EnrolmentScreen />
      </Router>
    </CarnetContext>,
  );
}

/** 10 SMEs by 19 November 2020, where the fixture stands: 7 in the last half-year, one withdrawn. */
async function enrolledFixture(): Promise<CarnetFixture> {
  const fixture = await carnetFixture();
  const enrol = async (on: string, count: number, launchPadId: string): Promise<string> => {
    let id = '';
    for (let index = 0; index < count; index += 1) {
      id = await fixture.addSme({ stage: 'enrolled', enrolledOn: on, launchPadId });
    }
    return id;
  };
  await enrol('2020-03-02', 3, padUk);
  await enrol('2020-07-01', 5, padFr);
  const last = await enrol('2020-09-01', 2, padFr);
  await fixture.carnet.run(
    setFields(last, { stage: 'withdrawn', stageDates: { withdrawn: '2020-10-01' } }),
  );
  return fixture;
}

const cells = (row: HTMLElement): readonly string[] =>
  [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent);

describe('the enrolment screen', () => {
  it('says why its rows do not add up, where each is rounded down', async () => {
    const fixture = await carnetFixture();
    await fixture.carnet.run(setFields(programmeId, { targets: { [padUk]: 11, [padFr]: 12 } }));
    show(fixture);
    const table = screen.getByRole('table', { name: 'By launch pad' });
    const planned = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => Number(cells(row)[5]));
    expect((planned[0] ?? 0) + (planned[1] ?? 0)).not.toBe(planned[2]);
    expect(screen.getByText(/the total may differ from the sum of the rows/)).toBeVisible();
  });

  it('says the situation in sentences', async () => {
    show(await enrolledFixture());
    expect(
      screen.getByText(
        '10 of 24 enrolled. At this pace: 17 by the end of May 2021. 6 SMEs behind the linear target.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/^3 of 12 enrolled\. No enrolments in the last two quarters\./),
    ).toBeVisible();
    expect(
      screen.getByText(/^7 of 12 enrolled\. At this pace the target is reached in March 2021\./),
    ).toBeVisible();
    expect(screen.getAllByText('1 withdrawn since, still counted')).toHaveLength(2);
  });

  it('has a picture that says the same, and the numbers in a table', async () => {
    show(await enrolledFixture());
    expect(screen.getByRole('img', { name: /Total: 10 of 24 enrolled\./ })).toBeVisible();
    const table = screen.getByRole('table', { name: 'By launch pad' });
    const [, total, uk, fr] = within(table).getAllByRole('row');
    expect(total === undefined ? [] : cells(total)).toEqual([
      'Total',
      '10',
      '24',
      '14',
      '0',
      '16',
      '3.5',
      '17',
      '1',
    ]);
    expect(uk === undefined ? [] : cells(uk)).toEqual([
      'UKUnited Kingdom',
      '3',
      '12',
      '9',
      '0',
      '8',
      '0.0',
      '3',
      '0',
    ]);
    expect(fr === undefined ? [] : cells(fr)).toEqual([
      'FRFrance',
      '7',
      '12',
      '5',
      '0',
      '8',
      '3.5',
      '14',
      '1',
    ]);
  });

  it('shows what reviews closed with, and where the pace leads until those to come', async () => {
    show(await enrolledFixture());
    const table = screen.getByRole('table', { name: 'By review' });
    const rows = within(table).getAllByRole('row').map(cells);
    expect(rows[1]).toEqual(['Review 1, month 9 May 2020', '3 (+3)', '0', '3 (+3)', '10']);
    expect(rows[2]).toEqual(['Review 2, month 12 August 2020', '3', '5 (+5)', '8 (+5)', '13']);
    expect(rows[5]).toEqual(['Review 5, month 21 May 2021', '≈ 3', '≈ 14', '≈ 17', '24']);
  });

  it('shows one pad alone when it is chosen', async () => {
    const user = userEvent.setup();
    show(await enrolledFixture());
    await user.click(screen.getByRole('radio', { name: 'UK United Kingdom' }));
    expect(screen.getByRole('img', { name: /^UK: 3 of 12/ })).toBeVisible();
    expect(screen.getByText('target 12')).toBeVisible();
  });

  it('shows batches and weeks of support only where they are used', async () => {
    const fixture = await enrolledFixture();
    show(fixture);
    expect(screen.queryByRole('table', { name: 'Batches' })).toBeNull();
    expect(screen.queryByRole('table', { name: 'Weeks of support left' })).toBeNull();
    cleanup();
    await fixture.addSme({
      name: 'Atelier Kerlan',
      stage: 'supported',
      enrolledOn: '2020-08-01',
      launchPadId: padFr,
      supportUntil: '2020-12-16',
      batch: '1',
    });
    await fixture.carnet.run(setFields(programmeId, { batchSize: 8, plannedSupportWeeks: 17 }));
    show(fixture);
    const [, batch] = within(screen.getByRole('table', { name: 'Batches' })).getAllByRole('row');
    expect(batch === undefined ? [] : cells(batch)).toEqual(['1', '1', '0', '8']);
    expect(
      screen.getByRole('row', { name: 'Atelier Kerlan 16\u00a0December 2020 4' }),
    ).toBeVisible();
    expect(
      screen.getByText(/enrolled by 2 February 2021 still gets the planned 17 weeks/),
    ).toBeVisible();
  });

  it('says so where no target is set, and in French', async () => {
    const fixture = await enrolledFixture();
    await fixture.carnet.run(setFields(programmeId, { targets: {} }));
    await setLanguage('fr');
    show(fixture);
    expect(
      screen.getByText('10 PME inscrites, sans objectif. À ce rythme : 17 PME d’ici fin mai 2021.'),
    ).toBeVisible();
  });

  it.each([
    ['en', /^10 of 24 enrolled\. No forecast yet: .* from 31\s\w+ 2020\. /, /needs two quarters/],
    ['fr', /^10 PME .*\. Pas encore de prévision\s: .* du 31\s\p{L}+ 2020\. /u, /deux trimestres/],
  ] as const)(
    'has no forecast under two quarters of data, and says so in %s (F292)',
    async (language, total, lead) => {
      const fixture = await enrolledFixture();
      await fixture.carnet.run(
        setFields(programmeId, { firstMonth: '2020-07', reviewMonths: [3, 6, 9] }),
      );
      await setLanguage(language);
      show(fixture);
      expect(screen.getByText(total)).toBeVisible();
      // The situation of all and of each pad, and the figures of the reviews to come.
      expect(screen.getAllByText(lead)).toHaveLength(4);
      expect(screen.queryByText(/≈/)).toBeNull();
      expect(screen.queryByText(language === 'en' ? /pace of/ : /rythme/)).toBeNull();
    },
  );

  it('leads on where nobody is enrolled yet', async () => {
    show(await carnetFixture());
    expect(
      screen.getByText(/^0 of 24 enrolled\. No enrolments in the last two quarters\./),
    ).toBeVisible();
  });
});
