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

async function connected(
  storage: () => Pick<Storage, 'getItem' | 'setItem'>,
  tabs?: Pick<EventTarget, 'addEventListener'>,
) {
  const { connectPreferences, preferences } = await import(
    '../../../../src/client/model/preferences.ts'
  );
  connectPreferences(storage, tabs);
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

  it('loses no view by one value that it does not know, in a choice or in another view', async () => {
    const view = { id: 'v', programmeId: 'p', name: 'Mine', search: '?stage=live' };
    const kept = { theme: 'pink', density: 'compact', views: [view, { id: 'w', of: 2031 }] };
    const preferences = await connected(() => storageWith(JSON.stringify(kept)));
    expect(preferences.getState()).toMatchObject({ theme: 'system', density: 'compact' });
    expect(preferences.getState().views).toEqual([view]);
  });

  it('works for the visit where storage is blocked', async () => {
    const preferences = await connected(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    preferences.setState({ theme: 'light' });
    expect(preferences.getState().theme).toBe('light');
  });

  it('shares views between tabs: none writes over what another saved, renamed or deleted', async () => {
    const storage = storageWith(null);
    const view = (id: string, name = id) => ({ id, programmeId: 'p', name, search: '' });
    const names = () =>
      (JSON.parse(storage.kept.get('carnet.preferences') ?? '{}').views ?? []).map(
        ({ name }: { name: string }) => name,
      );
    const first = await connected(() => storage);
    first.setState({ views: [view('one'), view('two'), view('three')] });
    vi.resetModules();
    const tabs = new EventTarget();
    const second = await connected(() => storage, tabs);
    second.setState({ views: [view('one', 'renamed'), view('two'), view('four')] });
    // Nobody has told the first tab of it yet.
    first.setState(({ views }) => ({ views: [...views, view('five')] }));
    expect(names()).toEqual(['renamed', 'two', 'four', 'five']);
    expect(first.getState().views.map(({ name }) => name)).toEqual(names());
    expect(second.getState().views).toHaveLength(3);
    tabs.dispatchEvent(new Event('storage'));
    expect(second.getState().views.map(({ name }) => name)).toEqual(names());
    first.setState(({ views }) => ({ views: views.filter(({ id }) => id !== 'two') }));
    second.setState({ density: 'compact' });
    expect(names()).toEqual(['renamed', 'four', 'five']);
  });
});
