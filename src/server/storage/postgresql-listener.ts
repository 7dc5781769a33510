/**
 * The one connection of a server that hears what others announce. It reconnects by itself, with growing pauses, and
 * says then that something may have been missed. Its session also holds the shared lock by which a restore sees that
 * servers are at work.
 */
import type pg from 'pg';
import { codeOf, tell } from './sql-database.ts';
import { StorageRefused } from './storage-refused.ts';

/** Held, shared, by every server; exclusively by a restore. */
export const servingLock = 4_321_002;

/** Announcements travel on this channel. */
export const channel = 'carnet_news';

const reconnectDelayMsMin = 250;
const reconnectDelayMsMax = 30_000;

type Listener = (text: string | undefined) => void;

export interface Announcements {
  add(listener: Listener): () => void;
  close(): Promise<void>;
}

/** Connects and listens. Rejects with `StorageRefused` when there is no connection, or a restore is under way. */
export async function listenForAnnouncements(newClient: () => pg.Client): Promise<Announcements> {
  const listeners = new Set<Listener>();
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const tellAll = (text: string | undefined): void => {
    for (const listener of [...listeners]) tell(listener, text);
  };

  const connect = async (): Promise<void> => {
    const next = newClient();
    let lost = false;
    try {
      await next.connect();
      const { rows } = await next.query<{ readonly taken: boolean }>(
        'select pg_try_advisory_lock_shared($1) as taken',
        [servingLock],
      );
      if (rows[0]?.taken !== true) throw new StorageRefused('inUse', next.database ?? '');
      await next.query(`listen ${channel}`);
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    next.on('notification', ({ payload }) => tellAll(payload));
    const onLoss = (): void => {
      if (lost || closed) return;
      lost = true;
      client = undefined;
      next.end().catch(() => undefined);
      reconnect(reconnectDelayMsMin);
    };
    next.on('error', onLoss);
    next.on('end', onLoss);
    client = next;
  };

  const reconnect = (delayMs: number): void => {
    timer = setTimeout(() => {
      connect().then(
        () => (closed ? void client?.end().catch(() => undefined) : tellAll(undefined)),
        () => {
          if (!closed) reconnect(Math.min(delayMs * 2, reconnectDelayMsMax));
        },
      );
    }, delayMs);
    timer.unref();
  };

  try {
    await connect();
  } catch (error) {
    if (error instanceof StorageRefused) throw error;
    throw new StorageRefused('unreachable', codeOf(error) ?? 'PostgreSQL', error);
  }
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
