import { MemoryAccounts } from '../../src/server/storage/memory-accounts.ts';
import { MemoryDisk, MemoryStorage } from '../../src/server/storage/memory-storage.ts';
import { visibilityContract } from './visibility.contract.ts';

visibilityContract(
  'in memory',
  async () => {
    const disk = new MemoryDisk();
    return {
      accounts: new MemoryAccounts(disk),
      sheets: new MemoryStorage(disk),
      close: async () => undefined,
    };
  },
  { worlds: 300, timeoutMs: 60_000 },
);
