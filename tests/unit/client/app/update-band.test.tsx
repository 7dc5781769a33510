// @vitest-environment jsdom
/** The band that offers a new version, and says what to do where the version does not take over. */

import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Pwa, PwaState } from '../../../../src/client/app/pwa.ts';
import { PwaContext } from '../../../../src/client/app/pwa-context.ts';
import { UpdateBand } from '../../../../src/client/app/update-band.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';

afterEach(cleanup);

test.each([
  ['en', 'Update', 'Close the other tabs of Carnet'],
  ['fr', 'Mettre à jour', 'Fermez les autres onglets de Carnet'],
] as const)(
  '(F134) in %s, an update that is stuck says what to do',
  async (language, apply, todo) => {
    await initI18n(language);
    await setLanguage(language);
    const store = createStore<PwaState>(() => ({
      offline: 'updateWaiting',
      reloadPending: false,
      updateStuck: false,
      install: 'manual',
    }));
    const applyUpdate = vi.fn<() => void>();
    const pwa: Pwa = {
      store,
      start: async () => undefined,
      applyUpdate,
      lookForUpdate: () => undefined,
      install: async () => 'unavailable',
      installLater: () => undefined,
    };
    render(
      <PwaContext value={pwa}>
        <Router hook={memoryLocation({ path: '/' }).hook}>
          <UpdateBand />
        </Router>
      </PwaContext>,
    );
    await userEvent.setup().click(screen.getByRole('button', { name: apply }));
    expect(applyUpdate).toHaveBeenCalledTimes(1);
    expect(screen.queryByText(new RegExp(todo))).toBeNull();
    act(() => store.setState({ updateStuck: true }));
    expect(screen.getByText(new RegExp(todo))).toBeVisible();
    expect(screen.getByRole('button', { name: apply })).toBeVisible();
  },
);
