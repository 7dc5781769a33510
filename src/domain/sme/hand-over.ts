/**
 * An SME passes from one account manager to another. The new one and an entry in the trail are one change, so one undo
 * takes both back. The new account manager is told until they say that they have seen it; the former, for two weeks.
 *
 * Only the latest word counts: nobody is told of an SME that they handed on, or got back, in the meantime.
 */

import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { type Command, setFields } from '../command/command.ts';
import { lineLengthMax } from '../entity/field.ts';
import { recordAs, type Sme } from '../operation/record.ts';
import { fail } from '../../std/result.ts';
import { compareText } from './journal-summary.ts';
import type { Handover } from './sme.ts';

/** Greatest length of the note, in UTF-16 code units. */
export const handoverNoteLengthMax = lineLengthMax;

/** Days during which the former account manager is reminded of what they handed over. */
export const handedOverDays = 14;

export interface NewHandover {
  readonly smeId: string;
  /** The member who follows the SME from now on. */
  readonly to: string;
  /** What they need to know. */
  readonly note?: string | undefined;
}

/** Gives the SME another account manager, today. Nothing happens where it is theirs already. */
export function handOver({ smeId, to, note }: NewHandover): Command {
  return (context) => {
    const sme = recordAs(context.record(smeId), 'sme');
    if (sme === undefined || sme.deleted !== undefined)
      return fail({ kind: 'gone', record: smeId });
    const from = sme.values.accountManagerId;
    if (from === to) return setFields(smeId, {})(context);
    const text = note?.trim() ?? '';
    const entry: Handover = {
      on: context.today,
      to,
      ...(from === undefined ? {} : { from }),
      ...(text === '' ? {} : { note: text }),
      // Who takes an SME over themselves need not be told.
      ...(context.by === to ? { seenOn: context.today } : {}),
    };
    const handovers = { ...sme.values.handovers, [context.newId()]: entry };
    return setFields(smeId, { accountManagerId: to, handovers })(context);
  };
}

/** The new account manager has seen that the SME is theirs now. */
export function confirmHandover(smeId: string, handoverId: string): Command {
  return (context) => {
    const sme = recordAs(context.record(smeId), 'sme');
    const entry = sme?.values.handovers?.[handoverId];
    if (sme === undefined || entry === undefined) return fail({ kind: 'gone', record: smeId });
    if (entry.seenOn !== undefined) return setFields(smeId, {})(context);
    const seen: Handover = { ...entry, seenOn: context.today };
    return setFields(smeId, { handovers: { ...sme.values.handovers, [handoverId]: seen } })(
      context,
    );
  };
}

/** A handover that a member is told of. */
export interface OpenHandover {
  readonly sme: Sme;
  readonly handoverId: string;
  readonly handover: Handover;
  /** `received`: theirs now, and not seen yet. `given`: theirs until lately. */
  readonly side: 'received' | 'given';
}

/** What to tell a member of handovers on a day, latest first. */
export function openHandovers(
  smes: Iterable<Sme>,
  memberId: string,
  today: LocalDate,
): readonly OpenHandover[] {
  const told: OpenHandover[] = [];
  for (const sme of smes) {
    const side = sme.values.accountManagerId === memberId ? 'received' : 'given';
    for (const [handoverId, handover] of Object.entries(sme.values.handovers ?? {})) {
      const open =
        side === 'received'
          ? handover.to === memberId && handover.seenOn === undefined
          : handover.from === memberId && isRecent(handover.on, today);
      if (open) told.push({ sme, handoverId, handover, side });
    }
  }
  return told.sort(
    (a, b) => compareText(b.handover.on, a.handover.on) || compareText(a.handoverId, b.handoverId),
  );
}

function isRecent(on: LocalDate, today: LocalDate): boolean {
  const days = daysBetween(on, today);
  return days >= 0 && days < handedOverDays;
}
