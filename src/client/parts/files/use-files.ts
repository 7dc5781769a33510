/** The files of the open programme on this device, for components: which are here, and how one is read. */

import { useEffect, useState } from 'react';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useDevice } from '../../model/use-device.ts';
import type { FileStore, KeptFile } from '../../ports/file-store.ts';

export interface Files {
  readonly store: FileStore;
  /** What is here, by hash. */
  readonly kept: ReadonlyMap<string, KeptFile>;
}

/** The files; absent until they were read, which goes on failing where the browser stores nothing. */
export function useFiles(): Files | undefined {
  const device = useDevice();
  const programmeId = useCarnetState((state) => state.programmeId);
  const [files, setFiles] = useState<Files | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    let store: FileStore | undefined;
    let reads = 0;
    const read = async (opened: FileStore): Promise<void> => {
      reads += 1;
      const mine = reads;
      const list = await opened.list();
      // A list that was read earlier must not replace a later one.
      if (isOver || mine !== reads) return;
      setFiles({ store: opened, kept: new Map(list.map((file) => [file.hash, file])) });
    };
    const open = async (): Promise<void> => {
      const opened = await device.files(programmeId);
      if (isOver) {
        opened.close();
        return;
      }
      store = opened;
      opened.subscribe(() => void read(opened).catch(() => undefined));
      await read(opened);
    };
    open().catch(() => undefined);
    return () => {
      isOver = true;
      store?.close();
    };
  }, [device, programmeId]);
  return files;
}
