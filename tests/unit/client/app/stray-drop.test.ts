// @vitest-environment jsdom
/** Files that are dropped where no screen takes them. */
import { fireEvent } from '@testing-library/dom';
import { afterEach, expect, it } from 'vitest';
import { guardStrayDrops } from '../../../../src/client/app/stray-drop.ts';

const heard: string[] = [];
const stop = guardStrayDrops(window, (files) => heard.push(...files.map(({ name }) => name)));
afterEach(stop);

it('keeps the browser from showing a file dropped anywhere, and hears of it; a dragged text is left alone', () => {
  const drop = (types: readonly string[]): boolean =>
    fireEvent.drop(document.body, { dataTransfer: { types, files: [new File(['a'], 'a.csv')] } });
  expect(drop(['Files'])).toBe(false);
  expect(heard).toEqual(['a.csv']);
  expect(drop(['text/plain'])).toBe(true);
  stop();
  expect(drop(['Files'])).toBe(true);
});
