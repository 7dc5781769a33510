// @vitest-environment jsdom
/** The band that offers a new version, and says what to do where the version does not take over. */

import { act, cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Pwa, PwaState } from '../../../../src/client/app/pwa.ts';
import { PwaContext } from '../../../../src/client/app/pwa-context.ts';
import { VisitFrame } from '../../../../src/client/app/visit-frame.tsx';
import { UpdateBand } from '../../../../src/client/app/update-band.tsx';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { holdReload } from '../../../../src/client/model/reload-hold.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';

afterEach(cleanup);

/** A new version waits, until the store says otherwise. */
function show(what: ReactNode) {
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
  const { hook } = memoryLocation({ path: '/visit/none/none' });
  const within = (shown: ReactNode) => (
    <PwaContext value={pwa}>
      <Router hook={hook}>{shown}</Router>
    </PwaContext>
  );
  const { rerender } = render(within(what));
  return { store, applyUpdate, again: (shown: ReactNode) => rerender(within(shown)) };
}

test.each([
  ['en', 'Update', 'Close the other tabs of Carnet'],
  ['fr', 'Mettre à jour', 'Fermez les autres onglets de Carnet'],
] as const)(
  '(F134) in %s, an update that is stuck says what to do',
  async (language, apply, todo) => {
    await initI18n(language);
    await setLanguage(language);
    const { store, applyUpdate } = show(<UpdateBand />);
    await userEvent.setup().click(screen.getByRole('button', { name: apply }));
    expect(applyUpdate).toHaveBeenCalledTimes(1);
    expect(screen.queryByText(new RegExp(todo))).toBeNull();
    act(() => store.setState({ updateStuck: true }));
    expect(screen.getByText(new RegExp(todo))).toBeVisible();
    expect(screen.getByRole('button', { name: apply })).toBeVisible();
  },
);

test.each([
  ['en', 'Reload', 'once you have finished typing'],
  ['fr', 'Recharger', 'dès la fin de votre saisie'],
] as const)(
  '(F46) in %s, a version that took over from another tab is told, and the button leaves the field',
  async (language, reload, words) => {
    await initI18n(language);
    await setLanguage(language);
    const { store } = show(
      <>
        <input aria-label="line" />
        <UpdateBand isShort />
      </>,
    );
    const line = screen.getByRole('textbox');
    line.focus();
    expect(screen.queryByRole('button')).toBeNull();
    act(() => store.setState({ reloadPending: true }));
    expect(screen.getByText(new RegExp(words))).toBeVisible();
    expect(line).toHaveFocus();
    await userEvent.setup().click(screen.getByRole('button', { name: reload }));
    expect(document.body).toHaveFocus();
  },
);

test('(F46) in a visit it is told, but not beside the owner', async () => {
  await initI18n('en');
  await setLanguage('en');
  const { carnet } = await carnetFixture();
  const frame = (part: string) => (
    <CarnetContext value={carnet}>
      <VisitFrame location={`/visit/none/none${part}`} />
    </CarnetContext>
  );
  const { store, again } = show(frame(''));
  act(() => store.setState({ reloadPending: true }));
  expect(await screen.findByRole('button', { name: 'Reload' })).toBeVisible();
  again(frame('/joint'));
  expect(screen.queryByRole('button', { name: 'Reload' })).toBeNull();
});

test.each([
  ['en', 'recording', 'once the recording has ended', 'Reload'],
  ['fr', 'recording', 'dès la fin de l’enregistrement', 'Recharger'],
  ['en', 'file', 'once the file has been added', 'Reload'],
  ['fr', 'file', 'dès que le fichier sera ajouté', 'Recharger'],
] as const)(
  '(F46) in %s, what is waited for is a %s, and no button does nothing',
  async (language, what, words, reload) => {
    await initI18n(language);
    await setLanguage(language);
    const { store } = show(<UpdateBand isShort />);
    const release = holdReload(what);
    act(() => store.setState({ reloadPending: true }));
    expect(screen.getByText(new RegExp(words))).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    act(release);
    expect(screen.queryByText(new RegExp(words))).toBeNull();
    expect(screen.getByRole('button', { name: reload })).toBeVisible();
  },
);
