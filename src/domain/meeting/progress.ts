/**
 * The standing item of a meeting: who is enrolled, and which SMEs need attention, by launch pad, with what changed the
 * work of the pad. It is drawn from what was logged until the meeting opens, and stays as it stood then, with its time.
 *
 * It stands in the minutes, which are printed and sent: an SME whose status comes from a confidential contact has its status
 * there, and no reason.
 */

import { mayPrint } from '../sme/journal-summary.ts';
import { healthOf } from '../alert/health.ts';
import type { Alert } from '../alert/alert.ts';
import type { AlertList } from '../alert/alerts-of.ts';
import { type Command, setFields } from '../command/command.ts';
import type { CalendarEvent, LaunchPad } from '../operation/record.ts';
import { isCounted } from '../programme/enrolment.ts';
import { contextOf } from '../report/overview.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import type { Meeting } from './agenda.ts';
import { type Progress, type ProgressLine, progressSchema } from './kept-shapes.ts';
import { isEnrolledBy } from '../sme/journey-days.ts';

/** A meeting that was left open for longer did not last so long. */
const minutesMax = 12 * 60;
/** Lines that are kept of each pad. */
const linesMax = 60;

export interface ProgressSource {
  readonly heads: readonly SheetHead[];
  readonly alertsOf: (head: SheetHead) => AlertList;
  /** Those that may be said, of the alerts of a sheet. */
  readonly toldOf: (head: SheetHead, alerts: AlertList) => readonly Alert[];
  /** The pads that take part, in their order. */
  readonly pads: readonly LaunchPad[];
  readonly targets: Readonly<Record<string, number>>;
  readonly events: readonly CalendarEvent[];
  /** Local date and time. */
  readonly now: string;
}

/** The progress as it stands. */
export function currentProgress(source: ProgressSource): Progress {
  const today = source.now.slice(0, 10);
  return {
    at: source.now,
    pads: source.pads.map(({ id: padId, values }) => {
      const own = source.heads.filter(
        ({ sme }) => isCounted(sme) && sme.values.launchPadId === padId,
      );
      const judged = own.map((head) => lineOf(head, source, today));
      const lines = judged.filter((line) => line !== undefined && line !== 'fine');
      const sorted = lines.toSorted(worstFirst);
      return {
        padId,
        enrolled: own.filter(({ sme }) => isEnrolledBy(sme, today)).length,
        ...(source.targets[padId] === undefined ? {} : { target: source.targets[padId] }),
        contextIds: contextOf(source.events, values.country, { from: today, to: today }).map(
          ({ id }) => id,
        ),
        lines: sorted.slice(0, linesMax),
        more: Math.max(0, sorted.length - linesMax),
        fine: judged.filter((line) => line === 'fine').length,
      };
    }),
  };
}

/** What is said of an SME; nothing where there is nothing to judge by. */
function lineOf(
  head: SheetHead,
  { alertsOf, toldOf }: ProgressSource,
  today: string,
): ProgressLine | 'fine' | undefined {
  const alerts = alertsOf(head);
  const { level, override } = healthOf(head, alerts, today);
  if (level === 'none') return undefined;
  if (level === 'ok') return 'fine';
  const { id, values } = head.sme;
  const worst = toldOf(head, alerts).find((alert) => alert.level === level);
  // The minutes go out on paper and as files: the day of a confidential contact is not in them.
  const next = head.summary.planned
    .filter(mayPrint)
    .map(({ at }) => at.slice(0, 10))
    .filter((day) => day >= today)
    .toSorted()[0];
  const { accountManagerId: managerId } = values;
  return {
    smeId: id,
    name: values.name,
    ...(managerId === undefined ? {} : { managerId }),
    level,
    ...(worst === undefined || override !== undefined ? {} : { alert: plainAlert(worst) }),
    ...(next === undefined ? {} : { next }),
  };
}

function plainAlert(alert: Alert): ProgressLine['alert'] {
  const { id, level, days, count, share } = alert;
  return {
    id,
    level,
    ...(days === undefined ? {} : { days }),
    ...(count === undefined ? {} : { count }),
    ...(share === undefined ? {} : { share }),
  };
}

function worstFirst(a: ProgressLine, b: ProgressLine): number {
  return Number(a.level === 'watch') - Number(b.level === 'watch') || (a.name < b.name ? -1 : 1);
}

/** The progress as it stood when the meeting last opened. */
export function frozenProgress({ values }: Meeting): Progress | undefined {
  return Object.entries(values)
    .flatMap(([name, value]) => {
      if (!name.startsWith('progress.') || value === undefined) return [];
      const parsed = progressSchema.safeParse(value);
      return parsed.success ? [parsed.data] : [];
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
}

/**
 * Opens the meeting: the progress is kept as it stands.
 *
 * @param isWhole contacts are not still being received; otherwise nothing is kept, as it would stay wrong
 */
export function openMeeting(meeting: Meeting, progress: Progress, isWhole: boolean): Command {
  return setFields(meeting.id, {
    state: 'planned',
    openedAt: progress.at,
    ...(isWhole ? { [`progress.${progress.at.replaceAll(':', '-')}`]: progress } : {}),
  });
}

/** Ends the meeting. */
export function closeMeeting(meeting: Meeting, minutes: number | undefined): Command {
  return setFields(meeting.id, { state: 'held', ...(minutes === undefined ? {} : { minutes }) });
}

/** Goes back to preparing it; what was kept of the progress stays beside what is current. */
export function reopenMeeting(meeting: Meeting): Command {
  return setFields(meeting.id, { state: 'planned', openedAt: undefined });
}

/** Whether the meeting is going on. */
export function isOpenMeeting({ values }: Meeting): boolean {
  return values.state === 'planned' && values.openedAt !== undefined;
}

const msPerMinute = 60_000;

/** Whole minutes between two local times of one place; nothing where a clock was moved in between or a day is over. */
export function minutesBetween(from: string, to: string): number | undefined {
  const utcOf = (text: string): number => Date.parse(`${text.slice(0, 16)}Z`);
  const minutes = Math.round((utcOf(to) - utcOf(from)) / msPerMinute);
  return minutes > 0 && minutes <= minutesMax ? minutes : undefined;
}
