// @vitest-environment jsdom
/** The way back is heard first: what is drawn because of it takes boxes away (F205). */

import { expect, test } from 'vitest';
import { onWayBack } from '../../../../src/client/model/way-back.ts';

test('it is told before whoever listened earlier draws another screen (F205)', () => {
  const told: string[] = [];
  window.addEventListener('popstate', () => told.push('drawn'));
  const stop = onWayBack(() => told.push('heard'));
  window.dispatchEvent(new PopStateEvent('popstate'));
  expect(told).toEqual(['heard', 'drawn']);
  stop();
  window.dispatchEvent(new PopStateEvent('popstate'));
  expect(told).toEqual(['heard', 'drawn', 'drawn']);
});
