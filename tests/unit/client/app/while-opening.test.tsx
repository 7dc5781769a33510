// @vitest-environment jsdom
/** A storage that does not answer leaves no white page. */

import { act, cleanup, render, screen } from '@testing-library/react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ProgrammeRoot } from '../../../../src/client/app/programme-root.tsx';
import { lateAfterMs } from '../../../../src/client/app/while-opening.tsx';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import type { Device, InstalledProgramme } from '../../../../src/client/ports/device.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function opened(language: 'en' | 'fr') {
  await initI18n(language);
  let answer: (found: InstalledProgramme | undefined) => void = () => undefined;
  const device = {
    account: () => undefined,
    onAccount: () => () => undefined,
    isLocked: () => false,
    installed: () => new Promise((resolve) => (answer = resolve)),
  } as unknown as Device;
  const { hook, history } = memoryLocation({ path: '/p/p1', record: true });
  render(
    <DeviceContext value={device}>
      <Router hook={hook}>
        <ProgrammeRoot programmeId="p1" environment={testEnvironment()} />
      </Router>
    </DeviceContext>,
  );
  return { history, answer: (found: InstalledProgramme | undefined) => answer(found) };
}

it.each([
  ['en', 'The data on this device cannot be read yet', 'Reload'],
  ['fr', 'Les données de cet appareil ne peuvent pas encore être lues', 'Recharger'],
] as const)('(F221) says in %s that the storage has not answered', async (language, title, way) => {
  await opened(language);
  await act(() => vi.advanceTimersByTimeAsync(lateAfterMs - 1000));
  expect(document.body).toHaveTextContent(/^$/u);
  await act(() => vi.advanceTimersByTimeAsync(1500));
  expect(await screen.findByRole('heading', { name: title })).toBeVisible();
  expect(screen.getByRole('button', { name: way })).toBeVisible();
});

it('(F221) goes on by itself once the storage answers', async () => {
  const { history, answer } = await opened('en');
  await act(() => vi.advanceTimersByTimeAsync(lateAfterMs + 1000));
  await screen.findByRole('button', { name: 'Reload' });
  await act(async () => answer(undefined));
  expect(screen.queryByRole('button', { name: 'Reload' })).toBeNull();
  expect(history.at(-1)).toContain('/start');
});
