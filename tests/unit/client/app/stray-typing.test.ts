// @vitest-environment jsdom
/** Typing whose box leaves the page in mid-word is told of, whatever drew the box (F168). */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StrayTyping, watchStrayTyping } from '../../../../src/client/app/stray-typing.ts';

let stop: () => void;
let strays: StrayTyping[];

beforeEach(() => {
  strays = [];
  stop = watchStrayTyping(document, (typing) => strays.push(typing));
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** What is done later than the letter: a colleague's change arrives. */
const aMomentLater = () => new Promise((resolve) => setTimeout(resolve));
/** The watcher hears of a change of the page before anything else happens. */
const heard = () => Promise.resolve();

function box(value = ''): HTMLTextAreaElement {
  const label = document.createElement('label');
  label.textContent = 'Reason ';
  const area = document.createElement('textarea');
  area.value = value;
  label.append(area);
  document.body.append(label);
  area.focus();
  return area;
}

function type(area: HTMLTextAreaElement, text: string): void {
  area.dispatchEvent(new KeyboardEvent('keydown', { key: text.at(-1) ?? '', bubbles: true }));
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

test('(F168) with the words, what stood there, and where the caret was', async () => {
  const area = box('Too');
  type(area, 'Too small');
  area.setSelectionRange(5, 5);
  await aMomentLater();
  area.closest('label')?.remove();
  await heard();
  expect(strays).toEqual([{ label: 'Reason', text: 'Too small', shown: 'Too', caret: 5 }]);
});

test('(F168) also where the focus is given to another place just before, as a window does that closes', async () => {
  const button = document.createElement('button');
  document.body.append(button);
  const area = box();
  type(area, 'Too small');
  await aMomentLater();
  button.focus();
  area.remove();
  await heard();
  expect(strays).toHaveLength(1);
});

test.each([
  ['Enter', () => press('Enter')],
  ['Escape', () => press('Escape')],
  ['Tab', () => press('Tab')],
  ['the way back', () => window.dispatchEvent(new PopStateEvent('popstate'))],
  ['a press', () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))],
  ['a gesture that closes a window', () => document.body.dispatchEvent(new Event('cancel'))],
  ['paper', () => window.dispatchEvent(new Event('beforeprint'))],
])('after %s it is what its author wanted', async (_what, act) => {
  const area = box();
  type(area, 'Too small');
  await aMomentLater();
  act();
  await aMomentLater();
  area.remove();
  await heard();
  expect(strays).toEqual([]);
});

test.each([
  [
    'a press in the box',
    (area: Element) => area.dispatchEvent(new Event('pointerdown', { bubbles: true })),
  ],
  ['a copy', () => press('c', { ctrlKey: true })],
])('(F168) after %s one types on in it', async (_what, act) => {
  const area = box();
  type(area, 'Too small');
  act(area);
  await aMomentLater();
  area.remove();
  await heard();
  expect(strays).toHaveLength(1);
});

test('(F168) also where another box has the same words', async () => {
  const other = box();
  type(other, 'Not relevant');
  const area = box();
  type(area, 'Not relevant');
  await aMomentLater();
  area.remove();
  await heard();
  expect(strays).toHaveLength(1);
  expect(document.activeElement).not.toBe(other);
});

test('by the letter itself it is what its author wanted', async () => {
  const area = box();
  type(area, 'Too small');
  area.remove();
  await heard();
  expect(strays).toEqual([]);
});

test('once it was left, it is nobody’s', async () => {
  const area = box();
  type(area, 'Too small');
  await aMomentLater();
  box();
  await aMomentLater();
  area.remove();
  await heard();
  expect(strays).toEqual([]);
});

test('(F168) also where it was just emptied, to be typed in anew', async () => {
  const area = box('Too');
  type(area, '');
  await aMomentLater();
  area.remove();
  await heard();
  expect(strays).toEqual([{ label: 'Reason', text: '', shown: 'Too', caret: 0 }]);
});

test('(F168) also where it had the focus before the page was watched', async () => {
  stop();
  const area = box('Too');
  stop = watchStrayTyping(document, (typing) => strays.push(typing));
  type(area, 'Too small');
  await aMomentLater();
  area.remove();
  await heard();
  expect(strays).toEqual([{ label: 'Reason', text: 'Too small', shown: 'Too', caret: 9 }]);
});

test('(F168) also where it goes before a timer rings, on a page that has much to do', async () => {
  const area = box();
  type(area, 'Too small');
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  area.remove();
  await heard();
  expect(strays).toHaveLength(1);
});

test('(F168) also where nobody heard of it: the next letter tells that somebody types on', async () => {
  const area = box('Too');
  type(area, 'Too small');
  area.setSelectionRange(4, 4);
  // As what the letter itself made the box do.
  area.remove();
  await heard();
  expect(strays).toEqual([]);
  press('v');
  expect(strays).toEqual([{ label: 'Reason', text: 'Too vsmall', shown: 'Too', caret: 5 }]);
});

test('(F181) also where it is hidden while a part beside it is read', async () => {
  const area = box('Too');
  type(area, 'Too small');
  await aMomentLater();
  area.closest('label')?.style.setProperty('display', 'none', 'important');
  await heard();
  expect(strays).toEqual([{ label: 'Reason', text: 'Too small', shown: 'Too', caret: 9 }]);
});

test('with nothing typed there is nothing to tell', async () => {
  const area = box('Too');
  type(area, 'Too');
  await aMomentLater();
  area.remove();
  await heard();
  expect(strays).toEqual([]);
});

test('drawn anew with the same words, the box has the focus and the caret again', async () => {
  const area = box();
  type(area, 'Too small');
  area.setSelectionRange(3, 3);
  await aMomentLater();
  area.replaceWith(Object.assign(document.createElement('textarea'), { value: 'Too small' }));
  await heard();
  expect(strays).toEqual([]);
  const again = document.querySelector('textarea');
  expect(document.activeElement).toBe(again);
  expect(again?.selectionStart).toBe(3);
});

test('(F168) a box of another item with the same words is not taken for it', async () => {
  const row = document.createElement('div');
  row.dataset['item'] = 'old';
  document.body.append(row);
  const area = box('1');
  row.append(area.closest('label') ?? area);
  area.focus();
  type(area, '15');
  await aMomentLater();
  const other = document.createElement('div');
  other.dataset['item'] = 'new';
  other.innerHTML = '<label>Reason <textarea>15</textarea></label>';
  row.replaceWith(other);
  await heard();
  expect(strays).toEqual([{ label: 'Reason', text: '15', shown: '1', caret: 2 }]);
  expect(document.activeElement).toBe(document.body);
});

test('what is looked up, or secret, is no words of a record', async () => {
  const input = Object.assign(document.createElement('input'), { type: 'password' });
  document.body.append(input);
  input.focus();
  input.value = 'secret';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await aMomentLater();
  input.remove();
  await heard();
  expect(strays).toEqual([]);
});

function press(key: string, more: KeyboardEventInit = {}): void {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, ...more }),
  );
}
