/**
 * A sheet that was merged into another while somebody wrote on it: it is merged once more with what was written since, or both
 * go on. It is never moved to the bin from here, where nobody would find what was written.
 */

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { setFields, together } from '../../../domain/command/command.ts';
import type { DeletionConflict } from '../../../domain/conflict/open-conflict.ts';
import { keepRecord } from '../../../domain/conflict/settle-conflict.ts';
import { useDescribe, wholeTitle } from '../../i18n/describe-value.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { conflictCountOn, mergePath } from '../../model/merged-back.ts';
import { useDecidesOn, useMayRemove } from '../../model/use-decides-on.ts';
import { useHomeName } from '../../model/use-home.ts';
import { useNames } from '../../model/use-names.ts';
import { useChange } from '../record/use-change.ts';
import { DeletionFrame } from './deletion-frame.tsx';
import { useOrigin } from './version-words.ts';

interface MergedSheetCardProps {
  readonly conflict: DeletionConflict;
  /** The sheet that goes on. */
  readonly into: string;
}

export function MergedSheetCard({ conflict, into }: MergedSheetCardProps) {
  const { t } = useTranslation('conflict');
  const { record, deletion } = conflict;
  const [, navigate] = useLocation();
  const change = useChange();
  const describe = useDescribe(useToday(), useNames(record.home));
  const { when } = useOrigin()(deletion);
  const sheet = useHomeName(into) ?? '';
  const open = useCarnetState((state) => conflictCountOn(state, record.id));
  const decides = [useDecidesOn(into), useDecidesOn(record.id), useMayRemove(record)];
  const mayMerge = !decides.includes(false);
  const keep = (): void => {
    // Both go on: this one is not part of the other any more.
    const command = together([
      keepRecord(record.id),
      setFields(record.id, { mergedInto: undefined }),
    ]);
    const what = wholeTitle(describe.title(record.entity, record.values));
    void change(command, { done: t('deletion.bothKept', { what }) });
  };
  return (
    <DeletionFrame
      title={t('deletion.mergedTitle')}
      text={t('deletion.mergedText', { name: describe.nameOf(deletion.by), when, sheet })}
      other={into}
      first={{ label: t('deletion.both'), give: keep }}
      second={
        mayMerge
          ? {
              label: t('deletion.again'),
              icon: 'forward',
              openBefore: open,
              give: () => navigate(mergePath(into, record.id)),
            }
          : undefined
      }
    />
  );
}
