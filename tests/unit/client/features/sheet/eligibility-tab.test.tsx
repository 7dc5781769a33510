// @vitest-environment jsdom
/** Eligibility: begun, answered by keyboard, completed and reopened; each answer is saved the moment it is given. */

import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { beginForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { fillDomGaps } from '../../../../support/dom-gaps.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeAll(async () => {
  fillDomGaps();
  await initI18n('en');
});
beforeEach(async () => {
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ country: 'FR', postcode: '35400' });
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const forms = () => lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'form') ?? [];
const show = (): void => {
  showSheet(fixture, `/sme/${smeId}/eligibility`);
};
const question = (name: string) => screen.findByRole('group', { name });
const registered = 'Is your business registered and trading?';

async function begin(): Promise<void> {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
  await question(registered);
}

describe('the eligibility of an SME', () => {
  it('is begun with one press, as a draft of the day', async () => {
    await begin();
    expect(forms().map(({ values }) => values)).toMatchObject([
      { templateId: 'eligibility-checklist/1', state: 'draft', onDate: '2020-11-19' },
    ]);
  });

  it('takes the first answer from the keyboard as soon as it is begun', async () => {
    await begin();
    const first = await question(registered);
    await waitFor(() => expect(first).toContainElement(document.activeElement as HTMLElement));
    await userEvent.keyboard('[Digit1]');
    await waitFor(() => expect(forms()[0]?.values['value.registered']).toBe('yes'));
  });

  it('is answered by digits while a question has the focus, and Enter goes on', async () => {
    await begin();
    const first = await question(registered);
    within(first).getByRole('radio', { name: 'Yes' }).focus();
    await userEvent.keyboard('[Digit1]');
    await waitFor(() => expect(forms()[0]?.values['value.registered']).toBe('yes'));
    expect(within(first).getByRole('radio', { name: 'Yes' })).toBeChecked();
    await userEvent.keyboard('{Enter}');
    const second = await question(
      'Is your registered office, or another site you run, in the programme area?',
    );
    await waitFor(() => expect(second).toContainElement(document.activeElement as HTMLElement));
    await userEvent.keyboard('{ArrowUp}[Digit3]');
    await waitFor(() => expect(forms()[0]?.values['value.registered']).toBe('unsure'));
  });

  it('names what lacks when it is to be completed too early', async () => {
    await begin();
    await userEvent.click(screen.getByRole('button', { name: 'Complete' }));
    expect(await screen.findByText(/required questions have no answer yet/u)).toBeVisible();
    expect(forms()[0]?.values.state).toBe('draft');
    await userEvent.click(screen.getByRole('button', { name: 'Registered and trading' }));
    await waitFor(() =>
      expect(document.activeElement?.closest('[data-item]')).toHaveAttribute(
        'data-item',
        'registered',
      ),
    );
  });

  it('keeps private notes out of the page while others look on', async () => {
    await begin();
    const [form] = forms();
    await fixture.carnet.run(setFields(form?.id ?? '', { 'note.registered': 'Bankrupt in 2018' }));
    expect(screen.queryByText('Bankrupt in 2018')).toBeNull();
    expect(document.body.innerHTML).not.toContain('Bankrupt');
    await userEvent.click(screen.getByRole('radio', { name: 'Account manager' }));
    expect(await screen.findByDisplayValue('Bankrupt in 2018')).toBeVisible();
  });

  it('puts two drafts begun apart side by side, and brings them together', async () => {
    const begun = {
      home: smeId,
      templateId: 'eligibility-checklist/1',
      filledBy: 'together',
    } as const;
    await fixture.carnet.run(beginForm({ ...begun, answers: { 'value.registered': 'yes' } }, 'a'));
    await fixture.carnet.run(beginForm({ ...begun, answers: { 'value.headcount': 8 } }, 'b'));
    show();
    expect(await screen.findByText('This form was started twice')).toBeVisible();
    const takes = await screen.findAllByRole('button', { name: 'Continue with this one' });
    await userEvent.click(takes[0] as HTMLElement);
    await userEvent.click(await screen.findByRole('button', { name: 'Apply the ticked answers' }));
    await waitFor(() =>
      expect(
        forms()
          .map(({ values }) => values.state)
          .sort(),
      ).toEqual(['draft', 'replaced']),
    );
    const draft = forms().find(({ values }) => values.state === 'draft');
    expect(draft?.values).toMatchObject({ 'value.registered': 'yes', 'value.headcount': 8 });
  });

  it('leaves out what was unticked, also where the other one is answered further meanwhile', async () => {
    const begun = {
      home: smeId,
      templateId: 'eligibility-checklist/1',
      filledBy: 'together',
    } as const;
    await fixture.carnet.run(beginForm({ ...begun, answers: { 'value.headcount': 4 } }, 'a'));
    await fixture.carnet.run(beginForm({ ...begun, answers: { 'value.headcount': 8 } }, 'b'));
    show();
    const takes = await screen.findAllByRole('button', { name: 'Continue with this one' });
    await userEvent.click(takes[0] as HTMLElement);
    const apply = await screen.findByRole('button', { name: 'Apply the ticked answers' });
    await userEvent.click(await screen.findByRole('checkbox', { description: /becomes/u }));
    await act(() => fixture.carnet.run(setFields('a', { 'value.registered': 'yes' })));
    await act(() => fixture.carnet.run(setFields('b', { 'value.registered': 'no' })));
    await waitFor(() =>
      expect(screen.getAllByRole('checkbox', { description: /becomes/u })).toHaveLength(2),
    );
    await userEvent.click(apply);
    await waitFor(() => expect(forms().map(({ values }) => values.state)).toContain('replaced'));
    const draft = forms().find(({ values }) => values.state === 'draft');
    const own = { a: { count: 4, theirs: 'no' }, b: { count: 8, theirs: 'yes' } };
    const { count, theirs } = own[draft?.id as 'a' | 'b'];
    expect(draft?.values).toMatchObject({ 'value.headcount': count, 'value.registered': theirs });
  });
});
