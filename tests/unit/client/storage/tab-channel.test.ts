/** What tabs tell each other: every kind of change that travels arrives whole, and nothing else is believed. */

import { afterEach, expect, it } from 'vitest';
import type { StoreChange } from '../../../../src/client/ports/sheet-store.ts';
import { type TabChannel, tabChannel } from '../../../../src/client/storage/tab-channel.ts';

const open: { close(): void }[] = [];

function tab(): TabChannel {
  const channel = tabChannel('p1');
  open.push(channel);
  return channel;
}

afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

it('tells each kind of change to the other tabs, in their order', async () => {
  const changes: readonly StoreChange[] = [
    { kind: 'outbox', keys: [1] },
    { kind: 'sealed', keys: [1, 2] },
    { kind: 'confirmed', keys: [1], homes: ['s1'] },
    { kind: 'draft', key: 'composer' },
    { kind: 'downloading', contactsComing: true },
    { kind: 'connected' },
    { kind: 'replaced' },
  ];
  const [here, there] = [tab(), tab()];
  const heard: StoreChange[] = [];
  there.listen((change) => heard.push(change));
  for (const change of changes) here.post(change);
  await expect.poll(() => heard).toEqual(changes);
});

it('passes over what another version of Carnet may say and this one does not know', async () => {
  const raw = new BroadcastChannel('carnet-p1');
  open.push(raw);
  const heard: StoreChange[] = [];
  tab().listen((change) => heard.push(change));
  raw.postMessage({ kind: 'melted', keys: [1] });
  raw.postMessage({ kind: 'outbox', keys: 'all' });
  raw.postMessage({ kind: 'replaced' });
  await expect.poll(() => heard).toEqual([{ kind: 'replaced' }]);
});
