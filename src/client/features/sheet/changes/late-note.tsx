/**
 * What somebody logged on a sheet that had been merged into this one, without having heard of it: it lies on that
 * sheet, in the trash, as the only thing that was never moved. It is brought here with one click.
 */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeSmes } from '../../../../domain/sme/merge-smes.ts';
import type { Sheet } from '../../../model/state.ts';
import { useCarnet, useCarnetState, useRun } from '../../../model/use-carnet.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import styles from './changed-since.module.css';

export function LateNote({ smeId, name }: { readonly smeId: string; readonly name: string }) {
  const { t } = useTranslation('conflict');
  const carnet = useCarnet();
  const run = useRun();
  const trashed = useCarnetState((state) => state.trashedSheets);
  const late = useMemo(
    () =>
      [...trashed.values()].filter(
        (sheet) => sheet.sme.values.mergedInto === smeId && countOf(sheet) > 0,
      ),
    [trashed, smeId],
  );
  if (late.length === 0) return null;
  const bring = async (): Promise<void> => {
    for (const { sme, actions, issues } of late) {
      await carnet.loadJournal(sme.id);
      const contacts = carnet.state.getState().journals.get(sme.id) ?? [];
      const children = [...contacts, ...issues, ...actions].map(({ id }) => id);
      const done = t('merge.done', { name });
      await run(mergeSmes({ from: sme.id, into: smeId, children }), { done });
    }
  };
  const count = late.reduce((sum, sheet) => sum + countOf(sheet), 0);
  return (
    <div className={styles.place}>
      <Note
        icon="conflict"
        tone="conflict"
        title={t('merge.late', { count })}
        action={<Button onClick={() => void bring()}>{t('merge.bring')}</Button>}
      >
        {t('merge.lateText')}
      </Note>
    </div>
  );
}

/** What is on a sheet and not in the trash by itself. */
function countOf({ summary, actions, issues }: Sheet): number {
  return summary.count + actions.length + issues.length;
}
