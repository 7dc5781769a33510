/** Opens the sample programme on this device; its data are loaded when somebody asks for them. */

import type { Device } from '../ports/device.ts';

/** Writes the sample unless it is there already; answers its programme id. */
export async function openSample(device: Device): Promise<string> {
  const { sampleGroups, sampleMemberId, sampleName, sampleProgrammeId, sampleToday } = await import(
    '../../domain/sample/sample-programme.ts'
  );
  await device.begin(
    {
      programmeId: sampleProgrammeId,
      memberId: sampleMemberId,
      name: sampleName,
      pinnedDay: sampleToday,
    },
    sampleGroups(),
  );
  return sampleProgrammeId;
}
