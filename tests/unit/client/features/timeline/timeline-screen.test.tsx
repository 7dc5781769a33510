// @vitest-environment jsdom
/** The context timeline by keyboard and as a table. */

import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { TimelineScreen } from '../../../../../src/client/features/timeline/timeline-screen.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;

beforeAll(() => initI18n('fr'));

beforeEach(async () => {
  fixture = await carnetFixture();
  for (const [from, text] of [
    ['2020-03-17', 'Premier confinement'],
    ['2020-10-30', 'Deuxième confinement'],
  ] as const) {
    const result = await fixture.carnet.run(
      createRecord('calendarEvent', fixtureIds.programmeId, {
        title: { lang: 'fr', text },
        kind: 'confinement',
        country: 'FR',
        from,
        to: '2020-12-15',
        effect: 'noFaceToFace',
        source: 'MT 2.4.2',
      }),
    );
    expect(result.ok).toBe(true);
  }
  render(
    <CarnetContext value={fixture.carnet}>
      <TimelineScreen />
    </CarnetContext>,
  );
});

afterEach(cleanup);
afterEach(() => vi.restoreAllMocks());

it('names the launch pad on its first lane, whichever that is', () => {
  const lanes = [...document.querySelectorAll<HTMLElement>('[data-lane]')];
  const named = lanes.map((lane) => lane.firstElementChild?.textContent ?? '');
  expect(named.filter((name) => name.startsWith('UK'))).toHaveLength(1);
  expect(named.filter((name) => name.startsWith('FR'))).toHaveLength(1);
});

it('is walked with arrows, one stop of Tab in all, and Enter tells the effect below', async () => {
  const user = userEvent.setup();
  const chart = screen.getByRole('toolbar', { name: 'Chronologie' });
  expect(chart.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  const first = within(chart).getByRole('button', { name: /^Premier confinement/ });
  const second = within(chart).getByRole('button', { name: /^Deuxième confinement/ });
  first.focus();
  await user.keyboard('{ArrowRight}');
  expect(second).toHaveFocus();
  await user.keyboard('{Enter}');
  const strip = screen.getByRole('region', { name: 'Élément choisi' });
  expect(strip).toHaveTextContent('Deuxième confinement');
  expect(strip).toHaveTextContent('Aucune rencontre en face à face');
  expect(strip).toHaveTextContent('MT 2.4.2');
  await user.keyboard('{ArrowUp}');
  expect(within(chart).getAllByRole('button', { name: /Revue/ })).toContain(document.activeElement);
});

it('zooms by its keys up to a month and back to the whole programme', async () => {
  const user = userEvent.setup();
  const whole = screen.getByRole('radio', { name: 'Programme' });
  expect(whole).toBeChecked();
  await user.keyboard('+');
  await waitFor(() => expect(whole).not.toBeChecked());
  await user.keyboard('-');
  await waitFor(() => expect(whole).toBeChecked());
});

it('is the same as a table', () => {
  const table = screen.getByRole('table', { hidden: true });
  const row = within(table).getByRole('row', { name: /Premier confinement/, hidden: true });
  expect(row).toHaveTextContent('Aucune rencontre en face à face');
});

it('takes the words of a bar out of it where they do not fit, and the bar keeps its name', () => {
  cleanup();
  const words = vi.spyOn(Element.prototype, 'scrollWidth', 'get').mockReturnValue(20);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1000);
  const shown = (
    <CarnetContext value={fixture.carnet}>
      <TimelineScreen />
    </CarnetContext>
  );
  const bar = (name: RegExp) => screen.getByRole('button', { name });
  render(shown);
  expect(bar(/^Deuxième confinement/)).toHaveTextContent('Deuxième confinement');
  cleanup();
  words.mockReturnValue(900);
  render(shown);
  for (const name of [/^Premier confinement/, /^Deuxième confinement/]) {
    expect(bar(name)).toHaveTextContent('');
    expect(bar(name).nextElementSibling?.textContent).toMatch(name);
  }
});
