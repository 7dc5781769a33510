// @vitest-environment jsdom
/** A settled conflict is taken back and settled again, by key and by button, in both languages: on its page and beside its field. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useAppCommands } from '../../../../../src/client/app/app-commands.ts';
import { NoticeRegion } from '../../../../../src/client/app/notice-region.tsx';
import { useShortcuts } from '../../../../../src/client/app/use-shortcuts.ts';
import { ConflictsScreen } from '../../../../../src/client/features/conflicts/conflicts-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { dismissNotices } from '../../../../../src/client/model/notices.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { ConflictSlot } from '../../../../../src/client/parts/conflict/conflict-slot.tsx';
import { conflictsOf } from '../../../../../src/domain/conflict/open-conflict.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { anotherVersion, conflictOn, confirmed } from '../../../../support/conflict-fixture.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

const mine = 'Deux transporteurs comparés. Livraison dès 60 £.';
const theirs = 'Deux transporteurs comparés. Livraison dès 75 £. Assurance comprise.';
const byHand = 'Livraison dès 70 £ : deux offres.';

let fixture: CarnetFixture;
let actionId: string;

const note = (): unknown => fixture.carnet.record(actionId)?.values['note'];
const open = (): number => {
  const record = fixture.carnet.record(actionId);
  return record === undefined ? 0 : conflictsOf(record).length;
};
const drafts = (): number => fixture.carnet.state.getState().drafts.size;

function Keys() {
  useAppCommands(() => undefined);
  useShortcuts({ palette: () => undefined, onSequence: () => undefined });
  return <NoticeRegion />;
}

function show(where: 'page' | 'sheet'): void {
  history.replaceState(null, '', '/conflicts');
  render(
    <DeviceContext value={testDevice(() => fixture.environment.now())}>
      <BackupsContext value={testBackupTools()}>
        <CarnetContext value={fixture.carnet}>
          <Keys />
          <main tabIndex={-1}>
            {where === 'page' ? (
              <ConflictsScreen />
            ) : (
              <ConflictSlot recordId={actionId} field="note" />
            )}
          </main>
        </CarnetContext>
      </BackupsContext>
    </DeviceContext>,
  );
}

/** Undo or redo, from the page and no box. */
async function press(key: 'z' | 'Z'): Promise<void> {
  act(() => (document.activeElement as HTMLElement | null)?.blur());
  const shift = key === 'Z' ? (['{Shift>}', '{/Shift}'] as const) : (['', ''] as const);
  await userEvent.keyboard(`{Control>}${shift[0]}${key}${shift[1]}{/Control}`);
}

const words = {
  en: {
    keepMine: /^Keep mine/u,
    keepTheirs: /^Keep theirs/u,
    confirm: /^Confirm this text/u,
    result: 'Result: Note',
    redo: /^Redo/u,
    undone: /^Undone.*: action “Envoyer le glossaire”, note\.$/u,
    redone: /^Redone.*: action “Envoyer le glossaire”, note\.$/u,
    nothing: 'Nothing to redo here.',
  },
  fr: {
    keepMine: /^Garder la mienne/u,
    keepTheirs: /^Garder la sienne/u,
    confirm: /^Valider ce texte/u,
    result: 'Résultat\u00a0: Note',
    redo: /^Rétablir/u,
    undone: /^Annulé.* : action « Envoyer le glossaire », note\.$/u,
    redone: /^Rétabli.* : action « Envoyer le glossaire », note\.$/u,
    nothing: 'Rien à rétablir ici.',
  },
} as const;

afterEach(cleanup);
beforeEach(() => {
  dismissNotices();
  Element.prototype.scrollIntoView = () => undefined;
});

describe.each(['en', 'fr'] as const)('a conflict that was settled, in %s (F225)', (language) => {
  const said = words[language];
  const box = (): Promise<HTMLElement> => screen.findByRole('textbox', { name: said.result });
  const writeByHand = async (): Promise<void> => {
    await userEvent.clear(await box());
    await userEvent.paste(byHand);
    await userEvent.click(screen.getByRole('button', { name: said.confirm }));
  };
  const answers = {
    mine: [
      async () => userEvent.click(await screen.findByRole('button', { name: said.keepMine })),
      mine,
    ],
    theirs: [
      async () => userEvent.click(await screen.findByRole('button', { name: said.keepTheirs })),
      theirs,
    ],
    'a text by hand': [writeByHand, byHand],
  } as const;

  beforeEach(async () => {
    await initI18n(language);
    await setLanguage(language);
    fixture = await carnetFixture();
    actionId = await fixture.addAction(await fixture.addSme(), {
      note: 'Deux transporteurs comparés.',
    });
    await conflictOn(fixture, actionId, 'note', [mine, theirs]);
  });

  test.each([
    ['mine', 'page', 'key'],
    ['mine', 'sheet', 'button'],
    ['theirs', 'sheet', 'key'],
    ['theirs', 'page', 'button'],
    ['a text by hand', 'page', 'key'],
    ['a text by hand', 'sheet', 'button'],
  ] as const)(
    'with %s on its %s and taken back is settled so again by %s, and taken back again',
    async (answer, where, by) => {
      show(where);
      const [settle, value] = answers[answer];
      await settle();
      await waitFor(() => expect(open()).toBe(0));
      await act(() => confirmed(fixture));
      for (let round = 0; round < 2; round += 1) {
        await press('z');
        expect(await screen.findByText(said.undone)).toBeVisible();
        await waitFor(() => expect(open()).toBe(1));
        expect(await screen.findByRole('button', { name: said.keepMine })).toBeVisible();
        await act(() => confirmed(fixture));
        if (by === 'key') await press('Z');
        else {
          const [notice] = within(screen.getByRole('status')).getAllByRole('button', {
            name: said.redo,
          });
          await userEvent.click(present(notice, 'the button of the notice'));
        }
        expect(await screen.findByText(said.redone)).toBeVisible();
        await waitFor(() => expect(open()).toBe(0));
        expect(note()).toBe(value);
        expect(drafts()).toBe(0);
        await act(() => confirmed(fixture));
      }
    },
  );

  test('with a text by hand is open again with that text in its box, unsent, also on another screen and after a reload', async () => {
    show('page');
    await writeByHand();
    await waitFor(() => expect(open()).toBe(0));
    await press('z');
    expect(await box()).toHaveValue(byHand);
    cleanup();
    await fixture.carnet.settled();
    fixture = await carnetFixture({ device: fixture.device, environment: fixture.environment });
    show('sheet');
    expect(await box()).toHaveValue(byHand);
    await userEvent.click(screen.getByRole('button', { name: said.confirm }));
    await waitFor(() => expect(open()).toBe(0));
    expect(note()).toBe(byHand);
    await waitFor(() => expect(drafts()).toBe(0));
  });

  test('with a text by hand that is changed after the undo keeps the changed text beside what is settled again', async () => {
    show('page');
    await writeByHand();
    await waitFor(() => expect(open()).toBe(0));
    await press('z');
    await userEvent.type(await box(), ' Signé.');
    await press('Z');
    await waitFor(() => expect(open()).toBe(0));
    expect(note()).toBe(byHand);
    expect(await screen.findByText(`${byHand} Signé.`)).toBeVisible();
  });

  test('leaves what a colleague wrote since the undo open, and is not settled over what they wrote on from', async () => {
    show('page');
    await answers.mine[0]();
    await waitFor(() => expect(open()).toBe(0));
    await press('z');
    await waitFor(() => expect(open()).toBe(1));
    await act(() => anotherVersion(fixture, actionId, 'note', 'They cancelled!'));
    await press('Z');
    expect(await screen.findByText(said.redone)).toBeVisible();
    await act(() => confirmed(fixture));
    const [left] = conflictsOf(present(fixture.carnet.record(actionId), 'the action'));
    const values = left?.kind === 'field' ? left.versions.map((one) => one.value) : [];
    expect(new Set(values)).toEqual(new Set([mine, 'They cancelled!']));
  });
});
