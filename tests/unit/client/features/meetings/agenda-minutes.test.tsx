// @vitest-environment jsdom
/**
 * An item of a meeting: its planned minutes, said at the field where they cannot be read, and changed where they stand; and what
 * was said on it, in two languages, each written by somebody else.
 */

import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { agendaOf } from '../../../../../src/domain/meeting/agenda.ts';
import { fingerprint } from '../../../../../src/domain/text/text-pair.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { addMeeting, showMeeting, storedMeeting } from '../../../../support/meeting-fixture.tsx';

let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
});
afterEach(cleanup);

async function show(language: 'en' | 'fr'): Promise<void> {
  await setLanguage(language);
  await addMeeting(fixture);
  showMeeting(fixture);
}

const items = () => agendaOf(storedMeeting(fixture));

test.each([
  ['en', 'New item', 'Minutes', 'Enter whole minutes, at most 999.'],
  ['fr', 'Nouveau point', 'Minutes', /^Saisissez un nombre entier de minutes/],
] as const)(
  'a new item whose minutes cannot be read is not added, and nothing of it is lost [%s]',
  async (language, title, minutes, fault) => {
    await show(language);
    const count = items().length;
    await userEvent.type(await screen.findByRole('textbox', { name: title }), 'Long talk');
    const box = screen.getByRole('textbox', { name: minutes });
    await userEvent.type(box, '1h30{Enter}');
    expect(await screen.findByText(fault)).toBeVisible();
    expect(box).toBeInvalid();
    expect(screen.getByRole('textbox', { name: title })).toHaveValue('Long talk');
    expect(items()).toHaveLength(count);
    await userEvent.clear(box);
    expect(screen.queryByText(fault)).toBeNull();
    await userEvent.type(box, '90{Enter}');
    await waitFor(() => expect(items()).toHaveLength(count + 1));
    expect(items().find((item) => item.title.text === 'Long talk')?.minutes).toBe(90);
  },
);

test('the minutes of an item are changed where they stand, and what cannot be read is not written', async () => {
  await show('en');
  const [first] = items();
  const box = await screen.findByRole('textbox', { name: 'Planned minutes of item 1' });
  await userEvent.clear(box);
  await userEvent.type(box, '4x');
  expect(screen.getByText('Enter whole minutes, at most 999.')).toBeVisible();
  await userEvent.type(box, '{Backspace}5');
  await userEvent.tab();
  await act(() => fixture.carnet.settled());
  await waitFor(() => expect(items()[0]?.minutes).toBe(45));
  expect(items()[0]?.title).toEqual(first?.title);
});

test.each([
  ['en', 'To update, the original changed', /^Mark as proofread/u],
  ['fr', 'À mettre à jour, l’original a changé', /^Marquer comme relu/u],
] as const)(
  'what was said is marked as proofread beside its mark (F226) [%s]',
  async (language, mark, button) => {
    await setLanguage(language);
    const said = { lang: 'fr', text: 'Oui.', translation: 'No.', translatedFrom: 'x' } as const;
    await addMeeting(fixture);
    const { id } = present(items()[0], 'an item');
    await fixture.carnet.run(setFields('m1', { [`said.${id}`]: said }));
    showMeeting(fixture);
    expect(await screen.findByText(mark)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: button }));
    await waitFor(() => expect(screen.queryByText(mark)).toBeNull());
    expect(items().find((item) => item.id === id)?.said).toMatchObject({
      ...said,
      translatedFrom: fingerprint(said.text),
    });
  },
);

test.each([
  [
    'en',
    'fr',
    { write: 'Write the minutes', add: 'Add', mark: 'To proofread', said: 'Said here.' },
  ],
  [
    'fr',
    'en',
    { write: 'Rédiger le compte rendu', add: 'Ajouter', mark: 'À relire', said: 'Dit ici.' },
  ],
] as const)(
  'minutes that are added after those of a colleague stand on the side of their language (F264) [%s]',
  async (own, other, { write, add, mark, said }) => {
    const user = userEvent.setup();
    await show(own);
    const part = () => screen.findByRole('region', { name: /^(Minutes|Compte rendu)$/ });
    const [begin] = within(await part()).getAllByRole('button', { name: write });
    await user.click(present(begin, 'a button'));
    await user.type(within(await part()).getByRole('textbox'), said);
    const theirs = { lang: other, text: 'Said there.' } as const;
    await act(() => fixture.carnet.run(setFields('m1', { 'said.opening': theirs })));
    await user.click(within(await part()).getByRole('button', { name: add }));
    await waitFor(() =>
      expect(storedMeeting(fixture).values['said.opening']).toMatchObject({
        ...theirs,
        translation: said,
      }),
    );
    expect(screen.getByText(said)).toHaveAttribute('lang', own);
    expect(screen.getByText('Said there.')).toHaveAttribute('lang', other);
    expect(screen.getByText(mark)).toBeVisible();
  },
);

test.each([
  ['fr', 'en', 'We decided that the labels must be redone before Christmas.'],
  ['fr', 'fr', 'On commence lundi.'],
  ['fr', 'fr', 'On garde Shopify.'],
  ['en', 'en', 'Attend both days.'],
  ['en', 'en', 'Ask La Redoute'],
] as const)(
  '(F277) minutes stand in the language in which they are written, and short ones in that of the screen [%s, %s: %s]',
  async (screenLanguage, lang, text) => {
    const user = userEvent.setup();
    await show(screenLanguage);
    const part = () => screen.findByRole('region', { name: /^(Minutes|Compte rendu)$/ });
    const opener = /^(Write the minutes|Rédiger le compte rendu)$/;
    const [begin] = within(await part()).getAllByRole('button', { name: opener });
    await user.click(present(begin, 'a button'));
    await user.type(within(await part()).getByRole('textbox'), text);
    await user.click(within(await part()).getByRole('button', { name: /^(Add|Ajouter)$/ }));
    await waitFor(() =>
      expect(storedMeeting(fixture).values['said.opening']).toEqual({ lang, text }),
    );
  },
);
