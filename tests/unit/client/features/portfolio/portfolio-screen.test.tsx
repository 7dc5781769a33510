// @vitest-environment jsdom
/** The list, its filters in the address, its keys, and the dialogs below it. */

import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortfolioScreen } from '../../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  preferences.setState({ letterShortcuts: true });
  Element.prototype.scrollIntoView = () => undefined;
});

interface Shown {
  readonly history: readonly string[];
  readonly navigate: (path: string) => void;
}

function show(fixture: CarnetFixture, path = '/', dialog?: 'log' | 'newSme'): Shown {
  const memory = memoryLocation({ path, record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <PortfolioScreen dialog={dialog} />
      </Router>
    </CarnetContext>,
  );
  return { history: memory.history, navigate: memory.navigate };
}

const names = (): readonly string[] =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map((cell) => cell.querySelector('a')?.textContent ?? '');

describe('the portfolio', () => {
  it('shows an SME with its stage, its manager and its last contact', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await fixture.addContact(smeId);
    show(fixture);
    const row = screen.getByRole('row', { name: /Atelier Kerlan/ });
    expect(row).toHaveTextContent('Saint-Malo');
    expect(row).toHaveTextContent('Maëlle Guivarc’h');
    expect(row).toHaveTextContent('today');
    expect(within(row).getByRole('link')).toHaveAttribute('href', `/sme/${smeId}`);
    expect(fixtureIds.padFr).toBe('pad-fr');
    expect(names()).toEqual(['Atelier Kerlan']);
    await userEvent.keyboard('j');
  });
});
