/** What can be done with the selected SMEs, over the foot of the list. Loaded with the first selection. */

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../model/commands.ts';
import { usePreference } from '../../model/preferences.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Announcement } from '../../ui/visually-hidden.tsx';
import styles from './bulk-bar.module.css';
import type { BulkKind } from './bulk-dialog.tsx';
import type { Selection } from './use-selection.ts';

interface BulkBarProps {
  readonly selection: Selection;
  readonly onAsk: (kind: BulkKind) => void;
  readonly onPlan: () => void;
  readonly onExport: () => void;
}

export function BulkBar({ selection, onAsk, onPlan, onExport }: BulkBarProps) {
  const { t } = useTranslation('list');
  const letters = usePreference((state) => state.letterShortcuts);
  const count = selection.ids.length;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => liftToasts(bar.current?.offsetHeight ?? 0), []);
  const counted = t('bulk.selected', { count });
  useCommands({
    moveStage: { run: () => onAsk('stage'), detail: counted },
    planContact: { run: onPlan, detail: counted },
    exportCsv: { run: onExport, detail: counted },
  });
  return (
    <>
      <div className={styles.place}>
        <div ref={bar} role="toolbar" aria-label={t('bulk.label')} className={styles.bar}>
          <b className={styles.count}>{counted}</b>
          <WritersOnly>
            <Button
              variant="quiet"
              icon="stage"
              shortcut={letters ? 'M' : undefined}
              onClick={() => onAsk('stage')}
            >
              {t('bulk.stage')}
            </Button>
            <Button variant="quiet" icon="person" onClick={() => onAsk('manager')}>
              {t('bulk.manager')}
            </Button>
            <Button
              variant="quiet"
              icon="calendar"
              shortcut={letters ? 'P' : undefined}
              onClick={onPlan}
            >
              {t('bulk.plan')}
            </Button>
          </WritersOnly>
          <Button variant="quiet" icon="exportFile" onClick={onExport}>
            {t('bulk.export')}
          </Button>
          <IconButton icon="close" label={t('bulk.clear')} onClick={selection.clear} />
        </div>
      </div>
      <Announcement>{counted}</Announcement>
    </>
  );
}

/** What the bar stands above the foot of the list, in pixels. */
const gapPx = 36;

/** Toasts stand above the bar, until the function that it answers is called. */
function liftToasts(height: number): () => void {
  const { style } = document.documentElement;
  style.setProperty('--above-bottom', `${height + gapPx}px`);
  return () => style.removeProperty('--above-bottom');
}
