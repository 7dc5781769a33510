// @vitest-environment jsdom
/** Several SMEs at once: selected by keyboard or mouse, changed in one group, and what stops some of them. */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlanDialogs } from '../../../../../src/client/app/plan-dialogs.tsx';
import { PortfolioScreen } from '../../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { runCommand } from '../../../../../src/client/model/commands.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import {
  dismissPlanQuestion,
  planQuestion,
} from '../../../../../src/client/model/plan-question.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
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
  preferences.setState({ letterShortcuts: true });
  dismissPlanQuestion();
  // jsdom draws nothing: it has nowhere to scroll.
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
  fixture = await carnetFixture();
  // Rights are looked at where a server decides.
  fixture.carnet.state.setState({ isConnected: true });
});

function show(): { readonly history: readonly string[] } {
  const memory = memoryLocation({ path: '/?sort=name', record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <PortfolioScreen />
      </Router>
    </CarnetContext>,
  );
  return { history: memory.history };
}

const boxes = (): readonly HTMLElement[] =>
  within(screen.getByRole('table'))
    .getAllByRole('checkbox', { name: /^Select / })
    .slice(1);
const selected = (): readonly (string | null)[] =>
  boxes()
    .filter((box) => box instanceof HTMLInputElement && box.checked)
    .map((box) => box.getAttribute('aria-label'));
const stageOf = (id: string): unknown => fixture.carnet.record(id)?.values['stage'];
const managerOf = (id: string): unknown => fixture.carnet.record(id)?.values['accountManagerId'];

async function four(): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const name of ['Anvil', 'Brick', 'Cask', 'Drum']) {
    ids.push(await fixture.addSme({ name, stage: 'prospect', enrolledOn: undefined }));
  }
  return ids;
}

describe('selecting', () => {
  it('goes by X and Shift with the arrows, and Esc ends it', async () => {
    const user = userEvent.setup();
    await four();
    show();
    await user.keyboard('jx');
    expect(selected()).toEqual(['Select Anvil']);
    await user.keyboard('{Shift>}{ArrowDown}j{/Shift}');
    expect(selected()).toEqual(['Select Anvil', 'Select Brick', 'Select Cask']);
    expect(await screen.findByRole('toolbar', { name: 'Selected SMEs' })).toHaveTextContent(
      '3 SMEs selected',
    );
    await user.keyboard('x');
    expect(selected()).toEqual(['Select Anvil', 'Select Brick']);
    await user.keyboard('{Escape}');
    expect(selected()).toEqual([]);
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('goes by Ctrl and Shift with a click, which then opens nothing', async () => {
    const user = userEvent.setup();
    await four();
    const { history } = show();
    await user.keyboard('{Control>}');
    await user.click(screen.getByRole('link', { name: 'Anvil' }));
    await user.keyboard('{/Control}{Shift>}');
    await user.click(screen.getByRole('link', { name: 'Cask' }));
    await user.keyboard('{/Shift}');
    expect(selected()).toEqual(['Select Anvil', 'Select Brick', 'Select Cask']);
    expect(history).toHaveLength(1);
    await user.click(screen.getByRole('link', { name: 'Drum' }));
    expect(history.at(-1)).toMatch(/^\/sme\//);
  });

  it('goes by a finger that stays on a row, and then by touching others', async () => {
    await four();
    const { history } = show();
    await act(() =>
      import('../../../../../src/client/features/portfolio/long-press.ts').then(() => undefined),
    );
    const touch = (name: string, type: string): boolean =>
      fireEvent(
        screen.getByRole('link', { name }),
        Object.assign(new MouseEvent(type, { bubbles: true, cancelable: true }), {
          pointerType: 'touch',
        }),
      );
    vi.useFakeTimers();
    touch('Anvil', 'pointerdown');
    act(() => {
      vi.advanceTimersByTime(600);
    });
    vi.useRealTimers();
    expect(touch('Anvil', 'contextmenu')).toBe(false);
    touch('Anvil', 'pointerup');
    touch('Anvil', 'click');
    expect(selected()).toEqual(['Select Anvil']);
    touch('Cask', 'pointerdown');
    touch('Cask', 'pointerup');
    touch('Cask', 'click');
    expect(selected()).toEqual(['Select Anvil', 'Select Cask']);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(history).toHaveLength(1);
  });

  it('takes all that is shown, by Ctrl A and by the box of the head', async () => {
    const user = userEvent.setup();
    await four();
    show();
    await user.keyboard('{Control>}a{/Control}');
    expect(selected()).toHaveLength(4);
    await user.click(screen.getByRole('checkbox', { name: 'Select all SMEs shown' }));
    expect(selected()).toHaveLength(0);
  });

  it('lets go of what a filter takes away', async () => {
    const user = userEvent.setup();
    await four();
    show();
    await user.keyboard('{Control>}a{/Control}');
    await user.keyboard('fanvil');
    expect(await screen.findByRole('toolbar')).toHaveTextContent('1 SME selected');
  });
});

describe('the same for all selected', () => {
  it('is another stage: one change, one undo; those that a rule stops are named and stay', async () => {
    const user = userEvent.setup();
    const [anvil = '', brick = ''] = await four();
    const british = await fixture.addSme({
      name: 'Kent',
      stage: 'prospect',
      enrolledOn: undefined,
      country: 'GB',
      launchPadId: fixtureIds.padUk,
    });
    const further = await fixture.addSme({ name: 'Further', stage: 'inducted' });
    show();
    await user.keyboard('{Control>}a{/Control}m');
    await screen.findByRole('toolbar');
    runCommand('moveStage');
    const dialog = within(await screen.findByRole('dialog', { name: 'Change the stage' }));
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Stage' }), 'screening');
    const left = dialog.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(left).toEqual([
      'Furthernot possible from its current stage',
      'Kentdecided by its launch pad or the coordinator',
    ]);
    await user.click(dialog.getByRole('button', { name: 'Change the stage of 4 SMEs' }));
    await waitFor(() => expect(stageOf(anvil)).toBe('screening'));
    expect([stageOf(brick), stageOf(british), stageOf(further)]).toEqual([
      'screening',
      'prospect',
      'inducted',
    ]);
    const undo = notices.getState().list.at(-1)?.undo;
    expect(undo?.group).toHaveLength(4);
    await fixture.carnet.undo();
    expect([stageOf(anvil), stageOf(brick)]).toEqual(['prospect', 'prospect']);
  });

  it('is decided alone on a device that works alone', async () => {
    const user = userEvent.setup();
    fixture.carnet.state.setState({ isConnected: false });
    const british = await fixture.addSme({
      name: 'Kent',
      stage: 'prospect',
      enrolledOn: undefined,
      country: 'GB',
      launchPadId: fixtureIds.padUk,
    });
    show();
    await user.keyboard('jx');
    await screen.findByRole('toolbar');
    runCommand('moveStage');
    const dialog = within(await screen.findByRole('dialog', { name: 'Change the stage' }));
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Stage' }), 'screening');
    await user.click(dialog.getByRole('button', { name: 'Change the stage of 1 SME' }));
    await waitFor(() => expect(stageOf(british)).toBe('screening'));
  });

  it('is another account manager, from the menu of one of them', async () => {
    const user = userEvent.setup();
    const [anvil = '', brick = '', cask = ''] = await four();
    show();
    await user.keyboard('jxjx.');
    const menu = within(await screen.findByRole('menu', { name: '2 SMEs selected' }));
    await user.click(menu.getByRole('menuitem', { name: 'Hand over…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Hand over' }));
    const manager = dialog.getByRole('combobox', { name: 'Account manager' });
    const isNow = (role: string) =>
      act(() => fixture.carnet.run(setFields(fixtureIds.memberId, { roles: [role] })));
    await isNow('chair');
    const offered = within(manager)
      .getAllByRole<HTMLOptionElement>('option')
      .flatMap(({ value }) => (value === '' ? [] : [value]));
    expect(offered).toEqual([fixtureIds.otherMemberId]);
    await isNow('accountManager');
    await user.selectOptions(manager, fixtureIds.otherMemberId);
    await user.click(dialog.getByRole('button', { name: 'Hand over 2 SMEs' }));
    await waitFor(() => expect(managerOf(anvil)).toBe(fixtureIds.otherMemberId));
    expect(managerOf(brick)).toBe(fixtureIds.otherMemberId);
    expect(managerOf(cask)).toBe(fixtureIds.memberId);
  });

  it('is a planned contact with each, asked in the planning sheet', async () => {
    const user = userEvent.setup();
    const [anvil = '', brick = ''] = await four();
    show();
    await user.keyboard('jxjx');
    await screen.findByRole('toolbar');
    await user.click(screen.getByRole('button', { name: /^Plan/ }));
    expect(planQuestion.getState().question?.smeIds).toEqual([anvil, brick]);
    render(
      <CarnetContext value={fixture.carnet}>
        <PlanDialogs />
      </CarnetContext>,
    );
    const dialog = await screen.findByRole('dialog', { name: 'Plan a contact' });
    expect(dialog).toHaveAccessibleDescription('2 SMEs selected');
    expect(within(dialog).getByLabelText('Time')).toHaveValue('');
    await user.click(within(dialog).getByRole('button', { name: /^Plan/ }));
    const planned = (id: string) =>
      fixture.carnet.state.getState().sheets.get(id)?.summary.planned.length;
    await waitFor(() => expect([planned(anvil), planned(brick)]).toEqual([1, 1]));
    expect(notices.getState().list.at(-1)?.undo?.group).toHaveLength(2);
    await fixture.carnet.undo();
    expect([planned(anvil), planned(brick)]).toEqual([0, 0]);
  });

  it('says what to do where nothing was chosen', async () => {
    const user = userEvent.setup();
    await four();
    show();
    await user.keyboard('jx');
    await screen.findByRole('toolbar');
    runCommand('moveStage');
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Change the stage' }));
    expect(dialog.getByText('Choose one first.')).toBeInTheDocument();
  });
});

describe('the menu of a row', () => {
  it('opens with `.` on the chosen SME and gives the focus back', async () => {
    const user = userEvent.setup();
    const [anvil = ''] = await four();
    const { history } = show();
    await user.keyboard('j.');
    await screen.findByRole('menu', { name: 'Menu for Anvil' });
    await user.keyboard('{Escape}');
    expect(screen.getByRole('link', { name: 'Anvil' })).toHaveFocus();
    await user.keyboard('.');
    await user.click(await screen.findByRole('menuitem', { name: 'Log a contact' }));
    expect(history.at(-1)).toBe(`/sme/${anvil}?log`);
  });

  it('opens with the other button of the mouse, outside the selection on that row alone', async () => {
    const user = userEvent.setup();
    await four();
    show();
    await user.keyboard('jxjx');
    await user.pointer({
      keys: '[MouseRight]',
      target: screen.getByRole('link', { name: 'Drum' }),
    });
    const menu = await screen.findByRole('menu', { name: 'Menu for Drum' });
    expect(menu.parentElement).toHaveTextContent('this SME only');
    await user.click(within(menu).getByRole('menuitem', { name: 'Select' }));
    expect(selected()).toHaveLength(3);
  });
});
