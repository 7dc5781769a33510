/**
 * What tabs of one programme tell each other. Messages come from this origin only, and are still checked: an
 * older or newer version may run in the other tab.
 */

import * as z from 'zod/mini';
import type { StoreChange } from '../ports/sheet-store.ts';
import { databaseName } from './layout.ts';

const keys = z.array(z.int());
const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('outbox'), keys }),
  z.object({ kind: z.literal('sealed'), keys }),
  z.object({ kind: z.literal('confirmed'), keys, homes: z.array(z.string()) }),
  z.object({ kind: z.literal('draft'), key: z.string() }),
  z.object({ kind: z.literal('replaced') }),
  z.object({ kind: z.literal('downloading'), contactsComing: z.boolean() }),
  z.object({ kind: z.literal('connected') }),
  z.object({ kind: z.literal('outdated') }),
]);

export interface TabChannel {
  post(change: StoreChange): void;
  listen(listener: (change: StoreChange) => void): () => void;
  close(): void;
}

/** The channel of one database; a message that is not understood is passed over. */
export function tabChannel(database: string): TabChannel {
  const channel = new BroadcastChannel(databaseName(database));
  return {
    post: (change) => channel.postMessage(change),
    listen: (listener) => {
      const onMessage = (event: MessageEvent<unknown>): void => {
        const parsed = changeSchema.safeParse(event.data);
        if (parsed.success) listener(parsed.data);
      };
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
    close: () => channel.close(),
  };
}
