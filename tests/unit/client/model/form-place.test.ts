// @vitest-environment jsdom
/** Whom a form is shown to is a matter of one tab; where it was left is one of the device. */

import { renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as FormPlace from '../../../../src/client/model/form-place.ts';

/** A tab of its own, over the storage of the device that both share. */
async function openTab(device: Storage) {
  vi.resetModules();
  const tab: typeof FormPlace = await import('../../../../src/client/model/form-place.ts');
  const own = new Map<string, string>();
  const listeners: ((key: string | null) => void)[] = [];
  tab.connectFormPlaces(
    { storage: () => device, onStored: (listener) => listeners.push(listener) },
    {
      storage: () => ({
        getItem: (key) => own.get(key) ?? null,
        setItem: (key, text) => void own.set(key, text),
      }),
    },
  );
  return {
    ...tab,
    hear: () => listeners.forEach((listener) => listener('carnet.forms')),
    mode: () => renderHook(() => tab.useFormMode('form-1')).result.current,
  };
}

beforeEach(() => localStorage.clear());

describe('a form in two tabs', () => {
  it('(F92) shows notes in the tab that asked for them, and not before those who look at the other', async () => {
    const before = await openTab(localStorage);
    before.noteFormMode('form-1', 'together');
    const behind = await openTab(localStorage);
    behind.noteFormMode('form-1', 'manager');
    before.hear();
    expect(before.mode()).toBe('together');
    expect(behind.mode()).toBe('manager');
    expect((await openTab(localStorage)).mode()).toBeUndefined();
  });

  it('is resumed in a new tab where it was left in the other', async () => {
    const first = await openTab(localStorage);
    first.noteFormPlace('form-1', { item: 'headcount' });
    expect((await openTab(localStorage)).formPlaceOf('form-1')).toEqual({ item: 'headcount' });
  });
});
