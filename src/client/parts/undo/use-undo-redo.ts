/** Undo and redo from a key, the palette or a notice: each says what it took back or did again, with the way back. */

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Group } from '../../../domain/operation/operation.ts';
import type { AnyRecord } from '../../../domain/operation/record.ts';
import { visitBase } from '../../ports/routes.ts';
import { type Receipt, sameGroup } from '../../model/receipt.ts';
import { notify } from '../../model/notices.ts';
import { rootName } from '../../model/root-name.ts';
import { useCarnet } from '../../model/use-carnet.ts';

type Taken = Pick<Receipt, 'group'>;

export interface UndoRedo {
  /** Takes back what is named, or the latest. */
  readonly undo: (taken?: Taken) => void;
  /** Does again what is named, or what was taken back last. */
  readonly redo: (taken?: Taken) => void;
}

type Before = ReadonlyMap<string, AnyRecord | undefined>;

interface ChangeWords {
  /** The records of a group as they are: one that is deleted in a moment has no name then. */
  readonly recordsOf: (group: Group | undefined) => Before;
  /**
   * `Undone: action “Label”.`, with the sheet where that is not the one on the screen, and with what stayed as it is.
   *
   * @param asked what was to be taken back
   */
  readonly say: (
    how: 'undone' | 'redone',
    group: Group,
    before: Before,
    asked?: Group,
  ) => Promise<string>;
}

/** Says of an undo or a redo what it changed. */
export function useChangeWords(): ChangeWords {
  const { t } = useTranslation(['shell', 'domain']);
  const carnet = useCarnet();
  const [path] = useLocation();
  // On a visit the owner looks on: there no other business is named.
  const isVisit = path.startsWith(visitBase);
  const elsewhere = (home = ''): string | undefined => {
    const root = path.includes(home) || isVisit ? undefined : carnet.record(home);
    return root === undefined ? undefined : rootName(root);
  };
  return {
    recordsOf: (group = []) => new Map(group.map(({ record }) => [record, carnet.record(record)])),
    say: async (how, group, before, asked) => {
      const recordOf = (id: string): AnyRecord | undefined => carnet.record(id) ?? before.get(id);
      const { what, namesSheet, stayed } = await import('./change-words.ts').then(
        // What is taken back goes in the opposite order: the contact of a line comes last.
        ({ changeWords }) =>
          changeWords(how === 'undone' ? group.toReversed() : group, {
            how,
            recordOf,
            isVisit,
            asked,
          }),
        // What was taken back is told in any case.
        () => ({
          what: group.map(({ entity }) => t(`domain:entityName.${entity}`))[0] ?? '',
          namesSheet: false,
          stayed: '',
        }),
      );
      const name = namesSheet ? undefined : elsewhere(group[0]?.home);
      const at = name === undefined ? '' : 'At';
      return t(`shell:${how}${at}`, { name, what }) + stayed;
    },
  };
}

export function useUndoRedo(): UndoRedo {
  const { t } = useTranslation('shell');
  const carnet = useCarnet();
  const words = useChangeWords();
  const step = async (how: 'undone' | 'redone', taken: Taken | undefined): Promise<void> => {
    const isUndo = how === 'undone';
    const group = taken?.group ?? (isUndo ? carnet.lastChange() : carnet.lastUndone());
    // An entry that stayed with an earlier undo stays with this one too.
    const asked = group && (isUndo ? [...group, ...carnet.leftOf(group)] : group);
    const before = words.recordsOf(asked);
    const result = await (isUndo ? carnet.undo(taken) : carnet.redo(taken));
    // What could not be saved is announced by the shell.
    if (!result.ok) return;
    const { value } = result;
    if (value === undefined) {
      const isStuck =
        group !== undefined && carnet.stuckRows().some((row) => sameGroup(row.group, group));
      const nothing = isUndo ? 'nothingToUndo' : 'nothingToRedo';
      notify({ message: t(isUndo && isStuck ? 'notAppliedToUndo' : nothing), tone: 'done' });
      return;
    }
    const message = await words.say(how, value.group, before, asked);
    notify({ message, tone: 'done', ...(isUndo ? { redo: value } : { undo: value }) });
  };
  return {
    undo: (taken) => void step('undone', taken),
    redo: (taken) => void step('redone', taken),
  };
}
