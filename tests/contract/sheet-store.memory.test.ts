import { memoryDevice, memoryStore } from '../../src/client/storage/memory-store.ts';
import { generatedProgrammeId } from '../support/generated-programme.ts';
import { sheetStoreContract } from './sheet-store.contract.ts';

sheetStoreContract('in memory', () => {
  const device = memoryDevice();
  return { tab: () => memoryStore(generatedProgrammeId, device) };
});
