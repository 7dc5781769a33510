// @vitest-environment jsdom
/** The list of shortcuts: every key that is heard, whether it is a command or belongs to one screen. */

import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ShortcutsDialog } from '../../../../src/client/app/shortcuts-dialog.tsx';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { commandIds, commands } from '../../../../src/client/model/commands.ts';
import { preferences } from '../../../../src/client/model/preferences.ts';
import { fillDomGaps } from '../../../support/dom-gaps.ts';

beforeAll(() => initI18n('en'));
beforeEach(() => fillDomGaps());
afterEach(() => {
  cleanup();
  preferences.setState({ letterShortcuts: true });
});

function keysUnder(heading: string): readonly string[] {
  const section = within(screen.getByRole('region', { name: heading }));
  return section.getAllByRole('definition').map((keys) => keys.textContent);
}

describe('the list of shortcuts', () => {
  it('names the keys of every command that has some', () => {
    render(<ShortcutsDialog open onClose={() => undefined} />);
    const listed = ['Everywhere', 'Go to'].flatMap(keysUnder);
    for (const id of commandIds.filter((one) => commands[one].keys.length > 0)) {
      const { keys } = commands[id];
      const shown = (keys as readonly string[])[0] === 'G' ? keys.join('then') : keys.join('');
      expect(listed, id).toContain(shown);
    }
  });

  it.each([
    ['In the list', ['JK↑↓', 'Enter', 'F']],
    ['In My day', ['JK↑↓', 'Enter']],
    ['On the board', ['←→↑↓', 'M', '←→', 'Enter']],
    ['In the calendar', ['←→↑↓', 'PgUpPgDn', 'T', 'Enter']],
    ['On a sheet', ['JK', '123', 'Esc']],
  ])('names those that are heard in one place: %s', (heading, keys) => {
    render(<ShortcutsDialog open onClose={() => undefined} />);
    expect(keysUnder(heading)).toEqual(keys);
  });

  it('says when the letters are switched off, and where that is changed', () => {
    preferences.setState({ letterShortcuts: false });
    render(<ShortcutsDialog open onClose={() => undefined} />);
    expect(screen.getByText(/^Single-letter shortcuts are switched off/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Change in the settings' })).toHaveAttribute(
      'href',
      '/settings',
    );
  });
});
