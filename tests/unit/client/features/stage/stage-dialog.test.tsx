// @vitest-environment jsdom
/** The dialog that moves an SME: what is open, what is missing, on which day, and why. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StageDialogs } from '../../../../../src/client/app/stage-dialogs.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import {
  askStage,
  dismissStageQuestion,
  stageQuestion,
} from '../../../../../src/client/model/stage-question.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import type { Stage } from '../../../../../src/domain/sme/sme.ts';
import { moveStage } from '../../../../../src/domain/stage/move-stage.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;
let history: readonly string[];

beforeAll(() => initI18n('en'));
beforeEach(async () => {
  fixture = await carnetFixture();
});
afterEach(() => {
  cleanup();
  dismissStageQuestion();
  notices.setState({ list: [] });
});

async function ask(values: Partial<Values<'sme'>>, to?: Stage): Promise<HTMLElement> {
  smeId = await fixture.addSme(values);
  const memory = memoryLocation({ path: '/', record: true });
  history = memory.history;
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook}>
        <StageDialogs />
      </Router>
    </CarnetContext>,
  );
  act(() => askStage(smeId, to));
  return screen.findByRole('dialog', { name: 'Change the stage' });
}

const value = (field: string): unknown => fixture.carnet.record(smeId)?.values[field];
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const eligible = { stage: 'eligible', enrolledOn: undefined } as const;
const ready = { companyNumber: '552100554', consentOn: '2020-11-02' };

describe('the stage dialog', () => {
  it('offers what is open from here, with the next step chosen', async () => {
    const dialog = await ask({ stage: 'inducted' });
    const choices = within(dialog).getAllByRole('radio');
    expect(choices.map((choice) => choice.getAttribute('value'))).toEqual([
      'supported',
      'paused',
      'withdrawn',
      'enrolled',
    ]);
    expect(choices[0]).toBeChecked();
    expect(dialog).toHaveAccessibleDescription('Atelier Kerlan · now: Inducted');
  });

  it('moves on a day that is chosen, says so, and can be undone', async () => {
    await ask({ ...eligible, ...ready });
    const day = screen.getByLabelText('Reached on');
    await userEvent.clear(day);
    await userEvent.type(day, '2020-11-10');
    await press('Change to “Enrolled”');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(value('stageDates')).toEqual({ enrolled: '2020-11-10' });
    expect(value('enrolledOn')).toBe('2020-11-10');
    const notice = notices.getState().list[0];
    expect(notice?.message).toBe('Atelier Kerlan: Enrolled');
    await act(async () => {
      await fixture.carnet.undo(notice?.undo);
    });
    expect(value('stage')).toBe('eligible');
  });

  it.each([
    [
      'en',
      'Change to “Enrolled”',
      'Atelier Kerlan: the change to “Enrolled” needs a decision first',
    ],
    ['fr', /^Passer à/, 'Atelier Kerlan : le passage à « Inscrite » attend une décision'],
  ] as const)('says in %s that others decide, where they do', async (language, submit, said) => {
    await setLanguage(language);
    smeId = await fixture.addSme({ ...eligible, ...ready, launchPadId: fixtureIds.padUk });
    fixture.carnet.state.setState({ isConnected: true });
    render(
      <CarnetContext value={fixture.carnet}>
        <StageDialogs />
      </CarnetContext>,
    );
    act(() => askStage(smeId));
    await userEvent.click(await screen.findByRole('button', { name: submit }));
    await waitFor(() => expect(notices.getState().list).toHaveLength(1));
    const message = notices.getState().list[0]?.message;
    expect(message?.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(said);
    await setLanguage('en');
  });

  it('says what is missing and leads to where it is filled in', async () => {
    const dialog = await ask({ ...eligible, accountManagerId: undefined });
    expect(dialog).toHaveTextContent('3 items are missing for “Enrolled”');
    await userEvent.click(screen.getByRole('link', { name: 'Enter the number' }));
    expect(history.at(-1)).toBe(`/sme/${smeId}/details#companyNumber`);
    expect(stageQuestion.getState().asked).toBeUndefined();
  });

  it('takes away what is missing as soon as it is known', async () => {
    const dialog = await ask(eligible);
    expect(dialog).toHaveTextContent('2 items are missing');
    await act(async () => {
      await fixture.carnet.run(setFields(smeId, ready));
    });
    expect(dialog).not.toHaveTextContent('missing');
    expect(screen.queryByLabelText(/Reason/)).toBeNull();
  });

  it('goes on without what is missing for a reason, which is asked for at its field', async () => {
    await ask(eligible);
    await press('Change to “Enrolled”');
    const reason = screen.getByLabelText('Reason to continue without it');
    expect(reason).toBeInvalid();
    expect(reason).toHaveAccessibleDescription(/give a reason to continue without it/);
    expect(value('stage')).toBe('eligible');
    await userEvent.type(reason, 'The register is down until Monday.{Control>}{Enter}{/Control}');
    await waitFor(() => expect(value('stage')).toBe('enrolled'));
    const log = await fixture.carnet.readHistory(smeId);
    expect(JSON.stringify(log)).toContain('The register is down until Monday.');
  });

  it('counts a held induction', async () => {
    const dialog = await ask({ stage: 'enrolled' });
    expect(dialog).toHaveTextContent('An induction that has taken place');
    await act(async () => {
      await fixture.addContact(smeId, { kind: 'induction' });
    });
    expect(dialog).not.toHaveTextContent('missing');
  });

  it('refuses a day to come and a day before the stage that it follows', async () => {
    await ask({ ...eligible, ...ready, stageDates: { eligible: '2020-11-05' } });
    const day = screen.getByLabelText('Reached on');
    await userEvent.clear(day);
    await userEvent.type(day, '2020-11-20');
    await press('Change to “Enrolled”');
    expect(day).toHaveAccessibleDescription('Choose today or an earlier date.');
    await userEvent.clear(day);
    await userEvent.type(day, '2020-11-04');
    expect(day).toHaveAccessibleDescription(/Choose 5\u00a0November 2020 or later/);
    await userEvent.clear(day);
    expect(day).toHaveAccessibleDescription('Enter a date.');
    expect(value('stage')).toBe('eligible');
  });

  it('puts on hold with a reason, and comes back to the same stage', async () => {
    await ask({ stage: 'supported' }, 'paused');
    expect(screen.getByRole('radio', { name: /On hold/ })).toBeChecked();
    await userEvent.type(screen.getByLabelText('Reason'), 'Works in the shop');
    await press('Change to “On hold”');
    await waitFor(() => expect(value('stage')).toBe('paused'));
    act(() => askStage(smeId));
    await screen.findByRole('dialog');
    await press('Change to “Being supported”');
    await waitFor(() => expect(value('stage')).toBe('supported'));
    expect(Object.values(value('pauses') as object)).toEqual([
      { from: '2020-11-19', to: '2020-11-19', reason: 'Works in the shop' },
    ]);
  });

  it('asks for no day on a step back, only why', async () => {
    await ask({ stage: 'inducted' }, 'enrolled');
    expect(screen.queryByLabelText(/Reached on/)).toBeNull();
    expect(screen.getByLabelText('Reason')).toBeVisible();
  });

  it('says that somebody else moved the SME meanwhile', async () => {
    const dialog = await ask({ stage: 'supported' }, 'completed');
    const evidence = {};
    await act(async () => {
      const to = 'completed';
      await fixture.carnet.run(
        moveStage(smeId, { to, on: '2020-11-18', reason: 'By phone', evidence }),
      );
    });
    expect(dialog).toHaveTextContent('moved in the meantime');
  });

  it('remarks that another pad usually decided, and lets whoever works alone go on', async () => {
    const dialog = await ask({ ...eligible, launchPadId: fixtureIds.padUk, country: 'GB' });
    expect(dialog).toHaveTextContent('usually decided');
    await userEvent.type(screen.getByLabelText('Reason to continue without it'), 'Agreed by phone');
    await press('Change to “Enrolled”');
    await waitFor(() => expect(value('stage')).toBe('enrolled'));
  });

  it('remarks nothing to the people of the pad', async () => {
    const dialog = await ask(eligible);
    expect(dialog).not.toHaveTextContent('usually decided');
  });
});

describe('(F247) a stage dialog that is open while others move the SME', () => {
  const reason = () => screen.getByRole('textbox', { name: /Reason/u });
  const checked = () =>
    screen.getAllByRole('radio').filter((one) => (one as HTMLInputElement).checked);
  const moveElsewhere = (to: Stage, because = 'By phone') =>
    act(async () => {
      const request = { to, on: '2020-11-19', reason: because, evidence: {} };
      await fixture.carnet.run(moveStage(smeId, request));
    });
  const expectLost = (dialog: HTMLElement): void => {
    expect(dialog).toHaveTextContent('moved in the meantime');
    expect(checked()).toEqual([]);
    expect(screen.getByRole('button', { name: /Change to/u })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  };

  it.each<[string, (dialog: HTMLElement) => Promise<void>]>([
    ['preselected', async () => undefined],
    [
      'clicked again',
      (dialog) => userEvent.click(within(dialog).getByRole('radio', { name: /Inducted/u })),
    ],
    [
      'chosen again',
      async (dialog) => {
        await userEvent.click(within(dialog).getByRole('radio', { name: /On hold/u }));
        await userEvent.click(within(dialog).getByRole('radio', { name: /Inducted/u }));
      },
    ],
  ])('chooses nothing in the place of a stage that was %s', async (_how, choose) => {
    const dialog = await ask({ stage: 'enrolled' });
    await choose(dialog);
    await moveElsewhere('inducted');
    expectLost(dialog);
    await press(/Change to/u);
    expect(value('stage')).toBe('inducted');
  });

  it('goes on under the hands of someone who types, and keeps the reason for what is chosen next', async () => {
    const dialog = await ask({ stage: 'enrolled' });
    await userEvent.type(reason(), 'Not logged');
    const box = reason();
    await moveElsewhere('inducted');
    expect(box).toHaveFocus();
    await userEvent.keyboard(' yet{Control>}{Enter}{/Control}');
    expectLost(dialog);
    expect(value('stage')).toBe('inducted');
    await userEvent.click(within(dialog).getByRole('radio', { name: /Enrolled/u }));
    expect(dialog).not.toHaveTextContent('moved in the meantime');
    expect(reason()).toHaveValue('Not logged yet');
    await press('Change to “Enrolled”');
    await waitFor(() => expect(value('stage')).toBe('enrolled'));
  });

  it('takes no step back for the step on that was shown', async () => {
    const dialog = await ask({ stage: 'enrolled' });
    await userEvent.type(reason(), 'Not logged');
    await moveElsewhere('inducted');
    await moveElsewhere('supported');
    expectLost(dialog);
    await userEvent.click(within(dialog).getByRole('radio', { name: /Inducted/u }));
    expect(dialog).not.toHaveTextContent('moved in the meantime');
  });

  it('says so where somebody had tried before', async () => {
    const dialog = await ask({ stage: 'enrolled' });
    await press('Change to “Inducted”');
    expect(reason()).toBeInvalid();
    await moveElsewhere('inducted');
    expectLost(dialog);
  });

  it('chooses the stage again where the move of the others is taken back', async () => {
    const dialog = await ask({ stage: 'enrolled' });
    await moveElsewhere('inducted');
    await moveElsewhere('enrolled');
    expect(dialog).not.toHaveTextContent('moved in the meantime');
    expect(checked().map((one) => one.getAttribute('value'))).toEqual(['inducted']);
  });

  it('puts a reason that was left there under no other stage', async () => {
    await ask({ stage: 'enrolled' });
    await userEvent.type(reason(), 'Not logged');
    await press('Cancel');
    await moveElsewhere('inducted');
    act(() => askStage(smeId));
    expectLost(await screen.findByRole('dialog'));
    expect(reason()).toHaveValue('Not logged');
  });
});
