// @vitest-environment jsdom
/** Letters that are typed on after their box left the page are no shortcuts. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { guardStrayKeys, typingPauseMs } from '../../../../src/client/app/stray-keys.ts';

let stop: () => void;
let heard: string[];
let lost: string[];
const hear = ({ key }: KeyboardEvent): void => void heard.push(key);

beforeEach(() => {
  heard = [];
  lost = [];
  stop = guardStrayKeys(window, (_box, letter) => void lost.push(letter));
  document.body.replaceChildren(document.createElement('textarea'));
  document.addEventListener('keydown', hear);
});
afterEach(() => {
  stop();
  document.removeEventListener('keydown', hear);
  document.body.replaceChildren();
});

let nowMs = 1000;

function press(target: Element, key: string, { afterMs = 50, ctrlKey = false } = {}): void {
  nowMs += afterMs;
  const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'timeStamp', { value: nowMs });
  target.dispatchEvent(event);
}

/** Types a letter into the box, which then leaves the page. */
function typeUntilGone(key = 'm'): void {
  const box = document.querySelector('textarea') ?? document.body;
  press(box, key);
  expect(heard).toEqual([key]);
  heard = [];
  box.remove();
}

test('(F137) the rest of a word is heard by nothing, however long it is', () => {
  typeUntilGone();
  const letters = [...'ot5 n', 'Shift', 'V', 'Backspace', 'e'];
  for (const key of letters) press(document.body, key, { afterMs: typingPauseMs - 1 });
  expect(heard).toEqual([]);
  expect(lost.join('')).toBe('ot5 nVe');
});

test('a letter after a pause is a shortcut again', () => {
  typeUntilGone();
  press(document.body, 'o');
  press(document.body, 'n', { afterMs: typingPauseMs + 1 });
  press(document.body, 'v');
  expect(heard).toEqual(['n', 'v']);
});

test.each([
  ['another key', () => press(document.body, 'Tab')],
  ['a command', () => press(document.body, 'k', { ctrlKey: true })],
  ['the way back', () => window.dispatchEvent(new PopStateEvent('popstate'))],
  ['a gesture that closes a window', () => document.body.dispatchEvent(new Event('cancel'))],
  ['paper', () => window.dispatchEvent(new Event('beforeprint'))],
  ['a press', () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))],
])('a letter after %s is a shortcut again', (_what, act) => {
  typeUntilGone();
  press(document.body, 'o');
  act();
  heard = [];
  press(document.body, 'n');
  expect(heard).toEqual(['n']);
});

test('whoever closes the box with a key, or goes on in another, is heard at once', () => {
  typeUntilGone('Escape');
  press(document.body, 'n');
  expect(heard).toEqual(['n']);
  heard = [];
  const boxes = [document.createElement('textarea'), document.createElement('input')] as const;
  document.body.replaceChildren(...boxes);
  press(boxes[0], 'a');
  boxes[0].remove();
  press(boxes[1], 'b');
  expect(heard).toEqual(['a', 'b']);
});

test('whoever has left a box that is still there is heard', () => {
  const box = document.querySelector('textarea') ?? document.body;
  press(box, 'a');
  press(document.body, 'n');
  expect(heard).toEqual(['a', 'n']);
});
