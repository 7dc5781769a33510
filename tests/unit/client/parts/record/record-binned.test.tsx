// @vitest-environment jsdom
/**
 * The dialog of a record that a colleague moves to the bin while it is open: it stays as it was last, says who did it, and
 * what was half-typed in it is kept.
 */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StrayWords } from '../../../../../src/client/app/stray-words.tsx';
import { IssueEditor } from '../../../../../src/client/features/sheet/issues/issue-editor.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { ActionEditor } from '../../../../../src/client/parts/action/action-editor.tsx';
import { halfTypedOn } from '../../../../../src/client/parts/composer/half-typed-words.ts';
import {
  createRecord,
  deleteRecord,
  setFields,
  together,
} from '../../../../../src/domain/command/command.ts';
import { type AnyRecord, recordAs } from '../../../../../src/domain/operation/record.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { testDevice } from '../../../../support/test-device.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
  const { carnet } = fixture;
  const title = { lang: 'en', text: 'Send the glossary' } as const;
  await carnet.run(
    createRecord('action', smeId, { title, kind: 'action', state: 'open' }, 'action-1'),
  );
  const issue = {
    title,
    kind: 'problem',
    category: 'other',
    severity: 2,
    state: 'open',
    openedOn: '2020-11-02',
  } as const;
  await carnet.run(createRecord('issue', smeId, issue, 'issue-1'));
  const channel = { name: 'Send the glossary', kind: 'shop', connection: 'unknown' } as const;
  await carnet.run(createRecord('channel', smeId, channel, 'channel-1'));
  await carnet.run(
    createRecord(
      'achievement',
      smeId,
      { kind: 'other', on: '2020-11-02', attribution: 'partly', note: title },
      'achievement-1',
    ),
  );
});
afterEach(cleanup);

const close = (): void => cleanup();
const record = (id: string): AnyRecord => present(fixture.carnet.record(id), 'the record');

const kinds = ['action', 'issue', 'channel', 'achievement'] as const;
type Kind = (typeof kinds)[number];

async function open(kind: Kind): Promise<void> {
  if (kind === 'channel') {
    showSheet(fixture, `/sme/${smeId}/figures`);
    await userEvent.click(await screen.findByRole('button', { name: 'Send the glossary' }));
    return;
  }
  if (kind === 'achievement') {
    showSheet(fixture, `/sme/${smeId}/details`);
    const edit = await screen.findByRole('button', { name: /^(Edit|Modifier).*(Other|Autre)/ });
    await userEvent.click(edit);
    return;
  }
  const action = recordAs(record('action-1'), 'action');
  const issue = recordAs(record('issue-1'), 'issue');
  render(
    <DeviceContext value={testDevice(() => fixture.environment.now())}>
      <CarnetContext value={fixture.carnet}>
        {kind === 'action' ? (
          <ActionEditor home={smeId} action={action} onClose={close} />
        ) : (
          <IssueEditor smeId={smeId} issue={issue} onClose={close} />
        )}
      </CarnetContext>
    </DeviceContext>,
  );
}

describe.each([
  {
    language: 'en',
    byWhom: /moved this to the bin/,
    restore: 'Restore',
    shut: 'Close',
    remove: /^Delete$/,
    kept: /Your text is still here/,
  },
  {
    language: 'fr',
    byWhom: /a mis cet élément à la corbeille/,
    restore: 'Restaurer',
    shut: 'Fermer',
    remove: /^Supprimer$/,
    kept: /Votre texte est toujours ici/,
  },
] as const)('a record whose dialog is open [$language]', (words) => {
  const { language, byWhom, restore, shut, remove, kept } = words;
  beforeEach(() => setLanguage(language));

  test.each(kinds)(
    '%s: what was written last stays, with who moved it to the bin and the way back (F265)',
    async (kind) => {
      const user = userEvent.setup();
      await open(kind);
      const dialog = within(await screen.findByRole('dialog'));
      const box = dialog.getByDisplayValue('Send the glossary');
      await user.clear(box);
      await user.type(box, 'Send the price list');
      await user.tab();
      await act(() => fixture.carnet.settled());
      expect(JSON.stringify(record(`${kind}-1`).values)).toContain('Send the price list');
      await act(() => fixture.carnet.run(deleteRecord(`${kind}-1`)));
      expect(await dialog.findByText(byWhom)).toBeVisible();
      expect(dialog.getByDisplayValue('Send the price list')).toBeVisible();
      expect(dialog.queryByRole('button', { name: remove })).toBeNull();
      expect(dialog.getAllByRole('button', { name: shut })).not.toHaveLength(0);
      await user.type(dialog.getByDisplayValue('Send the price list'), ' in May');
      await user.tab();
      expect(await dialog.findByText(kept)).toBeVisible();
      await user.click(dialog.getByRole('button', { name: restore }));
      await waitFor(() => expect(record(`${kind}-1`).deleted).toBeUndefined());
      await waitFor(() => expect(dialog.queryByText(byWhom)).toBeNull());
      expect(dialog.getByDisplayValue('Send the price list in May')).toBeVisible();
      expect(dialog.getByRole('button', { name: remove })).toBeVisible();
      // What was refused for the bin is saved, and the field says so no more.
      await waitFor(() =>
        expect(JSON.stringify(record(`${kind}-1`).values)).toContain('price list in May'),
      );
      await waitFor(() => expect(dialog.queryByText(kept)).toBeNull());
    },
  );

  test('says nothing of the bin to whoever moves it there in the dialog', async () => {
    const said: string[] = [];
    await open('action');
    const observer = new MutationObserver(() => said.push(document.body.textContent));
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: remove }));
    await waitFor(() => expect(record('action-1').deleted).toBeDefined());
    observer.disconnect();
    expect(said.filter((text) => byWhom.test(text))).toEqual([]);
  });
});

describe('what a colleague does last, and what is half-typed', () => {
  beforeEach(() => setLanguage('en'));

  test.each(kinds)('%s: says what the colleague wrote last before the bin (F265)', async (kind) => {
    await open(kind);
    const dialog = within(await screen.findByRole('dialog'));
    const words = 'As the colleague left it';
    const title = { lang: 'en', text: words } as const;
    const values = { action: { title }, issue: { title }, channel: { name: words } };
    const last = kind === 'achievement' ? { note: title } : values[kind];
    const id = `${kind}-1`;
    await act(() => fixture.carnet.run(together([setFields(id, last), deleteRecord(id)])));
    expect(await dialog.findByText(/moved this to the bin/)).toBeVisible();
    expect(dialog.getByDisplayValue(words)).toBeVisible();
    expect(dialog.queryByDisplayValue('Send the glossary')).toBeNull();
  });

  test.each(kinds)(
    '%s: words half-typed go on in a window of their own, and are found in My day (F265)',
    async (kind) => {
      const user = userEvent.setup();
      render(
        <CarnetContext value={fixture.carnet}>
          <StrayWords />
        </CarnetContext>,
      );
      await open(kind);
      const dialog = await screen.findByRole('dialog');
      const box = within(dialog).getByDisplayValue<HTMLTextAreaElement>('Send the glossary');
      await user.click(box);
      await user.keyboard(' by');
      // What its author did has been heard.
      await act(() => new Promise((resolve) => setTimeout(resolve)));
      await act(() => fixture.carnet.run(deleteRecord(`${kind}-1`)));
      const gone = await screen.findByRole('dialog', { name: /The field you were typing in/ });
      expect(within(gone).getByRole('textbox')).toHaveFocus();
      await user.keyboard(' post');
      const words = 'Send the glossary by post';
      expect(within(gone).getByRole('textbox')).toHaveValue(words);
      await user.click(within(gone).getByRole('button', { name: 'Close' }));
      expect(within(dialog).getByText(/moved this to the bin/)).toBeVisible();
      expect(within(dialog).getByDisplayValue('Send the glossary')).toBeVisible();
      await act(() => fixture.carnet.settled());
      const { drafts } = fixture.carnet.state.getState();
      const kept = halfTypedOn(drafts, () => true);
      expect(kept).toMatchObject([{ place: 'stray', text: expect.stringContaining(words) }]);
    },
  );

  test('words typed into it in the bin are kept where the page goes away (F265)', async () => {
    const user = userEvent.setup();
    await open('action');
    const dialog = within(await screen.findByRole('dialog'));
    await act(() => fixture.carnet.run(deleteRecord('action-1')));
    await user.type(dialog.getByDisplayValue('Send the glossary'), ' by post');
    fireEvent(document, new Event('visibilitychange'));
    close();
    await fixture.carnet.settled();
    const { drafts } = fixture.carnet.state.getState();
    const kept = halfTypedOn(drafts, () => true);
    expect(kept).toMatchObject([{ id: 'action-1', text: 'Send the glossary by post' }]);
  });
});
