import { MemoryAccounts } from '../../src/server/storage/memory-accounts.ts';
import { MemoryDisk, MemoryStorage } from '../../src/server/storage/memory-storage.ts';
import { otherSendersContract } from './other-senders.contract.ts';

otherSendersContract('in memory', async () => {
  const disk = new MemoryDisk();
  return {
    accounts: new MemoryAccounts(disk),
    sheets: new MemoryStorage(disk),
    close: async () => undefined,
  };
});
