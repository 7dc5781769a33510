/** Settling a conflict from a card: what is written, what is said, and what is said where it could not be. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldConflict } from '../../../domain/conflict/open-conflict.ts';
import { settleField } from '../../../domain/conflict/settle-conflict.ts';
import type { Json } from '../../../std/json.ts';
import { notify } from '../../model/notices.ts';
import { useRun } from '../../model/use-carnet.ts';

export interface Settling {
  /** Why the last attempt wrote nothing; both versions are still there. */
  readonly failure: 'refused' | 'notSaved' | undefined;
  /**
   * Settles the versions that are named, all of them by default; answers whether it did. Versions that are not named
   * stay open.
   */
  readonly settle: (value: Json | undefined, seen?: readonly string[]) => Promise<boolean>;
}

/** @param name what the field is called */
export function useSettling({ record, field, versions }: FieldConflict, name: string): Settling {
  const { t } = useTranslation('conflict');
  const run = useRun();
  const [failure, setFailure] = useState<Settling['failure']>(undefined);
  const settle: Settling['settle'] = async (value, named) => {
    const all = versions.map(({ operationId }) => operationId);
    const seen = named ?? all;
    const isWhole = all.every((id) => seen.includes(id));
    const result = await run(settleField({ record: record.id, field, value, seen }), {
      done: t(isWhole ? 'card.settled' : 'card.settledPart', { field: name }),
    });
    if (!result.ok && result.error.kind !== 'gone') {
      setFailure(result.error.kind === 'invalid' ? 'refused' : 'notSaved');
      return false;
    }
    setFailure(undefined);
    const isDone = result.ok && result.value.group.length > 0;
    if (!isDone) notify({ message: t('card.elsewhere'), tone: 'done' });
    return isDone;
  };
  return { failure, settle };
}
