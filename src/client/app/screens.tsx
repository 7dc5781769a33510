/**
 * The screens of a programme: which address shows which. Each is loaded when it is first asked for; the portfolio, which
 * the application opens on, is there from the start.
 */

import { type ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { PortfolioScreen } from '../features/portfolio/portfolio-screen.tsx';
import type { WordWriter } from '../ports/word.ts';
import { NotOnPaper } from '../parts/print/not-on-paper.tsx';
import { isOnPortfolio } from './navigation.ts';
import { WorkPill } from './work-pill.tsx';
import { patterns, type SettingsSection, settingsSections } from '../ports/routes.ts';
import { lazyPart } from '../ui/lazy-part.ts';

/** Reads the code of the sheet, so that it is there by the time one is chosen. */
export const loadSheet = () => import('../features/sheet/sheet-screen.tsx');
const SheetScreen = lazyPart(loadSheet, 'SheetScreen');
const TemplateScreen = lazyPart(
  () => import('../features/templates/template-screen.tsx'),
  'TemplateScreen',
);
const SettingsScreen = lazyPart(
  () => import('../features/settings/settings-screen.tsx'),
  'SettingsScreen',
);
const EnrolmentScreen = lazyPart(
  () => import('../features/enrolment/enrolment-screen.tsx'),
  'EnrolmentScreen',
);
const OverviewScreen = lazyPart(
  () => import('../features/overview/overview-screen.tsx'),
  'OverviewScreen',
);
const MyDayScreen = lazyPart(() => import('../features/my-day/my-day-screen.tsx'), 'MyDayScreen');
const CalendarScreen = lazyPart(
  () => import('../features/calendar/calendar-screen.tsx'),
  'CalendarScreen',
);
const ReviewsScreen = lazyPart(
  () => import('../features/reviews/reviews-screen.tsx'),
  'ReviewsScreen',
);
const OrganisationsScreen = lazyPart(
  () => import('../features/organisations/organisations-screen.tsx'),
  'OrganisationsScreen',
);
const HomeSheet = lazyPart(() => import('../features/sheet/home-sheet.tsx'), 'HomeSheet');
const MeetingsScreen = lazyPart(
  () => import('../features/meetings/meetings-screen.tsx'),
  'MeetingsScreen',
);
const TimelineScreen = lazyPart(
  () => import('../features/timeline/timeline-screen.tsx'),
  'TimelineScreen',
);
const LessonsScreen = lazyPart(
  () => import('../features/lessons/lessons-screen.tsx'),
  'LessonsScreen',
);
const LibraryScreen = lazyPart(
  () => import('../features/library/library-screen.tsx'),
  'LibraryScreen',
);
const QuarterlyScreen = lazyPart(
  () => import('../features/quarterly/quarterly-screen.tsx'),
  'QuarterlyScreen',
);
const ReadyScreen = lazyPart(() => import('../features/visit/ready-screen.tsx'), 'ReadyScreen');
const VisitScreen = lazyPart(() => import('../features/visit/visit-screen.tsx'), 'VisitScreen');
const ImportSmes = lazyPart(() => import('./import-smes.tsx'), 'ImportSmes');
const TrashScreen = lazyPart(() => import('../features/trash/trash-screen.tsx'), 'TrashScreen');
const ConflictsScreen = lazyPart(
  () => import('../features/conflicts/conflicts-screen.tsx'),
  'ConflictsScreen',
);

const UnknownScreen = lazyPart(() => import('./unknown-screen.tsx'), 'UnknownScreen');

const writeWord: WordWriter = async (document, pictures) =>
  (await import('./word-writer.ts')).writeWord(document, pictures);

/** What an address may hold beside its pattern: the named parts of the pattern. */
type Parts = Readonly<Record<string, string | undefined>>;

/** Every pattern has its screen: one that is added without a screen does not compile. */
const screens: Readonly<Record<keyof typeof patterns, (parts: Parts) => ReactNode>> = {
  portfolio: () => <PortfolioScreen />,
  log: () => <PortfolioScreen dialog="log" />,
  newSme: () => <PortfolioScreen dialog="newSme" />,
  importSmes: () => (
    <NotOnPaper>
      <ImportSmes />
    </NotOnPaper>
  ),
  sheet: ({ smeId = '', tab }) => <SheetScreen key={smeId} smeId={smeId} tab={tab} />,
  myDay: () => <MyDayScreen />,
  calendar: () => <CalendarScreen />,
  reviews: () => <ReviewsScreen />,
  overview: () => <OverviewScreen />,
  enrolment: () => <EnrolmentScreen />,
  organisations: ({ organisationId = '' }) => (
    <OrganisationsScreen organisationId={organisationId} homeSheet={HomeSheet} />
  ),
  meetings: ({ meetingId = '' }) => <MeetingsScreen meetingId={meetingId} writeWord={writeWord} />,
  timeline: () => <TimelineScreen />,
  lessons: () => <LessonsScreen />,
  library: () => <LibraryScreen />,
  quarterly: ({ report = '' }) => <QuarterlyScreen report={report} writeWord={writeWord} />,
  ready: ({ smeId = '' }) => (
    <NotOnPaper>
      <ReadyScreen key={smeId} smeId={smeId} />
    </NotOnPaper>
  ),
  visit: ({ smeId = '', contactId = '', part }) => (
    <NotOnPaper>
      <VisitScreen smeId={smeId} contactId={contactId} part={part} place={<WorkPill />} />
    </NotOnPaper>
  ),
  trash: () => (
    <NotOnPaper>
      <TrashScreen />
    </NotOnPaper>
  ),
  conflicts: () => (
    <NotOnPaper>
      <ConflictsScreen />
    </NotOnPaper>
  ),
  template: ({ templateId = '' }) => <TemplateScreen key={templateId} templateId={templateId} />,
  settings: ({ section }) => <SettingsScreen section={settingsSection(section)} />,
};

const screenIds = Object.keys(screens) as readonly (keyof typeof patterns)[];

/** The screen of the address; an unknown one is said to be so. */
export function Screens() {
  return (
    <Switch>
      {screenIds.map((id) => (
        // The list stays under its dialogs, with what has the focus in it.
        <Route key={isOnPortfolio(patterns[id]) ? '' : id} path={patterns[id]}>
          {(parts: Parts) => screens[id](parts)}
        </Route>
      ))}
      <Route>
        <UnknownScreen />
      </Route>
    </Switch>
  );
}

function settingsSection(section: string | undefined): SettingsSection {
  return settingsSections.find((known) => known === section) ?? 'general';
}
