/** Starts the exchange of the open programme where it is connected to a server; loads nothing of it where it is not. */

import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Carnet } from '../model/carnet.ts';
import { useDevice } from '../model/use-device.ts';
import type { SyncAccess } from '../model/use-sync.ts';
import type { Device } from '../ports/device.ts';
import type { Exchange } from '../ports/exchange.ts';
import type { FileExchange } from '../ports/file-exchange.ts';
import type { SheetStore } from '../ports/sheet-store.ts';
import { beginOnceExchanged } from './begin-to-look.ts';
import { browserRandom } from './browser-environment.ts';

/** @param store of the same programme as the model */
export function useExchange(carnet: Carnet, store: SheetStore): SyncAccess {
  const device = useDevice();
  const isConnected = useStore(
    carnet.state,
    (state) => state.phase === 'ready' && state.isConnected,
  );
  const memberId = useStore(carnet.state, (state) => state.memberId);
  const [exchange, setExchange] = useState<Exchange | undefined>(undefined);
  const files = useFileExchange(exchange, { device, carnet, store, memberId });

  useEffect(() => {
    if (!isConnected) return;
    let stop: (() => void) | undefined;
    let isOver = false;
    const start = async (): Promise<void> => {
      const [{ startExchange }, sync] = await Promise.all([
        import('../sync/start-exchange.ts'),
        store.sync(),
      ]);
      const accountId = device.account()?.id;
      if (accountId !== undefined) await sync.noteAccount(accountId).catch(() => undefined);
      if (isOver) return;
      const started = startExchange({
        programmeId: store.programmeId,
        memberId,
        store: sync,
        environment: carnet.environment,
        random: browserRandom,
        onOffset: (ms) => carnet.noteClockOffset(ms),
      });
      const { programmeId } = store;
      const stopWaiting = beginOnceExchanged({
        programmeId,
        memberId,
        exchange: started,
        store: sync,
      });
      stop = () => {
        stopWaiting();
        started.stop();
      };
      setExchange(started);
    };
    // A part that cannot be loaded is one of an older version; the guard of the page loads it anew.
    start().catch(() => undefined);
    return () => {
      isOver = true;
      stop?.();
      setExchange(undefined);
    };
  }, [carnet, device, store, memberId, isConnected]);

  const connect = useCallback(async () => {
    const sync = await store.sync();
    await sync.connect(carnet.environment.newId(), device.account()?.id);
  }, [carnet, device, store]);

  return useMemo(
    () => ({ exchange, files, isConnected, connect }),
    [exchange, files, isConnected, connect],
  );
}

interface OfFiles {
  readonly device: Device;
  readonly carnet: Carnet;
  readonly store: SheetStore;
  readonly memberId: string;
}

/** Files travel beside the exchange, once there is one. */
function useFileExchange(
  exchange: Exchange | undefined,
  { device, carnet, store, memberId }: OfFiles,
): FileExchange | undefined {
  const [files, setFiles] = useState<FileExchange | undefined>(undefined);
  useEffect(() => {
    if (exchange === undefined) return undefined;
    const { programmeId } = store;
    let started: FileExchange | undefined;
    let isOver = false;
    const start = async (): Promise<void> => {
      const [{ startFiles }, { wantedFiles }, sync, kept] = await Promise.all([
        import('../sync/start-files.ts'),
        import('../model/wanted-files.ts'),
        store.sync(),
        device.files(programmeId),
      ]);
      if (isOver) {
        kept.close();
        return;
      }
      const { environment } = carnet;
      const wanted = () => wantedFiles(carnet, kept);
      const ports = { store: kept, sync, exchange, environment, wanted, random: browserRandom };
      started = startFiles({ programmeId, memberId, ...ports });
      setFiles(started);
    };
    start().catch(() => undefined);
    return () => {
      isOver = true;
      started?.stop();
      setFiles(undefined);
    };
  }, [exchange, device, carnet, store, memberId]);
  return files;
}
