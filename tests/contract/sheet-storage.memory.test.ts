import { MemoryStorage } from '../../src/server/storage/memory-storage.ts';
import { sheetStorageContract } from './sheet-storage.contract.ts';

sheetStorageContract('in memory', async () => ({
  storage: new MemoryStorage(),
  close: () => Promise.resolve(),
}));
