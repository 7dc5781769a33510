// @vitest-environment jsdom
/** The pill in the corner and its panel: what they say in each state, and what can be done there. */

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { act } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { WorkPill } from '../../../../src/client/app/work-pill.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../src/client/model/use-sync.ts';
import type { SyncState } from '../../../../src/client/ports/exchange.ts';
import type { StuckGroup } from '../../../../src/client/ports/sync.ts';
import { setFields } from '../../../../src/domain/command/command.ts';
import { present } from '../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture, testNow } from '../../../support/carnet-fixture.ts';
import { confirmed, conflictOn } from '../../../support/conflict-fixture.ts';
import { type ExchangeFixture, exchangeFixture } from '../../../support/exchange-fixture.ts';
import { testDevice } from '../../../support/test-device.ts';

let fixture: CarnetFixture;
let smeId: string;
let exchange: ExchangeFixture;

function show(state: Partial<SyncState> = {}, stuck: readonly StuckGroup[] = []): void {
  fixture.carnet.noteClockOffset(0);
  exchange = exchangeFixture({ exchangedAt: testNow, ...state }, stuck);
  render(
    <DeviceContext value={testDevice(() => testNow)}>
      <CarnetContext value={fixture.carnet}>
        <SyncContext value={exchange.access}>
          <Router hook={memoryLocation({ path: '/' }).hook}>
            <WorkPill />
          </Router>
        </SyncContext>
      </CarnetContext>
    </DeviceContext>,
  );
}

const pill = (): HTMLElement =>
  present(
    screen
      .getAllByRole('button')
      .find((button) => button.getAttribute('aria-haspopup') === 'dialog'),
    'the pill',
  );
const said = (): string => screen.getByRole('status').textContent ?? '';

async function openPanel(): Promise<HTMLElement> {
  await userEvent.click(pill());
  const panel = await screen.findByRole('dialog');
  await within(panel).findByRole('button', { name: 'Try again' });
  return panel;
}

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});

describe('the pill', () => {
  test.each([
    [{ phase: 'synced' }, 'Synced · 10:42'],
    [{ phase: 'sending', waiting: 7 }, 'Sending, 1 of 7'],
    [{ phase: 'downloading', progress: { received: 120, total: 400 } }, 'Receiving, 120 of 400'],
    [{ phase: 'waiting', waiting: 3 }, '3 waiting'],
    [{ phase: 'offline', waiting: 7 }, 'Offline · 7 saved here'],
    [{ phase: 'signedOut' }, 'Cannot send'],
  ] as const)('%o says “%s”', (state, words) => {
    show(state);
    expect(pill()).toHaveTextContent(words);
  });

  test('says how many conflicts there are to settle', async () => {
    await conflictOn(fixture, smeId, 'town', ['Dinard', 'Cancale']);
    show();
    expect(pill()).toHaveTextContent('1 conflict to settle');
  });

  test('counts up while changes leave', () => {
    show({ phase: 'sending', waiting: 7 });
    act(() => exchange.put({ waiting: 5 }));
    expect(pill()).toHaveTextContent('Sending, 3 of 7');
  });

  test('is announced when the answer changes in kind, not while changes leave', () => {
    show();
    expect(said()).toBe('');
    act(() => exchange.put({ phase: 'sending', waiting: 2 }));
    act(() => exchange.put({ phase: 'synced', waiting: 0 }));
    expect(said()).toBe('');
    act(() => exchange.put({ phase: 'offline', waiting: 2 }));
    expect(said()).toBe('Offline · 2 saved here');
    act(() => exchange.put({ waiting: 3 }));
    expect(said()).toBe('Offline · 2 saved here');
  });

  test('the browser asks before closing only while a change is on the screen alone', () => {
    show({ phase: 'offline', waiting: 2 });
    const closes = (): boolean =>
      window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(closes()).toBe(true);
    act(() => fixture.carnet.state.setState({ saveFailure: 'full' }));
    expect(closes()).toBe(false);
    expect(pill()).toHaveTextContent('Not saved yet');
  });
});

describe('the panel', () => {
  test('begins with the safety of the work, then says what the others do not see yet', async () => {
    show({ phase: 'offline', waiting: 1 });
    await fixture.carnet.run(setFields(smeId, { town: 'Dinard' }));
    const panel = await openPanel();
    expect(panel).toHaveTextContent(/^Your work is safe: everything is saved on this laptop\./);
    expect(panel).toHaveTextContent('Offline. Will sync by itself');
    expect(panel).toHaveTextContent('The others do not see 1 change yet');
    const waiting = within(panel).getByRole('region', { name: 'Changes that wait' });
    expect(waiting).toHaveTextContent('Atelier Kerlan');
    expect(waiting).toHaveTextContent(/Saint-Malo.*→.*Dinard/);
  });

  test('tells twenty changes and counts the others', async () => {
    await confirmed(fixture);
    show({ phase: 'offline', waiting: 25 });
    for (let index = 0; index < 25; index += 1) await fixture.addAction(smeId);
    const panel = await openPanel();
    const waiting = within(panel).getByRole('region', { name: 'Changes that wait' });
    expect(within(waiting).getAllByRole('listitem')).toHaveLength(20);
    expect(waiting).toHaveTextContent('and 5 more');
  });

  test('a conflict has a way to settle it', async () => {
    await conflictOn(fixture, smeId, 'town', ['Dinard', 'Cancale']);
    show();
    const panel = await openPanel();
    expect(within(panel).getByRole('link', { name: 'Settle' })).toHaveAttribute(
      'href',
      '/conflicts',
    );
  });

  test('trying again is always possible', async () => {
    show({ phase: 'synced' });
    await userEvent.click(within(await openPanel()).getByRole('button', { name: 'Try again' }));
    expect(exchange.asked).toEqual(['tryAgain']);
  });

  test('what took no effect keeps its text, and is discarded only when that is said twice', async () => {
    await fixture.carnet.run(setFields(smeId, { sourceNote: 'Vu au salon de Rennes.' }));
    const change = present(fixture.carnet.lastChange(), 'a change');
    show({ stuck: 1 }, [{ key: 4, outcome: 'needsAttention', group: [...change] }]);
    const panel = await openPanel();
    const stuck = await within(panel).findByRole('region', { name: /not applied/ });
    expect(stuck).toHaveTextContent('Vu au salon de Rennes.');
    expect(stuck).toHaveTextContent(/copy it and write it again/);
    await userEvent.click(within(stuck).getByRole('button', { name: 'Discard' }));
    expect(exchange.asked).toEqual([]);
    expect(stuck).toHaveTextContent(/for good/);
    await userEvent.click(within(stuck).getByRole('button', { name: 'Discard for good' }));
    await waitFor(() => expect(exchange.asked).toEqual(['discard 4']));
    expect(screen.queryByRole('region', { name: /not applied/ })).toBeNull();
  });
});
