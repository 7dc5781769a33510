/** What is to be translated, out of everything that is read at start, the meetings and what heads know of forms. */

import { useMemo } from 'react';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { summaryIn } from '../../../domain/entity/lazy-summary.ts';
import { reviewPeriods } from '../../../domain/report/quarterly/review-source.ts';
import { type TextTask, textTasks } from '../../../domain/report/texts-to-translate.ts';
import { formPath } from '../../model/form-paths.ts';
import { recordPlace } from '../../model/record-place.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { paths } from '../../ports/routes.ts';

export interface TextTasksRead {
  /** Every task of the programme, the oldest first; those of meetings once they are read. */
  readonly tasks: readonly TextTask[];
  /** Meetings were read too: there are no others. */
  readonly isRead: boolean;
  /** Meetings could not be read; `retry` asks again. */
  readonly failed: boolean;
  readonly retry: () => void;
}

export function useTextTasks(): TextTasksRead {
  const { environment } = useCarnet();
  const programmeId = useCarnetState((state) => state.programmeId);
  const sheets = useCarnetState((state) => state.sheets);
  const others = useCarnetState((state) => state.otherSheets);
  const shared = useCarnetState((state) => state.shared);
  const summaries = useCarnetState((state) => state.sharedSummaries);
  // Read when this is shown; taken as they are kept, like the rest.
  const { records, failed, retry } = useLazyRecords(programmeId, 'meeting');
  const meetings = useCarnetState((state) => state.lazy.get(programmeId)?.get('meeting'));
  const tasks = useMemo(() => {
    const roots = [...sheets.values(), ...others.values()];
    return textTasks({
      records: [
        ...shared.values(),
        ...roots.flatMap(({ head }) => [...head.values()]),
        ...(meetings?.values() ?? []),
      ],
      forms: [
        { home: programmeId, forms: summaryIn(summaries, 'form').facts ?? [] },
        ...[...sheets].map(([home, { forms }]) => ({ home, forms })),
      ],
      dayOf: (at) => localDateTimeIn(at, environment.zone()).slice(0, 10),
    });
  }, [environment, programmeId, sheets, others, shared, summaries, meetings]);
  return { tasks, isRead: records !== undefined, failed, retry };
}

/** Where the text is translated. */
export function useTaskPath(): (task: TextTask) => string {
  const programme = useCarnetState((state) => state.programme);
  const programmeId = useCarnetState((state) => state.programmeId);
  const otherSheets = useCarnetState((state) => state.otherSheets);
  return ({ entity, id, home, form, field }) => {
    if (form === undefined)
      return recordPlace({ entity, id, home }, { programmeId, otherSheets }, field);
    if (home !== programmeId) return formPath(home, form, 'translate');
    const day = form.onDate ?? '';
    const periods = programme === undefined ? [] : reviewPeriods(programme);
    const period = periods.find(({ days }) => days.from <= day && day <= days.to);
    return paths.quarterly(period === undefined ? '' : String(period.month));
  };
}
