// @vitest-environment jsdom
/** A press on the switch of the language leaves the caret where one types: each further letter would be a shortcut. */

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { guardStrayKeys } from '../../../../../src/client/app/stray-keys.ts';
import { useShortcuts } from '../../../../../src/client/app/use-shortcuts.ts';
import { currentLanguage, initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { useCommands } from '../../../../../src/client/model/commands.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { LanguageSwitch } from '../../../../../src/client/parts/language/language-switch.tsx';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  preferences.setState({ letterShortcuts: true });
  onTestFinished(guardStrayKeys(window, () => undefined));
  Element.prototype.scrollIntoView = () => undefined;
});

function Keys({ onNew }: { readonly onNew: () => void }) {
  useShortcuts({ palette: () => undefined, onSequence: () => undefined });
  useCommands({ newSme: { run: onNew } }, 'application');
  return null;
}

test('what is typed on after it goes into the composer, and is no shortcut', async () => {
  const asked: string[] = [];
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  showSheet(fixture, `/sme/${smeId}`);
  render(
    <>
      <Keys onNew={() => asked.push('new')} />
      <LanguageSwitch />
    </>,
  );
  const typing = userEvent.setup();
  const composer = await screen.findByRole('textbox', { name: /What happened|Log/ });
  await typing.click(composer);
  await typing.keyboard('rang ');
  await typing.click(screen.getByRole('radio', { name: 'Français' }));
  await waitFor(() => expect(currentLanguage()).toBe('fr'));
  await typing.keyboard('nora');
  expect(document.activeElement).toHaveValue('rang nora');
  expect(asked).toEqual([]);
});

test('where nothing is typed, the switch has the focus, and the arrows change the language', async () => {
  render(<LanguageSwitch />);
  const typing = userEvent.setup();
  await typing.click(screen.getByRole('radio', { name: 'Français' }));
  await waitFor(() => expect(currentLanguage()).toBe('fr'));
  expect(screen.getByRole('radio', { name: 'Français' })).toHaveFocus();
  await typing.keyboard('{ArrowRight}');
  await waitFor(() => expect(currentLanguage()).toBe('en'));
});
