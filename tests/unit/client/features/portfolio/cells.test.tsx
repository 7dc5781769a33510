// @vitest-environment jsdom
/** Cells of the list changed in their place: by keyboard, with the rights and guards of the dialogs, and taken back. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortfolioScreen } from '../../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import {
  dismissPlanQuestion,
  planQuestion,
} from '../../../../../src/client/model/plan-question.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { stageQuestion } from '../../../../../src/client/model/stage-question.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { planContact, putContactOn } from '../../../../../src/domain/calendar/plan-contact.ts';
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
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
  fixture = await carnetFixture();
  await import('../../../../../src/client/features/portfolio/cell-keys.ts');
  await import('../../../../../src/client/features/portfolio/long-press.ts');
});

function show(): void {
  const path = '/?sort=name&columns=health,name,manager,stage,next,batch';
  const memory = memoryLocation({ path });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <PortfolioScreen />
      </Router>
    </CarnetContext>,
  );
}

const valueOf = (id: string, field: string): unknown => fixture.carnet.record(id)?.values[field];
const columnWithFocus = (): string | null =>
  document.activeElement?.getAttribute('data-column') ?? null;
const prospect = { stage: 'prospect', enrolledOn: undefined } as const;

describe('a cell', () => {
  it('is reached by the arrows from the name, and left by them and by Esc', async () => {
    const user = userEvent.setup();
    await fixture.addSme({ name: 'Anvil', ...prospect });
    show();
    await user.keyboard('j{ArrowRight}');
    expect(columnWithFocus()).toBe('manager');
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(columnWithFocus()).toBe('batch');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(columnWithFocus()).toBe('stage');
    await user.keyboard('{Escape}');
    expect(screen.getByRole('link', { name: 'Anvil' })).toHaveFocus();
  });

  it('changes the stage at once, and undo takes it back', async () => {
    const user = userEvent.setup();
    const id = await fixture.addSme({ name: 'Anvil', ...prospect });
    show();
    await user.keyboard('j{ArrowRight}{ArrowRight}{Enter}');
    const menu = within(await screen.findByRole('menu', { name: 'Stage' }));
    await user.click(menu.getByRole('menuitemradio', { name: 'Screening' }));
    await waitFor(() => expect(valueOf(id, 'stage')).toBe('screening'));
    await waitFor(() => expect(columnWithFocus()).toBe('stage'));
    await act(() => fixture.carnet.undo().then(() => undefined));
    expect(valueOf(id, 'stage')).toBe('prospect');
  });

  it('asks in the stage dialog where something is missing', async () => {
    const user = userEvent.setup();
    const id = await fixture.addSme({ name: 'Anvil', stage: 'enrolled' });
    show();
    await user.dblClick(await screen.findByText('Enrolled', { selector: 'td[data-column] *' }));
    const menu = within(await screen.findByRole('menu', { name: 'Stage' }));
    await user.click(menu.getByRole('menuitemradio', { name: 'Inducted' }));
    expect(stageQuestion.getState().asked).toMatchObject({ smeId: id, to: 'inducted' });
    expect(valueOf(id, 'stage')).toBe('enrolled');
  });

  it('hands over, unless the SME belongs to another pad of a connected programme', async () => {
    const user = userEvent.setup();
    fixture.carnet.state.setState({ isConnected: true });
    const mine = await fixture.addSme({ name: 'Anvil', ...prospect });
    const theirs = await fixture.addSme({
      name: 'Kent',
      ...prospect,
      country: 'GB',
      launchPadId: fixtureIds.padUk,
    });
    show();
    await user.keyboard('j{ArrowRight}{Enter}');
    const names = (): readonly HTMLElement[] => screen.getAllByRole('menuitemradio');
    await screen.findByRole('menu', { name: 'Manager' });
    const other = names().find((item) => item.getAttribute('aria-checked') !== 'true');
    if (other === undefined) throw new Error('nobody else is there');
    await user.click(other);
    await waitFor(() => expect(valueOf(mine, 'accountManagerId')).toBe(fixtureIds.otherMemberId));
    const before = valueOf(theirs, 'accountManagerId');
    await waitFor(() => expect(columnWithFocus()).toBe('manager'));
    await user.keyboard('j{ArrowRight}{Enter}');
    const menu = await screen.findByRole('menu', { name: 'Manager' });
    expect(menu).toHaveTextContent('decided by its launch pad or the coordinator');
    await user.keyboard('{Escape}');
    expect(valueOf(theirs, 'accountManagerId')).toBe(before);
  });

  it('keeps a batch with Enter, and Esc brings back what was there', async () => {
    const user = userEvent.setup();
    const id = await fixture.addSme({ name: 'Anvil', ...prospect, batch: 'First' });
    show();
    await user.keyboard('j{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
    const field = await screen.findByRole('textbox', { name: 'Batch' });
    await user.clear(field);
    await user.type(field, 'Second{Enter}');
    await waitFor(() => expect(valueOf(id, 'batch')).toBe('Second'));
    await waitFor(() => expect(columnWithFocus()).toBe('batch'));
    await user.keyboard('{Enter}');
    await user.type(await screen.findByRole('textbox', { name: 'Batch' }), ' and more{Escape}');
    await waitFor(() => expect(columnWithFocus()).toBe('batch'));
    expect(valueOf(id, 'batch')).toBe('Second');
  });

  it('moves the planned contact with Tab and goes on to the next cell', async () => {
    const user = userEvent.setup();
    const id = await fixture.addSme({ name: 'Anvil', ...prospect });
    const contactId = await planned(id);
    show();
    await user.keyboard('j{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
    const field = await screen.findByRole('combobox', { name: 'Next date' });
    await user.clear(field);
    await user.type(field, '2020-12-03');
    await user.keyboard('{Tab}');
    await waitFor(() => expect(valueOf(contactId, 'at')).toBe('2020-12-03T10:00'));
    await waitFor(() => expect(columnWithFocus()).toBe('batch'));
  });

  it('does not write over a day that changed since the cell was opened', async () => {
    const user = userEvent.setup();
    const id = await fixture.addSme({ name: 'Anvil', ...prospect });
    const contactId = await planned(id);
    show();
    await user.keyboard('j{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
    const field = await screen.findByRole('combobox', { name: 'Next date' });
    await user.clear(field);
    await user.type(field, '2020-12-03');
    await act(() => fixture.carnet.run(putContactOn(contactId, '2020-12-07')));
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/^This date has just changed/)).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(valueOf(contactId, 'at')).toBe('2020-12-07T10:00');
  });

  it('asks in the planning sheet where nothing is planned', async () => {
    const user = userEvent.setup();
    const id = await fixture.addSme({ name: 'Anvil', ...prospect });
    show();
    await user.keyboard('j{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
    await waitFor(() => expect(planQuestion.getState().question?.smeId).toBe(id));
  });
});

async function planned(smeId: string): Promise<string> {
  const contactId = fixture.carnet.environment.newId();
  const plan = { smeId, day: '2020-12-01', hour: '10:00', kind: 'interim', mode: 'phone' } as const;
  await fixture.carnet.run(planContact(plan, contactId));
  return contactId;
}
