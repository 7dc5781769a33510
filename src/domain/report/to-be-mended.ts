/**
 * What is odd in the data: not an alert, nobody has to act today, but a number of the overview is the poorer for it. Each
 * kind is a figure of all launch pads together, whose records open where they are mended.
 */

import { isWritten } from '../contact/contact.ts';
import type { Sme } from '../operation/record.ts';
import { isCounted } from '../programme/enrolment.ts';
import type { Stage } from '../sme/sme.ts';
import type { LoggedContact } from './contact-figures.ts';
import { type Counted, figureKey, type Figures, FigureSums } from './figure.ts';
import { wholeId } from './overview.ts';

/** Kinds that are about an SME. */
export const smeOddities = ['noManager', 'noEnrolmentDate', 'noSupportEnd', 'leftDecides'] as const;
/** Kinds that are about a contact. */
export const contactOddities = ['noMinutes', 'noTopic'] as const;
export type Oddity = (typeof smeOddities)[number] | (typeof contactOddities)[number];

/** The field of an SME in which its oddity is mended. */
export const mendedIn: Readonly<Record<(typeof smeOddities)[number], string>> = {
  noManager: 'accountManagerId',
  noEnrolmentDate: 'enrolledOn',
  noSupportEnd: 'supportUntil',
  leftDecides: 'people',
};

/** The key of an oddity. */
export function oddityKey(oddity: Oddity): string {
  return figureKey('mend', wholeId, oddity);
}

const running: ReadonlySet<Stage> = new Set(['enrolled', 'inducted', 'supported']);
const managed: ReadonlySet<Stage> = new Set(['screening', 'eligible', ...running]);

/**
 * SMEs that nobody manages, that are enrolled without a date, whose support has no end, or where whoever decides has
 * left.
 */
export function smesToMend(smes: Iterable<Sme>): Figures {
  const sums = new FigureSums<Counted>();
  for (const sme of smes) {
    if (!isCounted(sme)) continue;
    const { stage, accountManagerId, enrolledOn, supportUntil, people = {} } = sme.values;
    const record = { home: sme.id, id: sme.id };
    const add = (oddity: Oddity) => sums.add(oddityKey(oddity), record);
    if (managed.has(stage) && accountManagerId === undefined) add('noManager');
    const left = Object.values(people).some(
      ({ state, decisionMaker }) => state === 'left' && decisionMaker === true,
    );
    if (managed.has(stage) && left) add('leftDecides');
    if (!running.has(stage)) continue;
    if (enrolledOn === undefined) add('noEnrolmentDate');
    if (supportUntil === undefined) add('noSupportEnd');
  }
  return sums.figures();
}

/** Contacts that were spoken and have no duration, or whose duration has no topic. */
export function contactsToMend(
  contacts: Iterable<LoggedContact>,
  counts: (home: string) => boolean,
): Figures<LoggedContact> {
  const sums = new FigureSums<LoggedContact>();
  for (const contact of contacts) {
    if (!counts(contact.home)) continue;
    const { minutes = 0, mode, topics } = contact;
    if (minutes === 0 && !isWritten(mode)) sums.add(oddityKey('noMinutes'), contact);
    if (minutes > 0 && topics.every((topic) => topic === 'none')) {
      sums.add(oddityKey('noTopic'), contact);
    }
  }
  return sums.figures();
}
