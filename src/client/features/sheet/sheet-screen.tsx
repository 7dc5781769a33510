/**
 * The progress sheet of one SME: everything known of it in one place. The journal comes first, with the line that
 * logs a contact on top of it, because logging every contact is what shows trouble early (source report, lesson 6).
 */

import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { restoreRecord } from '../../../domain/command/command.ts';
import { leftPlace, useSheetSeen } from '../../model/left-place.ts';
import { isEmptied } from '../../model/merged-back.ts';
import { mergedSheet } from '../../model/merged-sheets.ts';
import { usePreference } from '../../model/preferences.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useHeldWhileTyped } from '../../model/use-held-while-typed.ts';
import { useMayRemove } from '../../model/use-decides-on.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { HalfTyped } from '../../parts/composer/half-typed.tsx';
import { useChange } from '../../parts/record/use-change.ts';
import type { Sheet } from '../../model/state.ts';
import { paths, type SheetTab, sheetTabs } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import type { RenderLink } from '../../ui/link.tsx';
import { Note } from '../../ui/note.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { TabPanel, Tabs } from '../../ui/tabs.tsx';
import { HalfTypedBinned } from '../../parts/composer/half-typed-binned.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { OnlyReads } from './journal/only-reads.tsx';
import { SheetCommands } from './sheet-commands.tsx';
import { SheetDialogs } from './sheet-dialogs.tsx';
import { SheetHeader, SheetTop } from './sheet-header.tsx';
import styles from './sheet-screen.module.css';
import { sheetTabEntries } from './sheet-tabs.tsx';
import { UnknownSheet } from './unknown-sheet.tsx';
import { useBinnedLater } from './use-binned-later.ts';
import { useNeighbours } from './use-neighbours.ts';
import { useSheetKeys } from './use-sheet-keys.ts';

const renderLink: RenderLink = (props) => <Link {...props} />;
const idBase = 'sheet';
const line: readonly string[] = ['composer'];

interface SheetScreenProps {
  readonly smeId: string;
  /** As it stands in the address; one that does not exist opens the journal. */
  readonly tab: string | undefined;
}

export function SheetScreen({ smeId, tab }: SheetScreenProps) {
  const kept = useCarnetState((state) => state.sheets.get(smeId));
  const trashed = useCarnetState((state) => state.trashedSheets.get(smeId));
  // The server may hold the change that creates it while one types there.
  const sheet = useHeldWhileTyped(smeId, kept ?? trashed);
  if (sheet === undefined) return <UnknownSheet smeId={smeId} />;
  const current = sheetTabs.find((id) => id === tab) ?? 'journal';
  return <KnownSheet sheet={sheet} tab={current} isTrashed={kept === undefined} />;
}

interface KnownSheetProps {
  readonly sheet: Sheet;
  readonly tab: SheetTab;
  readonly isTrashed: boolean;
}

function KnownSheet({ sheet, tab, isTrashed }: KnownSheetProps) {
  const { t } = useTranslation('sheet');
  const mayWrite = useMayWrite();
  const smeId = sheet.sme.id;
  const isBinned = useBinnedLater(smeId, isTrashed);
  const readOnly = isBinned || !mayWrite;
  const { Panel } = sheetTabEntries[tab];
  const [, navigate] = useLocation();
  useSheetSeen(smeId);
  const neighbours = useNeighbours(smeId);
  const letters = usePreference((state) => state.letterShortcuts);

  const goTo = (id: string | undefined): void => {
    // On the details one stays in the same section.
    const section = tab === 'details' ? window.location.hash : '';
    // Back leads to where one came from, however far one walked.
    if (id !== undefined) navigate(`${paths.sheet(id, tab)}${section}`, { replace: true });
  };
  useSheetKeys({
    previous: () => goTo(neighbours.previous),
    next: () => goTo(neighbours.next),
    tab: (index) => {
      const chosen = sheetTabs[index];
      if (chosen !== undefined) navigate(paths.sheet(smeId, chosen));
    },
    back: () => navigate(leftPlace().path),
    log: readOnly || tab === 'journal' ? undefined : () => navigate(`${paths.sheet(smeId)}?log`),
  });

  return (
    <SheetDialogs smeId={smeId}>
      <SheetCommands sheet={sheet} readOnly={readOnly} />
      <SheetTop neighbours={isTrashed ? undefined : neighbours} />
      <SheetHeader sheet={sheet} tab={tab} isTrashed={isTrashed} readOnly={readOnly} />
      {isTrashed ? <TrashBanner sheet={sheet} hasLine={!readOnly && tab === 'journal'} /> : null}
      {mayWrite || isTrashed || tab === 'journal' ? null : (
        <div className={styles.banner}>
          <OnlyReads home={smeId} isQuiet />
        </div>
      )}
      <Tabs
        label={t('header.tabs')}
        idBase={idBase}
        renderLink={renderLink}
        current={tab}
        tabs={sheetTabs.map((id, index) => ({
          id,
          label: t(`header.${id}`),
          href: paths.sheet(smeId, id),
          keyShortcut: letters ? String(index + 1) : undefined,
          count: sheetTabEntries[id].count?.(sheet),
        }))}
      />
      <TabPanel idBase={idBase} id={tab}>
        {readOnly || tab === 'journal' ? null : (
          <div className={styles.binned}>
            <HalfTypedBinned home={smeId} />
          </div>
        )}
        <Suspense
          fallback={
            <Page>
              <SkeletonLines label={t('loading')} />
            </Page>
          }
        >
          <Panel sheet={sheet} readOnly={readOnly} />
        </Suspense>
      </TabPanel>
    </SheetDialogs>
  );
}

interface TrashBannerProps {
  readonly sheet: Sheet;
  /** The line that logs is still drawn, because somebody types: its words stand there. */
  readonly hasLine: boolean;
}

function TrashBanner({ sheet, hasLine }: TrashBannerProps) {
  const { sme } = sheet;
  const { t } = useTranslation('sheet');
  const change = useChange();
  const done = t('trashed.restored', { name: sme.values.name });
  const into = useCarnetState((state) => mergedSheet(sme.id, state));
  const mayRestore = useMayRemove(useCarnet().record(sme.id));
  return (
    <div className={styles.banner}>
      <MergedNote sheet={sheet} into={into} />
      <Note
        icon="remove"
        announced
        title={t('trashed.title')}
        action={
          mayRestore ? (
            <Button icon="undo" onClick={() => void change(restoreRecord(sme.id), { done })}>
              {t('trashed.restore')}
            </Button>
          ) : undefined
        }
      >
        {t('trashed.text')}
      </Note>
      <HalfTyped home={sme.id} into={into} except={hasLine ? line : undefined} />
    </div>
  );
}

interface MergedNoteProps {
  readonly sheet: Sheet;
  readonly into: string | undefined;
}

/** Where to find what was on a sheet that was brought to another, and whether that is all of it. */
function MergedNote({ sheet, into = '' }: MergedNoteProps) {
  const { t } = useTranslation('conflict');
  const name = useCarnetState((state) => state.sheets.get(into)?.sme.values.name);
  if (name === undefined) return null;
  const isWhole = isEmptied(sheet);
  return (
    <Note icon="forward" title={t(isWhole ? 'merge.into' : 'merge.intoSomeTitle')}>
      {t(isWhole ? 'merge.intoText' : 'merge.intoSome', { name })}{' '}
      <Link href={paths.sheet(into)} asChild>
        <TextLink>{t('merge.intoOpen')}</TextLink>
      </Link>
    </Note>
  );
}
