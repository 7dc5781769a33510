// @vitest-environment jsdom
/** The overview: every number opens exactly what it counts, and closing it leads back. */

import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TextsPart } from '../../../../../src/client/features/overview/texts-part.tsx';
import { OverviewScreen } from '../../../../../src/client/features/overview/overview-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

const { padFr, padUk, programmeId } = fixtureIds;

describe('what is to be translated', () => {
  it('is nothing only once the meetings were read', async () => {
    const { carnet } = await carnetFixture();
    const load = vi.spyOn(carnet, 'loadLazy').mockReturnValue(new Promise(() => undefined));
    const shown = (
      <CarnetContext value={carnet}>
        <TextsPart />
      </CarnetContext>
    );
    render(shown);
    expect(screen.queryByText(/^Nothing/)).toBeNull();
    expect(screen.getByText('Loading meetings…')).toBeInTheDocument();
    load.mockRestore();
    await act(() => carnet.loadLazy(programmeId, 'meeting'));
    expect(screen.getByText(/^Nothing/)).toBeVisible();
    expect(screen.queryByText('Loading meetings…')).toBeNull();
  });
});

/** Two SMEs in France and one in the United Kingdom, with four contacts since the review of August 2020. */
async function show(
  path = '/overview',
  targets?: Readonly<Record<string, number>>,
  tiersFrom = '2020-10-14',
) {
  const { carnet, addSme, addContact } = await carnetFixture();
  if (targets !== undefined) await carnet.run(setFields(programmeId, { targets }));
  const first = await addSme({ name: 'Atelier Kerlan' });
  const second = await addSme({
    name: 'Biscuits Morel',
    stage: 'screening',
    enrolledOn: undefined,
  });
  const third = await addSme({ name: 'Hove Prints', launchPadId: padUk, country: 'GB' });
  await addContact(first, { minutes: 30, preparationMinutes: 20, topics: ['data', 'shop'] });
  await addContact(first, { at: '2020-11-10T10:00', minutes: 45, topics: ['data'] });
  await addContact(second, { mode: 'atPad', minutes: 20 });
  await addContact(third, { mode: 'email', at: '2020-08-31T10:00', minutes: 10 });
  await carnet.run(
    createRecord('calendarEvent', programmeId, {
      title: { lang: 'en', text: 'Tier rules' },
      kind: 'tiers',
      country: 'GB',
      from: tiersFrom,
      effect: 'noFaceToFace',
    }),
  );
  await carnet.run(
    createRecord('achievement', first, {
      kind: 'revenueAbroad',
      on: '2020-11-02',
      attribution: 'partly',
      amount: { amount: 1200, currency: 'GBP' },
    }),
  );
  await carnet.run(
    createRecord('form', first, {
      templateId: 'eligibility-checklist/1',
      state: 'complete',
      onDate: '2020-11-19',
    }),
  );
  const memory = memoryLocation({ path, record: true });
  render(
    <CarnetContext value={carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <OverviewScreen />
      </Router>
    </CarnetContext>,
  );
  await screen.findByRole('table', { name: 'Hours of support by topic' });
  return memory;
}

function row(table: string, name: RegExp): HTMLElement {
  return within(screen.getByRole('table', { name: table })).getByRole('row', { name });
}

const words = (element: HTMLElement): readonly string[] =>
  [...element.querySelectorAll('td')].map(({ textContent }) => textContent.replaceAll(/\s/g, ' '));

describe('the overview screen', () => {
  it('shows enrolment against target, line and forecast, per launch pad and in all', async () => {
    await show();
    expect(words(row('Enrolments', /^United Kingdom/))).toEqual(['1', '12', '8', '11', '2', '–']);
    expect(words(row('Enrolments', /^France/))).toEqual(['1', '12', '8', '11', '2', '1']);
    expect(words(row('Enrolments', /^Total/))).toEqual(['2', '24', '16', '22', '4', '1']);
  });

  it('says why rounded rows do not add up to their total, and only then', async () => {
    await show();
    expect(screen.queryByText(/rounded down to a whole one/)).toBeNull();
    cleanup();
    await show('/overview', { [padUk]: 11, [padFr]: 11 });
    expect(words(row('Enrolments', /^France/))[2]).toBe('7');
    expect(words(row('Enrolments', /^Total/))[2]).toBe('15');
    expect(screen.getByText(/rounded down to a whole one.*may differ from the sum/)).toBeVisible();
  });

  it('keeps the context of a launch pad beside its numbers, and says how much of the time it holds (F299)', async () => {
    await show();
    for (const table of ['Enrolments', 'Stages and status today']) {
      expect(row(table, /^United Kingdom/)).toHaveTextContent('Tier rules');
      expect(row(table, /^France/)).toHaveTextContent('no restriction recorded');
    }
    expect(row('Contacts', /^Face to face/)).toHaveTextContent(
      'No face-to-face meetings part of the time: Tier rules',
    );
    cleanup();
    // From the first day that the overview looks at.
    await show('/overview', undefined, '2020-08-01');
    expect(row('Contacts', /^Face to face/)).toHaveTextContent(
      'No face-to-face meetings: Tier rules',
    );
  });

  it('opens the contacts behind a number, and closes to the same place', async () => {
    const memory = await show();
    const calls = row('Contacts', /^Phone calls/);
    await userEvent.click(within(calls).getByRole('link', { name: '2' }));
    const dialog = screen.getByRole('dialog', { name: 'FR · Phone calls' });
    expect(within(dialog).getAllByRole('listitem')).toHaveLength(2);
    expect(within(dialog).getAllByRole('link', { name: 'Atelier Kerlan' })).toHaveLength(2);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(memory.history.at(-1)).toBe('/overview');
  });

  it('counts the impact from achievements, each number opening them', async () => {
    await show();
    expect(words(row('Impact', /^Revenue abroad, number of achievements/))).toEqual([
      '–',
      '1',
      '1',
    ]);
    const pounds = row('Impact', /^Revenue abroad, in pounds/);
    expect(words(pounds)).toEqual(['–', '£1,200', '£1,200']);
    const [ofPad] = within(pounds).getAllByRole('link', { name: '£1,200' });
    await userEvent.click(ofPad ?? pounds);
    const dialog = screen.getByRole('dialog', { name: 'FR · Revenue abroad, in pounds' });
    expect(within(dialog).getByRole('listitem')).toHaveTextContent(
      'Revenue abroad: £1,200 · 2 Nov · partly due to the programme',
    );
    expect(within(dialog).getByRole('link', { name: 'Atelier Kerlan' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\/details#achievements$/),
    );
  });

  it('shows the time between steps with what it stands on, and opens its SMEs', async () => {
    await show();
    const sale = row('Time between steps', /^Plan agreed → first sale/);
    expect(words(sale)).toEqual(['–', '–']);
    const first = row('Time between steps', /^First contact → checklist/);
    expect(words(first)).toEqual(['–', '9 days9 to 9 · 1 SME']);
    await userEvent.click(within(first).getByRole('link', { name: /^9.days$/ }));
    const dialog = screen.getByRole('dialog', { name: 'FR · First contact → checklist' });
    expect(within(dialog).getByRole('listitem')).toHaveTextContent(
      'Atelier Kerlan9 days · 10–19 Nov',
    );
  });

  it('keeps preparation beside the hours given, and opens the SMEs with both', async () => {
    await show();
    const given = row('Support per SME', /^France/);
    expect(words(given)).toEqual(['–', '1 h 15 min', '20 min']);
    await userEvent.click(within(given).getByRole('link', { name: /^1.h.15.min$/ }));
    const dialog = screen.getByRole('dialog', { name: 'FR · Hours delivered' });
    expect(within(dialog).getByRole('listitem')).toHaveTextContent(
      'Atelier Kerlan1 h 15 min · preparation 20 min',
    );
  });

  it('opens the formula of a number that is derived', async () => {
    await show();
    const uk = row('Enrolments', /^United Kingdom/);
    await userEvent.click(within(uk).getByRole('link', { name: '11' }));
    expect(screen.getByRole('dialog')).toHaveTextContent('Target of 12 − 1 enrolled = 11.');
  });

  it('adds up hours by topic, and says what a contact with several topics counts', async () => {
    await show();
    const table = 'Hours of support by topic';
    expect(words(row(table, /^Data/))).toEqual(['–', '1 h']);
    expect(words(row(table, /^Online shop/))).toEqual(['–', '15 min']);
    expect(words(row(table, /^No topic/))).toEqual(['–', '20 min']);
    expect(words(row(table, /^Total/))).toEqual(['–', '1 h 35 min']);
  });

  it('looks at other days when asked, and keeps that in the address', async () => {
    const memory = await show();
    expect(words(row('Contacts', /^Emails/))).toEqual(['–', '–']);
    await userEvent.click(screen.getByRole('radio', { name: 'Since the start' }));
    await screen.findByRole('link', { name: /31\u00a0Aug.*1 contact/ });
    expect(memory.history.at(-1)).toContain('period=start');
  });

  it('lists what is to be completed, each opening the field where it is', async () => {
    await show();
    const part = screen.getByRole('region', { name: 'To be completed' });
    expect(
      within(part)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Supported SMEs without an end date 2', 'Contacts with a duration and no topic 1']);
    const [withoutEnd] = within(part).getAllByRole('link', { name: '2' });
    await userEvent.click(withoutEnd ?? part);
    const dialog = screen.getByRole('dialog', { name: 'Supported SMEs without an end date' });
    const [first] = within(dialog).getAllByRole('link', { name: 'Atelier Kerlan' });
    expect(first?.getAttribute('href')).toMatch(/\/details#supportUntil$/);
  });

  it('opens each week with the keys, one bar taking the Tab key', async () => {
    await show();
    const calls = row('Contacts', /^Phone calls/);
    const [before, after] = within(calls).getAllByRole('link', { name: /1 contact$/ });
    expect(before).toHaveAttribute('tabindex', '0');
    expect(after).toHaveAttribute('tabindex', '-1');
    before?.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(after).toHaveFocus();
  });
});

describe('the texts to translate', () => {
  it('name each record and lead to where it is translated', async () => {
    await show();
    const part = within(
      screen.getByRole('heading', { name: 'Texts to translate' }).closest('section') ??
        document.body,
    );
    const line = part.getByText('Tier rules').closest('li');
    expect(line).toHaveTextContent('Context event Tier rules · 1 to translate (French)');
    expect(within(line ?? document.body).getByRole('link')).toHaveAttribute(
      'href',
      '/settings/context',
    );
  });
});
