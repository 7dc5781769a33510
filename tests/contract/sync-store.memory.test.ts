import { memoryDevice, memoryStore } from '../../src/client/storage/memory-store.ts';
import { generatedProgrammeId } from '../support/generated-programme.ts';
import { ownAgainContract } from './own-again.contract.ts';
import { returnedRowsContract } from './returned-rows.contract.ts';
import { type SyncContractDevice, syncStoreContract } from './sync-store.contract.ts';
import { uploadAgainContract } from './upload-again.contract.ts';

const newDevice = (): SyncContractDevice => {
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
};

syncStoreContract('in memory', newDevice);
ownAgainContract('in memory', newDevice);
returnedRowsContract('in memory', newDevice);

uploadAgainContract('in memory', () => {
  const device = memoryDevice();
  return { tab: () => memoryStore(generatedProgrammeId, device) };
});
