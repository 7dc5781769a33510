/**
 * Approval of a meeting by each launch pad. It holds for the version that was read: what changes in the notes later makes
 * a new version that no pad approved yet, and says what changed. Each approval has its own field, so that two pads which
 * approve while apart never meet.
 *
 * A version is made of the originals, who came, and the frozen progress. A translation that is added or mended later is
 * not another version: what was decided stays the same.
 */

import { type Command, setFields } from '../command/command.ts';
import { canonicalJson } from '../../std/json.ts';
import { storedIn } from '../form/fields.ts';
import { everyPad } from '../permission/permission.ts';
import type { MemberRole } from '../programme/programme.ts';
import { fingerprint } from '../text/text-pair.ts';
import type { Meeting } from './agenda.ts';
import { stampOf } from '../operation/record.ts';
import { approvalSchema } from './kept-shapes.ts';
import { textsOf } from './meeting-texts.ts';

interface Approval {
  readonly by: string;
  readonly at: number;
  /** Field to its print. */
  readonly parts: Readonly<Record<string, string>>;
  readonly padId: string;
  readonly print: string;
}

export interface PadApproval {
  readonly padId: string;
  readonly state: 'approved' | 'outdated' | 'waiting';
  /** Of the latest approval. */
  readonly by: string | undefined;
  readonly at: number | undefined;
  /** The fields that changed since it; empty unless outdated. */
  readonly changed: readonly string[];
}

export interface Approvals {
  /** The version that is shown, from 1. */
  readonly version: number;
  readonly pads: readonly PadApproval[];
}

const versionFamilies = ['attendance.', 'progress.'] as const;

/** Field to the print of what it holds: everything that an approval is about. */
export function versionParts({ values }: Meeting): Readonly<Record<string, string>> {
  const parts: Record<string, string> = { at: fingerprint(values.at) };
  for (const [name, { text }] of textsOf(values)) parts[name] = fingerprint(text);
  for (const name of Object.keys(values)) {
    if (!versionFamilies.some((family) => name.startsWith(family))) continue;
    const value = storedIn(values, name);
    if (value !== undefined) parts[name] = fingerprint(canonicalJson(value));
  }
  return parts;
}

function printOf(parts: Readonly<Record<string, string>>): string {
  return fingerprint(canonicalJson(parts));
}

/** Who approved is who wrote it, whatever it says itself. */
function approvalsIn(meeting: Meeting): readonly Approval[] {
  return Object.entries(meeting.values)
    .flatMap(([name, value]): Approval[] => {
      const [family, padId, print] = name.split('.');
      if (family !== 'approval' || padId === undefined || print === undefined) return [];
      const parsed = approvalSchema.safeParse(value);
      if (!parsed.success) return [];
      return [{ ...stampOf(meeting, name), parts: parsed.data.parts, padId, print }];
    })
    .toSorted((a, b) => a.at - b.at || (a.print < b.print ? -1 : 1));
}

/** How far the approval of the version that is shown is, for some pads in their order. */
export function approvalsOf(meeting: Meeting, padIds: readonly string[]): Approvals {
  const parts = versionParts(meeting);
  const print = printOf(parts);
  const given = approvalsIn(meeting);
  const prints = [...new Set(given.map((one) => one.print))];
  const known = prints.indexOf(print);
  return {
    version: known === -1 ? prints.length + 1 : known + 1,
    pads: padIds.map((padId) => {
      const own = given.filter((one) => one.padId === padId);
      const current = own.findLast((one) => one.print === print);
      const latest = current ?? own.at(-1);
      return {
        padId,
        state: current !== undefined ? 'approved' : latest !== undefined ? 'outdated' : 'waiting',
        by: latest?.by,
        at: latest?.at,
        changed: current !== undefined || latest === undefined ? [] : changes(latest.parts, parts),
      };
    }),
  };
}

function changes(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((name) => before[name] !== now[name]).toSorted();
}

/** The pads for which somebody approves: their own, or every pad for who coordinates. */
export function padsToApproveFor(
  member: { readonly roles: readonly MemberRole[]; readonly launchPadId?: string | undefined },
  padIds: readonly string[],
): readonly string[] {
  if (member.roles.some((role) => everyPad.has(role))) return padIds;
  return member.roles.includes('accountManager') || member.roles.includes('technical')
    ? padIds.filter((id) => id === member.launchPadId)
    : [];
}

/** Approves the version that is shown for a pad. */
export function approve(meeting: Meeting, padId: string): Command {
  return (context) => {
    const parts = versionParts(meeting);
    return setFields(meeting.id, {
      [`approval.${padId}.${printOf(parts)}`]: { by: context.by, at: context.at, parts },
    })(context);
  };
}

/** Takes the approval of the version that is shown back. */
export function withdrawApproval(meeting: Meeting, padId: string): Command {
  return setFields(meeting.id, {
    [`approval.${padId}.${printOf(versionParts(meeting))}`]: undefined,
  });
}
