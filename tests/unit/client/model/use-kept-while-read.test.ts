// @vitest-environment jsdom
/** What is drawn stays while it is read anew (F168). */

import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useKeptWhileRead } from '../../../../src/client/model/use-kept-while-read.ts';

interface Read {
  readonly id: string;
  readonly found: string | undefined;
}

const shown = (first: Read) =>
  renderHook(({ id, found }: Read) => useKeptWhileRead(id, found), { initialProps: first });

test('(F168) what was read stays until it is read again', () => {
  const { result, rerender } = shown({ id: 'form', found: 'version 1' });
  for (const [found, drawn] of [
    [undefined, 'version 1'],
    [undefined, 'version 1'],
    ['version 2', 'version 2'],
    [undefined, 'version 2'],
  ] as const) {
    rerender({ id: 'form', found });
    expect(result.current).toBe(drawn);
  }
});

test('there is nothing of another one, nor before the first', () => {
  const { result, rerender } = shown({ id: 'form', found: undefined });
  expect(result.current).toBeUndefined();
  rerender({ id: 'form', found: 'version 1' });
  rerender({ id: 'other', found: undefined });
  expect(result.current).toBeUndefined();
  rerender({ id: 'form', found: undefined });
  expect(result.current).toBeUndefined();
});
