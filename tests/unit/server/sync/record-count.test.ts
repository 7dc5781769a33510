/** How often the records of a programme are counted. */

import { expect, it } from 'vitest';
import type {
  ProgrammeHead,
  ProgrammeReader,
  SheetStorage,
} from '../../../../src/server/ports/sheet-storage.ts';
import { recordCount } from '../../../../src/server/sync/record-count.ts';

const programme: ProgrammeHead = { programmeId: 'p', epoch: 'life-1', sequence: 1, watermark: 0 };

function counting() {
  let counted = 0;
  const storage = {} as SheetStorage;
  /** Asks, while the programme stands at a place and holds so many records; answers how often they were counted. */
  const ask = async (head: Partial<ProgrammeHead>, holds: number): Promise<number> => {
    const reader: Pick<ProgrammeReader, 'head' | 'recordCount'> = {
      head: { ...programme, ...head },
      recordCount: async () => {
        counted += 1;
        return holds;
      },
    };
    expect(await recordCount(storage, reader)).toBe(holds);
    return counted;
  };
  return ask;
}

it('Records are counted once for each state of a programme', async () => {
  const ask = counting();
  expect(await ask({}, 3)).toBe(1);
  expect(await ask({}, 3)).toBe(1);
  // A backup that is verified changes no record.
  expect(await ask({ watermark: 1 }, 3)).toBe(1);
  expect(await ask({ sequence: 2 }, 4)).toBe(2);
  expect(await ask({ sequence: 2, epoch: 'life-2' }, 2)).toBe(3);
  expect(await ask({ sequence: 2, epoch: 'life-2' }, 2)).toBe(3);
});

it('Records of one programme, and of one storage, are not taken for those of another', async () => {
  const [ask, askElsewhere] = [counting(), counting()];
  await ask({}, 3);
  expect(await ask({ programmeId: 'q' }, 5)).toBe(2);
  expect(await ask({}, 3)).toBe(2);
  expect(await askElsewhere({}, 7)).toBe(1);
});
