// @vitest-environment jsdom
/** Notices stand above what is at the bottom of a phone's window. */

import { render } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test } from 'vitest';
import { useNoticesAbove } from '../../../../src/client/ui/lift-notices.ts';

function Line() {
  const box = useRef<HTMLDivElement>(null);
  useNoticesAbove(box);
  return <div ref={box} />;
}

test('they stand above the line as long as it is drawn (F183)', () => {
  const { style } = document.documentElement;
  const { unmount } = render(<Line />);
  expect(style.getPropertyValue('--above-line')).toMatch(/px$/);
  unmount();
  expect(style.getPropertyValue('--above-line')).toBe('');
});
