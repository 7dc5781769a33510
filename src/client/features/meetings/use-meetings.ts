/** What the screens of meetings need beside the meetings themselves: rights, progress, closed days, the actions agreed. */

import { useMemo } from 'react';
import { toldAlerts } from '../../../domain/alert/told-alerts.ts';
import { type Noted, tellableAt } from '../../../domain/contact/confidential.ts';
import { calendarDays, isClosed } from '../../../domain/calendar/availability.ts';
import { daysOffIn } from '../../../domain/calendar/event-days.ts';
import { localDateTimeIn, weekday } from '../../../domain/calendar/local-date.ts';
import type { Meeting } from '../../../domain/meeting/agenda.ts';
import type { Progress } from '../../../domain/meeting/kept-shapes.ts';
import { currentProgress } from '../../../domain/meeting/progress.ts';
import type { Action, LaunchPad } from '../../../domain/operation/record.ts';
import { recordsOf, rootsOf } from '../../model/records.ts';
import { alertsOfSheet, useAlertContext } from '../../model/use-alerts.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { readContactsOfNotes } from '../../model/logged-contacts.ts';
import { useNotesRead } from '../../model/use-noted-may-leave.ts';
import { paths } from '../../ports/routes.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

/** The launch pads that take part, in their order. */
export function usePadsOf({ values }: Pick<Meeting, 'values'>): readonly LaunchPad[] {
  const pads = usePads();
  const ids = values.launchPadIds;
  return useMemo(
    () =>
      ids === undefined || ids.length === 0 ? pads : pads.filter(({ id }) => ids.includes(id)),
    [pads, ids],
  );
}

/** The local date and time here. */
export function useNow(): () => string {
  const { environment } = useCarnet();
  return () => localDateTimeIn(environment.now(), environment.zone());
}

/** The progress of the SMEs of some pads as it stands, without the reasons that may not be told. */
function useProgressWhere(
  pads: readonly LaunchPad[],
): (mayTell: (noted: Noted) => boolean) => Progress {
  const sheets = useCarnetState((state) => state.sheets);
  const targets = useCarnetState((state) => state.programme?.values.targets);
  const events = useCarnetState((state) => state.events);
  const context = useAlertContext();
  const now = useNow();
  return (mayTell) =>
    currentProgress({
      heads: [...sheets.values()],
      alertsOf: (head) => alertsOfSheet(head, context),
      toldOf: (head, alerts) => toldAlerts(head, alerts, context, mayTell),
      pads,
      targets: targets ?? {},
      events,
      now: now(),
    });
}

/** For the screen: absent until it is read at which contacts reasons were noted; before that they would be others. */
export function useShownProgress(pads: readonly LaunchPad[]): Progress | undefined {
  const progressWhere = useProgressWhere(pads);
  const { mayLeave, isRead } = useNotesRead();
  return isRead ? progressWhere(mayLeave) : undefined;
}

/** For what is kept or leaves: it is read first at which contacts reasons were noted; what cannot be read is kept back. */
export function useReadProgress(pads: readonly LaunchPad[]): () => Promise<Progress> {
  const carnet = useCarnet();
  const progressWhere = useProgressWhere(pads);
  return () =>
    readContactsOfNotes(carnet).then(
      (contacts) => progressWhere(tellableAt(contacts)),
      () => progressWhere(tellableAt([])),
    );
}

const saturday = 6;

/** Whether nobody meets on a day on the side of one of some pads: weekends, holidays, habits, closures of the programme. */
export function useClosedDays(pads: readonly LaunchPad[]): (day: string) => boolean {
  const events = useCarnetState((state) => state.events);
  const softWindows = useCarnetState((state) => state.programme?.values.softWindowsOff) !== true;
  return useMemo(() => {
    const isOff = daysOffIn(events);
    const countries = pads.map(({ values }) => values.country);
    const regions = pads.map(({ values }) => values.holidayRegion);
    return (day) =>
      weekday(day) >= saturday ||
      isOff(countries, day) ||
      regions.some((region) =>
        isClosed(day, [], { ...calendarDays(region), softWindows, publicHolidays: true }),
      );
  }, [events, pads, softWindows]);
}

export interface AgreedAction {
  readonly action: Action;
  /** The SME or organisation it went to; absent for the programme. */
  readonly homeName: string | undefined;
  /** Where it is shown. */
  readonly path: string;
  /** It is for an organisation whose words stay inside the programme: it leaves on no paper and in no file. */
  readonly isConfidential: boolean;
}

/** The actions that a meeting agreed on, wherever they went; by their day. */
export function useAgreedActions(): (meetingId: string) => readonly AgreedAction[] {
  const sheets = useCarnetState((state) => state.sheets);
  const otherSheets = useCarnetState((state) => state.otherSheets);
  const shared = useCarnetState((state) => state.shared);
  const byMeeting = useMemo(() => {
    const found = new Map<string, AgreedAction[]>();
    const add = (
      actions: readonly Action[],
      homeName: string | undefined,
      pathOf: (action: Action) => string,
      isConfidential = false,
    ): void => {
      for (const action of actions) {
        const id = action.values.from?.meetingId;
        if (id === undefined) continue;
        const list = found.get(id) ?? [];
        list.push({ action, homeName, path: pathOf(action), isConfidential });
        found.set(id, list);
      }
    };
    for (const { sme, actions } of sheets.values()) {
      add(actions, sme.values.name, () => paths.sheet(sme.id));
    }
    for (const { root, head } of rootsOf({ otherSheets }, 'organisation')) {
      const { name, confidential = false } = root.values;
      add(recordsOf(head, 'action'), name, () => paths.organisation(root.id), confidential);
    }
    add(recordsOf(shared, 'action'), undefined, ({ id }) => paths.programmeAction(id));
    for (const list of found.values()) list.sort(byDay);
    return found;
  }, [sheets, otherSheets, shared]);
  return (meetingId) => byMeeting.get(meetingId) ?? none;
}

const none: readonly AgreedAction[] = [];

function byDay({ action: a }: AgreedAction, { action: b }: AgreedAction): number {
  const [left, right] = [a.values.due ?? '9999', b.values.due ?? '9999'];
  return left === right ? (a.id < b.id ? -1 : 1) : left < right ? -1 : 1;
}
