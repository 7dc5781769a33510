// @vitest-environment jsdom
/** The board: its columns and cards, and the three ways in which a card moves. */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardsFirst } from '../../../../../src/client/features/portfolio/board-column.tsx';
import { PortfolioScreen } from '../../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { runCommand } from '../../../../../src/client/model/commands.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import {
  dismissStageQuestion,
  stageQuestion,
} from '../../../../../src/client/model/stage-question.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  dismissStageQuestion();
  notices.setState({ list: [] });
});

const inducted: Partial<Values<'sme'>> = {
  stage: 'inducted',
  stageDates: { inducted: '2020-10-01' },
};

/** One of which nothing is missing for the next stage. */
async function addInducted(values: Partial<Values<'sme'>>): Promise<string> {
  const id = await fixture.addSme({ ...values, ...inducted });
  const assessment = { templateId: 'readiness-assessment/1', state: 'complete' } as const;
  await fixture.carnet.run(createRecord('form', id, assessment));
  const plan = { templateId: 'market-entry-plan/1', state: 'agreed' } as const;
  await fixture.carnet.run(createRecord('form', id, plan));
  return id;
}

async function show(path = '/?view=board'): Promise<readonly string[]> {
  const memory = memoryLocation({ path, record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <PortfolioScreen />
      </Router>
    </CarnetContext>,
  );
  await screen.findByRole('region', { name: /Screening/ });
  return memory.history;
}

const column = (name: RegExp): HTMLElement => screen.getByRole('region', { name });
const namesIn = (name: RegExp): readonly (string | null)[] =>
  within(column(name))
    .queryAllByRole('link')
    .map(({ textContent }) => textContent);
const card = (name: string): HTMLElement => screen.getByRole('link', { name });
const stageOf = (id: string): unknown => fixture.carnet.record(id)?.values['stage'];
const announced = (): string =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join(' ');

/** `M`, which the application listens to. */
const lift = (): void => {
  act(() => {
    expect(runCommand('moveStage')).toBe(true);
  });
};

describe('the board', () => {
  it('shows each SME in the column of its stage, and says where there is none', async () => {
    await fixture.addSme({ name: 'Here', stage: 'supported' });
    await show();
    expect(namesIn(/Being supported/)).toEqual(['Here']);
    expect(column(/Eligible/)).toHaveTextContent('No SMEs at this stage.');
    expect(card('Here').closest('li')).toHaveTextContent('FR');
  });

  it('is chosen in the toolbar and kept in the address, with the filters', async () => {
    await fixture.addSme({ name: 'Here' });
    const history = await show('/?view=board&mine=1');
    await userEvent.click(screen.getByRole('radio', { name: 'List' }));
    expect(history.at(-1)).toBe('/?mine=1');
    await userEvent.click(screen.getByRole('radio', { name: 'By stage' }));
    expect(history.at(-1)).toBe('/?view=board&mine=1');
    expect(await screen.findByRole('region', { name: /Enrolled/ })).toBeVisible();
  });

  it('shows only those that pass the filter', async () => {
    await fixture.addSme({ name: 'Mine' });
    await fixture.addSme({ name: 'Other', accountManagerId: undefined });
    await show('/?view=board&mine=1');
    expect(namesIn(/Enrolled/)).toEqual(['Mine']);
  });

  it('hides no column in which somebody stands, and keeps the others as strips', async () => {
    await fixture.addSme({ name: 'Spotted', stage: 'prospect', enrolledOn: undefined });
    await fixture.addSme({ name: 'Gone', stage: 'withdrawn' });
    await fixture.addSme({ name: 'Here' });
    await show();
    expect(namesIn(/Prospect/)).toEqual(['Spotted']);
    expect(namesIn(/Ended early/)).toEqual(['Gone']);
    const widths = column(/Enrolled/).parentElement?.style.gridTemplateColumns.split(' ') ?? [];
    expect(widths.filter((width) => width === '32px')).toHaveLength(6);
  });

  it('draws the first cards of a long column, and more on demand', async () => {
    for (let count = 0; count < cardsFirst + 3; count += 1) {
      await fixture.addSme({ name: `SME ${String(count).padStart(2, '0')}` });
    }
    await show();
    expect(namesIn(/Enrolled/)).toHaveLength(cardsFirst);
    await userEvent.click(screen.getByRole('button', { name: '3 more' }));
    expect(namesIn(/Enrolled/)).toHaveLength(cardsFirst + 3);
  });
});

describe('the keys of the board', () => {
  async function three(): Promise<string> {
    const id = await addInducted({ name: 'Anvil' });
    await addInducted({ name: 'Brick' });
    await fixture.addSme({ name: 'Cask', stage: 'completed' });
    await show();
    act(() => card('Anvil').focus());
    return id;
  }

  it('walk the cards with the arrows; one card alone is reached by Tab', async () => {
    await three();
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}');
    expect(card('Brick')).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(card('Cask')).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(card('Anvil')).toHaveFocus();
    expect(
      screen.getAllByRole('link').filter((link) => link.tabIndex === 0 && link.closest('li')),
    ).toEqual([card('Anvil')]);
  });

  it('lift a card, choose a stage and put it there; it says so, and can be undone', async () => {
    const id = await three();
    const user = userEvent.setup();
    lift();
    expect(announced()).toContain('Anvil: card picked up from “Inducted”');
    await user.keyboard('{ArrowRight}');
    expect(announced()).toContain('Being supported');
    expect(column(/Being supported/)).toHaveAttribute('data-drop', 'over');
    expect(column(/Enrolled/)).toHaveAttribute('data-drop', 'open');
    expect(column(/Completed/)).not.toHaveAttribute('data-drop');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(namesIn(/Being supported/)).toEqual(['Anvil']));
    await waitFor(() => expect(card('Anvil')).toHaveFocus());
    expect(notices.getState().list[0]?.message).toBe('Anvil: Being supported');
    await act(async () => {
      await fixture.carnet.undo(notices.getState().list[0]?.undo);
    });
    expect(stageOf(id)).toBe('inducted');
  });

  it('pass over the columns where the SME cannot go', async () => {
    const id = await three();
    const user = userEvent.setup();
    lift();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(announced()).toContain('On hold');
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(announced()).toContain('Ended early');
    await user.keyboard('{Enter}');
    expect(stageQuestion.getState().asked).toEqual({ smeId: id, to: 'withdrawn' });
  });

  it('ask for the stage where a window holds the focus, as the palette does', async () => {
    const id = await three();
    const palette = document.body.appendChild(document.createElement('dialog'));
    palette.open = true;
    lift();
    palette.remove();
    expect(stageQuestion.getState().asked).toEqual({ smeId: id, to: undefined });
    expect(announced()).not.toContain('lifted');
  });

  it('put a card back with Escape, and when it is left', async () => {
    const id = await three();
    const user = userEvent.setup();
    lift();
    await user.keyboard('{ArrowRight}{Escape}');
    expect(announced()).toContain('The SME was not moved.');
    lift();
    await user.keyboard('{ArrowRight}');
    act(() => card('Cask').focus());
    expect(column(/Being supported/)).not.toHaveAttribute('data-drop');
    expect(stageOf(id)).toBe('inducted');
  });
});

describe('the menu of a card', () => {
  it('moves at once where nothing has to be said', async () => {
    const id = await addInducted({ name: 'Anvil' });
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Move Anvil' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Move to “Being supported”' }));
    await waitFor(() => expect(stageOf(id)).toBe('supported'));
  });

  it('asks where a reason is needed, or a paper is missing', async () => {
    const id = await fixture.addSme({ name: 'Anvil', stage: 'enrolled' });
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Move Anvil' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Move to “Inducted”' }));
    expect(stageQuestion.getState().asked).toEqual({ smeId: id, to: 'inducted' });
    expect(stageOf(id)).toBe('enrolled');
  });
});

describe('carrying a card', () => {
  async function carried(over: (name: string) => Element): Promise<string> {
    const id = await addInducted({ name: 'Anvil' });
    await show();
    const taken = card('Anvil');
    // jsdom has no layout: what lies under the pointer is told by the test.
    document.elementFromPoint = () => over('Anvil');
    fireEvent.pointerDown(taken, { button: 0, isPrimary: true, clientX: 10, clientY: 10 });
    fireEvent.pointerMove(window, { clientX: 40, clientY: 40 });
    return id;
  }

  it('moves the SME to the column where it is let go', async () => {
    const id = await carried(() => column(/Being supported/));
    expect(column(/Being supported/)).toHaveAttribute('data-drop', 'over');
    fireEvent.pointerUp(window);
    await waitFor(() => expect(stageOf(id)).toBe('supported'));
    expect(column(/Being supported/)).not.toHaveAttribute('data-drop');
  });

  it('asks where it is let go over one that needs a word', async () => {
    const id = await carried(() => column(/On hold/));
    fireEvent.pointerUp(window);
    expect(stageQuestion.getState().asked).toEqual({ smeId: id, to: 'paused' });
  });

  it('changes nothing where the SME cannot go, with Escape, or when the pointer is lost', async () => {
    const id = await carried(() => column(/Eligible/));
    expect(column(/Eligible/)).not.toHaveAttribute('data-drop');
    fireEvent.pointerUp(window);
    expect(stageOf(id)).toBe('inducted');
    for (const end of [
      () => fireEvent.keyDown(window, { key: 'Escape' }),
      () => fireEvent.pointerCancel(window),
    ]) {
      document.elementFromPoint = () => column(/Being supported/);
      fireEvent.pointerDown(card('Anvil'), { button: 0, isPrimary: true, clientX: 1, clientY: 1 });
      fireEvent.pointerMove(window, { clientX: 40, clientY: 40 });
      end();
      fireEvent.pointerUp(window);
    }
    expect(stageOf(id)).toBe('inducted');
    expect(stageQuestion.getState().asked).toBeUndefined();
  });

  it('leaves a press without a movement to the link', async () => {
    const id = await addInducted({ name: 'Anvil' });
    await show();
    fireEvent.pointerDown(card('Anvil'), { button: 0, isPrimary: true, clientX: 10, clientY: 10 });
    fireEvent.pointerMove(window, { clientX: 12, clientY: 12 });
    expect(column(/Being supported/)).not.toHaveAttribute('data-drop');
    fireEvent.pointerUp(window);
    expect(stageOf(id)).toBe('inducted');
  });

  it('waits for a finger to rest, so that a swipe scrolls', async () => {
    await addInducted({ name: 'Anvil' });
    await show();
    document.elementFromPoint = () => column(/Being supported/);
    const touch = { button: 0, isPrimary: true, pointerType: 'touch', clientX: 10, clientY: 10 };
    fireEvent.pointerDown(card('Anvil'), touch);
    fireEvent.pointerMove(window, { clientX: 10, clientY: 60 });
    act(() => fixture.environment.pass(400));
    expect(column(/Being supported/)).not.toHaveAttribute('data-drop');
    fireEvent.pointerDown(card('Anvil'), touch);
    act(() => fixture.environment.pass(400));
    expect(column(/Being supported/)).toHaveAttribute('data-drop', 'over');
    fireEvent.pointerCancel(window);
  });
});
