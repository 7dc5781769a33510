/**
 * Where the navigation leads: the sidebar, the menu of the phone and the `G` shortcuts are drawn from this one list.
 */

import type { CommandId } from '../model/commands.ts';
import { paths } from '../ports/routes.ts';
import type { IconName } from '../ui/icon.tsx';

export interface Destination {
  /** Names it in `shell:nav`. */
  readonly id:
    | 'portfolio'
    | 'myDay'
    | 'calendar'
    | 'reviews'
    | 'overview'
    | 'enrolment'
    | 'organisations'
    | 'meetings'
    | 'timeline'
    | 'lessons'
    | 'library'
    | 'quarterly'
    | 'trash';
  /** `work`: what somebody does each day; `programme`: what both launch pads do together. */
  readonly group: 'work' | 'programme';
  readonly icon: IconName;
  readonly path: string;
  readonly command: CommandId;
  /** Whether the phone has it in its bar and not in the menu. */
  readonly inBar?: true;
  /** Other addresses that belong to it, by how they begin. */
  readonly also?: readonly string[];
}

/** In the order of the sidebar. */
export const destinations: readonly Destination[] = [
  {
    id: 'portfolio',
    group: 'work',
    icon: 'list',
    path: paths.portfolio(),
    command: 'goPortfolio',
    inBar: true,
    also: ['/sme/', '/ready/', '/log', '/new', '/import'],
  },
  {
    id: 'myDay',
    group: 'work',
    icon: 'day',
    path: paths.myDay(),
    command: 'goMyDay',
    inBar: true,
  },
  {
    id: 'calendar',
    group: 'work',
    icon: 'calendar',
    path: paths.calendar(),
    command: 'goCalendar',
  },
  {
    id: 'reviews',
    group: 'work',
    icon: 'review',
    path: paths.reviews(),
    command: 'goReviews',
  },
  {
    id: 'overview',
    group: 'programme',
    icon: 'overview',
    path: paths.overview(),
    command: 'goOverview',
  },
  {
    id: 'enrolment',
    group: 'programme',
    icon: 'target',
    path: paths.enrolment(),
    command: 'goEnrolment',
  },
  {
    id: 'meetings',
    group: 'programme',
    icon: 'people',
    path: paths.meetings(),
    command: 'goMeetings',
  },
  {
    id: 'organisations',
    group: 'programme',
    icon: 'organisation',
    path: paths.organisations(),
    command: 'goOrganisations',
  },
  {
    id: 'timeline',
    group: 'programme',
    icon: 'context',
    path: paths.timeline(),
    command: 'goTimeline',
  },
  {
    id: 'lessons',
    group: 'programme',
    icon: 'lesson',
    path: paths.lessons(),
    command: 'goLessons',
  },
  {
    id: 'library',
    group: 'programme',
    icon: 'attachment',
    path: paths.library(),
    command: 'goLibrary',
  },
  {
    id: 'quarterly',
    group: 'programme',
    icon: 'report',
    path: paths.quarterly(),
    command: 'goQuarterly',
  },
  { id: 'trash', group: 'programme', icon: 'remove', path: paths.trash(), command: 'goTrash' },
];

/** Whether the address shows the destination, or a place below it. */
export function isAt({ path, also = [] }: Destination, location: string): boolean {
  const isBelow = path !== '/' && location.startsWith(`${path}/`);
  return location === path || isBelow || also.some((start) => location.startsWith(start));
}

/** Whether the address shows the settings, or what is opened from them. */
export function isSettings(location: string): boolean {
  return ['/settings', '/templates/'].some((start) => location.startsWith(start));
}

/** The portfolio, also under its dialogs, which have addresses of their own. */
export const isOnPortfolio = (path: string): boolean => /^\/(log|new)?$/u.test(path);
