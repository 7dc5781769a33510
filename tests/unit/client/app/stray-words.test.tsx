// @vitest-environment jsdom
/** A box that leaves the page in mid-word: one goes on typing in a window, and nothing is lost (F168). */

import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StrayWords } from '../../../../src/client/app/stray-words.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { ownWordsOf } from '../../../../src/client/ports/own-words.ts';
import { type CarnetFixture, carnetFixture } from '../../../support/carnet-fixture.ts';

const user = userEvent.setup();
let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
});
afterEach(cleanup);

function Page({ text }: { readonly text: string | undefined }) {
  return (
    <CarnetContext value={fixture.carnet}>
      <StrayWords />
      {text === undefined ? null : <textarea aria-label="Reason" defaultValue={text} />}
    </CarnetContext>
  );
}

const drafts = () => [...fixture.carnet.state.getState().drafts.values()];

/** Types into a box, which a colleague then takes away, and types on. */
async function typeOn(language: 'en' | 'fr' = 'en'): Promise<void> {
  await setLanguage(language);
  const { rerender } = render(<Page text="Colleague’s words. " />);
  await user.click(screen.getByRole('textbox', { name: 'Reason' }));
  await user.keyboard('My own');
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve));
  });
  await act(async () => rerender(<Page text={undefined} />));
  await user.keyboard(' words');
}

test.each([
  ['en', 'The field you were typing in is gone'],
  ['fr', 'Le champ où vous écriviez n’existe plus'],
] as const)(
  '(F168) the letters that follow stand behind those before [%s]',
  async (language, title) => {
    await typeOn(language);
    expect(screen.getByRole('dialog', { name: title })).toBeVisible();
    const box = screen.getByRole('textbox', { name: 'Reason' });
    expect(box).toHaveValue('Colleague’s words. My own words');
    expect(box).toHaveFocus();
  },
);

test('(F168) the words stay when the window is closed, and of them only the own ones when the access ends [C8]', async () => {
  await typeOn();
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  const [draft, ...others] = drafts();
  expect(others).toEqual([]);
  expect(draft?.text).toContain('My own words');
  const own = draft === undefined ? [] : ownWordsOf(draft);
  expect(own.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^(?!.*Colleague).*My own words/u),
  ]);
});

test('(F168) the words go when they are discarded', async () => {
  await typeOn();
  expect(drafts()).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(drafts()).toEqual([]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('(F168) the words are copied as they stand in the window', async () => {
  await typeOn();
  await user.click(screen.getByRole('button', { name: 'Copy the text' }));
  expect(await screen.findByText('Text copied.')).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe('Colleague’s words. My own words');
});

test('(F168) words that the field could not save stand in the window alone', async () => {
  await typeOn();
  const before = drafts();
  const other = { key: 'field:other/note', text: 'My own words' };
  await act(async () => {
    await fixture.carnet.keepDraft('field:gone/note/en', 'Colleague’s words. My own');
    await fixture.carnet.keepDraft(other.key, other.text);
  });
  expect(drafts().map(({ key }) => key)).toEqual([before[0]?.key, other.key]);
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(drafts().map(({ key }) => key)).toEqual([other.key]);
});
