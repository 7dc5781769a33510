/**
 * What of the groups that are there already a push is answered from. Whoever reads the programme is answered from all of
 * them. Whoever reads nothing is answered from their own alone, what they sent or made: what others sent, and the counters of others' devices, are
 * to them as if they were not there, and the answer is the same [S5].
 */

import { mayRead } from '../../domain/permission/permission.ts';
import type { Membership, ProgrammeWriter, StoredGroup } from '../ports/sheet-storage.ts';

export interface KnownTo {
  /** The name under which the counters of the device are kept. */
  readonly device: string;
  readonly groups: readonly StoredGroup[];
  /** The last counter that was decided. */
  readonly last: number;
  /**
   * Operations of others: what somebody hands in with one of them is held like any other, and nothing of it is written. What they
   * made themselves is, for coordination.
   */
  readonly hidden: ReadonlySet<string>;
}

interface Asked {
  readonly device: string;
  readonly deviceSequences: readonly number[];
  readonly operationIds: readonly string[];
  /** Of the groups that arrived, those of which whoever asks is said to have made all: whose content they know. */
  readonly ownHashes: ReadonlySet<string>;
}

/** @param hash names a device anew, which another member's goes by already */
export async function knownTo(
  writer: ProgrammeWriter,
  author: Membership,
  { device, deviceSequences, operationIds, ownHashes }: Asked,
  hash: (text: string) => string,
): Promise<KnownTo> {
  const [groups, last] = await Promise.all([
    writer.groups(device, deviceSequences, operationIds),
    writer.lastDeviceSequence(device),
  ]);
  if (mayRead(author.roles)) return { device, groups, last, hidden: new Set() };
  const isOwn = ({ memberId, hash: of }: StoredGroup): boolean =>
    memberId === author.memberId || ownHashes.has(of);
  const hidden = new Set(groups.flatMap((group) => (isOwn(group) ? [] : group.operationIds)));
  const [latest] = last === 0 ? [] : await writer.groups(device, [last], []);
  if (latest === undefined || isOwn(latest)) {
    return { device, groups: groups.filter(isOwn), last, hidden };
  }
  const name = hash(JSON.stringify([author.memberId, device])).slice(0, 64);
  const [own, lastOfName] = await Promise.all([
    writer.groups(name, deviceSequences, []),
    writer.lastDeviceSequence(name),
  ]);
  return { device: name, groups: [...groups.filter(isOwn), ...own], last: lastOfName, hidden };
}
