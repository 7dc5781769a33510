// @vitest-environment jsdom
/** Files that were attached in a form of a new contact are shown with the form over the same line, and with no other. */

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOfForm } from '../../../../../src/client/parts/contact/contact-files.ts';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { loadReader } from '../../../../../src/client/parts/composer/line-reader.ts';
import {
  type CarnetFixture,
  carnetFixture,
  testEnvironment,
} from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;
let unmount: () => void;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  await loadReader();
  // Loaded before anybody waits for what it shows.
  await import('../../../../../src/client/parts/files/pending-files.tsx');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
  ({ unmount } = showSheet(fixture, `/sme/${smeId}`));
});
afterEach(cleanup);

/** Opens the form over a line; over none from the menu. */
async function open(line?: string): Promise<HTMLElement> {
  if (line === undefined) {
    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Full contact form' }));
  } else {
    const box = screen.getByRole('textbox', { name: 'Log a contact' });
    fireEvent.change(box, { target: { value: line } });
    await userEvent.click(screen.getByRole('button', { name: 'Full form' }));
  }
  return screen.findByRole('dialog', { name: 'Log a contact' });
}

const close = () => userEvent.click(screen.getByRole('button', { name: 'Close' }));

async function attach(dialog: HTMLElement, name: string): Promise<void> {
  const [input] = within(dialog).getAllByLabelText('Files', { selector: 'input' });
  const files = [new File([name], name, { type: 'text/csv' })];
  fireEvent.change(input ?? dialog, { target: { files } });
  await within(dialog).findByText(name);
}

/** The files that the form over a line shows. */
async function shownOver(line?: string): Promise<readonly string[]> {
  const dialog = await open(line);
  const lists = within(dialog).queryAllByRole('list', { name: /this entry/i });
  const names = lists.flatMap((list) =>
    within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  );
  await close();
  return names.toSorted();
}

const parcels = 'a parcels seen';
const dublin = 'a stand in Dublin';

describe('a file that was attached in a form (F231)', () => {
  it('is shown with the form over its line, or over one that goes on from its words', async () => {
    await attach(await open(parcels), 'one.csv');
    await close();
    expect(await shownOver(dublin)).toEqual([]);
    expect(await shownOver()).toEqual([]);
    expect(await shownOver('a parcels seen, labels to check')).toEqual(['one.csv']);
    unmount();
    showSheet(fixture, `/sme/${smeId}`);
    expect(await shownOver(parcels)).toEqual(['one.csv']);
  });

  it('goes with the contact of its line, and the others wait', async () => {
    await attach(await open(parcels), 'one.csv');
    await close();
    await attach(await open(dublin), 'two.csv');
    await userEvent.click(screen.getByRole('button', { name: 'Log contact' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const files = lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'attachment') ?? [];
    const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
    const about = files.map(({ values }) => [values.name, values.aboutId]);
    expect(about).toEqual([
      ['one.csv', undefined],
      ['two.csv', contact?.id],
    ]);
    expect(await shownOver(parcels)).toEqual(['one.csv']);
    expect(await shownOver(dublin)).toEqual([]);
  });

  it('without a line is shown without one, and what is written goes on with its own', async () => {
    await attach(await open(), 'plain.csv');
    await close();
    expect(await shownOver(parcels)).toEqual([]);
    const dialog = await open(dublin);
    await attach(dialog, 'two.csv');
    const summary = within(dialog).getByRole('textbox', { name: 'Summary, English' });
    await userEvent.type(summary, ', with the mayor');
    await close();
    // The form that is opened without a line goes on with what was written, and so with its file.
    expect(await shownOver()).toEqual(['plain.csv', 'two.csv']);
    expect(await shownOver(dublin)).toEqual(['two.csv']);
    expect(await shownOver(parcels)).toEqual([]);
    await attach(await open(), 'three.csv');
    await close();
    expect(await shownOver(dublin)).toEqual(['three.csv', 'two.csv']);
  });
});

const filesOf = ({ carnet }: CarnetFixture) =>
  (lazyRecordsOf(carnet.state.getState(), smeId, 'attachment') ?? []).map(({ values }) => [
    values.name,
    values.aboutId,
  ]);
const contactsOf = ({ carnet }: CarnetFixture) => carnet.state.getState().journals.get(smeId) ?? [];

describe('in two tabs, a file that a closed tab left (F231)', () => {
  let left: CarnetFixture;
  let right: CarnetFixture;
  const dialogs = () => screen.queryAllByRole('dialog', { name: 'Log a contact' });

  /** Opens the form over a line in a tab that is shown after the others, beside them. */
  async function openBeside(tab: CarnetFixture, line: string): Promise<HTMLElement> {
    const before = dialogs();
    showSheet(tab, `/sme/${smeId}`);
    const box = screen.getAllByRole('textbox', { name: 'Log a contact' }).at(-1);
    fireEvent.change(box ?? document.body, { target: { value: line } });
    fireEvent.click(screen.getAllByRole('button', { name: 'Full form' }).at(-1) ?? document.body);
    await waitFor(() => expect(dialogs()).toHaveLength(before.length + 1));
    return dialogs().find((dialog) => !before.includes(dialog)) ?? document.body;
  }

  async function logIn(dialog: HTMLElement): Promise<void> {
    await userEvent.click(within(dialog).getByRole('button', { name: 'Log contact' }));
    await waitFor(() => expect(dialogs()).not.toContain(dialog));
  }

  beforeEach(async () => {
    await attach(await open(parcels), 'one.csv');
    await close();
    await attach(await open(dublin), 'two.csv');
    await close();
    unmount();
    const { device } = fixture;
    const tabs = ['tab-left', 'tab-right'].map((tab) => {
      const environment = testEnvironment(tab);
      for (const other of ['tab-left', 'tab-right']) environment.otherTabs.add(other);
      return environment;
    });
    left = await carnetFixture({ device, environment: tabs[0] ?? testEnvironment() });
    right = await carnetFixture({ device, environment: tabs[1] ?? testEnvironment() });
  });

  it('stays in an open form where the other tab adds a contact with another file', async () => {
    const here = await openBeside(left, parcels);
    await within(here).findByText('one.csv');
    const there = await openBeside(right, dublin);
    await within(there).findByText('two.csv');
    await logIn(there);
    await waitFor(() => expect(contactsOf(left)).toHaveLength(1));
    const [first] = contactsOf(left);
    expect(within(here).getByText('one.csv')).toBeVisible();
    await logIn(here);
    expect(contactsOf(left)).toHaveLength(2);
    const other = contactsOf(left).find(({ id }) => id !== first?.id);
    expect(filesOf(left)).toEqual([
      ['one.csv', other?.id],
      ['two.csv', first?.id],
    ]);
    expect([...left.carnet.state.getState().drafts.keys()].join(' ')).not.toContain('formFiles');
  });

  it('goes with the contact that is added first, and leaves the form of the other', async () => {
    const here = await openBeside(left, parcels);
    await within(here).findByText('one.csv');
    const there = await openBeside(right, parcels);
    await within(there).findByText('one.csv');
    await logIn(there);
    await waitFor(() => expect(within(here).queryByText('one.csv')).toBeNull());
    const [first] = contactsOf(right);
    await logIn(here);
    expect(contactsOf(left)).toHaveLength(2);
    expect(filesOf(left)).toContainEqual(['one.csv', first?.id]);
  });
});

describe('the line over which a file was attached in its form (F231)', () => {
  const line = () => screen.getByRole('textbox', { name: 'Log a contact' });

  it('takes it along where it is logged without the form, and has it back with an undo', async () => {
    await attach(await open(dublin), 'two.csv');
    await close();
    await attach(await open(parcels), 'one.csv');
    await close();
    await userEvent.type(line(), ', labels to check{Enter}');
    await waitFor(() => expect(contactsOf(fixture)).toHaveLength(1));
    const [contact] = contactsOf(fixture);
    expect(filesOf(fixture)).toContainEqual(['one.csv', contact?.id]);
    expect(filesOf(fixture)).toContainEqual(['two.csv', undefined]);
    await userEvent.click(line());
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(await screen.findByRole('list', { name: /this entry/i })).toHaveTextContent('one.csv');
    expect(contactsOf(fixture)).toEqual([]);
    expect(filesOf(fixture).map(([, aboutId]) => aboutId)).toEqual([undefined, undefined]);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(contactsOf(fixture)).toHaveLength(1));
    expect(filesOf(fixture)).toContainEqual(['one.csv', contactsOf(fixture)[0]?.id]);
  });

  it('leaves to the forms what an earlier version kept, which says no line', async () => {
    await attach(await open(parcels), 'one.csv');
    await close();
    const [draft] = [...fixture.carnet.state.getState().drafts.values()].filter(({ key }) =>
      key.startsWith('formFiles'),
    );
    const [id = ''] = Object.keys(JSON.parse(draft?.text ?? '{}') as object);
    await fixture.carnet.keepDraft(draft?.key ?? '', '');
    await fixture.carnet.keepDraft(`formFiles:${smeId}/tab-1`, JSON.stringify({ [id]: true }));
    await userEvent.type(line(), '{Enter}');
    await waitFor(() => expect(contactsOf(fixture)).toHaveLength(1));
    expect(filesOf(fixture)).toEqual([['one.csv', undefined]]);
    expect(await shownOver(dublin)).toEqual(['one.csv']);
  });
});

describe('what a form takes for its own', () => {
  const blank = { mode: 'phone' } as const;
  const review = { kind: 'monthlyReview', at: '2026-11-28T00:00' } as const;
  const line = (words: string) => ({ words, isCorrected: false, asOf: () => ({}) });

  it('is what an earlier version kept, and what was attached for the same review', () => {
    const over = (initial?: object) => filesOfForm({ initial, blank }, undefined);
    const { mark } = over(review);
    expect(over(review).isOwn(mark)).toBe(true);
    expect(over({ ...review, at: '2026-12-28T00:00' }).isOwn(mark)).toBe(false);
    expect(over().isOwn(mark)).toBe(false);
    for (const form of [over(review), over()]) expect(form.isOwn(true)).toBe(true);
    // An empty line is none.
    const empty = filesOfForm({ initial: { mode: 'phone' }, blank, line: line('') }, undefined);
    expect([empty.isOwn(over().mark), over().isOwn(empty.mark)]).toEqual([true, true]);
  });

  it('goes by the line where that has no words of its own, also on another day', () => {
    const over = (at: string, words: string, initial: object = {}) =>
      filesOfForm(
        { initial: { mode: 'phone', at, ...initial }, blank, line: line(words) },
        undefined,
      );
    const { mark } = over('2026-11-29T00:00', 'a yesterday');
    expect(over('2026-11-30T00:00', 'a yesterday').isOwn(mark)).toBe(true);
    expect(over('2026-11-29T00:00', 'a 28/11').isOwn(mark)).toBe(false);
    const summary = { lang: 'en', text: 'parcels' };
    expect(over('2026-11-30T00:00', 'a yesterday parcels', { summary }).isOwn(mark)).toBe(true);
  });

  it('goes by the words that were read, whatever else the line says', () => {
    const over = (words: string, text: string) =>
      filesOfForm(
        { initial: { mode: 'phone', summary: { lang: 'en', text } }, blank, line: line(words) },
        undefined,
      );
    const { mark } = over('a parcels seen', 'parcels seen');
    expect(over('v parcels seen', 'parcels seen').isOwn(mark)).toBe(true);
    expect(over('a parcels', 'parcels').isOwn(mark)).toBe(false);
    expect(over('a parcels seenn', 'parcels seenn').isOwn(mark)).toBe(false);
  });

  it('is with what was written, where that was begun over the line, and with nothing else', () => {
    const summary = { lang: 'en', text: 'parcels seen' };
    const over = (initial: object | undefined, draft?: object) =>
      filesOfForm({ initial, blank }, draft && JSON.stringify(draft));
    const { mark } = over({ mode: 'phone', summary });
    const written = { summary: { lang: 'en', text: 'Quite another text' } };
    const shown = { mode: 'phone', summary };
    expect(over(undefined, { ...written, shown }).isOwn(mark)).toBe(true);
    expect(over(undefined, written).isOwn(mark)).toBe(false);
    // Nothing of what cannot be read.
    expect(filesOfForm({ initial: undefined, blank }, 'nothing').isOwn(mark)).toBe(false);
    // Begun without a line, and opened over one whose words it happens to go on from.
    const plain = over(undefined).mark;
    expect(over({ mode: 'phone', summary }, { summary }).isOwn(plain)).toBe(true);
    expect(over({ mode: 'phone', summary }, { summary, shown }).isOwn(plain)).toBe(false);
  });
});
