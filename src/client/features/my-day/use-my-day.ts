/** The day that is shown, made anew when a sheet, a member or the date changes. */

import { useMemo } from 'react';
import { type Away, awayOn } from '../../../domain/my-day/away.ts';
import { belonging, type DayScope } from '../../../domain/my-day/day-scope.ts';
import { type MyDay, myDay } from '../../../domain/my-day/my-day.ts';
import { alertsOfSheet, useAlertContext } from '../../model/use-alerts.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';

/** The lines of the day. */
export function useMyDay(scope: DayScope): MyDay {
  const zone = useCarnet().environment.zone();
  const sheets = useCarnetState((state) => state.sheets);
  const memberId = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const launchPads = useCarnetState((state) => state.launchPads);
  const rules = useAlertContext();
  return useMemo(
    () =>
      myDay(sheets.values(), {
        scope,
        memberId,
        members,
        launchPads,
        rules,
        zone,
        alertsOf: (head) => alertsOfSheet(head, rules),
      }),
    [sheets, scope, memberId, members, launchPads, rules, zone],
  );
}

/** Who cannot be reached today, of those that the day is about. */
export function useAway(scope: DayScope): Away {
  const { today } = useAlertContext();
  const sheets = useCarnetState((state) => state.sheets);
  const memberId = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const pads = useCarnetState((state) => state.launchPads);
  const events = useCarnetState((state) => state.events);
  return useMemo(() => {
    const { hasSme } = belonging({ scope, memberId, members });
    const smes = [...sheets.values()].map(({ sme }) => sme).filter(hasSme);
    return awayOn(today, { members, memberId, pads, events, smes });
  }, [today, sheets, scope, memberId, members, pads, events]);
}
