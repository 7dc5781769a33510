/** The day on screen, over a programme in memory: what a test needs to act on it and to look at it. */

import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { PlanDialogs } from '../../../../../src/client/app/plan-dialogs.tsx';
import { MyDayScreen } from '../../../../../src/client/features/my-day/my-day-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { type CarnetFixture, testNow } from '../../../../support/carnet-fixture.ts';
import { testDevice } from '../../../../support/test-device.ts';

export const today = '2020-11-19';

/** English, letters on, no notice from another test. */
export async function begin(): Promise<void> {
  await initI18n('en');
  await setLanguage('en');
  preferences.setState({ letterShortcuts: true });
  notices.setState({ list: [] });
  // jsdom draws nothing: it has nowhere to scroll.
  Element.prototype.scrollIntoView = () => undefined;
}

interface Shown {
  readonly history: readonly string[];
}

export function show({ carnet }: CarnetFixture, path = '/day'): Shown {
  const memory = memoryLocation({ path, record: true });
  render(
    <DeviceContext value={testDevice(() => testNow)}>
      <CarnetContext value={carnet}>
        <Router hook={memory.hook} searchHook={memory.searchHook}>
          <MyDayScreen />
          <PlanDialogs />
        </Router>
      </CarnetContext>
    </DeviceContext>,
  );
  return { history: memory.history };
}

/** The sections with their lines, by the names of the SMEs. */
export function drawn(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    screen.getAllByRole('region').map((section) => [
      within(section).getByRole('heading', { level: 2 }).textContent,
      within(section)
        .queryAllByRole('link')
        .map((link) => link.textContent),
    ]),
  );
}

export const lineOf = (name: string): HTMLElement => {
  const line = screen.getByRole('link', { name }).closest('li');
  if (line === null) throw new Error(`No line of ${name}`);
  return line;
};
export const isListed = (name: string): boolean =>
  screen.queryAllByRole('link', { name }).some((link) => link.closest('li') !== null);
export const press = (name: string, button: string): Promise<void> =>
  userEvent.click(within(lineOf(name)).getByRole('button', { name: button }));
export const focused = (): string => document.activeElement?.textContent ?? '';

/** An SME that was reached today and has its next review: nothing to do about it. */
export async function calmSme(fixture: CarnetFixture, name: string): Promise<string> {
  const id = await fixture.addSme({ name, stageDates: { enrolled: '2020-11-10' } });
  await fixture.addContact(id, { kind: 'monthlyReview', at: `${today}T09:00` });
  await fixture.addContact(id, { state: 'planned', reached: undefined, at: '2021-03-01T10:00' });
  return id;
}

export const plan = (
  fixture: CarnetFixture,
  smeId: string,
  at: string,
  zone = 'Europe/Paris',
): Promise<string> => fixture.addContact(smeId, { state: 'planned', reached: undefined, at, zone });
