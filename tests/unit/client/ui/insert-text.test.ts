// @vitest-environment jsdom
/** Text that is put into a field: by the browser, which can undo it alone, and told of once. */

import { afterEach, expect, it } from 'vitest';
import { replaceSelected } from '../../../../src/client/ui/insert-text.ts';

afterEach(() => {
  Reflect.deleteProperty(document, 'execCommand');
  document.body.replaceChildren();
});

it('has the browser put it in as a step of its own, and tells of it once (F198)', () => {
  const area = document.body.appendChild(document.createElement('textarea'));
  area.value = 'before after';
  area.setSelectionRange(7, 7);
  const told: string[] = [];
  const selected: [number, number][] = [];
  const select = area.setSelectionRange.bind(area);
  area.setSelectionRange = (from, to) => {
    selected.push([from ?? -1, to ?? -1]);
    select(from, to);
  };
  area.addEventListener('input', () => told.push(area.value));
  // As Chromium does: each line alone, with an event of its own.
  const execCommand = (_name: string, _isShown: boolean, text: string): boolean => {
    for (const line of text.split(/(?<=\n)/u)) {
      area.setRangeText(line, area.selectionStart, area.selectionEnd, 'end');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }
    return true;
  };
  Object.assign(document, { execCommand });
  replaceSelected(area, 'one\ntwo\n');
  expect(told).toEqual(['before one\ntwo\nafter']);
  expect(selected).toEqual([
    [7, 7],
    [15, 15],
  ]);
  // A long one goes in at once.
  const long = 'line\n'.repeat(5000);
  replaceSelected(area, long);
  expect(told).toEqual(['before one\ntwo\nafter', `before one\ntwo\n${long}after`]);
});
