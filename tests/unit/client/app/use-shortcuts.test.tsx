// @vitest-environment jsdom
/** The keys of the whole application, and who is asked when one is pressed. */

import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sequenceMs, useShortcuts } from '../../../../src/client/app/use-shortcuts.ts';
import {
  type CommandId,
  commandIds,
  commands,
  useCommands,
} from '../../../../src/client/model/commands.ts';
import { preferences } from '../../../../src/client/model/preferences.ts';

let ran: string[] = [];
let awaiting: boolean[] = [];

function Application({ only }: { readonly only?: readonly CommandId[] | undefined }) {
  const ids = only ?? commandIds;
  useCommands(Object.fromEntries(ids.map((id) => [id, { run: () => ran.push(id) }])));
  useShortcuts({
    palette: () => ran.push('palette'),
    onSequence: (now) => awaiting.push(now),
  });
  return <input aria-label="field" />;
}

beforeEach(() => {
  ran = [];
  awaiting = [];
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  preferences.setState({ letterShortcuts: true });
});

function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body): Event {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

const ofLetters = commandIds.filter((id) => {
  const [first = ''] = commands[id].keys;
  return first !== '' && first !== 'Ctrl';
});

describe('the shortcuts', () => {
  it.each(ofLetters)('run the command with the keys that the list shows: %s', (id) => {
    render(<Application />);
    for (const key of commands[id].keys) press(key.toLowerCase());
    expect(ran).toEqual([id]);
  });

  it.each(ofLetters)('are switched off with the letters: %s', (id) => {
    preferences.setState({ letterShortcuts: false });
    render(<Application />);
    for (const key of commands[id].keys) press(key.toLowerCase());
    expect(ran).toEqual([]);
  });

  it('give no two commands the same keys', () => {
    const all = commandIds.map((id) => commands[id].keys.join(' ')).filter((keys) => keys !== '');
    expect(new Set(all).size).toBe(all.length);
  });

  it('with Ctrl or ⌘ always work', () => {
    preferences.setState({ letterShortcuts: false });
    render(<Application />);
    press('k', { ctrlKey: true });
    press('K', { metaKey: true });
    press('z', { ctrlKey: true });
    press('Z', { ctrlKey: true, shiftKey: true });
    press('y', { ctrlKey: true });
    expect(ran).toEqual(['palette', 'palette', 'undo', 'redo', 'redo']);
  });

  it('leave a field its letters and its own undo and redo', () => {
    const { getByLabelText } = render(<Application />);
    const field = getByLabelText('field');
    press('n', {}, field);
    press('g', {}, field);
    press('p', {}, field);
    press('z', { ctrlKey: true }, field);
    press('Z', { ctrlKey: true, shiftKey: true }, field);
    press('y', { ctrlKey: true }, field);
    press('k', { ctrlKey: true }, field);
    expect(ran).toEqual(['palette']);
  });

  it('await the second letter for a while, say so, and forget it afterwards', () => {
    render(<Application />);
    press('g');
    expect(awaiting).toEqual([true]);
    vi.advanceTimersByTime(sequenceMs);
    expect(awaiting).toEqual([true, false]);
    press('p');
    expect(ran).toEqual(['planContact']);
    ran.length = 0;
    press('g');
    press('Shift');
    press('p');
    expect(ran).toEqual(['goPortfolio']);
    expect(awaiting).toEqual([true, false, true, false]);
  });

  it('take a letter after G as a place only, and the same letter alone as its own command', () => {
    render(<Application />);
    press('g');
    press('n');
    expect(ran).toEqual([]);
    press('n');
    expect(ran).toEqual(['newSme']);
  });

  it('lead to a place after G, though the screen has the letter for itself', () => {
    render(<Application />);
    const own = (event: Event): void => event.stopPropagation();
    document.body.addEventListener('keydown', own);
    press('l');
    document.body.removeEventListener('keydown', own);
    press('g');
    document.body.addEventListener('keydown', own);
    press('l');
    document.body.removeEventListener('keydown', own);
    expect(ran).toEqual(['goLessons']);
  });

  it('ask the screen before the application, which is mounted after it', () => {
    function Screen() {
      useCommands({ log: { run: () => ran.push('log here') } });
      return null;
    }
    function Everywhere() {
      useCommands({ log: { run: () => ran.push('log') } }, 'application');
      useShortcuts({ palette: () => undefined, onSequence: () => undefined });
      return <Screen />;
    }
    render(<Everywhere />);
    press('l');
    expect(ran).toEqual(['log here']);
  });

  it('leave a key alone that nobody answers', () => {
    render(<Application only={['log']} />);
    expect(press('m').defaultPrevented).toBe(false);
    expect(press('l').defaultPrevented).toBe(true);
  });

  it('are those of a window while one is open', () => {
    render(<Application />);
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    press('n');
    dialog.remove();
    expect(ran).toEqual([]);
  });

  it('read the letter on the key, so that M is where an AZERTY keyboard has it', () => {
    render(<Application />);
    press('m', { code: 'Semicolon' });
    expect(ran).toEqual(['moveStage']);
  });
});
