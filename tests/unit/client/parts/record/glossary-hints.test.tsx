// @vitest-environment jsdom
/** Terms of the glossary below a text in two languages: offered while one writes, put in by a press or by keys. */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { PairField } from '../../../../../src/client/parts/record/pair-field.tsx';
import type { Text2 } from '../../../../../src/domain/entity/field.ts';
import { addTerm } from '../../../../../src/domain/programme/own-terms.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

function Written({ text }: { readonly text: Text2 }) {
  const [value, setValue] = useState<Text2 | undefined>(text);
  return (
    <PairField
      recordId={undefined}
      field="summary"
      label="Summary"
      value={value}
      onNew={setValue}
      newError={undefined}
    />
  );
}

async function show(text: Text2) {
  const { carnet } = await carnetFixture();
  render(
    <CarnetContext value={carnet}>
      <Written text={text} />
    </CarnetContext>,
  );
  return { carnet, english: side('English'), french: side('French') };
}

const side = (language: string) => screen.getByRole('textbox', { name: `Summary, ${language}` });
const hints = () => screen.queryByRole('list', { name: 'Glossary terms for the other language' });
const frame = () =>
  act(async () => {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  });
const english = { lang: 'en', text: 'The account manager of the launch pad' } as const;

describe('the terms below a text in two languages', () => {
  it('are shown while the translation is written, and go with the focus', async () => {
    const { french, english: original } = await show(english);
    expect(hints()).toBeNull();
    await userEvent.click(french);
    await waitFor(() => expect(hints()).not.toBeNull());
    expect(
      within(hints() ?? document.body)
        .getAllByRole('button')
        .map((each) => each.textContent),
    ).toEqual(['gestionnaire de compte', 'rampe de lancement']);
    // What is held down elsewhere must not move away under the pointer.
    const user = userEvent.setup();
    await user.pointer({ keys: '[MouseLeft>]', target: original });
    expect(original).toHaveFocus();
    expect(hints()).not.toBeNull();
    await user.pointer({ keys: '[/MouseLeft]', target: original });
    await waitFor(() => expect(hints()).toBeNull());
  });

  it('stay when a press beside the text brings the focus back to it, as its label does', async () => {
    const { french } = await show(english);
    await userEvent.click(french);
    await waitFor(() => expect(hints()).not.toBeNull());
    fireEvent.pointerDown(document.body);
    act(() => french.blur());
    fireEvent.pointerUp(document.body);
    act(() => french.focus());
    await frame();
    expect(hints()).not.toBeNull();
  });

  it.each([
    ['the window is left', () => fireEvent.blur(window)],
    ['the press is taken away', () => fireEvent.pointerCancel(document.body)],
    ['it is let go outside', () => fireEvent.pointerMove(document.body, { buttons: 0 })],
  ])('go with the focus once a press has ended: %s', async (_how, end) => {
    const { french } = await show(english);
    await userEvent.click(french);
    await waitFor(() => expect(hints()).not.toBeNull());
    fireEvent.pointerDown(document.body);
    end();
    await frame();
    act(() => french.blur());
    expect(hints()).toBeNull();
  });

  it('are put in where the caret stands, and the writing goes on there', async () => {
    const { french } = await show({ ...english, translation: 'Le a appelé' });
    await userEvent.click(french);
    (french as HTMLTextAreaElement).setSelectionRange(2, 2);
    await userEvent.click(await screen.findByRole('button', { name: 'gestionnaire de compte' }));
    expect(french).toHaveValue('Le gestionnaire de compte a appelé');
    expect(french).toHaveFocus();
    await userEvent.keyboard(' local');
    expect(french).toHaveValue('Le gestionnaire de compte local a appelé');
    expect(screen.queryByRole('button', { name: 'gestionnaire de compte' })).toBeNull();
  });

  it('are reached by Tab and put in by Enter', async () => {
    const { french } = await show(english);
    await userEvent.click(french);
    await screen.findByRole('button', { name: 'gestionnaire de compte' });
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(french).toHaveValue('rampe de lancement');
    expect(french).toHaveFocus();
  });

  it('begin with those of the programme', async () => {
    const { carnet, french } = await show(english);
    await carnet.run(
      addTerm(fixtureIds.programmeId, 'term-1', { en: 'launch pad', fr: ' antenne ' }),
    );
    await userEvent.click(french);
    expect(await screen.findByRole('button', { name: 'antenne' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'rampe de lancement' })).toBeNull();
  });
});
