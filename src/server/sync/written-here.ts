/**
 * Who wrote on one sheet in one transaction, and in which order: what the deletion of the sheet asks [O9]. Each question
 * is answered at once, however much was written: a push may ask as often as it writes.
 */

import type { Operation } from '../../domain/operation/operation.ts';

type Written = Pick<Operation, 'operationId' | 'by'>;

export class WrittenHere {
  private readonly places = new Map<string, number>();
  private last: { readonly by: string; readonly place: number } | undefined;
  /** The last one by somebody else than who wrote last. */
  private lastOther = 0;

  /** Notes what was written next. */
  add({ operationId, by }: Written): void {
    const place = this.places.size + 1;
    this.places.set(operationId, place);
    if (this.last !== undefined && this.last.by !== by) this.lastOther = this.last.place;
    this.last = { by, place };
  }

  /** Whether anybody else wrote here. */
  isByOthers(by: string): boolean {
    return this.lastByOthers(by) > 0;
  }

  /** Whether anybody else wrote here after an operation; `undefined` where that is not of this transaction. */
  wroteSince(by: string, operationId: string): boolean | undefined {
    const place = this.places.get(operationId);
    return place === undefined ? undefined : this.lastByOthers(by) > place;
  }

  private lastByOthers(by: string): number {
    if (this.last === undefined) return 0;
    return this.last.by === by ? this.lastOther : this.last.place;
  }
}
