// @vitest-environment jsdom
/** The list of monthly reviews: counts that filter, account managers, what is done from a row, and its keys. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReviewsScreen } from '../../../../../src/client/features/reviews/reviews-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { runCommand } from '../../../../../src/client/model/commands.ts';
import {
  dismissPlanQuestion,
  planQuestion,
} from '../../../../../src/client/model/plan-question.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
});
afterEach(cleanup);

function show(path = '/reviews'): { readonly history: readonly string[] } {
  const memory = memoryLocation({ path, record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <ReviewsScreen />
      </Router>
    </CarnetContext>,
  );
  return { history: memory.history };
}

const names = (): readonly (string | null)[] =>
  screen.getAllByRole('rowheader').map((row) => within(row).getByRole('link').textContent);

/** Late by some days: due a month after the enrolment. */
const late = { name: 'Late', enrolledOn: '2020-09-19', accountManagerId: fixtureIds.memberId };

describe('the list of monthly reviews', () => {
  it('shows exactly what a count says, and takes the filter back with the address', async () => {
    await fixture.addSme(late);
    const planned = await fixture.addSme({ name: 'Planned', enrolledOn: '2020-10-01' });
    await fixture.addContact(planned, {
      at: '2020-11-23T10:00',
      kind: 'monthlyReview',
      state: 'planned',
    });
    const { history } = show();
    expect(names()).toEqual(['Late', 'Planned']);
    await userEvent.click(screen.getByRole('button', { name: '1 to prepare within a week' }));
    expect(names()).toEqual(['Planned']);
    expect(history.at(-1)).toBe('/reviews?show=prepare');
    await userEvent.click(screen.getByTitle(/: 1 SME, 0 overdue/));
    expect(history.at(-1)).toMatch(/show=prepare&who=/);
  });

  it('says the time on the clock of who looks, with that of the other pad beside it', async () => {
    const planned = await fixture.addSme({ name: 'Planned', enrolledOn: '2020-10-01' });
    await fixture.addContact(planned, {
      at: '2020-11-23T10:00',
      zone: 'Europe/London',
      mode: 'video',
      kind: 'monthlyReview',
      state: 'planned',
    });
    show();
    expect(screen.getByText('11:00 Paris · 10:00 London · Video')).toBeVisible();
  });

  it('asks in place when the review of a row without a date is to be held', async () => {
    const smeId = await fixture.addSme(late);
    const { history } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Plan: Late' }));
    expect(planQuestion.getState().question).toMatchObject({ smeId, kind: 'monthlyReview' });
    expect(history).toEqual(['/reviews']);
    dismissPlanQuestion();
  });

  it('begins a review from its row and opens it on its sheet', async () => {
    const sme = await fixture.addSme({ name: 'Planned', enrolledOn: '2020-10-01' });
    const contact = await fixture.addContact(sme, {
      at: '2020-11-23T10:00',
      kind: 'monthlyReview',
      state: 'planned',
    });
    const { history } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Prepare: Planned' }));
    const facts = () => fixture.carnet.state.getState().sheets.get(sme)?.forms;
    await waitFor(() => expect(facts()).toMatchObject([{ state: 'draft' }]));
    expect(history.at(-1)).toBe(`/sme/${sme}/reviews?of=${facts()?.[0]?.id}`);
    const form = fixture.carnet.state.getState().lazy.get(sme)?.get('form');
    expect([...(form?.values() ?? [])][0]?.values).toMatchObject({ contactId: contact });
    expect(screen.getByRole('button', { name: 'Continue: Planned' })).toBeVisible();
    expect(await screen.findByText(/^being prepared · \d+ of \d+ answered$/)).toBeVisible();
  });

  it('marks a letter as sent, which leaves the list of letters, and takes it back', async () => {
    const sme = await fixture.addSme({ name: 'Reviewed', enrolledOn: '2020-10-19' });
    await fixture.carnet.run(
      createRecord('form', sme, {
        templateId: 'monthly-review/1',
        state: 'complete',
        onDate: '2020-11-17',
      }),
    );
    show();
    await userEvent.click(screen.getByRole('button', { name: 'Mark as sent: Reviewed' }));
    expect(await screen.findByText(/letter sent 19 Nov/)).toBeVisible();
    expect(screen.queryByRole('link', { name: /Write the letter/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Mark as not sent: Reviewed' }));
    expect(await screen.findByRole('link', { name: 'Write the letter: Reviewed' })).toBeVisible();
  });

  it('is walked with J and K; R prepares the review of the row that has the focus', async () => {
    await fixture.addSme(late);
    const other = await fixture.addSme({ ...late, name: 'Later', enrolledOn: '2020-09-25' });
    const { history } = show();
    await userEvent.keyboard('jj');
    expect(screen.getByRole('link', { name: 'Later' })).toHaveFocus();
    await userEvent.keyboard('k');
    expect(screen.getByRole('link', { name: 'Late' })).toHaveFocus();
    await userEvent.keyboard('j');
    expect(runCommand('prepareReview')).toBe(true);
    await waitFor(() => expect(history.at(-1)).toMatch(`/sme/${other}/reviews?of=`));
  });

  it('counts the reviews of somebody who has left among those without an account manager (F294)', async () => {
    await fixture.addSme(late);
    await fixture.addSme({ ...late, name: 'Theirs', accountManagerId: fixtureIds.otherMemberId });
    await fixture.carnet.run(setFields(fixtureIds.otherMemberId, { inactive: true }));
    show();
    expect(screen.getByRole('cell', { name: 'Emma Clarke (no longer active)' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Emma/ })).toBeNull();
    await userEvent.click(screen.getByTitle('No account manager: 1 SME, 1 overdue'));
    expect(names()).toEqual(['Theirs']);
  });

  it('prints no review that is due so long after a confidential one', async () => {
    await fixture.addSme(late);
    const secret = await fixture.addSme({ ...late, name: 'Secret' });
    const review = { kind: 'monthlyReview', mode: 'video', confidential: true } as const;
    await fixture.addContact(secret, { at: '2020-10-01T10:00', ...review });
    show();
    expect(names()).toEqual(['Late', 'Secret']);
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(names()).toEqual(['Late']);
    act(() => void window.dispatchEvent(new Event('afterprint')));
  });

  it('says so when nothing is to be shown', () => {
    show();
    expect(screen.getByText('No reviews here')).toBeVisible();
  });
});
