// @vitest-environment jsdom
/** What is pasted or dropped into a line opens no action; what is typed does, on whichever line. */

import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { loadReader } from '../../../../../src/client/parts/composer/line-reader.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { eventually } from '../../../../support/eventually.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

const user = userEvent.setup();

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  await loadReader();
});

const line = (): HTMLTextAreaElement =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Log a contact' });

async function opened() {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  showSheet(fixture, `/sme/${smeId}`);
  const { state } = fixture.carnet;
  return {
    /** Presses Enter, and answers what was logged. */
    log: async () => {
      await user.keyboard('{Enter}');
      await eventually(() => expect(line()).toHaveValue(''));
      return {
        text: state.getState().journals.get(smeId)?.[0]?.values.summary?.text,
        actions: (state.getState().sheets.get(smeId)?.actions ?? []).map(
          ({ values }) => values.title.text,
        ),
      };
    },
  };
}

const mail =
  'Hello Emma,\n\nOn 3 May, Claire Reid wrote:\n> Hello,\n> can you send the glossary on Friday?\n>\n> > call DPD\n> Claire';

describe('A line (F198)', () => {
  it('keeps the quoted lines of a pasted email as text, and reads the action typed below them', async () => {
    const { log } = await opened();
    await user.click(line());
    await user.paste(`n ${mail.replaceAll('\n', '\r\n')}`);
    const quoted = mail.replaceAll('>', '›');
    expect(line()).toHaveValue(`n ${quoted}`);
    await user.keyboard('{Shift>}{Enter}{/Shift}> call Claire Tuesday');
    expect(await log()).toEqual({ text: quoted, actions: ['call Claire'] });
  });

  it('reads every action that was typed on a line of its own, and before words that were pasted', async () => {
    const { log } = await opened();
    await user.type(
      line(),
      'c 10 notes{Shift>}{Enter}{/Shift}> call DPD{Shift>}{Enter}{/Shift}> send the grid: ',
    );
    await user.paste('> one\n> two');
    expect(await log()).toEqual({
      text: 'notes',
      actions: ['call DPD', 'send the grid: › one\n› two'],
    });
  });

  it('puts it in at the caret, which stands behind it', async () => {
    await opened();
    await user.type(line(), 'n before after');
    line().setSelectionRange(9, 9);
    await user.paste('> said ');
    expect(line()).toHaveValue('n before › said after');
    expect(line().selectionStart).toBe(16);
  });

  it('puts in what was taken from a line as it was typed', async () => {
    await opened();
    await user.type(line(), 'n ok > call DPD');
    line().setSelectionRange(5, 15);
    const taken = await user.cut();
    expect(line()).toHaveValue('n ok ');
    await user.paste(taken);
    expect(line()).toHaveValue('n ok > call DPD');
  });

  it('opens no action for what was dropped', async () => {
    await opened();
    await user.type(line(), 'n ok ');
    // As browsers do: the words are in, and selected.
    line().setRangeText('> said', 5, 5, 'select');
    fireEvent.input(line(), { inputType: 'insertFromDrop' });
    expect(line()).toHaveValue('n ok › said');
  });
});
