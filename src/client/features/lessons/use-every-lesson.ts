/** Every lesson ever added, those in the trash included: their numbers stay taken. */

import { useMemo } from 'react';
import { type Lesson, recordAs } from '../../../domain/operation/record.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

export function useEveryLesson(): readonly Lesson[] {
  const shared = useCarnetState((state) => state.shared);
  return useMemo(
    () => [...shared.values()].flatMap((record) => recordAs(record, 'lesson') ?? []),
    [shared],
  );
}
