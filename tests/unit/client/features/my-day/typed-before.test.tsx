// @vitest-environment jsdom
/** Words that were kept of fields when a membership ended are in My day for the person who comes back (F128) [C8]. */

import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { begin, show, today } from './shown-day.tsx';

const { programmeId, memberId } = fixtureIds;
const heading = 'Typed and not saved';
let fixture: CarnetFixture;

afterEach(cleanup);
beforeEach(async () => {
  await begin();
  fixture = await carnetFixture();
});

test.each([
  ['en', heading, 'Half-typed, not saved'],
  ['fr', 'Saisi et non enregistré', 'Saisie commencée, non enregistrée'],
] as const)(
  'words of a record that is not here are shown (F128) [%s]',
  async (language, title, label) => {
    await setLanguage(language);
    await fixture.carnet.keepDraft('typed:gone/title', 'my last words');
    show(fixture);
    const section = within(await screen.findByRole('region', { name: title }));
    expect(section.getByRole('textbox', { name: label })).toHaveValue('my last words');
  },
);

test.each([
  ['en', heading, /^Half-typed: Summary · .*Atelier Kerlan$/u],
  ['fr', 'Saisi et non enregistré', /^Saisie commencée\u00a0: Résumé · .*Atelier Kerlan$/u],
] as const)(
  'words of an action and of a contact, whose journal nobody opened, name the business, in a box of one line (F128) [%s]',
  async (language, title, name) => {
    await setLanguage(language);
    const { carnet } = fixture;
    const smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
    const actionId = await fixture.addAction(smeId, { title: { lang: 'en', text: 'Labels' } });
    const contactId = await fixture.addContact(smeId);
    await carnet.keepDraft(`typed:${contactId}/summary/en`, 'she asked for labels');
    await carnet.keepDraft(`typed:${actionId}/title/en`, 'in both languages');
    // A tab that opens: nothing of a journal is read yet.
    show(await carnetFixture({ device: fixture.device }));
    const section = within(await screen.findByRole('region', { name: title }));
    const box = await section.findByRole('textbox', { name });
    expect(box).toHaveValue('she asked for labels');
    expect(box).toHaveAttribute('rows', '1');
    const other = section.getByRole('textbox', { name: /Labels · Atelier Kerlan$/u });
    expect(other).toHaveValue('in both languages');
  },
);

test('each is named by its field and its record, on a sheet or not, and goes where it is discarded (F128)', async () => {
  const user = userEvent.setup();
  const { carnet } = fixture;
  const smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
  const organisation = { name: 'CCI', kind: 'supportOrganisation', engagement: 'engaged' } as const;
  await carnet.run(createRecord('organisation', 'cci', { ...organisation, memberId }, 'cci'));
  const title = { lang: 'en', text: 'Pads together' } as const;
  const meeting = {
    title,
    kind: 'projectMeeting',
    at: `${today}T09:30`,
    state: 'planned',
  } as const;
  await carnet.run(createRecord('meeting', programmeId, meeting, 'meeting-1'));
  await carnet.confirmNow();
  await carnet.keepDraft('typed:meeting-1/title/en', 'of both countries');
  await carnet.keepDraft('typed:cci/name', 'of Quimper');
  await carnet.keepDraft(`typed:${smeId}/people/p-1/role`, 'and of sales');
  await carnet.keepDraft(`composer:${smeId}/tab-9`, 'a line of its sheet');
  await carnet.keepDraft(`stray:${smeId}/Note, English/id-1`, '{"text":["half a word"]}');
  show(fixture);
  const section = within(await screen.findByRole('region', { name: heading }));
  for (const [name, text] of [
    [/^Half-typed: .* · Pads together$/u, 'of both countries'],
    [/^Half-typed: .* · CCI$/u, 'of Quimper'],
    [/^Half-typed: (?!Note).* · Atelier Kerlan$/u, 'and of sales'],
    [/^Half-typed: Note, English · Atelier Kerlan$/u, 'half a word'],
  ] as const) {
    expect(await section.findByRole('textbox', { name })).toHaveValue(text);
  }
  expect(screen.queryByDisplayValue('a line of its sheet')).toBeNull();
  act(() => void window.dispatchEvent(new Event('beforeprint')));
  expect(screen.queryByText(heading)).toBeNull();
  act(() => void window.dispatchEvent(new Event('afterprint')));
  for (let left = 4; left > 0; left -= 1) {
    const [discard] = screen.getAllByRole('button', { name: 'Discard' });
    if (discard !== undefined) await user.click(discard);
    await waitFor(() =>
      expect(screen.queryAllByRole('button', { name: 'Discard' })).toHaveLength(left - 1),
    );
  }
  expect(screen.queryByText(heading)).toBeNull();
  expect([...carnet.state.getState().drafts.keys()]).toEqual([`composer:${smeId}/tab-9`]);
});

test.each([
  [
    'en',
    'Half-typed, not saved',
    'Half-typed line, not logged · Atelier Kerlan',
    'Half-filled new SME',
  ],
  [
    'fr',
    'Saisie commencée, non enregistrée',
    'Ligne commencée, non consignée · Atelier Kerlan',
    'Nouvelle PME commencée',
  ],
] as const)(
  'whoever only reads since their role was lowered finds every word for which no box is drawn (F161) [%s]',
  async (language, title, line, newSme) => {
    await setLanguage(language);
    const { carnet } = fixture;
    const smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
    await carnet.keepDraft(`composer:${smeId}/tab-1`, 'call about the labels');
    await carnet.keepDraft('new-sme/tab-1', '{"name":"Cidrerie du Port"}');
    show(fixture);
    expect(await screen.findByRole('heading', { level: 1 })).toBeVisible();
    expect(screen.queryByRole('region', { name: title })).toBeNull();
    await act(async () => {
      await carnet.run(setFields(memberId, { roles: ['chief'] }));
      carnet.state.setState({ isConnected: true });
    });
    const section = within(await screen.findByRole('region', { name: title }));
    expect(section.getByRole('textbox', { name: line })).toHaveValue('call about the labels');
    expect(section.getByRole('textbox', { name: newSme })).toHaveValue('Cidrerie du Port');
  },
);
