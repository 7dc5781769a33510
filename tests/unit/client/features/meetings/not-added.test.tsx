// @vitest-environment jsdom
/** A meeting is ended, approved, printed or made into files while something is typed in a box and not added. */

import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { runCommand } from '../../../../../src/client/model/commands.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import { approvalsOf } from '../../../../../src/domain/meeting/approval.ts';
import { reportText } from '../../../../../src/domain/report/quarterly/report-document.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { addMeeting, showMeeting, storedMeeting } from '../../../../support/meeting-fixture.tsx';

let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  notices.setState({ list: [] });
});

const stored = () => storedMeeting(fixture);
const storedTexts = (family: string) =>
  Object.entries(stored().values).flatMap(([name, value]) =>
    name.startsWith(`${family}.`) ? [(value as { readonly text: string }).text] : [],
  );
const drafts = () => [...fixture.carnet.state.getState().drafts.values()].map(({ text }) => text);
const lastNotice = () => notices.getState().list.at(-1)?.message;

describe.each([
  {
    language: 'en',
    part: 'Minutes',
    decide: 'Add a decision',
    decision: 'Decision',
    reason: 'Reason',
    item: 'New item',
    newAction: /^Add an action/,
    end: 'End the meeting',
    title: 'Typed but not added yet',
    addAndEnd: 'Add and end the meeting',
    endOnly: 'End without adding',
    approve: 'Approve for FR',
    addAndApprove: 'Add and approve for FR',
    approveOnly: 'Approve without adding',
    print: 'Print',
    addAndPrint: 'Add and print',
    printOnly: 'Print without adding',
    addAndWord: 'Add and create the Word files',
    wordOnly: 'Create them without adding',
    where: 'Decision · 2. SME progress',
    needsTarget: 'Choose an SME, an organisation or the programme.',
    required: /^Required/,
    ended: 'Meeting ended',
    endedWithout: /^Meeting ended\. What is typed but not added is still in its box\.$/,
    approvedWithout: /^Approved\. What is typed but not added is still in its box\.$/,
  },
  {
    language: 'fr',
    part: 'Compte rendu',
    decide: 'Ajouter une décision',
    decision: 'Décision',
    reason: 'Motif',
    item: 'Nouveau point',
    newAction: /^Ajouter une action/,
    end: 'Terminer la réunion',
    title: 'Saisi mais pas encore ajouté',
    addAndEnd: 'Ajouter et terminer la réunion',
    endOnly: 'Terminer sans ajouter',
    approve: 'Approuver pour FR',
    addAndApprove: 'Ajouter et approuver pour FR',
    approveOnly: 'Approuver sans ajouter',
    print: 'Imprimer',
    addAndPrint: 'Ajouter et imprimer',
    printOnly: 'Imprimer sans ajouter',
    addAndWord: 'Ajouter et créer les fichiers Word',
    wordOnly: 'Les créer sans ajouter',
    where: 'Décision · 2. Progression des PME',
    needsTarget: /^Choisissez ce que l’action concerne/,
    required: /^Champ obligatoire|^Obligatoire/,
    ended: 'Réunion terminée',
    endedWithout: /^Réunion terminée\. Ce qui est saisi mais pas ajouté reste dans son champ\.$/,
    approvedWithout:
      /^Compte rendu approuvé\. Ce qui est saisi mais pas ajouté reste dans son champ\.$/,
  },
] as const)('what is typed and not added [$language]', (words) => {
  beforeEach(() => setLanguage(words.language));

  async function show(values: Partial<Values<'meeting'>>): Promise<void> {
    await addMeeting(fixture, { openedAt: '2020-11-19T10:00', ...values }, words.language);
    showMeeting(fixture);
  }

  const minutes = () => screen.findByRole('region', { name: words.part });
  const dialog = () => screen.findByRole('dialog', { name: words.title });
  const press = (user: UserEvent, name: string | RegExp) =>
    screen.findByRole('button', { name }).then((button) => user.click(button));
  async function typeDecision(user: UserEvent): Promise<void> {
    const [, begin] = within(await minutes()).getAllByRole('button', { name: words.decide });
    await user.click(present(begin, 'a button'));
    await user.type(within(await minutes()).getByLabelText(words.decision), 'Two sheets.');
  }

  test('is named before the meeting ends, and is added with it (F101)', async () => {
    const user = userEvent.setup();
    await show({});
    await typeDecision(user);
    await user.type(screen.getByLabelText(words.item), 'Deliverables');
    await press(user, words.end);
    expect(stored().values.state).toBe('planned');
    const rows = within(await dialog()).getAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      `${words.item}Deliverables`,
      `${words.where}Two sheets.`,
    ]);
    await press(user, words.addAndEnd);
    await waitFor(() => expect(stored().values.state).toBe('held'));
    expect(storedTexts('decision')).toEqual(['Two sheets.']);
    expect(storedTexts('item')).toContain('Deliverables');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(lastNotice()).toBe(words.ended));
    await waitFor(() => expect(drafts()).toEqual([]));
  });

  test('stays in its box where the meeting ends without it', async () => {
    const user = userEvent.setup();
    await show({});
    await typeDecision(user);
    await press(user, words.end);
    await dialog();
    await press(user, words.endOnly);
    await waitFor(() => expect(stored().values.state).toBe('held'));
    expect(storedTexts('decision')).toEqual([]);
    expect(screen.getByDisplayValue('Two sheets.')).toBeVisible();
    expect(drafts()).toEqual(['{"text":"Two sheets."}']);
    await waitFor(() => expect(lastNotice()).toMatch(words.endedWithout));
  });

  test('is gone to from there, and nothing ends', async () => {
    const user = userEvent.setup();
    await show({});
    await typeDecision(user);
    await press(user, words.end);
    await user.click(within(await dialog()).getByRole('button', { name: 'Two sheets.' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByDisplayValue('Two sheets.')).toHaveFocus();
    expect(stored().values.state).toBe('planned');
  });

  test('ends nothing where it lacks something, and its form says what', async () => {
    const user = userEvent.setup();
    await show({});
    await press(user, words.newAction);
    await user.type(screen.getByRole('textbox', { name: 'Action' }), 'Send the model');
    await press(user, words.end);
    await dialog();
    await press(user, words.addAndEnd);
    expect(await screen.findByText(words.needsTarget)).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(stored().values.state).toBe('planned');
    expect(document.activeElement).toHaveAttribute('aria-invalid', 'true');
  });

  test('ends nothing where a reason stands without its decision', async () => {
    const user = userEvent.setup();
    await show({});
    const [begin] = within(await minutes()).getAllByRole('button', { name: words.decide });
    await user.click(present(begin, 'a button'));
    await user.type(within(await minutes()).getByLabelText(words.reason), 'A needless layer.');
    await press(user, words.end);
    await dialog();
    await press(user, words.addAndEnd);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(stored().values.state).toBe('planned');
    expect(screen.getByLabelText(words.decision)).toHaveFocus();
    expect(screen.getByLabelText(words.decision)).toHaveAttribute('aria-invalid', 'true');
  });

  test('is named before the minutes are approved, and the approval is of what was added', async () => {
    const user = userEvent.setup();
    await show({ state: 'held', launchPadIds: [fixtureIds.padFr] });
    await typeDecision(user);
    await press(user, words.approve);
    await dialog();
    await press(user, words.addAndApprove);
    await waitFor(() =>
      expect(approvalsOf(stored(), [fixtureIds.padFr]).pads[0]?.state).toBe('approved'),
    );
    expect(storedTexts('decision')).toEqual(['Two sheets.']);
  });

  test('is named before the Word files are made, and is in them once it is added (F191)', async () => {
    const user = userEvent.setup();
    const files: string[] = [];
    await addMeeting(fixture, { openedAt: '2020-11-19T10:00' }, words.language);
    showMeeting(fixture, async (document) => {
      files.push(reportText(document));
      return new Blob();
    });
    await typeDecision(user);
    await press(user, 'Word');
    await dialog();
    expect(files).toEqual([]);
    await press(user, words.addAndWord);
    await waitFor(() => expect(files).toHaveLength(2));
    for (const text of files) expect(text).toContain('Two sheets.');
    await typeDecision(user);
    await press(user, 'Word');
    await dialog();
    await press(user, words.wordOnly);
    await waitFor(() => expect(files).toHaveLength(4));
    expect(screen.getByDisplayValue('Two sheets.')).toBeVisible();
  });

  test('is named before it is printed, by its button and by its name (F191)', async () => {
    const user = userEvent.setup();
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await show({});
    await typeDecision(user);
    await press(user, words.print);
    await dialog();
    await press(user, words.printOnly);
    await waitFor(() => expect(print).toHaveBeenCalledOnce());
    expect(screen.queryByRole('dialog')).toBeNull();
    act(() => void runCommand('print'));
    await dialog();
    expect(print).toHaveBeenCalledOnce();
    await press(user, words.addAndPrint);
    await waitFor(() => expect(print).toHaveBeenCalledTimes(2));
    expect(storedTexts('decision')).toEqual(['Two sheets.']);
  });

  test('stays in its box where the minutes are approved without it', async () => {
    const user = userEvent.setup();
    await show({ state: 'held', launchPadIds: [fixtureIds.padFr] });
    await typeDecision(user);
    await press(user, words.approve);
    await dialog();
    await press(user, words.approveOnly);
    await waitFor(() => expect(lastNotice()).toMatch(words.approvedWithout));
    expect(approvalsOf(stored(), [fixtureIds.padFr]).pads[0]?.state).toBe('approved');
    expect(storedTexts('decision')).toEqual([]);
    expect(screen.getByDisplayValue('Two sheets.')).toBeVisible();
  });
});
