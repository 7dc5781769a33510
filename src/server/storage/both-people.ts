/** Who may what in two databases, of which one replaces the other, and where they differ. */
import type { MemberRole } from '../../domain/programme/programme.ts';
import type { AuditEvent } from '../ports/account-storage.ts';
import type { Row } from './tables.ts';

/** Who may what in one database, as rows of its tables. */
export interface People {
  /** From their ids to their names, as both lie in the columns. */
  readonly programmes: ReadonlyMap<string, string>;
  readonly accounts: readonly Row<'accounts'>[];
  readonly memberships: readonly Row<'memberships'>[];
  readonly sessions: readonly Row<'sessions'>[];
  readonly links: readonly Row<'links'>[];
}

/** The two databases. */
export interface BothPeople {
  readonly backup: People;
  readonly there: People;
  /** Whether the audit log of the backup is the beginning of the one that is replaced. */
  readonly isLater: boolean;
  /** What the audit log that is replaced tells beyond what both have, oldest first. */
  readonly events: readonly AuditEvent[];
  /** Whose members count where that cannot be told; nobody has said it yet where it is absent. */
  readonly choice?: MembersChoice | undefined;
}

/** The members of the backup, or those that the server has. */
export const membersChoices = ['backup', 'server'] as const;
export type MembersChoice = (typeof membersChoices)[number];

/** What somebody may. */
export type Right = MemberRole | 'administrator';

/**
 * What roles do not tell: somebody is a member in both, and not the same one, so that what the other did is theirs; they work
 * for another launch pad; their account is disabled.
 */
export type DifferingMark = 'otherMember' | 'otherLaunchPad' | 'disabled';

/** One person whose rights differ; none where they are no member. */
export interface DifferingPerson {
  readonly email: string;
  readonly backup: readonly Right[];
  /** Absent where they were removed or changed in a programme that was lost later: the audit log does not say to what. */
  readonly server: readonly Right[] | undefined;
  readonly marks: readonly DifferingMark[];
}
