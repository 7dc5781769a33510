// @vitest-environment jsdom
/** The list as it is arranged: sorted, cut into parts, with other columns; all of it in the address. */

import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortfolioScreen } from '../../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  preferences.setState({ letterShortcuts: true });
  // jsdom draws nothing: it has nowhere to scroll.
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
});

function show(fixture: CarnetFixture, path = '/'): { readonly history: readonly string[] } {
  const memory = memoryLocation({ path, record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <PortfolioScreen />
      </Router>
    </CarnetContext>,
  );
  return { history: memory.history };
}

const names = (): readonly string[] =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map((cell) => cell.querySelector('a')?.textContent ?? '');

describe('the arrangement', () => {
  async function some(): Promise<CarnetFixture> {
    const fixture = await carnetFixture();
    await fixture.addSme({ name: 'Beta', stage: 'supported', town: 'Brest' });
    await fixture.addSme({ name: 'Alpha', stage: 'enrolled', accountManagerId: undefined });
    await fixture.addSme({ name: 'Gamma', stage: 'screening', town: 'Auray' });
    return fixture;
  }

  it('sorts by a column, upwards, downwards and no more, in the address', async () => {
    const user = userEvent.setup();
    const { history } = show(await some());
    const head = (): HTMLElement => screen.getByRole('columnheader', { name: 'SME' });
    await user.click(within(head()).getByRole('button'));
    expect(names()).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(head()).toHaveAttribute('aria-sort', 'ascending');
    await user.click(within(head()).getByRole('button'));
    expect(names()).toEqual(['Gamma', 'Beta', 'Alpha']);
    expect(history.at(-1)).toBe('/?sort=-name');
    await user.click(within(head()).getByRole('button'));
    expect(head()).not.toHaveAttribute('aria-sort');
    expect(history.at(-1)).toBe('/');
  });

  it('cuts the list into parts, one’s own first, and hides the column that they say', async () => {
    const user = userEvent.setup();
    show(await some());
    await user.click(screen.getByRole('button', { name: 'Group by priority' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'manager' }));
    const headings = [...screen.getByRole('table').querySelectorAll('th[scope="colgroup"]')].map(
      ({ textContent }) => textContent,
    );
    expect(headings).toEqual(['Maëlle Guivarc’hyou', 'No account manager']);
    expect(screen.queryByRole('columnheader', { name: 'Manager' })).toBeNull();
  });

  it('closes a part, whose rows the keys then pass over, in the address', async () => {
    const user = userEvent.setup();
    const { history } = show(await some(), '/?sort=name&group=stage');
    const part = screen.getByRole('button', { name: 'Enrolled' });
    await user.click(part);
    expect(part).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('link', { name: 'Alpha' })).toBeNull();
    expect(history.at(-1)).toBe('/?sort=name&group=stage&closed=enrolled');
    await user.keyboard('jj');
    expect(screen.getByRole('link', { name: 'Beta' })).toHaveFocus();
    await user.click(part);
    expect(screen.getByRole('link', { name: 'Alpha' })).toBeInTheDocument();
  });

  it('shows a column that was hidden, and moves it by keyboard', async () => {
    const user = userEvent.setup();
    const { history } = show(await some());
    await user.click(await screen.findByRole('button', { name: 'Columns' }));
    const town = await screen.findByRole('checkbox', { name: 'Town' });
    await user.click(town);
    expect(screen.getByRole('columnheader', { name: 'Town' })).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /Gamma/ })).toHaveTextContent('Auray');
    act(() => screen.getByRole('checkbox', { name: 'Town' }).focus());
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(decodeURIComponent(history.at(-1) ?? '')).toContain('next,town,open');
    expect(screen.getByRole('checkbox', { name: 'SME' })).toBeDisabled();
  });

  it('marks an SME on whose sheet something is half-typed', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme({ name: 'Alpha' });
    await fixture.addSme({ name: 'Beta' });
    await fixture.carnet.keepDraft(`composer:${smeId}/tab-1`, 'called Claire');
    show(fixture);
    expect(screen.getByRole('row', { name: /Alpha/ })).toHaveTextContent('draft');
    expect(screen.getByRole('row', { name: /Beta/ })).not.toHaveTextContent('draft');
    await act(() => fixture.carnet.keepDraft(`composer:${smeId}/tab-1`, ''));
    expect(screen.getByRole('row', { name: /Alpha/ })).not.toHaveTextContent('draft');
  });
});
