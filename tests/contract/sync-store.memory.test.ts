import { memoryDevice, memoryStore } from '../../src/client/storage/memory-store.ts';
import { generatedProgrammeId } from '../support/generated-programme.ts';
import { syncStoreContract } from './sync-store.contract.ts';
import { uploadAgainContract } from './upload-again.contract.ts';

syncStoreContract('in memory', () => {
  const device = memoryDevice();
  return {
    tab: () => memoryStore(generatedProgrammeId, device),
    failFrom: (first) => {
      let writes = 0;
      device.beforeWrite =
        first === undefined
          ? undefined
          : () => {
              writes += 1;
              if (writes >= first) throw new Error('the device went out');
            };
    },
  };
});

uploadAgainContract('in memory', () => {
  const device = memoryDevice();
  return { tab: () => memoryStore(generatedProgrammeId, device) };
});
