// @vitest-environment jsdom
/** The list, its filters in the address, its keys, and the dialogs below it. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRecord, setFields, together } from '../../../../../src/domain/command/command.ts';
import { PortfolioScreen } from '../../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  preferences.setState({ letterShortcuts: true });
  // jsdom draws nothing: it has nowhere to scroll.
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
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

async function showDialog(fixture: CarnetFixture, dialog: 'log' | 'newSme'): Promise<Shown> {
  const shown = show(fixture, dialog === 'log' ? '/log' : '/new', dialog);
  await screen.findByRole('dialog');
  return shown;
}

const names = (): readonly string[] =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map((cell) => cell.querySelector('a')?.textContent ?? '');

describe('the portfolio', () => {
  it('shows an SME with its stage, its manager and its last contact', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme({ stage: 'eligible' });
    await fixture.addContact(smeId);
    show(fixture);
    const row = screen.getByRole('row', { name: /Atelier Kerlan/ });
    expect(row).toHaveTextContent('Saint-Malo');
    expect(row).toHaveTextContent('M. Guivarc’h');
    expect(row).toHaveTextContent('today');
    expect(within(row).getByRole('link')).toHaveAttribute('href', `/sme/${smeId}`);
  });

  it('puts first whom someone should call, and says why in the row', async () => {
    const fixture = await carnetFixture();
    const well = await fixture.addSme({ name: 'Well', enrolledOn: '2020-11-10' });
    await fixture.addContact(well);
    const silent = await fixture.addSme({ name: 'Silent', enrolledOn: '2020-11-01' });
    await fixture.addContact(silent, { at: '2020-10-10T10:00' });
    show(fixture);
    expect(names()).toEqual(['Silent', 'Well']);
    expect(screen.getByRole('row', { name: /Silent/ })).toHaveTextContent('Silent for 40 d');
    expect(screen.getByRole('columnheader', { name: 'Needs attention first' })).toBeInTheDocument();
  });

  it('counts the enrolments of each pad against its target', async () => {
    const fixture = await carnetFixture();
    await fixture.addSme();
    await fixture.addSme({ name: 'Candidate', stage: 'screening', enrolledOn: undefined });
    show(fixture);
    expect(
      screen.getByRole('img', { name: 'FR: 1 enrolled of 12, 1 in selection' }),
    ).toBeInTheDocument();
    expect(screen.getByText('of 24', { exact: false })).toHaveTextContent('1 of 24');
  });

  it('shows names as text, whatever they hold', async () => {
    const fixture = await carnetFixture();
    await fixture.addSme({ name: '<img src=x onerror=alert(1)>\u202Etxt' });
    show(fixture);
    expect(names()).toEqual(['<img src=x onerror=alert(1)>\u202Etxt']);
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });
});

describe('the filters', () => {
  async function twoPads(): Promise<CarnetFixture> {
    const fixture = await carnetFixture();
    await fixture.addSme({ name: 'Here' });
    await fixture.addSme({
      name: 'There',
      launchPadId: fixtureIds.padUk,
      country: 'GB',
      accountManagerId: fixtureIds.otherMemberId,
    });
    return fixture;
  }

  it('live in the address: pressed, they are written there; gone back, they are taken back', async () => {
    const user = userEvent.setup();
    const { history, navigate } = show(await twoPads());
    expect(names()).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Pad any' }));
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Royaume-Uni' }));
    expect(names()).toEqual(['There']);
    expect(history.at(-1)).toBe(`/?pad=${fixtureIds.padUk}`);
    act(() => navigate('/'));
    expect(names()).toHaveLength(2);
  });

  it('find the SMEs of somebody who has left without an account manager, and mark the name (F294)', async () => {
    const user = userEvent.setup();
    const fixture = await twoPads();
    await fixture.carnet.run(setFields(fixtureIds.otherMemberId, { inactive: true }));
    show(fixture);
    const mark = 'Emma Clarke (no longer active)';
    expect(screen.getByTitle(mark)).toHaveTextContent('E. Clarke (no longer active)');
    await user.click(screen.getByRole('button', { name: /^Account manager/ }));
    expect(screen.getByRole('menuitemcheckbox', { name: mark })).toBeInTheDocument();
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'No account manager' }));
    expect(names()).toEqual(['There']);
  });

  it('are read from the address', async () => {
    show(await twoPads(), '/?mine=1');
    expect(names()).toEqual(['Here']);
    expect(screen.getByRole('button', { name: 'Account manager Mine' })).toBeInTheDocument();
  });

  it('are ticked in menus, several at once', async () => {
    const user = userEvent.setup();
    const { history } = show(await twoPads());
    await user.click(screen.getByRole('button', { name: 'Account manager any' }));
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Emma Clarke' }));
    expect(names()).toEqual(['There']);
    expect(history.at(-1)).toBe(`/?manager=${fixtureIds.otherMemberId}`);
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Mine' }));
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('by words find a person and show why the row is there', async () => {
    const user = userEvent.setup();
    const fixture = await twoPads();
    await fixture.addSme({ name: 'Cidrerie', people: { one: { name: 'Élise Le Bihan' } } });
    const { history } = show(fixture);
    const before = history.length;
    await user.keyboard('felise');
    expect(names()).toEqual(['Cidrerie']);
    expect(screen.getByText('Élise', { selector: 'mark' })).toBeInTheDocument();
    expect(screen.getByText('of 3')).toHaveTextContent('1 of 3');
    // The back button takes the whole word back, not its letters.
    expect(history).toHaveLength(before);
    expect(history.at(-1)).toBe('/?text=elise');
    await user.keyboard('{Enter}');
    expect(screen.getByRole('link', { name: 'Cidrerie' })).toHaveFocus();
    await user.keyboard('f{Escape}');
    expect(names()).toHaveLength(3);
  });

  it('show exactly as many as a warning counts', async () => {
    const user = userEvent.setup();
    const fixture = await twoPads();
    const silent = await fixture.addSme({ name: 'Silent' });
    await fixture.addContact(silent, { at: '2020-10-01T10:00' });
    show(fixture);
    const warning = screen.getByRole('button', { name: /silent/ });
    const count = Number.parseInt(warning.textContent, 10);
    await user.click(warning);
    expect(names()).toHaveLength(count);
  });

  it('that match nothing can be cleared', async () => {
    const user = userEvent.setup();
    show(await twoPads(), '/?stage=completed');
    expect(screen.queryByRole('table')).toBeNull();
    const [clear] = screen.getAllByRole('button', { name: 'Clear the filters' }).slice(-1);
    await user.click(clear ?? document.body);
    expect(names()).toHaveLength(2);
    // Both buttons go with the filters: the focus goes on at the words that narrow the list.
    expect(screen.getByRole('searchbox')).toHaveFocus();
    await user.click(screen.getByRole('button', { name: /silent/ }));
    const [chip] = screen.getAllByRole('button', { name: 'Clear the filters' });
    await user.click(chip ?? document.body);
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });
});

describe('the keys of the list', () => {
  async function three(): Promise<CarnetFixture> {
    const fixture = await carnetFixture();
    for (const name of ['One', 'Three', 'Two'])
      await fixture.addContact(await fixture.addSme({ name, enrolledOn: '2020-11-10' }));
    return fixture;
  }

  it('move the chosen SME and the focus with it', async () => {
    const user = userEvent.setup();
    show(await three());
    await user.keyboard('j');
    expect(screen.getByRole('link', { name: 'One' })).toHaveFocus();
    await user.keyboard('j{ArrowDown}');
    expect(screen.getByRole('link', { name: 'Two' })).toHaveFocus();
    expect(screen.getByRole('row', { name: /Two/ })).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('j');
    expect(screen.getByRole('link', { name: 'Two' })).toHaveFocus();
    await user.keyboard('{ArrowUp}k');
    expect(screen.getByRole('link', { name: 'One' })).toHaveFocus();
  });

  it('leave one Tab stop in the list', async () => {
    show(await three());
    const stops = within(screen.getByRole('table'))
      .getAllByRole('link')
      .filter((link) => link.tabIndex === 0);
    expect(stops).toHaveLength(1);
  });

  it('open the sheet, or its composer', async () => {
    const user = userEvent.setup();
    const { history } = show(await three());
    await user.keyboard('jl');
    expect(history.at(-1)).toMatch(/^\/sme\/[^/?]+\?log$/);
  });

  it('open the new SME with the filter kept, and go to the filters', async () => {
    const user = userEvent.setup();
    const { history } = show(await three(), '/?mine=1');
    await user.keyboard('f');
    expect(screen.getByRole('searchbox', { name: 'Filter the list' })).toHaveFocus();
    await user.keyboard('{Escape}n');
    expect(history.at(-1)).toBe('/new?mine=1');
  });

  it('do nothing as letters when they are switched off; the arrows go on', async () => {
    const user = userEvent.setup();
    preferences.setState({ letterShortcuts: false });
    const { history } = show(await three());
    const before = history.length;
    await user.keyboard('jln');
    expect(history).toHaveLength(before);
    expect(document.body).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'One' })).toHaveFocus();
  });
});

describe('a portfolio without SMEs', () => {
  it('offers the real ways in', async () => {
    const { history } = show(await carnetFixture());
    expect(await screen.findByRole('heading', { name: 'No SMEs yet' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Import' })).toHaveAttribute(
      'href',
      '/settings/storage',
    );
    await userEvent.click(screen.getByRole('button', { name: 'New SME' }));
    expect(history.at(-1)).toBe('/new');
  });
});

describe('a large portfolio', () => {
  it('draws some rows and tells of all', async () => {
    const fixture = await carnetFixture();
    const commands = Array.from({ length: 230 }, (_, index) => {
      const id = `sme-${index}`;
      const required = { country: 'FR', track: 'programme', stage: 'prospect' } as const;
      const values = { ...required, name: `SME ${index}`, launchPadId: fixtureIds.padFr };
      return createRecord('sme', id, values, id);
    });
    await fixture.carnet.run(together(commands));
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(37);
    show(fixture);
    // 230 rows, one heading of a part, one row of column heads.
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '232');
    await waitFor(() => expect(document.querySelectorAll('[data-sme]').length).toBeLessThan(120));
    act(() => {
      window.dispatchEvent(new Event('beforeprint'));
    });
    expect(document.querySelectorAll('[data-sme]')).toHaveLength(230);
  });
});

describe('logging without knowing with whom yet', () => {
  it('asks for the SME and goes to its composer', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const { history } = await showDialog(fixture, 'log');
    await user.type(screen.getByRole('combobox', { name: 'SME' }), 'kerl');
    await user.keyboard('{Enter}');
    expect(history.at(-1)).toBe(`/sme/${smeId}?log`);
  });
});

describe('a new SME', () => {
  it('is added by its name alone, on my pad and mine, and its sheet opens', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const { history } = await showDialog(fixture, 'newSme');
    await user.type(screen.getByRole('textbox', { name: 'SME name' }), 'Voiles Grouazel');
    await user.click(screen.getByRole('button', { name: 'Add SME' }));
    await waitFor(() => expect(fixture.carnet.state.getState().sheets.size).toBe(1));
    const [sheet] = fixture.carnet.state.getState().sheets.values();
    expect(sheet?.sme.values).toEqual({
      name: 'Voiles Grouazel',
      country: 'FR',
      launchPadId: fixtureIds.padFr,
      accountManagerId: fixtureIds.memberId,
      track: 'programme',
      stage: 'prospect',
      stageDates: { prospect: '2020-11-19' },
    });
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${sheet?.sme.id ?? ''}`));
    expect(notices.getState().list.at(-1)?.undo).toBeDefined();
    expect(fixture.carnet.state.getState().drafts.size).toBe(0);
  });

  it('without a name says what to do and adds nothing', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    await showDialog(fixture, 'newSme');
    await user.click(screen.getByRole('button', { name: 'Add SME' }));
    expect(await screen.findByText('Enter the SME’s name.')).toBeInTheDocument();
    expect(fixture.carnet.state.getState().sheets.size).toBe(0);
  });

  it('is remarked on when it may be there already, and can be added all the same', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await showDialog(fixture, 'newSme');
    await user.type(screen.getByRole('textbox', { name: 'SME name' }), 'atelier kérlan');
    expect(screen.getByRole('link', { name: 'Open its sheet' })).toHaveAttribute(
      'href',
      `/sme/${smeId}`,
    );
    await user.type(screen.getByRole('textbox', { name: /Company number/ }), '123');
    expect(screen.getByText(/does not look like a company number/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Add SME' }));
    await waitFor(() => expect(fixture.carnet.state.getState().sheets.size).toBe(2));
  });

  it('is kept half-typed when the window closes, and resumed', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    await showDialog(fixture, 'newSme');
    await user.type(screen.getByRole('textbox', { name: 'SME name' }), 'Maison Oz');
    cleanup();
    expect(fixture.carnet.state.getState().drafts.get('new-sme/tab-1')?.text).toContain(
      'Maison Oz',
    );
    await showDialog(fixture, 'newSme');
    expect(screen.getByRole('textbox', { name: 'SME name' })).toHaveValue('Maison Oz');
    await user.click(screen.getByRole('button', { name: 'Start again' }));
    expect(screen.getByRole('textbox', { name: 'SME name' })).toHaveValue('');
    expect(fixture.carnet.state.getState().drafts.size).toBe(0);
  });
});
