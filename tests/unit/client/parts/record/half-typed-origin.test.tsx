// @vitest-environment jsdom
/** What was half-typed from one contact stays of that contact, and a dialog of the sheet goes with the tab below it. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { IssueEditor } from '../../../../../src/client/features/sheet/issues/issue-editor.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { ActionEditor } from '../../../../../src/client/parts/action/action-editor.tsx';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const title = () => screen.getAllByRole('textbox', { name: /, English$/ })[0] as HTMLElement;
const open = (contactId: string | undefined, kind: 'action' | 'issue'): void => {
  const from = contactId === undefined ? undefined : { contactId };
  const props = { from, onClose: cleanup };
  render(
    <CarnetContext value={fixture.carnet}>
      {kind === 'action' ? (
        <ActionEditor home={smeId} {...props} />
      ) : (
        <IssueEditor smeId={smeId} {...props} />
      )}
    </CarnetContext>,
  );
};

it.each(['action', 'issue'] as const)(
  'an %s begun from one contact and finished from another is of the first, and the next is of the other',
  async (kind) => {
    const user = userEvent.setup();
    const first = await fixture.addContact(smeId);
    const second = await fixture.addContact(smeId);
    const originOf = (text: string) => {
      const { actions = [], issues = [] } = fixture.carnet.state.getState().sheets.get(smeId) ?? {};
      return [...actions, ...issues].find(({ values }) => values.title.text === text)?.values;
    };
    open(first, kind);
    await user.type(title(), 'Send the glossary');
    cleanup();
    open(second, kind);
    expect(title()).toHaveValue('Send the glossary');
    await user.click(screen.getByRole('button', { name: /^Add/ }));
    await waitFor(() =>
      expect(originOf('Send the glossary')).toMatchObject({ from: { contactId: first } }),
    );
    open(second, kind);
    await user.type(title(), 'Call the carrier');
    await user.click(screen.getByRole('button', { name: /^Add/ }));
    await waitFor(() =>
      expect(originOf('Call the carrier')).toMatchObject({ from: { contactId: second } }),
    );
  },
);

it('an action that was begun and emptied again leaves nothing, and one that was begun from nothing stays so', async () => {
  const user = userEvent.setup();
  const [first, second] = [await fixture.addContact(smeId), await fixture.addContact(smeId)];
  const origin = () => {
    const { actions = [] } = fixture.carnet.state.getState().sheets.get(smeId) ?? {};
    return actions.map(({ values }) => values.from);
  };
  open(first, 'action');
  await user.type(title(), 'X{Backspace}');
  cleanup();
  await waitFor(() => expect(fixture.carnet.state.getState().drafts.size).toBe(0));
  open(second, 'action');
  await user.type(title(), 'Call the carrier');
  await user.click(screen.getByRole('button', { name: /^Add/ }));
  await waitFor(() => expect(origin()).toEqual([{ contactId: second }]));
  open(undefined, 'action');
  await user.type(title(), 'Ask the bank');
  cleanup();
  open(first, 'action');
  expect(title()).toHaveValue('Ask the bank');
  await user.click(screen.getByRole('button', { name: /^Add/ }));
  await waitFor(() => expect(origin()).toHaveLength(2));
  expect(origin()).toContain(undefined);
});

it('a dialog of a sheet goes with the tab that it was opened on, and its words are kept', async () => {
  const user = userEvent.setup();
  const sheet = showSheet(fixture, `/sme/${smeId}`);
  const openAction = async () =>
    user.click(await screen.findByRole('button', { name: 'Add an action' }));
  await openAction();
  await user.type(
    await screen.findByRole('textbox', { name: 'To do, English' }),
    'Send the glossary',
  );
  act(() => sheet.navigate(`/sme/${smeId}/plan`));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  act(() => sheet.navigate(`/sme/${smeId}`));
  await openAction();
  expect(await screen.findByRole('textbox', { name: 'To do, English' })).toHaveValue(
    'Send the glossary',
  );
});
