// @vitest-environment jsdom
/** An item that a colleague takes off the agenda while its minutes are typed: nothing typed goes with it. */

import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { keepFocus } from '../../../../../src/client/app/focus-keeper.ts';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { dropItem } from '../../../../../src/domain/meeting/agenda.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { addMeeting, showMeeting, storedMeeting } from '../../../../support/meeting-fixture.tsx';

let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
});
afterEach(cleanup);

const stored = () => storedMeeting(fixture);
const removeOpening = () => act(() => fixture.carnet.run(dropItem(stored(), 'opening')));

describe.each([
  {
    language: 'en',
    agenda: 'Agenda',
    part: 'Minutes',
    write: 'Write the minutes',
    decide: 'Add a decision',
    save: 'Add',
    removed: /^Opening, minutes of the last meeting · removed from the agenda by Maëlle Guivarc’h$/,
    off: /^Restore: Opening/,
  },
  {
    language: 'fr',
    agenda: 'Ordre du jour',
    part: 'Compte rendu',
    write: 'Rédiger le compte rendu',
    decide: 'Ajouter une décision',
    save: 'Ajouter',
    removed: /^Ouverture, dernier compte rendu · retiré de l’ordre du jour par Maëlle Guivarc’h$/,
    off: /^Restaurer\s: Ouverture/u,
  },
] as const)('an item that goes while it is typed in [$language]', (words) => {
  const minutes = () => screen.findByRole('region', { name: words.part });
  beforeEach(() => setLanguage(words.language));

  test('keeps its minutes and the focus, says that it is off, and is written all the same (F139)', async () => {
    onTestFinished(keepFocus(document));
    await addMeeting(fixture);
    const user = userEvent.setup();
    showMeeting(fixture);
    const [begin] = within(await minutes()).getAllByRole('button', { name: words.write });
    await user.click(present(begin, 'a button'));
    await user.keyboard('Opened at ten.');
    await removeOpening();
    expect(
      await within(await minutes()).findByRole('heading', { name: words.removed }),
    ).toBeVisible();
    await user.keyboard(' Four n present.');
    const box = await screen.findByDisplayValue('Opened at ten. Four n present.');
    expect(box).toHaveFocus();
    // Where the page goes, it is found again as what was written is.
    cleanup();
    showMeeting(fixture);
    expect(await screen.findByDisplayValue('Opened at ten. Four n present.')).toBeVisible();
    expect(
      await within(await minutes()).findByRole('heading', { name: words.removed }),
    ).toBeVisible();
    await user.click(within(await minutes()).getByRole('button', { name: words.save }));
    await waitFor(() =>
      expect(stored().values['said.opening']?.text).toBe('Opened at ten. Four n present.'),
    );
    await waitFor(() => expect(fixture.carnet.state.getState().drafts.size).toBe(0));
  });

  test('is struck in the agenda with who took it off, before and after a reload, and can be restored (F97)', async () => {
    await addMeeting(fixture);
    showMeeting(fixture);
    await minutes();
    const said = { lang: 'fr', text: 'Une page entière.' } as const;
    await act(() => fixture.carnet.run(setFields('m1', { 'said.opening': said })));
    const isOff = { 'item.opening': undefined, 'place.opening': undefined };
    await act(() => fixture.carnet.run(setFields('m1', isOff)));
    const agenda = () => screen.findByRole('region', { name: words.agenda });
    for (const again of [false, true]) {
      if (again) {
        cleanup();
        showMeeting(fixture);
      }
      await within(await minutes()).findByRole('heading', { name: words.removed });
      const rows = within(await agenda()).getAllByRole('listitem');
      expect(rows.map(({ textContent }) => textContent)).toEqual([
        expect.stringMatching(/^1/),
        expect.stringMatching(/^2/),
        expect.stringMatching(words.removed),
      ]);
      const last = within(present(rows[2], 'the row'));
      expect(last.getAllByRole('button').map((button) => button.ariaLabel ?? '')).toEqual([
        expect.stringMatching(words.off),
      ]);
    }
    await userEvent.click(await screen.findByRole('button', { name: words.off }));
    await waitFor(() => expect(stored().values['item.opening']?.text).toMatch(/^O/));
    expect(within(await minutes()).getByRole('heading', { name: /^2\. O/ })).toBeVisible();
    expect(screen.getByText('Une page entière.')).toBeVisible();
  });

  test('keeps a half-typed decision, and the reason of one that is gone', async () => {
    await addMeeting(fixture, { 'decision.opening.d1': { lang: 'en', text: 'No form.' } });
    await fixture.carnet.keepDraft('meetingText:m1/decision.opening/t', '{"text":"Two sheets"}');
    await fixture.carnet.keepDraft('meetingText:m1/reason.opening.d1/t', '{"text":"Too long"}');
    showMeeting(fixture);
    await minutes();
    await removeOpening();
    expect(await screen.findByDisplayValue('Two sheets')).toBeVisible();
    expect(screen.getByDisplayValue('Too long')).toBeVisible();
    expect(await screen.findByRole('heading', { name: words.removed })).toBeVisible();
  });

  test('keeps minutes that are rewritten, until the box is left', async () => {
    onTestFinished(keepFocus(document));
    await addMeeting(fixture, { 'said.opening': { lang: words.language, text: 'Opened.' } });
    const user = userEvent.setup();
    showMeeting(fixture);
    const [change] = within(await minutes()).getAllByRole('button', { name: /1$/ });
    await user.click(present(change, 'a button'));
    const box = within(await minutes()).getByDisplayValue('Opened.');
    await waitFor(() => expect(box).toHaveFocus());
    await user.keyboard('{End} At ten');
    await removeOpening();
    await user.keyboard(', n all there.');
    expect(box).toHaveFocus();
    expect(box).toHaveValue('Opened. At ten, n all there.');
    await user.tab();
    await waitFor(() =>
      expect(stored().values['said.opening']?.text).toBe('Opened. At ten, n all there.'),
    );
  });

  test('keeps its title where that is typed in', async () => {
    onTestFinished(keepFocus(document));
    await addMeeting(fixture);
    const user = userEvent.setup();
    showMeeting(fixture);
    const [change] = await screen.findAllByRole('button', { name: /^(Edit|Modifier).* 1$/i });
    await user.click(present(change, 'a button'));
    const box = screen.getByDisplayValue(/^Opening/);
    box.focus();
    await user.keyboard('{End} of May');
    await removeOpening();
    await user.keyboard(' n June');
    expect(box).toHaveFocus();
    await user.tab();
    await waitFor(() =>
      expect(stored().values['item.opening']).toMatchObject({
        text: expect.stringMatching(/of May n June$/),
      }),
    );
  });
});

test('a new item can be emptied and typed anew where the meeting is marked as held meanwhile', async () => {
  await setLanguage('en');
  await addMeeting(fixture);
  const user = userEvent.setup();
  showMeeting(fixture);
  const box = await screen.findByRole('textbox', { name: 'New item' });
  await user.type(box, 'Stock');
  await act(() => fixture.carnet.run(setFields('m1', { state: 'held' })));
  await user.clear(box);
  await user.keyboard('Returns');
  expect(box).toHaveFocus();
  expect(box).toHaveValue('Returns');
});
