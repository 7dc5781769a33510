// @vitest-environment jsdom
/** A sheet that somebody moves to the bin, or merges into another, while somebody types: what was half-typed stays in sight. */

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { createRecord, deleteRecord } from '../../../../../src/domain/command/command.ts';
import { mergeSmes } from '../../../../../src/domain/sme/merge-smes.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

const line = 'call claire, the labels are wrong';
let fixture: CarnetFixture;
let smeId: string;
let other: string;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  other = await fixture.addSme({ name: 'Brasserie Hoël' });
  smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
});

const draftTexts = () =>
  [...fixture.carnet.state.getState().drafts.values()].map(({ text }) => text);
const merge = () => mergeSmes({ from: smeId, into: other, children: [] });

test.each([
  ['en', 'Half-typed line, not logged'],
  ['fr', 'Ligne commencée, non consignée'],
] as const)(
  'a half-typed line stays where it is typed when the sheet is binned, and in sight once it is left [%s] (F135)',
  async (language, label) => {
    await setLanguage(language);
    const user = userEvent.setup();
    showSheet(fixture, `/sme/${smeId}`);
    const box = await screen.findByRole('textbox', { name: /Log|Consigner/ });
    await user.click(box);
    await user.paste(line);
    await act(() => fixture.carnet.run(deleteRecord(smeId)));
    expect(await screen.findByRole('button', { name: /Restore|Restaurer/ })).toBeVisible();
    // It is shown once.
    expect(screen.getAllByDisplayValue(line)).toEqual([box]);
    // Letters that are typed on are no shortcuts.
    await user.keyboard(' 7');
    expect(box).toHaveFocus();
    expect(box).toHaveValue(`${line} 7`);
    await user.tab();
    expect(await screen.findByRole('textbox', { name: label })).toHaveValue(`${line} 7`);
    expect(screen.queryByRole('textbox', { name: /Log a|Consigner/ })).toBeNull();
  },
);

test('a half-typed line on a merged sheet continues on the one that goes on, after what stands there', async () => {
  const user = userEvent.setup();
  await fixture.carnet.keepDraft(`composer:${other}/${fixture.environment.tab}`, 'email Anne');
  const { history } = showSheet(fixture, `/sme/${smeId}`);
  await user.click(await screen.findByRole('textbox', { name: /Log/ }));
  await user.paste(line);
  await act(() => fixture.carnet.run(merge()));
  await user.tab();
  await user.click(
    await screen.findByRole('button', { name: 'Continue on the sheet of Brasserie Hoël' }),
  );
  await waitFor(() => expect(screen.getByRole('textbox', { name: /Log/ })).toHaveFocus());
  expect(screen.getByRole('textbox', { name: /Log/ })).toHaveValue(`email Anne\n${line}`);
  expect(history.at(-1)).toBe(`/sme/${other}`);
  expect(draftTexts()).toEqual([`email Anne\n${line}`]);
});

test('each place is named, and each can be discarded without losing the focus', async () => {
  const user = userEvent.setup();
  await fixture.addContact(smeId, { at: '2020-11-02T10:00' });
  await fixture.carnet.loadJournal(smeId);
  const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
  for (const [key, text] of [
    [`visitLine:${smeId}/tab`, 'three bowls'],
    [`visitDecision:${contact?.id}/tab`, '{"text":"stop in May"}'],
    [`field:${contact?.id}/minutesText`, 'minutes of an hour'],
    [`contact:${smeId}/tab`, '{"mode":"phone","summary":{"lang":"en","text":"labels"}}'],
    [`action:${smeId}/tab`, '{"title":{"lang":"en","text":"Send labels"},"due":"2020-11-30"}'],
    [`snooze:${smeId}/tab`, '{"why":["she is away"],"until":"2020-12-01","ownerId":"member-1"}'],
    [`figures:${smeId}/whole`, '{"2020-10 orders":"twelve or so"}'],
    [`visitLine:${other}/tab`, 'of another business'],
  ] as const) {
    await fixture.carnet.keepDraft(key, text);
  }
  await fixture.carnet.run(deleteRecord(smeId));
  showSheet(fixture, `/sme/${smeId}/details`);
  const valueOf = (name: string) => screen.findByRole('textbox', { name });
  expect(await valueOf('Half-typed note of a visit')).toHaveValue('three bowls');
  expect(await valueOf('Half-typed decision of a visit')).toHaveValue('stop in May');
  expect(await valueOf('Half-typed: Minutes')).toHaveValue('minutes of an hour');
  expect(await valueOf('Half-filled contact')).toHaveValue('labels');
  const others = screen.getAllByRole<HTMLTextAreaElement>('textbox', {
    name: 'Half-typed, not saved',
  });
  expect(others.map(({ value }) => value).toSorted()).toEqual(['Send labels', 'she is away']);
  expect(screen.queryByDisplayValue('of another business')).toBeNull();
  expect(screen.queryByRole('button', { name: /Continue on/ })).toBeNull();
  const region = screen.getByRole('region', { name: 'Half-typed note of a visit' });
  await user.click(within(region).getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(region).not.toBeInTheDocument());
  expect(document.body).not.toHaveFocus();
  expect(draftTexts()).toContain('of another business');
  expect(draftTexts()).not.toContain('three bowls');
});

test('what was typed last into a field before access was lost is shown once the sheet is here again', async () => {
  const user = userEvent.setup();
  await fixture.carnet.keepDraft(`typed:${smeId}/town`, 'Quimperlé');
  showSheet(fixture, `/sme/${smeId}`);
  expect(await screen.findByRole('textbox', { name: 'Half-typed: Town' })).toHaveValue('Quimperlé');
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(draftTexts()).toEqual([]));
});

test('what was typed last into a form that nobody opened since is shown as well (F128)', async () => {
  const values = { templateId: 'eligibility-checklist/1', state: 'draft' } as const;
  await fixture.carnet.run(createRecord('form', smeId, values, 'form-1'));
  await fixture.carnet.confirmNow();
  await fixture.carnet.keepDraft('typed:form-1/title', 'Review of May');
  const { device, environment } = fixture;
  showSheet(await carnetFixture({ device, environment }), `/sme/${smeId}`);
  expect(await screen.findByDisplayValue('Review of May')).toBeVisible();
});

test('what stands in a field of its own stays in sight as well', async () => {
  const user = userEvent.setup();
  showSheet(fixture, `/sme/${smeId}/details`);
  const town = await screen.findByRole('textbox', { name: 'Town' });
  await user.click(town);
  await user.clear(town);
  await user.paste('Quimperlé');
  await act(() => fixture.carnet.run(deleteRecord(smeId)));
  await act(async () => fixture.environment.pass(500));
  expect(await screen.findByRole('textbox', { name: 'Half-typed: Town' })).toHaveValue('Quimperlé');
});

test('the sheet that goes on leads to what is half-typed on the one that was merged into it', async () => {
  const user = userEvent.setup();
  await fixture.carnet.keepDraft(`visitLine:${smeId}/tab`, 'three bowls');
  await fixture.carnet.run(merge());
  const { history } = showSheet(fixture, `/sme/${other}`);
  expect(await screen.findByText(/half-typed on the sheet of Atelier Kerlan/)).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Open that sheet' }));
  expect(history.at(-1)).toBe(`/sme/${smeId}`);
  const kept = await screen.findByRole('textbox', { name: 'Half-typed note of a visit' });
  expect(kept).toHaveValue('three bowls');
});

test('what is typed in an entry that alone is binned stays in sight above the journal', async () => {
  const user = userEvent.setup();
  await fixture.addContact(smeId, { at: '2020-11-02T10:00' });
  await fixture.carnet.loadJournal(smeId);
  const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
  const { id = '' } = contact ?? {};
  await fixture.carnet.keepDraft(`field:${id}/minutesText`, 'minutes of an hour');
  await fixture.carnet.keepDraft(`visitLine:${smeId}/tab`, 'three bowls');
  showSheet(fixture, `/sme/${smeId}`);
  await screen.findByRole('textbox', { name: /Log/ });
  expect(screen.queryByText(/moved to the bin/)).toBeNull();
  await act(() => fixture.carnet.run(deleteRecord(id)));
  expect(await screen.findByText(/entry that was moved to the bin/)).toBeVisible();
  const kept = await screen.findByRole('textbox', { name: 'Half-typed: Minutes' });
  expect(kept).toHaveValue('minutes of an hour');
  expect(screen.queryByDisplayValue('three bowls')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(screen.queryByText(/moved to the bin/)).toBeNull());
  expect(draftTexts()).toEqual(['three bowls']);
});

test('the words of a visit that is under way no more stay in sight on its sheet, as after a membership that came back', async () => {
  await fixture.addContact(smeId, { at: '2020-11-02T10:00' });
  await fixture.carnet.loadJournal(smeId);
  const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
  await fixture.carnet.keepDraft(`visitDecision:${contact?.id}/tab`, '{"text":"stop in May"}');
  showSheet(fixture, `/sme/${smeId}`);
  const kept = await screen.findByRole('textbox', { name: 'Half-typed decision of a visit' });
  expect(kept).toHaveValue('stop in May');
  // In the visit itself they stand in their own box.
  const visit = { timer: {} };
  const key = `visit:${smeId}/${contact?.id}`;
  await act(() => fixture.carnet.keepDraft(key, JSON.stringify(visit)));
  expect(kept).not.toBeInTheDocument();
});
