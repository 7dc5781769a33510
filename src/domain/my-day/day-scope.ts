/**
 * Whose day it is: one's own, that of the launch pad, or everyone's.
 *
 * An SME belongs to the day of its account manager or of its pad; a planned contact also to that of whoever takes part,
 * and an action to that of its owner, whoever follows the SME. An action without an owner is owed by whoever follows
 * the SME, unless someone else is waited for.
 */

import type { Action, Member, Sme } from '../operation/record.ts';
import type { ContactBrief } from '../sme/journal-summary.ts';

export const dayScopes = ['mine', 'pad', 'everyone'] as const;
export type DayScope = (typeof dayScopes)[number];

/** Who looks at the day, and how widely. */
export interface DayView {
  readonly scope: DayScope;
  /** The member of this device. */
  readonly memberId: string;
  readonly members: readonly Member[];
}

/** Answers which SMEs and which actions belong to a day. */
export interface Belonging {
  readonly hasSme: (sme: Sme) => boolean;
  readonly hasContact: (contact: ContactBrief, sme: Sme) => boolean;
  /** Whether the action is owed by those whose day it is, awaited by them, or none of their business. */
  readonly sideOf: (action: Action, sme: Sme) => 'owed' | 'awaited' | undefined;
}

/** The rules of a view. */
export function belonging({ scope, memberId, members }: DayView): Belonging {
  const padId = padOf(memberId, members);
  const ours = oursOf({ scope, memberId, members });
  const hasSme = ({ values }: Sme): boolean => {
    if (scope === 'everyone') return true;
    if (scope === 'mine') return values.accountManagerId === memberId;
    return padId !== undefined && values.launchPadId === padId;
  };
  const hasContact = ({ memberIds = [] }: ContactBrief, sme: Sme): boolean =>
    hasSme(sme) || memberIds.some((id) => ours.has(id));
  return { hasSme, hasContact, sideOf };

  function sideOf(action: Action, sme: Sme): 'owed' | 'awaited' | undefined {
    const { ownerId, waitingFor } = action.values;
    const isOwn = ownerId !== undefined && ours.has(ownerId);
    if (!isOwn && !hasSme(sme)) return undefined;
    if (waitingFor !== undefined && waitingFor !== 'us') return 'awaited';
    return isOwn || ownerId === undefined ? 'owed' : 'awaited';
  }
}

/** The members whose day it is. */
export function oursOf({ scope, memberId, members }: DayView): ReadonlySet<string> {
  const padId = padOf(memberId, members);
  const isOurs = ({ id, values }: Member): boolean => {
    if (scope === 'everyone') return true;
    if (scope === 'mine') return id === memberId;
    return padId !== undefined && values.launchPadId === padId;
  };
  return new Set(members.filter(isOurs).map(({ id }) => id));
}

/** The launch pad of a member. */
export function padOf(memberId: string, members: readonly Member[]): string | undefined {
  return members.find(({ id }) => id === memberId)?.values.launchPadId;
}
