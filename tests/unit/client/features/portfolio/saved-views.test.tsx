// @vitest-environment jsdom
/** Saved views: one's own on the device, shared ones in the programme; changed, taken back, deleted, in the sidebar. */

import { cleanup, render, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortfolioScreen } from '../../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { useViewItems } from '../../../../../src/client/features/portfolio/use-view-items.ts';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { keepOwnView } from '../../../../../src/client/model/saved-views.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { recordsOf } from '../../../../../src/client/model/records.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  preferences.setState({ views: [] });
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
  fixture = await carnetFixture();
  await fixture.addSme({ name: 'Here' });
  await fixture.addSme({ name: 'Other', accountManagerId: undefined });
});

function show(path: string): readonly string[] {
  const memory = memoryLocation({ path, record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <PortfolioScreen />
      </Router>
    </CarnetContext>,
  );
  return memory.history;
}

const shared = () => recordsOf(fixture.carnet.state.getState().shared, 'savedView');

async function save(name: string, whose: RegExp): Promise<void> {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Save the view' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Save the view' }));
  await user.type(dialog.getByRole('textbox', { name: 'View name' }), name);
  await user.click(dialog.getByRole('radio', { name: whose }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
}

describe('a view', () => {
  it('of one’s own stays on the device, without the words typed, and is opened at once', async () => {
    const history = show('/?mine=1&text=her&sort=name');
    await save('Mine first', /Me, on this device/);
    const [view] = preferences.getState().views;
    expect(view).toMatchObject({ name: 'Mine first', search: 'mine=1&sort=name' });
    expect(view?.programmeId).toBe(fixtureIds.programmeId);
    expect(history.at(-1)).toContain(`saved=${view?.id ?? ''}`);
    expect(screen.getByRole('heading', { name: 'Mine first' })).toBeInTheDocument();
    expect(shared()).toEqual([]);
  });

  it('of somebody else on this device is not shown (F131)', async () => {
    const view = { id: 'view-1', search: '' };
    keepOwnView({ ...fixtureIds, memberId: 'other' }, { ...view, name: 'Cases of Emma' });
    keepOwnView(fixtureIds, { ...view, id: 'view-2', name: 'Cases of mine' });
    show('/?saved=view-2');
    expect(await screen.findByRole('heading', { name: 'Cases of mine' })).toBeVisible();
    cleanup();
    show('/?saved=view-1');
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(/Cases of Emma/u)).toBeNull();
  });

  it('that is shared is a record of the programme', async () => {
    show('/?group=manager');
    await save('By manager', /Everyone/);
    await waitFor(() =>
      expect(shared().map(({ values }) => values)).toEqual([
        { name: 'By manager', search: 'group=manager' },
      ]),
    );
    expect(preferences.getState().views).toEqual([]);
  });

  it('keeps its half-typed name until it is saved (F112)', async () => {
    const user = userEvent.setup();
    show('/?group=manager');
    const name = async () => {
      await user.click(await screen.findByRole('button', { name: 'Save the view' }));
      return screen.findByRole('textbox', { name: 'View name' });
    };
    await user.type(await name(), 'By man');
    cleanup();
    show('/?group=manager');
    await waitFor(async () => expect(await name()).toHaveValue('By man'));
    await user.type(screen.getByRole('textbox', { name: 'View name' }), 'ager');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(preferences.getState().views[0]?.name).toBe('By manager'));
    await waitFor(() => expect(fixture.carnet.state.getState().drafts.size).toBe(0));
  });

  it('asks for a name', async () => {
    const user = userEvent.setup();
    show('/?group=manager');
    await user.click(await screen.findByRole('button', { name: 'Save the view' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByText(/Enter a name/)).toBeInTheDocument();
  });
});

describe('a saved view that is open', () => {
  beforeEach(async () => {
    await fixture.carnet.run(
      createRecord('savedView', fixtureIds.programmeId, { name: 'Ours', search: 'mine=1' }, 'v1'),
    );
  });

  it('says when it was changed, and takes the change back', async () => {
    const user = userEvent.setup();
    const history = show('/?saved=v1&mine=1&sort=name');
    expect(await screen.findByText('View changed')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Revert' }));
    expect(screen.queryByText('View changed')).toBeNull();
    expect(history.at(-1)).toBe('/?saved=v1&mine=1');
  });

  it('is saved over, in place', async () => {
    const user = userEvent.setup();
    show('/?saved=v1&mine=1&sort=name');
    await user.click(await screen.findByRole('button', { name: 'Save the view' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(shared()[0]?.values.search).toBe('mine=1&sort=name'));
    expect(shared()).toHaveLength(1);
  });

  it('is deleted with an undo', async () => {
    const user = userEvent.setup();
    show('/?saved=v1&mine=1');
    await user.click(await screen.findByRole('button', { name: 'Edit the view' }));
    await user.click(await screen.findByRole('button', { name: 'Delete this view' }));
    await waitFor(() => expect(shared()).toEqual([]));
    expect(notices.getState().list.at(-1)?.undo).toBeDefined();
    await fixture.carnet.undo();
    expect(shared()).toHaveLength(1);
  });

  it('stands in the sidebar with its own count, whatever is typed', () => {
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <CarnetContext value={fixture.carnet}>{children}</CarnetContext>
    );
    const { result } = renderHook(() => useViewItems('/', 'v1'), { wrapper });
    expect(result.current.own).toEqual([]);
    expect(result.current.shared).toMatchObject([
      { label: 'Ours', count: 1, current: true, href: '/?saved=v1&mine=1' },
    ]);
  });
});
