import { MemoryAccounts } from '../../src/server/storage/memory-accounts.ts';
import { MemoryDisk, MemoryStorage } from '../../src/server/storage/memory-storage.ts';
import { reportLinksContract } from './report-links.contract.ts';

reportLinksContract('in memory', async () => {
  const disk = new MemoryDisk();
  return {
    accounts: new MemoryAccounts(disk),
    sheets: new MemoryStorage(disk),
    close: async () => undefined,
  };
});
