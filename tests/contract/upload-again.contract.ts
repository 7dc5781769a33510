/** What several tabs promise each other that ask for the upload of a whole log, and of which the server refuses some [C17]. */

import { describe, expect, it } from 'vitest';
import type { SheetStore } from '../../src/client/ports/sheet-store.ts';
import type { LoggedGroup, SyncStore } from '../../src/client/ports/sync.ts';
import { generatedGroups, generatedMemberId } from '../support/generated-programme.ts';

const groups = generatedGroups({ seed: 'sync', smes: 1, contactsPerSme: 4 });
const last = groups.flat().length;
const serverTime = 1_700_000_000_000;

/** Orders in which tabs ask (a letter), are refused (`-`) or are heard (`+`); a reload forgets the way back (`!`). */
const waiting = [
  'a b b+ a-',
  'a b a- b+',
  'a b b- a+',
  'a b a+ b-',
  'a b c c- a- b+',
  'a b c b- a+ c-',
  'a a- b a- b+',
  'a a! b b-',
];
const over = ['a a-', 'a b a- b-', 'a b b- a-', 'a b c b- c- a-', 'a b b- c a- c- c-'];

export function uploadAgainContract(adapter: string, newDevice: () => { tab(): SheetStore }): void {
  describe(`Several tabs that ask for an upload, ${adapter}`, () => {
    /** A device that is connected; `pushed` of its log was uploaded before. */
    async function connected(pushed: 'all' | 'none') {
      const device = newDevice();
      const sheets = device.tab();
      await sheets.begin(generatedMemberId);
      await sheets.importLog(groups, () => true, serverTime);
      const sync = await sheets.sync();
      await sync.connect('device-1');
      await sync.claim();
      if (pushed === 'all') await push(sync, Infinity);
      return { device, sync, before: (await sync.readSync())?.handOver };
    }

    /** Pushes so many groups of the log. */
    async function push(sync: SyncStore, count: number): Promise<void> {
      const all = await sync.logGroups({ groupsMax: groups.length, lengthMax: 10_000_000 });
      const batch: readonly LoggedGroup[] = all.slice(0, count);
      const outcomes = batch.map(({ sequence }, index) => ({
        deviceSequence: index + 1,
        outcome: 'accepted' as const,
        sequence,
      }));
      const reply = { epoch: 'epoch-1', serverTime, head: last, watermark: 0, outcomes };
      await sync.notePushed(batch, reply);
    }

    /** Answers what waits to be uploaded after these steps, each tab with a store of its own. */
    async function after({ device, sync }: Awaited<ReturnType<typeof connected>>, steps: string) {
      const waysBack = new Map<string, () => Promise<void>>();
      for (const step of steps.split(' ')) {
        const tab = step.slice(0, 1);
        if (step === tab) waysBack.set(tab, await (await device.tab().sync()).uploadAgain(tab));
        else if (step.endsWith('-')) await waysBack.get(tab)?.();
        else if (step.endsWith('!')) waysBack.delete(tab);
      }
      return (await sync.readSync())?.handOver;
    }

    it.each(waiting)('waits for one that was heard, or may have been (F229): %s', async (steps) => {
      const begun = await connected('all');
      expect(await after(begun, steps)).toMatchObject({ pushed: 0, last, aligned: false });
    });

    it.each(over)('is as before once all were refused (F229): %s', async (steps) => {
      const begun = await connected('all');
      expect(begun.before).toMatchObject({ pushed: last, head: last });
      expect(await after(begun, steps)).toEqual(begun.before);
    });

    it('goes on with the upload that waited before', async () => {
      const begun = await connected('none');
      expect(await after(begun, 'a b b- a-')).toEqual(begun.before);
    });

    it('stays once something was pushed, also after the server gave the device another name (F229)', async () => {
      const { sync } = await connected('all');
      const takeBack = await sync.uploadAgain('a');
      await push(sync, 2);
      const begun = (await sync.readSync())?.handOver;
      await takeBack();
      expect((await sync.readSync())?.handOver).toEqual(begun);
      await sync.renumber('device-2');
      await takeBack();
      expect((await sync.readSync())?.handOver).toMatchObject({ pushed: 0, last });
    });

    it('stays once another life was met (F229)', async () => {
      const { sync } = await connected('all');
      const takeBack = await sync.uploadAgain('a');
      await sync.repushKept('device-2');
      await takeBack();
      expect((await sync.readSync())?.handOver).toMatchObject({ pushed: 0, last });
      // Somebody who asks from then on takes back nothing else.
      await (await sync.uploadAgain('b'))();
      expect((await sync.readSync())?.handOver).toMatchObject({ pushed: 0, last });
    });
  });
}
