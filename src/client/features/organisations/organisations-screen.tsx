/**
 * The organisations that the programme works with, and the one that is open beside the list; on a phone that one is a
 * screen of its own. What is open stands in the address, so that the way back leads to the same row.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import {
  type OrganisationKind,
  organisationKinds,
} from '../../../domain/organisation/organisation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useHeldWhileTyped, useWritten } from '../../model/use-held-while-typed.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { classNames } from '../../ui/class-names.ts';
import { ContributionDialog } from './contribution-dialog.tsx';
import type { HomeSheet } from './home-sheet.ts';
import { HalfTypedBinned } from '../../parts/composer/half-typed-binned.tsx';
import { IntroductionDialog } from '../../parts/introduction/introduction-dialog.tsx';
import { BinnedNote } from '../../parts/record/binned-note.tsx';
import { OrganisationDialog } from './organisation-dialog.tsx';
import { OrganisationPanel } from './organisation-panel.tsx';
import { OrganisationTable } from './organisation-table.tsx';
import styles from './organisations.module.css';
import { SourcesFoot } from './sources-foot.tsx';
import { useOrganisationKeys } from './use-organisation-keys.ts';
import { useOrganisationRows } from './use-organisation-rows.ts';

interface OrganisationsScreenProps {
  /** From the address; empty when none is open. */
  readonly organisationId: string;
  readonly homeSheet: HomeSheet;
}

type Opened = 'new' | 'edit' | 'contribution' | 'introduction' | undefined;

export function OrganisationsScreen({ organisationId, homeSheet }: OrganisationsScreenProps) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const today = useToday();
  const [, navigate] = useLocation();
  const [kind, setKind] = useState<OrganisationKind | undefined>(undefined);
  const [opened, setOpened] = useState<Opened>(undefined);
  const mayWrite = useMayWrite();
  const programmeId = useCarnetState((state) => state.programmeId);
  const all = useOrganisationRows();
  // A confidential organisation is not on paper.
  const isOnPaper = useIsPrinting();
  const rows = useMemo(
    () =>
      all.filter(
        ({ organisation: { values } }) =>
          (kind === undefined || values.kind === kind) &&
          !(isOnPaper && values.confidential === true),
      ),
    [all, kind, isOnPaper],
  );
  const found = all.find(({ organisation }) => organisation.id === organisationId);
  const held = useHeldWhileTyped(organisationId, found);
  const organisation = useWritten(held?.organisation, found !== undefined);
  const chosen =
    held === undefined || organisation === undefined ? undefined : { ...held, organisation };
  const choose = (id: string): void => navigate(paths.organisation(id), { replace: true });
  useOrganisationKeys({
    move: (step) => {
      const index = rows.findIndex(({ organisation }) => organisation.id === organisationId);
      const next = rows[index === -1 ? 0 : index + step];
      if (next !== undefined) choose(next.organisation.id);
    },
    mayWrite,
    log: () => document.querySelector<HTMLElement>('[data-composer]')?.focus(),
    introduce: () => setOpened('introduction'),
    contribute: () => setOpened('contribution'),
    add: () => setOpened('new'),
    back: () => navigate(paths.organisations()),
    isOpen: chosen !== undefined,
  });
  const add = mayWrite ? (
    <Button icon="add" shortcut="N" onClick={() => setOpened('new')}>
      {t('add')}
    </Button>
  ) : undefined;
  return (
    <>
      <TopBar title={t('title')} subtitle={format.dateFull(today)} />
      <div className={styles.binned}>
        <BinnedNote id={organisationId} />
        {isOnPaper || (found === undefined && chosen !== undefined) ? null : (
          <HalfTypedBinned home={programmeId} of="organisation" />
        )}
      </div>
      {all.length === 0 && chosen === undefined ? (
        <EmptyState title={t('empty.title')} lead={t('empty.text')} action={add} />
      ) : (
        <div className={classNames(styles.screen, chosen !== undefined && styles.withPanel)}>
          <div className={styles.list}>
            <Toolbar label={t('filter')} end={add} scrolling>
              <Chip
                pressed={kind === undefined}
                count={all.length}
                onClick={() => setKind(undefined)}
              >
                {t('all')}
              </Chip>
              {organisationKinds.map((one) => (
                <KindChip
                  key={one}
                  kind={one}
                  count={all.filter(({ organisation }) => organisation.values.kind === one).length}
                  pressed={kind === one}
                  onPress={() => setKind(kind === one ? undefined : one)}
                />
              ))}
            </Toolbar>
            <OrganisationTable rows={rows} chosenId={organisationId} onChoose={choose} />
            <SourcesFoot />
          </div>
          {chosen === undefined ? null : (
            <OrganisationPanel
              key={organisationId}
              row={chosen}
              homeSheet={homeSheet}
              onEdit={() => setOpened('edit')}
              onContribute={() => setOpened('contribution')}
              onIntroduce={() => setOpened('introduction')}
            />
          )}
        </div>
      )}
      {opened === 'new' ? (
        <OrganisationDialog onAdded={choose} onClose={() => setOpened(undefined)} />
      ) : null}
      {chosen !== undefined && opened === 'edit' ? (
        <OrganisationDialog
          organisation={chosen.organisation}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
      {chosen !== undefined && opened === 'contribution' ? (
        <ContributionDialog organisationId={organisationId} onClose={() => setOpened(undefined)} />
      ) : null}
      {chosen !== undefined && opened === 'introduction' ? (
        <IntroductionDialog home={chosen.organisation.id} onClose={() => setOpened(undefined)} />
      ) : null}
    </>
  );
}

interface KindChipProps {
  readonly kind: OrganisationKind;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function KindChip({ kind, count, pressed, onPress }: KindChipProps) {
  const { t } = useTranslation('domain');
  if (count === 0) return null;
  return (
    <Chip pressed={pressed} count={count} onClick={onPress}>
      {t(`option.organisationKind.${kind}`)}
    </Chip>
  );
}
