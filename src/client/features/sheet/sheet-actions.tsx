/** What can be done with a whole sheet: the two things that most visits to it are for, and the menu of the rest. */

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { isSupported } from '../../../domain/alert/expected.ts';
import { deleteRecord } from '../../../domain/command/command.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import { runCommand } from '../../model/commands.ts';
import { leftPlace } from '../../model/left-place.ts';
import { usePreference } from '../../model/preferences.ts';
import { askStage } from '../../model/stage-question.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { conflictCountOn } from '../../model/merged-back.ts';
import { useMayRemove } from '../../model/use-decides-on.ts';
import { useChange } from '../../parts/record/use-change.ts';
import type { SheetTab } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton, type MenuItem } from '../../ui/menu-button.tsx';
import styles from './sheet-actions.module.css';
import { useOpenDialog } from './use-open-dialog.ts';

interface SheetActionsProps extends SheetMenuProps {
  readonly tab: SheetTab;
}

export function SheetActions({ sme, tab, readOnly }: SheetActionsProps) {
  return (
    <div className={styles.actions}>
      {readOnly ? null : <MainActions sme={sme} tab={tab} />}
      <SheetMenu sme={sme} readOnly={readOnly} />
    </div>
  );
}

type MainActionsProps = Omit<SheetActionsProps, 'readOnly'>;

/** What most visits to a sheet are for; on a phone the visit has its icon, and the menu has both. */
function MainActions({ sme, tab }: MainActionsProps) {
  const { t } = useTranslation(['visit', 'reviews']);
  const letters = usePreference((state) => state.letterShortcuts);
  const shortcut = (letter: string) =>
    letters ? { shortcut: letter, 'aria-keyshortcuts': letter } : {};
  return (
    <>
      <span className={styles.onPhone}>
        <IconButton icon="visit" label={t('visit:open')} onClick={() => void runCommand('visit')} />
      </span>
      <div className={styles.main}>
        <Button icon="visit" {...shortcut('V')} onClick={() => void runCommand('visit')}>
          {t('visit:open')}
        </Button>
        {isSupported(sme.values.stage) && tab !== 'reviews' ? (
          <Button icon="review" {...shortcut('R')} onClick={() => void runCommand('prepareReview')}>
            {t('reviews:prepare')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** What takes the sheet along, without what is for staff: who only reads has this and nothing else. */
const takenAlong: ReadonlySet<string> = new Set(['csv', 'print']);

interface SheetMenuProps {
  readonly sme: Sme;
  readonly readOnly: boolean;
}

function SheetMenu({ sme, readOnly }: SheetMenuProps) {
  const { t } = useTranslation([
    'sheet',
    'export',
    'stages',
    'visit',
    'reviews',
    'organisations',
    'conflict',
  ]);
  const letters = usePreference((state) => state.letterShortcuts);
  const change = useChange();
  const openDialog = useOpenDialog();
  const open = useCarnetState((state) => conflictCountOn(state, sme.id));
  const mayRemove = useMayRemove(useCarnet().record(sme.id));
  const [, navigate] = useLocation();
  const remove = async (): Promise<void> => {
    const done = t('header.deleted', { name: sme.values.name });
    if (await change(deleteRecord(sme.id), { done })) navigate(leftPlace().path);
  };
  const items: readonly MenuItem[] = [
    // On a phone these have little or no button of their own: what most visits are for comes first.
    {
      id: 'visit',
      icon: 'visit',
      label: t('visit:open'),
      shortcut: letters ? 'V' : undefined,
      onSelect: () => void runCommand('visit'),
    },
    {
      id: 'review',
      icon: 'review',
      label: t('reviews:prepare'),
      shortcut: letters ? 'R' : undefined,
      onSelect: () => void runCommand('prepareReview'),
    },
    {
      id: 'ready',
      icon: 'laptop',
      label: t('visit:ready.check'),
      onSelect: () => void runCommand('readyToLeave'),
    },
    {
      id: 'contact',
      icon: 'write',
      label: t('header.newContact'),
      onSelect: () => openDialog({ kind: 'contact' }),
      separated: true,
    },
    {
      id: 'action',
      icon: 'action',
      label: t('header.newAction'),
      onSelect: () => openDialog({ kind: 'action' }),
    },
    {
      id: 'issue',
      icon: 'issue',
      label: t('header.newIssue'),
      onSelect: () => openDialog({ kind: 'issue' }),
    },
    {
      id: 'introduce',
      icon: 'people',
      label: t('organisations:introduce'),
      onSelect: () => openDialog({ kind: 'introduce' }),
    },
    {
      id: 'stage',
      icon: 'forward',
      label: t('stages:dialog.title'),
      shortcut: letters ? 'M' : undefined,
      onSelect: () => askStage(sme.id),
      separated: true,
    },
    {
      id: 'handOver',
      icon: 'person',
      label: t('stages:handover.menu'),
      onSelect: () => openDialog({ kind: 'handOver' }),
    },
    {
      id: 'csv',
      icon: 'exportFile',
      label: t('export:csv'),
      onSelect: () => void runCommand('exportCsv'),
      separated: true,
    },
    {
      id: 'csvStaff',
      icon: 'exportFile',
      label: t('export:csvStaff'),
      onSelect: () => void runCommand('exportCsvStaff'),
    },
    {
      id: 'print',
      icon: 'print',
      label: t('header.print'),
      onSelect: () => void runCommand('print'),
    },
    {
      id: 'printStaff',
      icon: 'print',
      label: t('export:printStaff'),
      onSelect: () => void runCommand('printStaff'),
    },
    {
      id: 'delete',
      icon: 'remove',
      label: t('header.delete'),
      // What somebody wrote is not hidden before it is decided on.
      unavailableBecause: open === 0 ? undefined : t('conflict:deletion.first', { count: open }),
      onSelect: () => void remove(),
      tone: 'risk',
      separated: true,
    },
  ];
  return (
    <MenuButton
      label={t('header.more')}
      align="end"
      trigger={(props) => <IconButton {...props} icon="more" label={t('header.more')} />}
      items={items.filter(({ id }) =>
        readOnly ? takenAlong.has(id) : id !== 'delete' || mayRemove,
      )}
    />
  );
}
