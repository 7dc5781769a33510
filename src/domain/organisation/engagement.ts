/** Where the relation to an organisation stands, what its silence asks for, and the commands that move it. */

import { type Command, setFields } from '../command/command.ts';
import { type Organisation, recordAs } from '../operation/record.ts';
import type { AlertLevel } from '../alert/alert.ts';
import { type JournalSummary } from '../sme/journal-summary.ts';
import { fail } from '../../std/result.ts';
import type { Contribution, Engagement } from './organisation.ts';

/** Attempts without an answer from which on it is one to watch, and from which on rest is proposed (alert 18). */
export const attemptLimits = { watch: 3, risk: 5 } as const;

/** Attempts from us since somebody there last answered. */
export function attemptsOf({ unansweredInRow }: Pick<JournalSummary, 'unansweredInRow'>): number {
  return unansweredInRow;
}

/** What an organisation's silence amounts to; one that is left alone, or said no, is not chased. */
export function silenceLevel(
  engagement: Engagement,
  summary: Pick<JournalSummary, 'unansweredInRow'>,
): AlertLevel | undefined {
  if (engagement === 'declined') return undefined;
  const attempts = attemptsOf(summary);
  if (attempts >= attemptLimits.risk) return 'risk';
  return attempts >= attemptLimits.watch ? 'watch' : undefined;
}

/** The parts of the list: whom to follow up first, then who is active, the frame of the programme, who rests. */
export const organisationGroups = ['followUp', 'active', 'frame', 'resting'] as const;
export type OrganisationGroup = (typeof organisationGroups)[number];

/** The part of the list in which an organisation stands. */
export function groupOf(
  { values: { kind, engagement } }: Organisation,
  summary: Pick<JournalSummary, 'unansweredInRow'>,
): OrganisationGroup {
  if (engagement === 'dormant' || engagement === 'declined') return 'resting';
  if (kind === 'funder' || kind === 'partner') return 'frame';
  return silenceLevel(engagement, summary) === undefined ? 'active' : 'followUp';
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
