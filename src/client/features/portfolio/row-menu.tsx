/**
 * The menu of a row: what can be done with this SME, or with all selected ones where it is one of several. Loaded when
 * it is first asked for.
 */

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Reach, reachOf } from '../../../domain/sme/reach.ts';
import { askPlan } from '../../model/plan-question.ts';
import { askStage } from '../../model/stage-question.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { paths } from '../../ports/routes.ts';
import { ContextMenu, type Place } from '../../ui/context-menu.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { MenuItem } from '../../ui/menu-button.tsx';
import type { BulkKind } from './bulk-dialog.tsx';
import type { Selection } from './use-selection.ts';

export interface RowMenuRequest {
  readonly smeId: string;
  readonly place: Place;
}

interface RowMenuProps {
  readonly request: RowMenuRequest;
  readonly selection: Selection;
  readonly onBulk: (kind: BulkKind) => void;
  readonly onPlanAll: () => void;
  readonly onExport: () => void;
  readonly onManager: (smeId: string) => void;
  readonly onClose: () => void;
}

const reachIcons: Readonly<Record<Reach['kind'], IconName>> = {
  phone: 'call',
  email: 'email',
  website: 'openElsewhere',
};

/** What changes an SME: who only reads has none of it. */
const writing: ReadonlySet<string> = new Set(['log', 'plan', 'stage', 'manager']);

export function RowMenu(props: RowMenuProps) {
  const { request, selection, onClose } = props;
  const { t } = useTranslation('list');
  const name = useCarnetState((state) => state.sheets.get(request.smeId)?.sme.values.name ?? '');
  const ofOne = useItemsOfOne(props);
  const ofAll = useItemsOfAll(props);
  const mayWrite = useMayWrite();
  const several = selection.ids.length > 1 && selection.has(request.smeId);
  const counted = t('bulk.selected', { count: selection.ids.length });
  return (
    <ContextMenu
      label={several ? counted : t('menu.label', { name })}
      head={
        several ? (
          <b>{counted}</b>
        ) : (
          <>
            <b>
              <bdi>{name}</bdi>
            </b>
            {selection.ids.length > 0 ? <span>{t('menu.only')}</span> : null}
          </>
        )
      }
      items={(several ? ofAll : ofOne).filter(({ id }) => mayWrite || !writing.has(id))}
      place={request.place}
      onClose={onClose}
    />
  );
}

function useItemsOfOne({ request, selection, onManager }: RowMenuProps): readonly MenuItem[] {
  const { t } = useTranslation('list');
  const [, navigate] = useLocation();
  const { smeId } = request;
  const sme = useCarnetState((state) => state.sheets.get(smeId)?.sme);
  const sheet = paths.sheet(smeId);
  const reaches = sme === undefined ? [] : reachOf(sme);
  return [
    {
      id: 'open',
      icon: 'list',
      label: t('menu.open'),
      shortcut: t('menu.enter'),
      onSelect: () => navigate(sheet),
    },
    {
      id: 'log',
      icon: 'write',
      label: t('menu.log'),
      shortcut: 'L',
      onSelect: () => navigate(`${sheet}?log`),
    },
    {
      id: 'plan',
      icon: 'calendar',
      label: t('menu.plan'),
      shortcut: 'P',
      onSelect: () => askPlan({ smeId }),
    },
    {
      id: 'stage',
      icon: 'stage',
      label: t('menu.stage'),
      shortcut: 'M',
      separated: true,
      onSelect: () => askStage(smeId),
    },
    {
      id: 'manager',
      icon: 'person',
      label: t('menu.manager'),
      onSelect: () => onManager(smeId),
    },
    {
      id: 'select',
      icon: 'check',
      label: t(selection.has(smeId) ? 'menu.unselect' : 'menu.select'),
      shortcut: 'X',
      onSelect: () => selection.toggle(smeId),
    },
    ...reaches.map(({ kind, text, href }, index) => ({
      id: kind,
      icon: reachIcons[kind],
      label: text,
      separated: index === 0,
      onSelect: () => follow(href),
    })),
    {
      id: 'copy',
      icon: 'copy',
      label: t('menu.copy'),
      separated: reaches.length === 0,
      onSelect: () => void copyLink(sheet),
    },
  ];
}

function useItemsOfAll({
  selection,
  onBulk,
  onPlanAll,
  onExport,
}: RowMenuProps): readonly MenuItem[] {
  const { t } = useTranslation('list');
  return [
    {
      id: 'stage',
      icon: 'stage',
      label: t('menu.stage'),
      shortcut: 'M',
      onSelect: () => onBulk('stage'),
    },
    { id: 'manager', icon: 'person', label: t('menu.manager'), onSelect: () => onBulk('manager') },
    { id: 'plan', icon: 'calendar', label: t('menu.plan'), shortcut: 'P', onSelect: onPlanAll },
    {
      id: 'export',
      icon: 'exportFile',
      label: t('bulk.export'),
      separated: true,
      onSelect: onExport,
    },
    {
      id: 'clear',
      icon: 'close',
      label: t('bulk.clear'),
      separated: true,
      onSelect: selection.clear,
    },
  ];
}

/** Telephones and mail programs open beside the application; a site opens in another tab and learns nothing of it. */
function follow(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  if (/^https?:/u.test(href)) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  link.click();
}

/** The address of a sheet in this programme. */
async function copyLink(path: string): Promise<void> {
  const programme = /^.*\/p\/[^/]+/u.exec(window.location.href)?.[0] ?? window.location.origin;
  await navigator.clipboard.writeText(`${programme}${path}`).catch(() => undefined);
}
