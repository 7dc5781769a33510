/**
 * The frame around the screens of a programme: navigation, the place of the screen, the tools in the top bar,
 * global shortcuts, and the toasts.
 */

import { lazy, memo, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { projectMonth } from '../../domain/calendar/project-calendar.ts';
import type { Language } from '../../domain/entity/field.ts';
import { loadPortfolioDialogs } from '../features/portfolio/portfolio-screen.tsx';
import { useViewItems } from '../features/portfolio/use-view-items.ts';
import { useFormat } from '../i18n/use-format.ts';
import { runCommand } from '../model/commands.ts';
import { usePreference } from '../model/preferences.ts';
import { useCarnetState, useToday } from '../model/use-carnet.ts';
import { useMayWrite } from '../model/use-may-write.ts';
import { changeLanguage } from '../parts/language/change-language.ts';
import { LanguageSwitch } from '../parts/language/language-switch.tsx';
import { outsidePaths, paths, programmeBase } from '../ports/routes.ts';
import { AppShell, type NavItem, SideSwitch } from '../ui/app-shell.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { BottomAdd, BottomBar, BottomButton, BottomLink } from '../ui/bottom-bar.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { SearchButton } from '../ui/search-button.tsx';
import { DesktopOnly } from '../ui/top-bar.tsx';
import type { RenderLink } from '../ui/link.tsx';
import { Announcement } from '../ui/visually-hidden.tsx';
import { useAppCommands } from './app-commands.ts';
import { type Destination, destinations, isAt, isSettings } from './navigation.ts';
import { NoticeRegion } from './notice-region.tsx';
import { loadPalette, PaletteDoor } from './palette-door.tsx';
import { SampleBand } from './sample-band.tsx';
import { useInstalledProgrammes } from './use-installed-programmes.ts';
import { useArrival } from './use-arrival.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { idlePart, laterPart } from './later-part.tsx';
import { whenIdle } from './when-idle.ts';
import { WorkPill } from './work-pill.tsx';

/** What these say is known a while after the start. */
export const UpdateBand = idlePart(async () => (await import('./update-band.tsx')).UpdateBand);
const ClockBand = idlePart(async () => (await import('./clock-band.tsx')).ClockBand);
const VisitBand = idlePart(async () => (await import('./visit-band.tsx')).VisitBand);
/** Who types at once is watched at once. */
export const StrayWords = laterPart(async () => (await import('./stray-words.tsx')).StrayWords);
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog,
}));

const renderLink: RenderLink = (props) => <Link {...props} />;

interface ShellProps {
  readonly children: ReactNode;
}

/** Each letter of a filter is in the address: it draws the list anew, and the frame only where another view is open. */
export function Shell({ children }: ShellProps) {
  const openView = new URLSearchParams(useSearch()).get('saved') ?? undefined;
  return <Frame openView={openView}>{children}</Frame>;
}

interface FrameProps extends ShellProps {
  readonly openView: string | undefined;
}

const Frame = memo(function Frame({ openView, children }: FrameProps) {
  const { t } = useTranslation('shell');
  const [location] = useLocation();
  const [asking, setAsking] = useState(false);
  const [showingShortcuts, setShowingShortcuts] = useState(false);
  const [sequence, setSequence] = useState(false);
  const count = useCarnetState((state) => state.sheets.size);
  const letters = usePreference((state) => state.letterShortcuts);
  const log = (): void => void runCommand('log');
  useAppCommands(() => setShowingShortcuts(true));
  useShortcuts({ palette: () => setAsking(true), onSequence: setSequence });

  const views = useViewItems(location, openView);
  const viewIsOpen = [...views.own, ...views.shared].some(({ current }) => current === true);
  useArrival(location);
  useEffect(
    // There by the time of the first Ctrl K, L or N.
    () =>
      whenIdle(
        () => void Promise.all([loadPalette(), loadPortfolioDialogs()]).catch(() => undefined),
      ),
    [],
  );

  const itemsOf = (group: Destination['group']): readonly NavItem[] =>
    destinations
      .filter((destination) => destination.group === group)
      .map((destination) => ({
        id: destination.id,
        label: t(`nav.${destination.id}`),
        icon: destination.icon,
        href: destination.path,
        count: destination.id === 'portfolio' ? count : undefined,
        current: isAt(destination, location) && !(destination.id === 'portfolio' && viewIsOpen),
      }));
  return (
    <>
      <AppShell
        brand={{ name: t('appName'), href: paths.portfolio() }}
        labels={{ navigation: t('navigation'), skip: t('skip') }}
        renderLink={renderLink}
        programme={<ProgrammeMenu />}
        groups={[
          { id: 'work', label: undefined, items: itemsOf('work') },
          ...(views.own.length === 0
            ? []
            : [{ id: 'views', label: t('group.views'), items: views.own }]),
          ...(views.shared.length === 0
            ? []
            : [{ id: 'sharedViews', label: t('group.sharedViews'), items: views.shared }]),
          { id: 'programme', label: t('group.programme'), items: itemsOf('programme') },
        ]}
        footItems={[
          {
            id: 'shortcuts',
            label: t('nav.shortcuts'),
            icon: 'shortcuts',
            shortcut: letters ? '?' : undefined,
            onSelect: () => setShowingShortcuts(true),
          },
          {
            id: 'settings',
            label: t('nav.settings'),
            icon: 'settings',
            href: paths.settings(),
            current: isSettings(location),
          },
        ]}
        bottomBar={
          <PhoneBar
            views={[...views.own, ...views.shared]}
            location={location}
            onLog={log}
            onSearch={() => setAsking(true)}
          />
        }
        tools={<Tools onSearch={() => setAsking(true)} />}
      >
        <SampleBand />
        <ClockBand />
        <UpdateBand />
        <VisitBand />
        <StrayWords />
        {children}
      </AppShell>
      <NoticeRegion />
      {showingShortcuts ? (
        <Suspense fallback={null}>
          <ShortcutsDialog open onClose={() => setShowingShortcuts(false)} />
        </Suspense>
      ) : null}
      <Announcement>{sequence ? t('shortcuts.sequence') : ''}</Announcement>
      {asking ? <PaletteDoor onClose={() => setAsking(false)} /> : null}
    </>
  );
});

function Tools({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useTranslation('shell');
  const memberId = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const me = members.find(({ id }) => id === memberId);
  return (
    <>
      <DesktopOnly>
        <SearchButton
          label={t('search')}
          shortcut={t('searchShortcut')}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={onSearch}
        />
      </DesktopOnly>
      <WorkPill />
      <DesktopOnly>
        <LanguageSwitch />
        {me === undefined ? null : <Avatar name={me.values.name} />}
      </DesktopOnly>
    </>
  );
}

function ProgrammeMenu() {
  const { t } = useTranslation('shell');
  const today = useToday();
  const [, navigate] = useLocation();
  const programme = useCarnetState((state) => state.programme);
  const programmeId = useCarnetState((state) => state.programmeId);
  const installed = useInstalledProgrammes();
  if (programme === undefined) return null;
  const month = projectMonth(today, programme.values.firstMonth);
  const { name } = programme.values;
  return (
    <MenuButton
      label={t('programmes.menu')}
      items={[
        ...installed.map((one) => ({
          id: one.programmeId,
          label: one.name,
          checked: one.programmeId === programmeId,
          onSelect: () => navigate(`~${programmeBase(one.programmeId)}`),
        })),
        {
          id: 'add',
          label: t('programmes.add'),
          icon: 'add' as const,
          separated: true,
          onSelect: () => navigate(`~${outsidePaths.start}`),
        },
      ]}
      trigger={(trigger) => (
        <SideSwitch {...trigger}>
          {month >= 1 ? t('programmes.month', { name, month }) : name}
        </SideSwitch>
      )}
    />
  );
}

interface PhoneBarProps {
  /** The saved views of the portfolio, which the sidebar shows on a wider screen. */
  readonly views: readonly NavItem[];
  readonly location: string;
  readonly onLog: () => void;
  readonly onSearch: () => void;
}

function PhoneBar({ views, location, onLog, onSearch }: PhoneBarProps) {
  const { t } = useTranslation('shell');
  const [, navigate] = useLocation();
  const { language } = useFormat();
  const mayWrite = useMayWrite();
  const other: Language = language === 'fr' ? 'en' : 'fr';
  return (
    <BottomBar label={t('navigation')}>
      {destinations
        .filter(({ inBar }) => inBar === true)
        .map((destination) => (
          <BottomLink
            key={destination.id}
            href={destination.path}
            label={t(`nav.${destination.id}`)}
            icon={destination.icon}
            current={isAt(destination, location)}
            renderLink={renderLink}
          />
        ))}
      {mayWrite ? <BottomAdd label={t('log')} onClick={onLog} /> : null}
      <BottomButton label={t('nav.search')} icon="search" onClick={onSearch} />
      <MenuButton
        label={t('nav.more')}
        align="end"
        items={[
          ...(mayWrite
            ? [
                {
                  id: 'new',
                  label: t('nav.newSme'),
                  icon: 'add',
                  onSelect: () => navigate(paths.newSme()),
                } as const,
              ]
            : []),
          ...views.map(({ id, label, icon, href, current }, index) => ({
            id,
            label,
            icon,
            checked: current === true ? true : undefined,
            separated: index === 0,
            onSelect: () => navigate(href),
          })),
          ...destinations
            .filter(({ inBar }) => inBar !== true)
            .map(({ id, icon, path }, index) => ({
              separated: index === 0 && views.length > 0,
              id,
              label: t(`nav.${id}`),
              icon,
              onSelect: () => navigate(path),
            })),
          {
            id: 'backup',
            label: t('nav.backup'),
            icon: 'protect',
            onSelect: () => navigate(paths.settings('storage')),
          },
          {
            id: 'settings',
            label: t('nav.settings'),
            icon: 'settings',
            onSelect: () => navigate(paths.settings()),
          },
          {
            id: 'language',
            label: t(`languages.${other}`),
            icon: 'toTranslate',
            onSelect: () => void changeLanguage(other),
          },
        ]}
        trigger={(trigger) => <BottomButton {...trigger} label={t('nav.more')} icon="more" />}
      />
    </BottomBar>
  );
}
