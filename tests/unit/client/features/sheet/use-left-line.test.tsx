// @vitest-environment jsdom
/** A question of the list, such as a new SME, is asked from the line of a sheet and closed again. */

import { act, cleanup, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useLeftLine } from '../../../../../src/client/features/sheet/composer/use-left-line.ts';
import { askedElsewhere } from '../../../../../src/client/ports/routes.ts';

const currentEntry = { key: 'sheet' };

function Line() {
  const line = useRef<HTMLTextAreaElement>(null);
  useLeftLine(line);
  return (
    <>
      <textarea ref={line} defaultValue="half a note" />
      <button type="button">Elsewhere</button>
      <dialog open>
        <input aria-label="Search" />
      </dialog>
    </>
  );
}

beforeEach(() => {
  currentEntry.key = 'sheet';
  vi.stubGlobal('navigation', { currentEntry });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  history.replaceState(null, '');
});

const line = () => screen.getAllByRole('textbox')[0];

/** Types in the line, asks a question in the window of the palette, closes it, and comes to a sheet. */
function askAndCome(
  { from = line, state = askedElsewhere }: { from?: () => HTMLElement | undefined; state?: string },
  comesTo: string,
): void {
  const sheet = render(<Line />);
  act(() => from()?.focus());
  (line() as HTMLTextAreaElement).setSelectionRange(4, 4);
  act(() => screen.getByRole('textbox', { name: 'Search' }).focus());
  history.replaceState(state, '');
  currentEntry.key = 'question';
  sheet.unmount();
  history.replaceState(null, '');
  currentEntry.key = comesTo;
  render(<Line />);
}

test('the way back leads into the line (F184)', () => {
  askAndCome({}, 'sheet');
  expect(line()).toHaveFocus();
  expect(line()).toHaveProperty('selectionStart', 4);
});

test.each([
  ['on another way to a sheet', {}, 'later'],
  ['after another screen than a question', { state: 'other' }, 'sheet'],
  ['where it was elsewhere', { from: () => screen.getByText('Elsewhere') }, 'sheet'],
])('the focus stays where it is %s', (_title, way, comesTo) => {
  askAndCome(way, comesTo);
  expect(line()).not.toHaveFocus();
});
