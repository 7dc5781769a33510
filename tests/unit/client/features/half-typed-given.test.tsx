// @vitest-environment jsdom
/**
 * What a form is opened with always shows, and what was half-typed in it earlier comes back with the choices that were made for
 * it, or stays kept (F213).
 */

import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlanDialog } from '../../../../src/client/features/planning/plan-dialog.tsx';
import { HandOverDialog } from '../../../../src/client/features/sheet/hand-over-dialog.tsx';
import { StageDialog } from '../../../../src/client/features/stage/stage-dialog.tsx';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../src/client/model/notices.ts';
import type { PlanStart } from '../../../../src/client/model/plan-question.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { createRecord } from '../../../../src/domain/command/command.ts';
import type { Stage } from '../../../../src/domain/sme/sme.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { fillDomGaps } from '../../../support/dom-gaps.ts';

let fixture: CarnetFixture;
let smeId: string;

beforeAll(() => initI18n('en'));
beforeEach(async () => {
  fillDomGaps();
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ name: 'Anvil' });
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

function show(element: ReactElement): void {
  cleanup();
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memoryLocation({ path: '/' }).hook}>{element}</Router>
    </CarnetContext>,
  );
}

const box = (name: string | RegExp) => screen.getByRole('textbox', { name, hidden: true });
const select = (name: string | RegExp) => screen.getByRole('combobox', { name, hidden: true });

describe('a contact that is planned', () => {
  const open = (start: PlanStart) => show(<PlanDialog start={start} onClose={cleanup} />);
  const agenda = () => box('Agenda');
  const mode = () => select('Other mode');
  const chooseSme = async (name: string) => {
    await userEvent.type(screen.getByRole('combobox', { name: /^SME/u }), name);
    await userEvent.keyboard('{Enter}');
  };
  const isChosen = (name: string) =>
    within(screen.getByRole('dialog')).queryByRole('button', { name: `Remove ${name}` }) !== null;
  const plannedOn = (home: string) =>
    fixture.carnet.state.getState().journals.get(home)?.[0]?.values.agenda?.text;

  it('begins with the words of the line; those that were half-typed earlier come back after it', async () => {
    open({ smeId });
    await userEvent.type(agenda(), 'Old words');
    await userEvent.selectOptions(mode(), 'Email');
    const clearLine = vi.fn<() => void>();
    const line = { lang: 'en', text: 'The stand in Dublin' } as const;
    open({ smeId, agenda: line, mode: 'video', onPlanned: clearLine });
    expect(agenda()).toHaveValue('The stand in Dublin');
    expect(mode()).toHaveDisplayValue('Video meeting');
    await userEvent.type(agenda(), ', again');
    await userEvent.click(screen.getByRole('button', { name: /^Plan/u }));
    await waitFor(() => expect(plannedOn(smeId)).toBe('The stand in Dublin, again'));
    await waitFor(() => expect(clearLine).toHaveBeenCalledOnce());
    open({ smeId });
    expect(agenda()).toHaveValue('Old words');
    expect(mode()).toHaveDisplayValue('Email');
  });

  it('goes on with the words that were written on those of the same line', async () => {
    const line = { lang: 'en', text: 'The stand' } as const;
    open({ smeId, agenda: line, mode: 'video' });
    await userEvent.type(agenda(), ' in Dublin');
    open({ smeId, agenda: line, mode: 'video' });
    expect(agenda()).toHaveValue('The stand in Dublin');
    open({ smeId, agenda: { lang: 'en', text: 'The contract' }, mode: 'video' });
    expect(agenda()).toHaveValue('The contract');
    open({ smeId });
    expect(agenda()).toHaveValue('The stand in Dublin');
  });

  it('brings the SME and the choices back with the words where it is opened on a day', async () => {
    await fixture.addSme({ name: 'Brick' });
    open({});
    await chooseSme('Anvil');
    await userEvent.selectOptions(mode(), 'Email');
    await userEvent.type(agenda(), 'Of Anvil');
    open({ day: '2021-01-13' });
    expect(agenda()).toHaveValue('Of Anvil');
    expect(isChosen('Anvil')).toBe(true);
    expect(mode()).toHaveDisplayValue('Email');
    await userEvent.click(screen.getByRole('button', { name: /^Plan/u }));
    await waitFor(() => expect(plannedOn(smeId)).toBe('Of Anvil'));
    const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
    expect(contact?.values.at.slice(0, 10)).toBe('2021-01-13');
  });

  it('keeps the SME of the words where the day that was typed with them is over', async () => {
    const kept = { agenda: ['Of Anvil'], day: ['2019-01-02'], choices: { smeId } };
    await fixture.carnet.keepDraft(`plan:/${fixture.environment.tab}`, JSON.stringify(kept));
    open({});
    expect(agenda()).toHaveValue('Of Anvil');
    expect(isChosen('Anvil')).toBe(true);
    expect(screen.getByLabelText('Day')).not.toHaveDisplayValue(/2019$/u);
  });

  it('leaves the words of one kind of contact out of another, and keeps them', async () => {
    open({ smeId, kind: 'monthlyReview' });
    await userEvent.type(agenda(), 'Of the review');
    open({ smeId, kind: 'interim' });
    expect(agenda()).toHaveValue('');
    await userEvent.type(agenda(), 'Of a call');
    open({ smeId });
    expect(agenda()).toHaveValue('Of the review');
    expect(select('Type')).toHaveDisplayValue('Monthly review');
  });

  it('shows the words for several SMEs to those alone', async () => {
    const others = [
      await fixture.addSme({ name: 'Brick' }),
      await fixture.addSme({ name: 'Cask' }),
    ];
    open({ smeIds: [smeId, ...others.slice(0, 1)] });
    await userEvent.type(agenda(), 'Of Anvil and Brick');
    open({ smeIds: others });
    expect(agenda()).toHaveValue('');
    open({ smeIds: [...others.slice(0, 1), smeId] });
    expect(agenda()).toHaveValue('Of Anvil and Brick');
  });
});

describe('the reason of a move', () => {
  const open = (to?: Stage) => show(<StageDialog smeId={smeId} to={to} onClose={cleanup} />);
  const chosen = () =>
    screen.getAllByRole('radio').find((one) => (one as HTMLInputElement).checked);

  it('comes back with its stage, and not where another one is meant', async () => {
    open('withdrawn');
    await userEvent.type(box(/^Reason/u), 'They left');
    open('paused');
    expect(box(/^Reason/u)).toHaveValue('');
    await userEvent.type(box(/^Reason/u), 'They wait');
    open();
    expect(box(/^Reason/u)).toHaveValue('They left');
    expect(chosen()).toHaveAttribute('value', 'withdrawn');
  });
});

describe('the note of a hand-over', () => {
  const note = () => box(/^What they need to know/u);
  const open = (to?: string) => show(<HandOverDialog smeId={smeId} to={to} onClose={cleanup} />);

  it('comes back with whom it is for, and not where somebody else is meant', async () => {
    const values = { name: 'Nora Blake', roles: ['accountManager' as const] };
    const nora = createRecord('member', fixtureIds.programmeId, values, 'member-nora');
    await fixture.carnet.run(nora);
    open(fixtureIds.otherMemberId);
    await userEvent.type(note(), 'Dear Emma');
    open('member-nora');
    expect(note()).toHaveValue('');
    open();
    expect(note()).toHaveValue('Dear Emma');
    expect(select(/^To/u)).toHaveDisplayValue('Emma Clarke');
  });
});
