/** Undo and redo from a key, the palette or a notice: each says what it took back or did again, with the way back. */

import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Text2 } from '../../domain/entity/field.ts';
import { declarationOf } from '../../domain/entity/registry.ts';
import type { Group } from '../../domain/operation/operation.ts';
import { visitBase } from '../ports/routes.ts';
import type { Receipt } from './receipt.ts';
import { notify } from './notices.ts';
import { rootName } from './root-name.ts';
import { useCarnet } from './use-carnet.ts';

type Taken = Pick<Receipt, 'group'>;

export interface UndoRedo {
  /** Takes back what is named, or the latest. */
  readonly undo: (taken?: Taken) => void;
  /** Does again what is named, or what was taken back last. */
  readonly redo: (taken?: Taken) => void;
}

/** Longest name of a record in a message. */
const titleLengthMax = 60;

/** Says of a change what it was made on. */
export function useChangeWords(): {
  readonly undone: (group: Group, titles: Titles) => string;
  readonly redone: (group: Group, titles: Titles) => string;
  /** What the records of a group are called now: one that is deleted in a moment has no name then. */
  readonly titlesOf: (group: Group | undefined) => Titles;
} {
  const { t } = useTranslation(['shell', 'domain']);
  const carnet = useCarnet();
  const [path] = useLocation();
  // On a visit the owner looks on: there no other business is named, and no words of staff.
  const isVisit = path.startsWith(visitBase);
  const titleOf = (id: string): string | undefined => {
    const record = carnet.record(id);
    if (record === undefined) return undefined;
    const title = plainTitle(record.values[declarationOf(record.entity).title]);
    return title.length > titleLengthMax
      ? `${title.slice(0, titleLengthMax - 1).trimEnd()}…`
      : title;
  };
  /** The sheet that was changed, where it is not the one on the screen. */
  const elsewhere = (group: Group): string | undefined => {
    const home = group[0]?.home;
    if (home === undefined || path.includes(home) || isVisit) return undefined;
    const root = carnet.record(home);
    return root === undefined ? undefined : rootName(root);
  };
  const whatOf = (group: Group, titles: Titles): string => {
    const [first] = group;
    if (first === undefined) return '';
    const { entity, record, fields } = first;
    const kind = inSentence(t(`domain:entityName.${entity}`));
    const [field, ...more] = group.length === 1 ? Object.keys(fields) : [];
    const key = `domain:field.${entity}.${field}`;
    const label = field !== undefined && more.length === 0 && i18next.exists(key) ? key : undefined;
    const title = isVisit ? undefined : (titleOf(record) ?? titles.get(record));
    const named =
      title === undefined || title === '' ? kind : t('shell:changed.named', { kind, title });
    // The key is one of those that exist, which the types cannot know.
    return label === undefined
      ? named
      : t('shell:changed.field', {
          named,
          field: inSentence(i18next.t(label as 'domain:field.sme.name')),
        });
  };
  return {
    titlesOf: (group = []) =>
      new Map(group.flatMap(({ record }) => [[record, titleOf(record) ?? ''] as const])),
    undone: (group, titles) => {
      const [name, what] = [elsewhere(group), whatOf(group, titles)];
      return name === undefined ? t('shell:undone', { what }) : t('shell:undoneAt', { name, what });
    },
    redone: (group, titles) => {
      const [name, what] = [elsewhere(group), whatOf(group, titles)];
      return name === undefined ? t('shell:redone', { what }) : t('shell:redoneAt', { name, what });
    },
  };
}

type Titles = ReadonlyMap<string, string>;

function plainTitle(value: unknown): string {
  if (typeof value === 'string') return value;
  const text = (value as Partial<Text2> | undefined)?.text;
  return typeof text === 'string' ? text : '';
}

/** The name of a kind within a sentence; `PME` and `SME` stay as they are. */
function inSentence(word: string): string {
  const isShort = /^\p{Lu}{2}/u.test(word);
  return isShort ? word : `${word.slice(0, 1).toLocaleLowerCase()}${word.slice(1)}`;
}

export function useUndoRedo(): UndoRedo {
  const { t } = useTranslation('shell');
  const carnet = useCarnet();
  const words = useChangeWords();
  return {
    undo: (taken) => {
      const titles = words.titlesOf(taken?.group ?? carnet.lastChange());
      void carnet.undo(taken).then((result) => {
        // What could not be saved is announced by the shell.
        if (!result.ok) return;
        if (result.value === undefined) notify({ message: t('nothingToUndo'), tone: 'done' });
        else {
          const message = words.undone(result.value.group, titles);
          notify({ message, tone: 'done', redo: result.value });
        }
      });
    },
    redo: (taken) => {
      const titles = words.titlesOf(taken?.group ?? carnet.lastUndone());
      void carnet.redo(taken).then((result) => {
        if (!result.ok) return;
        if (result.value === undefined) notify({ message: t('nothingToRedo'), tone: 'done' });
        else {
          const message = words.redone(result.value.group, titles);
          notify({ message, tone: 'done', undo: result.value });
        }
      });
    },
  };
}
