/** What people were told: every operation for which "Saved here" was shown, and where it came from. */

import type { Operation } from '../../src/domain/operation/operation.ts';
import type { SimDevice } from './device.ts';
import { as } from './release.ts';

export interface Told {
  readonly device: SimDevice;
  operation: Operation;
  /** It was typed: the row was rewritten while it was open, so only its id stays the same. */
  readonly isTyped: boolean;
  /** The operations of its group, this one included. */
  readonly group: readonly string[];
  /** Why it need not be anywhere any more: its disk was wiped, or its author discarded it. */
  excuse: string | undefined;
}

export class ToldOperations {
  readonly all = new Map<string, Told>();
  /** The ids that any device gave, whether or not somebody was told. */
  readonly made = new Set<string>();

  tell(device: SimDevice, group: readonly Operation[], isTyped: boolean): void {
    const ids = group.map(({ operationId }) => operationId);
    for (const operation of device.release === 'older' ? as('current', group) : group) {
      const known = this.all.get(operation.operationId);
      if (known !== undefined) known.operation = operation;
      else {
        const told = { device, operation, isTyped, group: ids, excuse: undefined };
        this.all.set(operation.operationId, told);
      }
    }
  }

  excuse(why: string, which: (told: Told) => boolean): void {
    for (const told of this.all.values()) if (which(told)) told.excuse ??= why;
  }
}
