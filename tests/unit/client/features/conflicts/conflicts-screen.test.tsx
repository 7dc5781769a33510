// @vitest-environment jsdom
/** Settling conflicts: what a card says, each answer, and what stands afterwards. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { ConflictsScreen } from '../../../../../src/client/features/conflicts/conflicts-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { ConflictSlot } from '../../../../../src/client/parts/conflict/conflict-slot.tsx';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { conflictsOf } from '../../../../../src/domain/conflict/open-conflict.ts';
import { settleField } from '../../../../../src/domain/conflict/settle-conflict.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import {
  anotherVersion,
  conflictOn,
  deletedMeanwhile,
} from '../../../../support/conflict-fixture.ts';

const mine = 'Deux transporteurs comparés. Livraison dès 60 £.';
const theirs = 'Deux transporteurs comparés. Livraison dès 75 £. Assurance comprise.';

let fixture: CarnetFixture;
let smeId: string;

function show(): void {
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memoryLocation({ path: '/conflicts' }).hook}>
        <main tabIndex={-1}>
          <ConflictsScreen />
        </main>
      </Router>
    </CarnetContext>,
  );
}

const openOn = (id: string) => {
  const record = fixture.carnet.record(id);
  return record === undefined ? [] : conflictsOf(record);
};
const valueOf = (id: string, field: string) => fixture.carnet.record(id)?.values[field];
const titled = (name: RegExp): Promise<HTMLElement> => screen.findByRole('region', { name });

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});

describe('a conflict on a text', () => {
  let actionId: string;
  beforeEach(async () => {
    actionId = await fixture.addAction(smeId, { note: 'Deux transporteurs comparés.' });
    await conflictOn(fixture, actionId, 'note', [mine, theirs]);
    show();
  });

  test('both versions stand side by side, the differing words marked, one’s own first', async () => {
    const card = await titled(/Two versions of/);
    const [first, second] = within(card).getAllByRole('listitem');
    expect(first).toHaveTextContent('Your version');
    expect(second).toHaveTextContent('Emma Clarke’s version');
    expect(second).toHaveTextContent('launch pad UK');
    const marked = [...(second?.querySelectorAll('mark') ?? [])].map((mark) =>
      mark.textContent?.trim(),
    );
    expect(marked).toEqual(['75', 'Assurance comprise.']);
  });

  test('two versions of one person are told apart, and each is kept by its own name', async () => {
    const user = userEvent.setup();
    await act(() => anotherVersion(fixture, actionId, 'note', 'Trois transporteurs comparés.'));
    const card = await titled(/3 versions of/);
    const [, later, earlier] = within(card).getAllByRole('listitem');
    expect(earlier).toHaveTextContent('Emma Clarke’s earlier version');
    expect(later).toHaveTextContent('Emma Clarke’s later version');
    await user.click(
      within(card).getByRole('button', { name: /^Keep Emma Clarke’s earlier version/ }),
    );
    await waitFor(() => expect(openOn(actionId)).toEqual([]));
    expect(valueOf(actionId, 'note')).toBe(theirs);
  });

  test('the focus goes on where one goes on, and never falls to the page', async () => {
    const user = userEvent.setup();
    const other = await fixture.addAction(smeId, { note: 'Une seule.' });
    await act(() => conflictOn(fixture, other, 'note', ['Une.', 'Deux.']));
    await user.click(screen.getByRole('button', { name: 'Later' }));
    expect(screen.getByRole('button', { name: /^Resolve/ })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: /Keep mine/ })).toHaveFocus();
    await user.keyboard('{3}');
    await waitFor(() => expect(openOn(actionId)).toEqual([]));
    await waitFor(() => expect(screen.getByRole('button', { name: /Keep mine/ })).toHaveFocus());
    await user.keyboard('{1}');
    await waitFor(() => expect(openOn(other)).toEqual([]));
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  });

  test('1 keeps mine, 2 keeps theirs, and undo brings the question back as it was', async () => {
    const user = userEvent.setup();
    const card = await titled(/Two versions of/);
    within(card)
      .getByRole('button', { name: /Keep mine/ })
      .focus();
    await user.keyboard('{1}');
    await waitFor(() => expect(openOn(actionId)).toEqual([]));
    expect(valueOf(actionId, 'note')).toBe(mine);
    expect(await screen.findByText('Nothing to resolve')).toBeVisible();
    await fixture.carnet.undo();
    expect(valueOf(actionId, 'note')).toBe(theirs);
    expect(openOn(actionId)).toHaveLength(1);
    const again = await titled(/Two versions of/);
    expect(again).toHaveTextContent('Emma Clarke’s version');
  });

  test('the result holds both, can be changed, and Ctrl Enter confirms it', async () => {
    const user = userEvent.setup();
    const result = await screen.findByRole('textbox', { name: 'Result: Note' });
    expect(result).toHaveValue(`${mine} Livraison dès 75 £. Assurance comprise.`);
    await user.clear(result);
    await user.type(result, 'Livraison dès 70 £ : 2 offres.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(openOn(actionId)).toEqual([]));
    expect(valueOf(actionId, 'note')).toBe('Livraison dès 70 £ : 2 offres.');
  });

  test('Ctrl Enter confirms it from anywhere in the card, and presses no other button there', async () => {
    const user = userEvent.setup();
    const result = await screen.findByRole('textbox', { name: 'Result: Note' });
    await user.clear(result);
    await user.type(result, 'Livraison dès 70 £.');
    screen.getByRole('button', { name: /Keep mine/ }).focus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(openOn(actionId)).toEqual([]));
    expect(valueOf(actionId, 'note')).toBe('Livraison dès 70 £.');
  });

  test('3 keeps both; Later folds the card and settles nothing', async () => {
    const user = userEvent.setup();
    const card = await titled(/Two versions of/);
    await user.click(within(card).getByRole('button', { name: 'Later' }));
    expect(openOn(actionId)).toHaveLength(1);
    await user.click(await screen.findByRole('button', { name: /Resolve/ }));
    within(await titled(/Two versions of/))
      .getByRole('button', { name: /Keep theirs/ })
      .focus();
    await user.keyboard('{3}');
    await waitFor(() => expect(openOn(actionId)).toEqual([]));
    expect(valueOf(actionId, 'note')).toBe(`${mine} Livraison dès 75 £. Assurance comprise.`);
  });

  test('a result that is too long is refused in words, and both versions stay', async () => {
    const user = userEvent.setup();
    const result = await screen.findByRole('textbox', { name: 'Result: Note' });
    await user.clear(result);
    await user.click(result);
    await user.paste('x'.repeat(30_000));
    await user.click(screen.getByRole('button', { name: /Confirm this text/ }));
    expect(await screen.findByText(/too long or this value is not possible/)).toBeVisible();
    expect(openOn(actionId)).toHaveLength(1);
  });
});

describe('the text that is written to settle a conflict (F111)', () => {
  let actionId: string;
  const text = 'Livraison dès 70 £.';
  const box = (): Promise<HTMLElement> => screen.findByRole('textbox', { name: 'Result: Note' });
  const seenNow = (): readonly string[] => {
    const [conflict] = openOn(actionId);
    return conflict?.kind === 'field'
      ? conflict.versions.map(({ operationId }) => operationId)
      : [];
  };
  const writeText = async (): Promise<void> => {
    const result = await box();
    await userEvent.clear(result);
    await userEvent.paste(text);
  };
  const settledByEmma = async (): Promise<void> => {
    const settle = { record: actionId, field: 'note', value: 'Chosen by Emma.', seen: seenNow() };
    await fixture.carnet.run(settleField(settle));
  };
  beforeEach(async () => {
    actionId = await fixture.addAction(smeId, { note: 'Deux transporteurs comparés.' });
    await conflictOn(fixture, actionId, 'note', [mine, theirs]);
    show();
  });

  test('is there again on another screen and after a reload, also emptied, until it is settled', async () => {
    await writeText();
    cleanup();
    await fixture.carnet.settled();
    fixture = await carnetFixture({ device: fixture.device, environment: fixture.environment });
    show();
    expect(await box()).toHaveValue(text);
    await userEvent.clear(await box());
    cleanup();
    show();
    expect(await box()).toHaveValue('');
    await userEvent.click(await box());
    await userEvent.paste(text);
    await userEvent.click(screen.getByRole('button', { name: /Confirm this text/ }));
    await waitFor(() => expect(openOn(actionId)).toEqual([]));
    expect(valueOf(actionId, 'note')).toBe(text);
    await waitFor(() => expect(fixture.carnet.state.getState().drafts.size).toBe(0));
    expect(screen.queryByRole('region', { name: /is kept/ })).toBeNull();
  });

  test('settles only what its author had before them: a version that came since stays, and is shown', async () => {
    await writeText();
    await act(() => anotherVersion(fixture, actionId, 'note', 'They cancelled!'));
    expect(await screen.findByText(/Emma Clarke wrote another version/)).toBeVisible();
    expect(await box()).toHaveValue(text);
    await userEvent.click(await box());
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(openOn(actionId)).toMatchObject([
        { versions: [{ value: text }, { value: 'They cancelled!' }] },
      ]),
    );
    // Nothing is half-written any more: both are proposed.
    expect(screen.queryByText(/wrote another version/)).toBeNull();
    expect(await box()).toHaveValue(`${text} They cancelled!`);
  });

  test('settles the newer version too once its author says that they have seen it', async () => {
    await writeText();
    await act(() => anotherVersion(fixture, actionId, 'note', 'They cancelled!'));
    await userEvent.click(await screen.findByRole('button', { name: 'I have seen it' }));
    expect(screen.queryByText(/wrote another version/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /Confirm this text/ }));
    await waitFor(() => expect(openOn(actionId)).toEqual([]));
    expect(valueOf(actionId, 'note')).toBe(text);
  });

  test('is kept and offered where somebody else settles the conflict first', async () => {
    await writeText();
    await act(settledByEmma);
    const card = await titled(/Your text for “.*” is kept/);
    expect(card).toHaveTextContent(text);
    expect(card).toHaveTextContent('Chosen by Emma.');
    expect(valueOf(actionId, 'note')).toBe('Chosen by Emma.');
    await userEvent.click(within(card).getByRole('button', { name: 'Use my text' }));
    await waitFor(() => expect(valueOf(actionId, 'note')).toBe(text));
    expect(screen.queryByRole('region', { name: /is kept/ })).toBeNull();
    expect(fixture.carnet.state.getState().drafts.size).toBe(0);
  });

  test('is offered where its author takes one of the versions, and is in the card again after the undo', async () => {
    await writeText();
    await userEvent.click(screen.getAllByRole('button', { name: /^Keep/ })[0] as HTMLElement);
    await waitFor(() => expect(openOn(actionId)).toEqual([]));
    expect(await titled(/Your text for “.*” is kept/)).toHaveTextContent(text);
    await act(() => fixture.carnet.undo());
    expect(await box()).toHaveValue(text);
  });

  test('is offered beside its field as well, and goes when it is let go of', async () => {
    await writeText();
    cleanup();
    await act(settledByEmma);
    render(
      <CarnetContext value={fixture.carnet}>
        <ConflictSlot recordId={actionId} field="note" />
        <ConflictSlot recordId={actionId} field="title" />
      </CarnetContext>,
    );
    const card = await titled(/is kept/);
    expect(card).toHaveTextContent(text);
    await userEvent.click(within(card).getByRole('button', { name: 'Discard my text' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /is kept/ })).toBeNull());
    expect(valueOf(actionId, 'note')).toBe('Chosen by Emma.');
  });

  test('waits where all that it was written out of was settled and other versions stand: it is looked at first', async () => {
    await writeText();
    cleanup();
    await settledByEmma();
    await anotherVersion(fixture, actionId, 'note', 'They cancelled!');
    show();
    expect(await box()).toHaveValue(text);
    expect(await screen.findByText(/The versions changed/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Confirm this text/ }));
    expect(openOn(actionId)).toHaveLength(1);
    await userEvent.click(await screen.findByRole('button', { name: 'I have seen it' }));
    await userEvent.click(screen.getByRole('button', { name: /Confirm this text/ }));
    await waitFor(() => expect(openOn(actionId)).toEqual([]));
    expect(valueOf(actionId, 'note')).toBe(text);
  });
});

describe('other conflicts', () => {
  test('a choice can only be one of both: there is no third answer', async () => {
    const actionId = await fixture.addAction(smeId);
    await conflictOn(fixture, actionId, 'due', ['2020-12-01', '2020-12-08']);
    show();
    const card = await titled(/Two versions of/);
    expect(within(card).queryByRole('button', { name: /Keep both/ })).toBeNull();
    await userEvent.click(within(card).getByRole('button', { name: /Keep theirs/ }));
    await waitFor(() => expect(valueOf(actionId, 'due')).toBe('2020-12-08'));
    expect(openOn(actionId)).toEqual([]);
  });

  test('people show the element that differs, by name', async () => {
    const person = (role: string) => ({ 'person-claire': { name: 'Claire Le Goff', role } });
    await conflictOn(fixture, smeId, 'people', [person('Directrice'), person('Présidente')]);
    show();
    const card = await titled(/Two versions of/);
    expect(card).toHaveTextContent(/Directrice/);
    expect(card).toHaveTextContent(/Présidente/);
    await userEvent.click(within(card).getByRole('button', { name: /Keep mine/ }));
    await waitFor(() => expect(valueOf(smeId, 'people')).toEqual(person('Directrice')));
  });

  test('a contact is listed although its journal was never opened', async () => {
    const contactId = await fixture.addContact(smeId);
    await conflictOn(fixture, contactId, 'minutes', [10, 20]);
    fixture = await carnetFixture({ device: fixture.device, environment: fixture.environment });
    show();
    expect(await titled(/Two versions of/)).toHaveTextContent('20 min');
  });

  test('what one deleted while the other changed it is kept, or deleted after all', async () => {
    const kept = await fixture.addAction(smeId);
    await deletedMeanwhile(fixture, kept, { due: '2020-12-01' });
    show();
    const card = await titled(/Deleted and changed/);
    expect(card).toHaveTextContent(/Emma Clarke moved this to the bin/);
    await userEvent.click(within(card).getByRole('button', { name: /Keep/ }));
    await waitFor(() => expect(openOn(kept)).toEqual([]));
    expect(fixture.carnet.record(kept)?.deleted).toBeUndefined();
  });

  test('a sheet of another pad can be kept, and not deleted, by its account manager', async () => {
    await deletedMeanwhile(fixture, smeId, { town: 'Dinard' });
    await fixture.carnet.run(setFields(fixtureIds.memberId, { launchPadId: fixtureIds.padUk }));
    fixture.carnet.state.setState({ isConnected: true });
    show();
    const card = await titled(/Deleted and changed/);
    expect(within(card).getByRole('button', { name: /Keep/ })).toBeVisible();
    expect(within(card).queryByRole('button', { name: /Move to the bin/ })).toBeNull();
  });

  test('one is open at a time, and the next one opens when it is settled', async () => {
    const [first, second] = [await fixture.addAction(smeId), await fixture.addAction(smeId)];
    await conflictOn(fixture, first, 'due', ['2020-12-01', '2020-12-08']);
    await conflictOn(fixture, second, 'due', ['2020-12-02', '2020-12-09']);
    show();
    expect(await screen.findByText('1 of 2')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next conflict' }));
    expect(screen.getByText('2 of 2')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Keep mine/ }));
    expect(await screen.findByText('1 of 1')).toBeVisible();
    expect(valueOf(second, 'due')).toBe('2020-12-02');
    expect(openOn(first)).toHaveLength(1);
  });

  test('one that is settled elsewhere goes away by itself', async () => {
    const actionId = await fixture.addAction(smeId);
    await conflictOn(fixture, actionId, 'due', ['2020-12-01', '2020-12-08']);
    show();
    await titled(/Two versions of/);
    const [conflict] = openOn(actionId);
    const seen = conflict?.kind === 'field' ? conflict.versions : [];
    await fixture.carnet.run(
      settleField({
        record: actionId,
        field: 'due',
        value: '2020-12-01',
        seen: seen.map(({ operationId }) => operationId),
      }),
    );
    expect(await screen.findByText('Nothing to resolve')).toBeVisible();
    expect(valueOf(actionId, 'due')).toBe('2020-12-01');
  });
});
