/**
 * What the use cases of the exchange are given: storage, clock and hash as ports, and who asks. The simulator gives
 * its own; nothing here knows HTTP.
 */

import { fail, ok, type Result } from '../../std/result.ts';
import type { Membership, ProgrammeReader, SheetStorage } from '../ports/sheet-storage.ts';
import type { WorkPorts } from './group-work.ts';

export interface SyncContext extends WorkPorts {
  readonly storage: SheetStorage;
  /** The server's clock, in milliseconds since 1970. */
  now(): number;
  /** SHA-256 of a text, as hexadecimal digits. */
  hash(text: string): string;
  /** Told when something unexpected was kept aside instead of decided. No content of it, only where it lies. */
  alarm(event: QuarantineEvent): void;
  /** Decides behind an answer on what waited for some records; absent where the answer waits until the end. */
  decideBehind?(programmeId: string, arrived: readonly string[]): Promise<void>;
  /** Whether the server closes: what is left is for the next start. */
  isClosing?(): boolean;
  /** Told once a push was decided that held changes signed with another's name, as nothing honest sends them. */
  onForged?(asker: Asker, device: string): Promise<void>;
  /**
   * Waits until a push that does much may go on, before anything of it is decided; `false` where it is to come again. Where it is
   * absent, none waits.
   */
  heavyTurn?(): Promise<boolean>;
  /** Asked between groups: others go on meanwhile where deciding has taken long. Absent where there are none. */
  breathe?(): Promise<void>;
  /** Told how much a push touched: the bytes of the records that were read for it, whatever became of it. */
  onTouched?(bytes: number): void;
  /** Told for how many milliseconds of the clock nobody else was heard while a push was decided, whatever became of it. */
  onBlocked?(ms: number): void;
  /** Told how much longer a push made records than it is itself, in characters. */
  onLonger?(asker: Asker, characters: number): void;
  /** Told how many groups of a push are held: for coordination, or for a record first. */
  onHeld?(asker: Asker, groups: number): void;
}

export interface QuarantineEvent {
  readonly programmeId: string;
  readonly device: string;
  readonly deviceSequence: number;
  readonly reason: string;
}

/** Who asks, as the session says, and for which programme. */
export interface Asker {
  readonly accountId: string;
  readonly programmeId: string;
  /** Whose sheets the asking device holds, where it says so: another member's session answers for none of them (C6). */
  readonly memberId?: string | undefined;
  /** The protocol that the device speaks; the newest where it does not say. */
  readonly protocol?: number | undefined;
  /** The device on which they signed in before their account was disabled: what they hand in waits for coordination. */
  readonly disabledOn?: string | undefined;
}

/**
 * Why an asker gets no answer. Someone who is not a member, and a programme that is not there, are one and the same
 * (rule S5).
 */
export type SyncRefusal =
  | 'notFound'
  | 'forbidden'
  | 'malformed'
  | 'signedOut'
  | 'tooLarge'
  /** To be asked again in a moment. */
  | 'busy';

/** The membership of whoever asks, in the transaction that answers them. */
export async function memberAsking(
  reader: Pick<ProgrammeReader, 'membership'>,
  { accountId, memberId }: Asker,
): Promise<Result<Membership, SyncRefusal>> {
  const member = await reader.membership(accountId);
  if (member === undefined) return fail('notFound');
  return memberId === undefined || memberId === member.memberId ? ok(member) : fail('signedOut');
}
