/** Where the relation to an organisation stands, what its silence asks for, and the commands that move it. */

import { type Command, setFields } from '../command/command.ts';
import { type Organisation, recordAs } from '../operation/record.ts';
import type { AlertLevel } from '../alert/alert.ts';
import { waits } from '../alert/alerts-of.ts';
import type { AlertContext } from '../alert/context.ts';
import { snoozeOf } from '../alert/hold.ts';
import type { Snooze } from '../programme/programme.ts';
import { type JournalSummary } from '../sme/journal-summary.ts';
import { fail } from '../../std/result.ts';
import type { Contribution, Engagement } from './organisation.ts';

/** Attempts from us since somebody there last answered. */
export function attemptsOf({ unansweredInRow }: Pick<JournalSummary, 'unansweredInRow'>): number {
  return unansweredInRow;
}

/** The rules by which silence is told: those of the programme, on a day. */
export type SilenceRules = Pick<AlertContext, 'limits' | 'off' | 'today'>;

/** What the silence of an organisation amounts to. */
export interface Silence {
  /** Absent where nothing is to be done. */
  readonly level: AlertLevel | undefined;
  /** Somebody put it off: until when, and why. */
  readonly snooze: Snooze | undefined;
}

const quiet: Silence = { level: undefined, snooze: undefined };

/** Rule 18: attempts that nobody answered; an organisation that said no is not chased, nor is one left alone for now. */
export function silenceOf(
  organisation: Organisation,
  summary: Pick<JournalSummary, 'unansweredInRow'>,
  { limits, off, today }: SilenceRules,
): Silence {
  if (organisation.values.engagement === 'declined' || off.has('noReply')) return quiet;
  const { watch, risk = watch } = limits.noReply;
  const attempts = attemptsOf(summary);
  if (attempts < watch) return quiet;
  const level = attempts >= risk ? 'risk' : 'watch';
  const snooze = snoozeOf(organisation, 'noReply');
  const isWaiting = snooze !== undefined && waits({ id: 'noReply', level }, snooze, today);
  return isWaiting ? { level: undefined, snooze } : { level, snooze: undefined };
}

/** The parts of the list: whom to follow up first, then who is active, the frame of the programme, who rests. */
export const organisationGroups = ['followUp', 'active', 'frame', 'resting'] as const;
export type OrganisationGroup = (typeof organisationGroups)[number];

/** The part of the list in which an organisation stands. */
export function groupOf(
  organisation: Organisation,
  summary: Pick<JournalSummary, 'unansweredInRow'>,
  rules: SilenceRules,
): OrganisationGroup {
  const { kind, engagement } = organisation.values;
  if (engagement === 'dormant' || engagement === 'declined') return 'resting';
  if (kind === 'funder' || kind === 'partner') return 'frame';
  return silenceOf(organisation, summary, rules).level === undefined ? 'active' : 'followUp';
}

/** Moves the relation, and remembers since when. */
export function setEngagement(id: string, engagement: Engagement): Command {
  return (context) => {
    const organisation = recordAs(context.record(id), 'organisation');
    if (organisation === undefined) return fail({ kind: 'gone', record: id });
    const { engagement: before, engagementDates } = organisation.values;
    if (before === engagement) return setFields(id, {})(context);
    return setFields(id, {
      engagement,
      engagementDates: { ...engagementDates, [engagement]: context.today },
      engagementBefore: engagement === 'dormant' ? before : undefined,
    })(context);
  };
}

/** Takes an organisation up again where it was left. */
export function wake(id: string): Command {
  return (context) => {
    const organisation = recordAs(context.record(id), 'organisation');
    if (organisation === undefined) return fail({ kind: 'gone', record: id });
    return setEngagement(id, organisation.values.engagementBefore ?? 'contacted')(context);
  };
}

/** Notes something that the organisation did; whoever contributes is engaged in the fullest way there is. */
export function addContribution(id: string, contribution: Contribution): Command {
  return (context) => {
    const organisation = recordAs(context.record(id), 'organisation');
    if (organisation === undefined) return fail({ kind: 'gone', record: id });
    const { contributions, engagement, engagementDates } = organisation.values;
    const moved =
      engagement === 'contributing'
        ? {}
        : {
            engagement: 'contributing',
            engagementDates: { ...engagementDates, contributing: contribution.on },
            engagementBefore: undefined,
          };
    return setFields(id, {
      contributions: { ...contributions, [context.newId()]: contribution },
      ...moved,
    })(context);
  };
}

/** Takes a contribution away. */
export function removeContribution(id: string, key: string): Command {
  return (context) => {
    const organisation = recordAs(context.record(id), 'organisation');
    if (organisation === undefined) return fail({ kind: 'gone', record: id });
    const others = Object.entries(organisation.values.contributions ?? {}).filter(
      ([other]) => other !== key,
    );
    return setFields(id, { contributions: Object.fromEntries(others) })(context);
  };
}
