// @vitest-environment jsdom
/** The keys of every screen: a dialog that one opens from another screen leads back there when it is closed. */

import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Switch } from 'wouter';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useAppCommands } from '../../../../src/client/app/app-commands.ts';
import { useShortcuts } from '../../../../src/client/app/use-shortcuts.ts';
import { PortfolioScreen } from '../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { preferences } from '../../../../src/client/model/preferences.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { present } from '../../../../src/std/assert.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';
import { testBackupTools, testDevice } from '../../../support/test-device.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  preferences.setState({ letterShortcuts: true });
  Element.prototype.scrollIntoView = () => undefined;
});

function Keys() {
  useAppCommands(() => undefined);
  useShortcuts({ palette: () => undefined, onSequence: () => undefined });
  return null;
}

test.each([
  ['n', '/new'],
  ['l', '/log'],
])(
  '%s on another screen asks there, and closing leads back to where one was',
  async (key, path) => {
    history.replaceState(null, '', '/timeline?from=2020-03');
    const fixture = await carnetFixture();
    await fixture.addSme();
    render(
      <DeviceContext value={testDevice(() => fixture.environment.now())}>
        <BackupsContext value={testBackupTools()}>
          <CarnetContext value={fixture.carnet}>
            <Keys />
            <Switch>
              <Route path="/timeline">
                <h1>The timeline</h1>
              </Route>
              <Route path="/new">
                <PortfolioScreen dialog="newSme" />
              </Route>
              <Route path="/log">
                <PortfolioScreen dialog="log" />
              </Route>
            </Switch>
          </CarnetContext>
        </BackupsContext>
      </DeviceContext>,
    );
    await userEvent.keyboard(key);
    await screen.findByRole('dialog');
    expect(location.pathname).toBe(path);
    // jsdom sends a window no Escape of its own.
    const [close] = within(screen.getByRole('dialog')).getAllByRole('button', { name: 'Close' });
    await userEvent.click(present(close, 'a way out'));
    await waitFor(() =>
      expect(`${location.pathname}${location.search}`).toBe('/timeline?from=2020-03'),
    );
    expect(await screen.findByRole('heading', { name: 'The timeline' })).toBeVisible();
  },
);
