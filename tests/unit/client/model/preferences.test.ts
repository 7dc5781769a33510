/** Preferences survive a restart, and rubbish in their place costs nothing else. */

import { beforeEach, describe, expect, it, vi } from 'vitest';

function storageWith(stored: string | null) {
  const kept = new Map(stored === null ? [] : [['carnet.preferences', stored]]);
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

async function connected(storage: () => Pick<Storage, 'getItem' | 'setItem'>) {
  const { connectPreferences, preferences } = await import(
    '../../../../src/client/model/preferences.ts'
  );
  connectPreferences(storage);
  return preferences;
}

describe('preferences', () => {
  beforeEach(() => vi.resetModules());

  it('takes over what was chosen and keeps every change', async () => {
    const storage = storageWith('{"theme":"dark","language":"fr"}');
    const preferences = await connected(() => storage);
    expect(preferences.getState()).toMatchObject({ theme: 'dark', language: 'fr' });
    preferences.setState({ density: 'compact' });
    expect(JSON.parse(storage.kept.get('carnet.preferences') ?? '')).toMatchObject({
      theme: 'dark',
      density: 'compact',
    });
  });

  it.each(['', 'no', '[]', 'null', '{"theme":"pink"}', '{"letterShortcuts":"yes"}'])(
    'begins anew where %j is stored',
    async (stored) => {
      const preferences = await connected(() => storageWith(stored));
      expect(preferences.getState()).toMatchObject({ theme: 'system', letterShortcuts: true });
    },
  );

  it('works for the visit where storage is blocked', async () => {
    const preferences = await connected(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    preferences.setState({ theme: 'light' });
    expect(preferences.getState().theme).toBe('light');
  });
});
