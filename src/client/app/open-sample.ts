/** Opens the sample programme on this device; its data are loaded when somebody asks for them. */

import type { SampleFile } from '../../domain/sample/documents.ts';
import type { Device } from '../ports/device.ts';
import type { Bytes } from '../ports/file-store.ts';

/** Writes the sample unless it is there already; answers its programme id. */
export async function openSample(device: Device): Promise<string> {
  const [{ sampleLog }, { sampleFiles }, programme] = await Promise.all([
    import('../../domain/sample/sample-log.ts'),
    import('../../domain/sample/documents.ts'),
    import('../../domain/sample/sample-programme-data.ts'),
  ]);
  const { sampleMemberId, sampleName, sampleProgrammeId, sampleToday } = programme;
  const files = await device.files(sampleProgrammeId);
  try {
    for (const file of sampleFiles()) await files.keep(bytesOf(file), { record: file.hash });
  } finally {
    files.close();
  }
  await device.begin(
    {
      programmeId: sampleProgrammeId,
      memberId: sampleMemberId,
      name: sampleName,
      pinnedDay: sampleToday,
    },
    sampleLog(),
  );
  return sampleProgrammeId;
}

function bytesOf({ kind, content }: SampleFile): Bytes {
  if (kind === 'file') return new TextEncoder().encode(content);
  return Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
}
