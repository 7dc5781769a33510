/**
 * What became of the groups of one transaction, by what they hold and whose they are. A device takes another name now and
 * then and brings everything again, so that one group may wait under a thousand names: it is decided under the first.
 */

import type { Membership, StoredGroup } from '../ports/sheet-storage.ts';

/** What decides on a group besides the records. */
interface GroupCase extends Pick<StoredGroup, 'hash' | 'handedIn'> {
  /** With the rights by which it is decided. */
  readonly author: Membership;
  readonly isLetThrough: boolean;
}

export class SameGroups {
  private readonly decided = new Map<string, StoredGroup>();
  private readonly isThere: (recordId: string) => boolean;

  /** @param isThere whether a record has come by now */
  constructor(isThere: (recordId: string) => boolean) {
    this.isThere = isThere;
  }

  note(group: GroupCase, decided: StoredGroup): void {
    this.decided.set(keyOf(group), decided);
  }

  /** The same group as it was decided, unless what it waits for has come since. */
  find(group: GroupCase): StoredGroup | undefined {
    const decided = this.decided.get(keyOf(group));
    const { waitsFor } = decided ?? {};
    return waitsFor !== undefined && this.isThere(waitsFor) ? undefined : decided;
  }
}

function keyOf({ hash, handedIn, author, isLetThrough }: GroupCase): string {
  const { memberId, roles, launchPadId } = author;
  return JSON.stringify([hash, handedIn, memberId, roles, launchPadId, isLetThrough]);
}
