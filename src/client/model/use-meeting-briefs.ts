/**
 * The meetings of the programme as calendars and diaries need them, without their notes. A summary that was stored before it told
 * of pads, zones and minutes is not believed: the meetings themselves are read then, and as long as they are read they
 * are what is shown.
 */

import { useEffect, useMemo } from 'react';
import { type MeetingBrief, meetingBriefs } from '../../domain/meeting/meeting.ts';
import { lazyRecordsOf } from './records.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';
import { useSummary } from './use-records.ts';

const none: readonly MeetingBrief[] = [];

export function useMeetingBriefs(): readonly MeetingBrief[] {
  const carnet = useCarnet();
  const programmeId = useCarnetState((state) => state.programmeId);
  const read = useCarnetState((state) => lazyRecordsOf(state, state.programmeId, 'meeting'));
  const { facts = none } = useSummary(programmeId, 'meeting');
  const isFromBefore = facts.some(({ launchPadIds }) => launchPadIds === undefined);
  useEffect(() => {
    // What cannot be read is shown by what the summary tells.
    if (isFromBefore) carnet.loadLazy(programmeId, 'meeting').catch(() => undefined);
  }, [carnet, programmeId, isFromBefore]);
  return useMemo(() => (read === undefined ? facts : meetingBriefs(read)), [read, facts]);
}
