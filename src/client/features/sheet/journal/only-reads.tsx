/**
 * Why there is no line to log with, where the sheet itself does not say it: the role may have changed a moment ago. What
 * was half-typed then stays readable, to be copied or thrown away, and what was not applied is said to be kept.
 */

import { useTranslation } from 'react-i18next';
import { isAllowed } from '../../../model/own-rights.ts';
import { useCarnet, useCarnetState } from '../../../model/use-carnet.ts';
import { HalfTyped } from '../../../parts/composer/half-typed.tsx';
import { halfTypedOn } from '../../../parts/composer/half-typed-words.ts';
import { isAwaiting } from '../../../ports/sheet-store.ts';
import { openWorkPanel } from '../../../parts/entry-mark/open-work-panel.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { Stack } from '../../../ui/page.tsx';

interface OnlyReadsProps {
  readonly home: string;
  /** Said only where something was half-typed. */
  readonly isQuiet?: boolean | undefined;
}

export function OnlyReads({ home, isQuiet = false }: OnlyReadsProps) {
  const { t } = useTranslation('sheet');
  const carnet = useCarnet();
  const drafts = useCarnetState((state) => state.drafts);
  const readsSheets = useCarnetState((state) => isAllowed('read', state));
  const counts = { stuck: useStuckOn(home, false), awaiting: useStuckOn(home, true) };
  const isHere = (id: string): boolean => id === home || carnet.record(id)?.home === home;
  const isAllApplied = counts.stuck + counts.awaiting === 0;
  if (isQuiet && isAllApplied && halfTypedOn(drafts, isHere).length === 0) return null;
  return (
    <>
      <Stack>
        <Note icon="lock" announced>
          {t(readsSheets ? 'journal.onlyReads' : 'journal.reportsOnly')}
        </Note>
        {counts.stuck === 0 ? null : (
          <Note
            icon="syncFailed"
            announced
            action={<Button onClick={openWorkPanel}>{t('unknown.open')}</Button>}
          >
            {t('journal.notApplied', { count: counts.stuck })}
          </Note>
        )}
        {counts.awaiting === 0 ? null : (
          <Note
            icon="waiting"
            announced
            action={<Button onClick={openWorkPanel}>{t('unknown.open')}</Button>}
          >
            {t('journal.awaiting', { count: counts.awaiting })}
          </Note>
        )}
      </Stack>
      <HalfTyped home={home} />
    </>
  );
}

/** How many changes of a sheet took no effect: those that wait for a decision, or the others. */
function useStuckOn(home: string, awaiting: boolean): number {
  const carnet = useCarnet();
  return useCarnetState(
    () =>
      carnet
        .stuckRows()
        .filter((row) => row.group[0]?.home === home && isAwaiting(row) === awaiting).length,
  );
}
