import { MemoryAccounts } from '../../src/server/storage/memory-accounts.ts';
import { MemoryDisk, MemoryStorage, NewsBoard } from '../../src/server/storage/memory-storage.ts';
import { accountStorageContract } from './account-storage.contract.ts';

accountStorageContract('in memory', async () => {
  const disk = new MemoryDisk();
  const news = new NewsBoard();
  return {
    accounts: new MemoryAccounts(disk, news),
    sheets: new MemoryStorage(disk, news),
    close: async () => undefined,
  };
});
