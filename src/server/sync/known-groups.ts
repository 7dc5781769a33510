/** What is known of the groups of a push: by the counter of their device, by what took effect, and by their first operation. */

import type { StoredGroup } from '../ports/sheet-storage.ts';
import type { SyncContext } from './context.ts';
import type { ArrivedGroup } from './decide.ts';
import { idsOf } from './raw-operations.ts';

export class KnownGroups {
  private readonly byCounter = new Map<number, StoredGroup>();
  private readonly byOperation = new Map<string, StoredGroup>();
  /** Without effect. */
  private readonly byFirst = new Map<string, StoredGroup>();
  private readonly device: string;
  private readonly context: SyncContext;

  constructor(device: string, groups: readonly StoredGroup[], context: SyncContext) {
    this.device = device;
    this.context = context;
    for (const group of groups) this.add(group);
  }

  add(group: StoredGroup): void {
    if (group.device === this.device) this.byCounter.set(group.deviceSequence, group);
    const [first] = group.operationIds;
    if (group.sequence !== undefined) {
      for (const id of group.operationIds) this.byOperation.set(id, group);
    } else if (first !== undefined) {
      this.byFirst.set(first, group);
    }
  }

  /** What came under the counter of a group. */
  withCounterOf({ deviceSequence }: ArrivedGroup): StoredGroup | undefined {
    return this.byCounter.get(deviceSequence);
  }

  /** What took effect with operations of a group, by these. */
  effective({ operations }: ArrivedGroup): ReadonlyMap<string, StoredGroup> {
    const found = new Map<string, StoredGroup>();
    for (const id of idsOf(operations)) {
      const group = this.byOperation.get(id);
      if (group !== undefined) found.set(id, group);
    }
    return found;
  }

  /** One that begins with the same operation and took no effect. */
  begunLike({ operations }: ArrivedGroup): StoredGroup | undefined {
    return this.byFirst.get(idsOf(operations)[0] ?? '');
  }

  /** Whether the content is the same. Servers of 0.1 noted groups by their text as it came [P8]. */
  isSame({ hash }: StoredGroup, arrived: ArrivedGroup): boolean {
    return hash === arrived.hash || hash === this.context.hash(JSON.stringify(arrived.operations));
  }
}
