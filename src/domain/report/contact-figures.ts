/**
 * Contacts by launch pad, way and week, and the hours of support by topic, of some days. Folded from the journals page by
 * page: what is kept of a contact is what its line in a list needs.
 *
 * Held contacts that have a mode count, as in the summaries of the sheets. The minutes of a contact with several topics
 * are shared among them in whole minutes, those left over to the first, so that topics add up to the total as they are shown.
 */

import { dateOf, type DateRange, type LocalDate, addDays } from '../calendar/local-date.ts';
import { daysPerWeek, startOfWeek } from '../calendar/weeks.ts';
import { type ContactMode, type contactTopics, isFaceToFace } from '../contact/contact.ts';
import { heldInTime } from '../contact/held-in-time.ts';
import type { Contact } from '../operation/record.ts';
import { type Counted, figureKey, type Figures, FigureSums } from './figure.ts';

export const contactWays = ['visit', 'video', 'phone', 'email', 'message'] as const;
export type ContactWay = (typeof contactWays)[number];

/** What a contact without a topic counts under. */
export const noTopic = 'none';
export type Topic = (typeof contactTopics)[number] | typeof noTopic;

/** A contact that counts. */
export interface LoggedContact extends Counted {
  readonly at: string;
  readonly kind: Contact['values']['kind'];
  readonly mode: ContactMode;
  readonly minutes: number | undefined;
  readonly topics: readonly Topic[];
  /** `false`: tried, and nobody answered. */
  readonly reached?: boolean | undefined;
}

/** How a contact took place, in five ways. */
export function wayOf(mode: ContactMode): ContactWay {
  if (isFaceToFace(mode)) return 'visit';
  return mode === 'video' || mode === 'phone' || mode === 'email' ? mode : 'message';
}

/** The contacts of a journal that count in some days. */
export function loggedContacts(
  contacts: readonly Contact[],
  { from, to }: DateRange,
): readonly LoggedContact[] {
  return contacts.map(heldInTime).flatMap((contact) => {
    const { at, kind, mode, state, minutes, topics = [], reached } = contact.values;
    const on = dateOf(at);
    if (contact.deleted !== undefined || state !== 'held' || mode === undefined) return [];
    if (on < from || on > to) return [];
    const { home, id } = contact;
    // A device may have stored one twice; its share would be counted twice.
    const topicsOrNone: readonly Topic[] = topics.length === 0 ? [noTopic] : [...new Set(topics)];
    return [{ home, id, at, kind, mode, minutes, topics: topicsOrNone, reached }];
  });
}

/**
 * The figures of some contacts: `contacts` with the way, and with the way and the Monday of a week; `minutes` in all and
 * with the topic.
 *
 * @param padOf the launch pad of a sheet; a sheet without one does not count
 */
export function contactFigures(
  contacts: Iterable<LoggedContact>,
  padOf: (home: string) => string | undefined,
): Figures<LoggedContact> {
  const sums = new FigureSums<LoggedContact>();
  for (const contact of contacts) {
    const pad = padOf(contact.home);
    if (pad === undefined) continue;
    const way = wayOf(contact.mode);
    sums.add(figureKey('contacts', pad, way), contact);
    sums.add(weekKey(pad, way, startOfWeek(dateOf(contact.at))), contact);
    const { minutes, topics } = contact;
    if (minutes === undefined || minutes === 0) continue;
    sums.add(figureKey('minutes', pad), contact, minutes);
    for (const topic of topics) {
      sums.add(figureKey('minutes', pad, topic), contact, shareOf(contact, topic));
    }
  }
  return sums.figures();
}

/** The minutes of a contact that one of its topics has. */
export function shareOf({ minutes = 0, topics }: LoggedContact, topic: string): number {
  const whole = Math.floor(minutes / topics.length);
  const isLeftOver = topics.findIndex((one) => one === topic) < minutes - whole * topics.length;
  return whole + (isLeftOver ? 1 : 0);
}

/** The key of the contacts of one week. */
export function weekKey(padId: string, way: ContactWay, monday: LocalDate): string {
  return figureKey('contacts', padId, `${way}:${monday}`);
}

/** The Mondays of the weeks that some days touch, in order. */
export function mondaysOf({ from, to }: DateRange): readonly LocalDate[] {
  const mondays: LocalDate[] = [];
  for (let day = startOfWeek(from); day <= to; day = addDays(day, daysPerWeek)) mondays.push(day);
  return mondays;
}
