// @vitest-environment jsdom
/** Handing an SME over on its sheet: the dialog, what the new account manager is told, and the trail. */

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { runCommand } from '../../../../../src/client/model/commands.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import {
  dismissStageQuestion,
  stageQuestion,
} from '../../../../../src/client/model/stage-question.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
const { memberId, otherMemberId } = fixtureIds;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  notices.setState({ list: [] });
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(dismissStageQuestion);

const fromMenu = async (item: RegExp): Promise<void> => {
  await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
  await userEvent.click(screen.getByRole('menuitem', { name: item }));
};

describe('handing an SME over', () => {
  it('is asked for by the mark of an account manager who has left, in the head and the facts (F294)', async () => {
    const smeId = await fixture.addSme();
    await fixture.carnet.run(setFields(memberId, { inactive: true }));
    showSheet(fixture, `/sme/${smeId}`);
    const mark = 'Maëlle Guivarc’h (no longer active)';
    expect(screen.getByTitle(`Account manager: ${mark}`)).toHaveTextContent(mark);
    expect(screen.getAllByText(mark)).toHaveLength(2);
  });

  it('asks to whom, says so in the journal, and can be undone', async () => {
    const smeId = await fixture.addSme();
    showSheet(fixture, `/sme/${smeId}`);
    await fromMenu(/Hand over/);
    const dialog = within(await screen.findByRole('dialog', { name: 'Hand over' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Hand over' }));
    expect(dialog.getByLabelText('To')).toHaveAccessibleDescription(
      /Choose the new account manager/,
    );
    expect(dialog.queryByRole('option', { name: 'Maëlle Guivarc’h' })).toBeNull();
    await userEvent.selectOptions(dialog.getByLabelText('To'), 'Emma Clarke');
    await userEvent.type(dialog.getByLabelText(/What they need to know/), 'Prefers mornings.');
    await userEvent.click(dialog.getByRole('button', { name: 'Hand over' }));
    const entry = await screen.findByText('Handed over from Maëlle Guivarc’h to Emma Clarke');
    expect(entry.parentElement).toHaveTextContent('Prefers mornings.');
    await act(async () => {
      await fixture.carnet.undo(notices.getState().list[0]?.undo);
    });
    expect(screen.queryByText(/Handed over from/)).toBeNull();
    expect(fixture.carnet.record(smeId)?.values['accountManagerId']).toBe(memberId);
  });

  it.each([
    ['who works here', { inactive: true }],
    ['who keeps sheets', { roles: ['chief', 'chair', 'observer'] }],
  ])('leads to the members where there is nobody else %s', async (_who, patch) => {
    const smeId = await fixture.addSme();
    await fixture.carnet.run(setFields(otherMemberId, patch));
    showSheet(fixture, `/sme/${smeId}`);
    await fromMenu(/Hand over/);
    const dialog = within(await screen.findByRole('dialog', { name: 'Hand over' }));
    expect(dialog.getByRole('link', { name: 'Open the members' })).toHaveAttribute(
      'href',
      '/settings/members',
    );
    expect(dialog.queryByRole('button', { name: 'Hand over' })).toBeNull();
  });

  it('tells the new account manager until they have seen it', async () => {
    const handovers = {
      h: { on: '2020-11-17', from: otherMemberId, to: memberId, note: 'Ask about labels.' },
    };
    const smeId = await fixture.addSme({ handovers });
    showSheet(fixture, `/sme/${smeId}`);
    expect(screen.getByText(/Emma Clarke handed this SME over to you on 17 Nov/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Seen' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Seen' })).toBeNull());
    expect(fixture.carnet.record(smeId)?.values['handovers']).toMatchObject({
      h: { seenOn: '2020-11-19' },
    });
  });

  it('tells nothing to whoever handed it over', async () => {
    const handovers = { h: { on: '2020-11-17', from: memberId, to: otherMemberId } };
    const smeId = await fixture.addSme({ handovers, accountManagerId: otherMemberId });
    showSheet(fixture, `/sme/${smeId}`);
    expect(screen.queryByRole('button', { name: 'Seen' })).toBeNull();
  });
});

describe('the stage of a sheet', () => {
  it('is asked for from the menu, and by M', async () => {
    const smeId = await fixture.addSme();
    showSheet(fixture, `/sme/${smeId}`);
    await fromMenu(/Change the stage/);
    expect(stageQuestion.getState().asked?.smeId).toBe(smeId);
    dismissStageQuestion();
    act(() => {
      runCommand('moveStage');
    });
    expect(stageQuestion.getState().asked?.smeId).toBe(smeId);
  });
});
