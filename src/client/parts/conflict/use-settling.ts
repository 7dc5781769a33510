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
  readonly settle: (value: Json | undefined) => Promise<void>;
}

/** @param name what the field is called */
export function useSettling({ record, field, versions }: FieldConflict, name: string): Settling {
  const { t } = useTranslation('conflict');
  const run = useRun();
  const [failure, setFailure] = useState<Settling['failure']>(undefined);
  const settle = async (value: Json | undefined): Promise<void> => {
    const seen = versions.map(({ operationId }) => operationId);
    const result = await run(settleField({ record: record.id, field, value, seen }), {
      done: t('card.settled', { field: name }),
    });
    if (!result.ok && result.error.kind !== 'gone') {
      setFailure(result.error.kind === 'invalid' ? 'refused' : 'notSaved');
      return;
    }
    setFailure(undefined);
    if (!result.ok || result.value.group.length === 0) {
      notify({ message: t('card.elsewhere'), tone: 'done' });
    }
  };
  return { failure, settle };
}
