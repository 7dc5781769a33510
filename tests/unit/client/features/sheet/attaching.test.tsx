// @vitest-environment jsdom
/** Files are attached where one writes: to an action, to a problem, and to a contact before it is there. */

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { fillDomGaps } from '../../../../support/dom-gaps.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  fillDomGaps();
  await initI18n('en');
  await setLanguage('en');
  // Loaded before anybody waits for what they show.
  await import('../../../../../src/client/parts/files/pending-files.tsx');
  await import('../../../../../src/client/parts/files/files-about.tsx');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const files = () =>
  (lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'attachment') ?? []).map(
    ({ values }) => values,
  );
const chosen = (name: string) => [new File(['a;b'], name, { type: 'text/csv' })];

/** The first that is called so: an action stands in the list and at the side. */
async function first(name: RegExp): Promise<HTMLElement> {
  const [button] = await screen.findAllByRole('button', { name });
  if (button === undefined) throw new Error(`${name} is not there`);
  return button;
}

/** Chooses a file inside a part of the page, once what it holds was read. */
async function attachIn(part: HTMLElement, name: string): Promise<void> {
  const attach = await within(part).findByRole('button', { name: 'Attach' });
  await waitFor(() => expect(attach).not.toHaveAttribute('aria-disabled'));
  const [input] = within(part).getAllByLabelText('Files', { selector: 'input' });
  fireEvent.change(input ?? part, { target: { files: chosen(name) } });
  await within(part).findByRole('button', { name });
}

it('to an action', async () => {
  const title = { lang: 'en', text: 'Send the labels' } as const;
  const values = { title, kind: 'action', state: 'open' } as const;
  await fixture.carnet.run(createRecord('action', smeId, values, 'action-1'));
  showSheet(fixture, `/sme/${smeId}/actions`);
  await userEvent.click(await first(/Send the labels/));
  const dialog = await screen.findByRole('dialog');
  await attachIn(dialog, 'labels.csv');
  expect(files()).toMatchObject([{ name: 'labels.csv', aboutId: 'action-1' }]);
});

it('to a problem', async () => {
  const title = { lang: 'en', text: 'Payment refused' } as const;
  const values = {
    title,
    kind: 'problem',
    category: 'platform',
    severity: 2,
    state: 'open',
    openedOn: '2020-11-01',
  } as const;
  const result = await fixture.carnet.run(createRecord('issue', smeId, values, 'issue-1'));
  expect(result.ok).toBe(true);
  showSheet(fixture, `/sme/${smeId}/issues`);
  await userEvent.click(await first(/Payment refused/));
  const dialog = await screen.findByRole('dialog');
  await attachIn(dialog, 'refusal.csv');
  expect(files()).toMatchObject([{ name: 'refusal.csv', aboutId: 'issue-1' }]);
});

it('to a contact that is being written in the line, by a button', async () => {
  showSheet(fixture, `/sme/${smeId}`);
  const line = screen.getByRole('region', { name: 'Log a contact' });
  expect(within(line).getByRole('button', { name: 'Attach files' })).toBeVisible();
  const input = within(line).getByLabelText('Files', { selector: 'input' });
  fireEvent.change(input, { target: { files: chosen('quote.csv') } });
  await screen.findByRole('list', { name: 'Files for this entry' });
  await userEvent.type(within(line).getByRole('textbox'), 'n quote received{Enter}');
  await waitFor(() => expect(files()[0]?.aboutId).not.toBeUndefined());
});

it('to a contact in its form: dropped, taken back, and given to it when it is added', async () => {
  showSheet(fixture, `/sme/${smeId}`);
  await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Full contact form' }));
  const dialog = await screen.findByRole('dialog', { name: 'Log a contact' });
  const attach = within(dialog).getByRole('button', { name: 'Attach files' });
  fireEvent.drop(attach, { dataTransfer: { types: ['Files'], files: chosen('one.csv') } });
  const list = await within(dialog).findByRole('list', { name: 'Files for this entry' });
  const input = within(dialog).getByLabelText('Files', { selector: 'input' });
  const other = [new File(['c;d'], 'two.csv', { type: 'text/csv' })];
  fireEvent.change(input, { target: { files: other } });
  await within(list).findByText('two.csv');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete one.csv' }));
  await waitFor(() => expect(within(list).queryByText('one.csv')).toBeNull());
  await userEvent.click(within(dialog).getByRole('button', { name: 'Log contact' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
  expect(files()).toMatchObject([{ name: 'two.csv', aboutId: contact?.id }]);
});
