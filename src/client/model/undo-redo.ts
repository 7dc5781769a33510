/**
 * What can be taken back, and what was taken back and can be done again: groups, latest last.
 *
 * Whatever else is done ends redoing: what was taken back would no longer stand on what it was made on.
 */

import type { Group } from '../../domain/operation/operation.ts';
import { sameGroup } from './receipt.ts';

/** Commands kept for undo. */
export const undoMax = 100;

export class UndoRedo {
  private readonly done: Group[] = [];
  private readonly undone: Group[] = [];
  /** From a change that took something back to what it took back of the same record. */
  readonly taken = new Map<string, Group>();

  /** By the first operation of a group: what an earlier undo of the same left, since somebody wrote on it. */
  private readonly left = new Map<string, Group>();

  /** What an earlier undo of the same left: it stays this time as well. */
  leftOf(group: Group): Group {
    return this.left.get(group[0]?.operationId ?? '') ?? [];
  }

  /** Something was done. */
  note(group: Group): void {
    this.undone.length = 0;
    this.noteDone(group);
  }

  /** A change that is there already says something else now: somebody typed on. */
  noteRewritten(group: Group): void {
    const index = this.done.findLastIndex((one) => sameGroup(one, group));
    if (index >= 0) this.done[index] = group;
  }

  /** What undo would take back: this group where one is named, else the latest. */
  toUndo(group?: Group): Group | undefined {
    return found(this.done, group);
  }

  /** What redo would do again: the undo of it, which is taken back in its turn. */
  toRedo(group?: Group): Group | undefined {
    return found(this.undone, group);
  }

  /** `group` was taken back by `undo`, or nothing of it was left to take back. */
  noteUndone(group: Group, undo: Group): void {
    remove(this.done, group);
    if (undo.length > 0) this.undone.push(undo);
    const made = group.filter(({ kind }) => kind === 'create' || kind === 'restore');
    const isGone = (id: string): boolean =>
      undo.some(({ kind, record }) => kind === 'delete' && record === id);
    this.noteLeft(undo, [...this.leftOf(group), ...made.filter(({ record }) => !isGone(record))]);
    this.noteRestored(group, undo);
  }

  /** `undo` was taken back by `redo`, or nothing of it was left to do again. */
  noteRedone(undo: Group, redo: Group): void {
    remove(this.undone, undo);
    if (redo.length > 0) this.noteDone(redo);
    this.noteLeft(redo, this.leftOf(undo));
    this.noteRestored(undo, redo);
  }

  get counts(): { readonly undoCount: number; readonly redoCount: number } {
    return { undoCount: this.done.length, redoCount: this.undone.length };
  }

  /** The change whose value this one restored, so that earlier changes can be undone in their turn. */
  standsFor(operationId: string, field: string): string | undefined {
    return this.taken.get(operationId)?.find(({ fields }) => field in fields)?.fields[field]?.base;
  }

  private noteRestored(taken: Group, inverse: Group): void {
    for (const { operationId, record } of inverse) {
      this.taken.set(
        operationId,
        taken.filter((one) => one.record === record),
      );
    }
  }

  private noteLeft([first]: Group, left: Group): void {
    if (first !== undefined && left.length > 0) this.left.set(first.operationId, left);
  }

  private noteDone(group: Group): void {
    this.done.push(group);
    if (this.done.length > undoMax) this.done.shift();
  }
}

function found(groups: readonly Group[], group: Group | undefined): Group | undefined {
  return group === undefined ? groups.at(-1) : groups.findLast((one) => sameGroup(one, group));
}

function remove(groups: Group[], group: Group): void {
  const index = groups.findLastIndex((one) => sameGroup(one, group));
  if (index >= 0) groups.splice(index, 1);
}
