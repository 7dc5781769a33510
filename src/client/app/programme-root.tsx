/**
 * One open programme: its store, its model, and the screens below its address. A store that cannot open, or
 * that closed under us, ends in a screen that says what is safe and what to do, never in an empty list.
 */

import { Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation, useSearch } from 'wouter';
import { useStore } from 'zustand';
import { type OwnTemplates, readOwnTemplatesBy } from '../ports/own-templates.ts';
import { Carnet } from '../model/carnet.ts';
import { NoteExportedFileContext } from '../model/exported-files.ts';
import { notify } from '../model/notices.ts';
import { useSaidTo } from '../model/said-here.ts';
import { HeldRightContext, type Right } from '../model/own-rights.ts';
import { CarnetContext } from '../model/use-carnet.ts';
import { useDevice } from '../model/use-device.ts';
import { useAccount } from '../model/use-accounts.ts';
import { SyncContext, useSync } from '../model/use-sync.ts';
import type { Device, InstalledProgramme } from '../ports/device.ts';
import type { Environment } from '../ports/environment.ts';
import type { StoreErrorKind } from '../ports/sheet-store.ts';
import { outsidePaths, paths, signInPath, visitBase } from '../ports/routes.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { SkeletonLines } from '../ui/skeleton-lines.tsx';
import { pinnedTo } from './browser-environment.ts';
import { useExchange } from './use-exchange.ts';
import { type Swept, useFileSweep } from './use-file-sweep.ts';
import { useExportedFiles } from './use-exported-files.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { keepFirstScreen } from './first-screen.ts';
import { loadSheet, Screens } from './screens.tsx';
import { Shell } from './shell.tsx';
import { MailDialogs } from './mail-dialogs.tsx';
import { PlanDialogs } from './plan-dialogs.tsx';
import { StageDialogs } from './stage-dialogs.tsx';
import { idlePart } from './later-part.tsx';
import { whenIdle } from './when-idle.ts';
import { FailureScreen, WhileOpening } from './while-opening.tsx';
import { lazyPart } from '../ui/lazy-part.ts';

const VanishedScreen = lazyPart(
  () => import('../features/first-run/vanished-screen.tsx'),
  'VanishedScreen',
);
const ArrivalScreen = lazyPart(
  () => import('../features/arrival/arrival-screen.tsx'),
  'ArrivalScreen',
);
const VisitFrame = lazyPart(() => import('./visit-frame.tsx'), 'VisitFrame');
const NewerData = lazyPart(() => import('./newer-data.tsx'), 'NewerData');
const LeftVoiceNotes = idlePart(
  async () => (await import('../parts/files/left-voice-notes.tsx')).LeftVoiceNotes,
);
const HeldRight = idlePart(async () => (await import('./held-right.tsx')).HeldRight);

interface ProgrammeRootProps {
  readonly programmeId: string;
  readonly environment: Environment;
}

/** Opens the programme of the address; `undefined` while the device's list is read. */
export function ProgrammeRoot({ programmeId, environment }: ProgrammeRootProps) {
  const device = useDevice();
  const accountId = useAccount()?.id;
  const [found, setFound] = useState<Found | undefined>(undefined);
  useEffect(() => {
    let current = true;
    const settle = (installed: InstalledProgramme | undefined): void => {
      if (current) setFound({ programmeId, accountId, installed });
    };
    device.installed(programmeId).then(settle, () => settle(undefined));
    return () => {
      current = false;
    };
  }, [device, programmeId, accountId]);

  // What was found for another person is nothing to this one.
  if (found?.programmeId !== programmeId || found.accountId !== accountId) return <WhileOpening />;
  const { installed } = found;
  if (installed === undefined) {
    const isLocked = device.isLocked(programmeId);
    const way = isLocked ? signInPath(location.pathname) : outsidePaths.start;
    return <Redirect to={`~${way}`} replace />;
  }
  if (installed.vanished) {
    return (
      <Suspense fallback={null}>
        <VanishedScreen programme={installed} environment={environment} />
      </Suspense>
    );
  }
  const key = `${programmeId} ${accountId ?? ''}`;
  return <OpenProgramme key={key} installed={installed} environment={environment} />;
}

interface Found {
  readonly programmeId: string;
  readonly accountId: string | undefined;
  readonly installed: InstalledProgramme | undefined;
}

interface OpenProgrammeProps {
  readonly installed: InstalledProgramme;
  readonly environment: Environment;
}

function OpenProgramme({ installed, environment }: OpenProgrammeProps) {
  const device = useDevice();
  useSaidTo(installed.programmeId);
  const opened = useOpenCarnet(device, installed, environment);
  if (opened === undefined) return <WhileOpening />;
  return <Exchanging opened={opened} installed={installed} />;
}

type Opened = Swept;

function Exchanging({ opened, installed }: ExchangingProps) {
  const { carnet, store } = opened;
  const access = useExchange(carnet, store);
  const account = useAccount();
  const [heldRight, setHeldRight] = useState<Right | undefined>(undefined);
  const { exchange } = access;
  useFileSweep(opened);
  const isHere = useStore(carnet.state, (state) => state.phase === 'ready' && !!state.programme);
  const noteExportedFile = useExportedFiles(exchange, installed.programmeId, carnet.environment);
  // Whoever signs in, in whichever tab: an exchange that waited for it goes on.
  useEffect(() => exchange?.signedIn(), [exchange, account]);
  return (
    <CarnetContext value={carnet}>
      <SyncContext value={access}>
        <NoteExportedFileContext value={noteExportedFile}>
          <HeldRightContext value={heldRight}>
            <ProgrammeScreens carnet={carnet} installed={installed} />
          </HeldRightContext>
          {isHere ? (
            <>
              <LeftVoiceNotes openFiles={opened.openFiles} />
              <HeldRight onChange={setHeldRight} />
            </>
          ) : null}
        </NoteExportedFileContext>
      </SyncContext>
    </CarnetContext>
  );
}

interface ExchangingProps {
  readonly opened: Opened;
  readonly installed: InstalledProgramme;
}

/** What reads them is not part of the start. */
function templatesLater(carnet: Carnet): OwnTemplates {
  const own = async (): Promise<OwnTemplates> => {
    const { ownTemplatesOf } = await import('../model/own-templates.ts');
    return ownTemplatesOf(carnet);
  };
  return {
    read: async (id) => (await own()).read(id),
    idsOf: async (name) => (await own()).idsOf(name),
  };
}

function useOpenCarnet(
  device: Device,
  installed: InstalledProgramme,
  environment: Environment,
): Opened | undefined {
  const { programmeId, pinnedDay } = installed;
  const here = useMemo(
    () => (pinnedDay === undefined ? environment : pinnedTo(environment, pinnedDay)),
    [environment, pinnedDay],
  );
  const [shown, setShown] = useState<Opened | undefined>(undefined);
  useEffect(() => {
    const store = device.store(programmeId);
    const openFiles = device.filesLater(programmeId);
    const now = (): number => environment.now();
    const opened = new Carnet(store, here);
    let current = true;
    const show = (): void => {
      if (current) setShown({ carnet: opened, store, openFiles, now });
    };
    void opened.open().then(show);
    const stopReading = readOwnTemplatesBy(templatesLater(opened));
    const stop = opened.state.subscribe((state, before) => {
      if (state.blocked) show();
      if (state.phase === 'ready' && before.phase !== 'ready') {
        device.remember(programmeId, { openedAt: environment.now() });
      }
      if (state.pendingCount !== before.pendingCount) {
        device.remember(programmeId, { pendingCount: state.pendingCount });
      }
      const name = state.programme?.values.name;
      if (name !== undefined && name !== before.programme?.values.name) {
        device.remember(programmeId, { name });
      }
    });
    return () => {
      current = false;
      stop();
      stopReading();
      void opened.close();
    };
  }, [device, programmeId, here, environment]);
  return shown;
}

interface ProgrammeScreensProps {
  readonly carnet: Carnet;
  readonly installed: InstalledProgramme;
}

/** The sheet, a guard of the page, what is to be reckoned anew, then the reader of its line, which is slow for the first few lines. */
async function loadSheetAndReader(carnet: Carnet): Promise<void> {
  await loadSheet();
  (await import('./focus-keeper.ts')).keepFocus(document);
  await (await import('../model/summaries-ahead.ts')).readSummariesAhead(carnet);
  const { warmReader } = await import('../parts/composer/warm-reader.ts');
  await warmReader(whenIdle);
}

function ProgrammeScreens({ carnet, installed }: ProgrammeScreensProps) {
  const { t } = useTranslation('shell');
  const { isConnected } = useSync();
  const isEmpty = useStore(carnet.state, (state) => state.programme === undefined);
  const phase = useStore(carnet.state, (state) => state.phase);
  const failure = useStore(carnet.state, (state) => state.failure);
  const blocked = useStore(carnet.state, (state) => state.blocked);
  const [location] = useLocation();
  useSaveFailureNotice(carnet);

  useEffect(() => {
    // The list is shown first; the sheet is there by the time one is chosen.
    if (phase !== 'ready') return undefined;
    return whenIdle(() => void loadSheetAndReader(carnet).catch(() => undefined));
  }, [carnet, phase]);

  if (phase === 'failed') {
    return (
      <Suspense fallback={null}>
        <Failed carnet={carnet} installed={installed} failure={failure ?? 'failed'} />
      </Suspense>
    );
  }
  if (phase === 'opening') return blocked ? <BlockedNote /> : null;
  if (isConnected && isEmpty) {
    return (
      <Suspense fallback={null}>
        <ArrivalScreen programmeId={installed.programmeId} />
      </Suspense>
    );
  }
  if (location.startsWith(visitBase)) {
    return (
      <Suspense fallback={null}>
        <VisitFrame location={location} />
      </Suspense>
    );
  }
  return (
    <Shell>
      <ErrorBoundary resetKey={location}>
        <Suspense fallback={<SkeletonLines label={t('loading')} />}>
          <Screens />
        </Suspense>
      </ErrorBoundary>
      <StageDialogs />
      <PlanDialogs />
      <MailDialogs />
      {phase === 'ready' ? <FirstScreenKeeper /> : null}
    </Shell>
  );
}

/** Keeps the list as it opens, for the next start. It alone asks what the list is filtered by, which each letter changes. */
function FirstScreenKeeper() {
  const [location] = useLocation();
  const isList = useSearch() === '' && location === paths.portfolio();
  useEffect(() => (isList ? keepFirstScreen(whenIdle) : undefined), [isList]);
  return null;
}

interface FailedProps extends ProgrammeScreensProps {
  readonly failure: StoreErrorKind;
}

function Failed({ carnet, installed, failure }: FailedProps) {
  const pendingCount = useStore(carnet.state, (state) => state.pendingCount);
  const drafts = useStore(carnet.state, (state) => state.drafts);
  if (failure === 'vanished') {
    return (
      <VanishedScreen
        programme={{ ...installed, pendingCount }}
        drafts={[...drafts.values()]}
        environment={carnet.environment}
      />
    );
  }
  if (failure === 'newer') {
    return <NewerData programme={installed} environment={carnet.environment} />;
  }
  return <FailureScreen failure={failure} />;
}

/** An update of the stored data waits for another tab; it goes on by itself once that one is closed. */
function BlockedNote() {
  const { t } = useTranslation('shell');
  return (
    <Page reading>
      <EmptyState title={t('blocked.title')} lead={t('blocked.text')} />
    </Page>
  );
}

/** A write that did not reach the device is said at once, wherever one is. */
function useSaveFailureNotice(carnet: Carnet): void {
  const { t } = useTranslation('shell');
  const failure = useStore(carnet.state, (state) => state.saveFailure);
  useEffect(() => {
    if (failure !== undefined) {
      notify({ message: t(`saved.failure.${failure}.title`), tone: 'problem' });
    }
  }, [failure, t]);
}
