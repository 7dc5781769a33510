/**
 * What is odd in the data: not an alert, nobody has to act today, but a number of the overview is the poorer for it. Each
 * kind is a figure of all launch pads together, whose records open where they are mended.
 */

import { type LocalMonth, monthOf, shiftMonth } from '../calendar/local-date.ts';
import { isWritten } from '../contact/contact.ts';
import { completedForms } from '../form/completed-forms.ts';
import { formsOf } from '../form/standing.ts';
import type { ManagerOf } from '../permission/account-manager.ts';
import { isCounted } from '../programme/enrolment.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import type { Stage } from '../sme/sme.ts';
import type { LoggedContact } from './contact-figures.ts';
import { type Counted, figureKey, type Figures, FigureSums } from './figure.ts';
import { wholeId } from './overview.ts';

/** Kinds that are about an SME. */
export const smeOddities = [
  'noManager',
  'noEnrolmentDate',
  'noSupportEnd',
  'leftDecides',
  'planBeforeAssessment',
  'reviewWithoutFigures',
] as const;
export type SmeOddity = (typeof smeOddities)[number];
/** Kinds that are about a contact. */
export const contactOddities = ['noMinutes', 'noTopic'] as const;
export type Oddity = SmeOddity | (typeof contactOddities)[number];

/** The field of a month in the table of figures. */
export const figuresField = (month: LocalMonth): string => `figures-${month}`;

interface MendingPlace {
  readonly tab: string;
  /** What takes the focus on the tab; it may depend on the sheet. */
  readonly field: string | ((sheet: MendedSheet) => string);
}

/** Where on the sheet an oddity is mended. */
const mendedIn = {
  noManager: { tab: 'details', field: 'accountManagerId' },
  noEnrolmentDate: { tab: 'details', field: 'enrolledOn' },
  noSupportEnd: { tab: 'details', field: 'supportUntil' },
  leftDecides: { tab: 'details', field: 'people' },
  planBeforeAssessment: { tab: 'assessment', field: 'assessment' },
  reviewWithoutFigures: {
    tab: 'figures',
    field: (sheet: MendedSheet): string => figuresField(monthWithoutFigures(sheet) ?? ''),
  },
} as const satisfies Readonly<Record<SmeOddity, MendingPlace>>;

/** Where on a sheet an oddity of it is mended: the tab, and the field on it. */
export function mendingPlace(oddity: SmeOddity, sheet: MendedSheet) {
  const { tab, field } = mendedIn[oddity];
  return { tab, field: typeof field === 'string' ? field : field(sheet) };
}

/** The field of a contact that is to be completed. */
export const contactFields = {
  noMinutes: 'minutes',
  noTopic: 'topics',
} as const satisfies Readonly<Record<(typeof contactOddities)[number], string>>;

/** The key of an oddity. */
export function oddityKey(oddity: Oddity): string {
  return figureKey('mend', wholeId, oddity);
}

const running: ReadonlySet<Stage> = new Set(['enrolled', 'inducted', 'supported']);
const managed: ReadonlySet<Stage> = new Set(['screening', 'eligible', ...running]);

/** What is needed of a sheet. */
export type MendedSheet = Pick<SheetHead, 'sme' | 'forms' | 'figures'>;

/**
 * SMEs that nobody manages, or somebody who has left, that are enrolled without a date, whose support has no end, where whoever decides has left,
 * whose plan was agreed before any assessment, or whose latest review had no figures to look at.
 */
export function smesToMend(sheets: Iterable<MendedSheet>, managerOf: ManagerOf): Figures {
  const sums = new FigureSums<Counted>();
  for (const sheet of sheets) {
    const { sme } = sheet;
    if (!isCounted(sme)) continue;
    const { stage, enrolledOn, supportUntil, people = {} } = sme.values;
    const record = { home: sme.id, id: sme.id };
    const add = (oddity: Oddity) => sums.add(oddityKey(oddity), record);
    if (managed.has(stage) && managerOf(sme) === undefined) add('noManager');
    const left = Object.values(people).some(
      ({ state, decisionMaker }) => state === 'left' && decisionMaker === true,
    );
    if (managed.has(stage) && left) add('leftDecides');
    if (!running.has(stage)) continue;
    if (enrolledOn === undefined) add('noEnrolmentDate');
    if (supportUntil === undefined) add('noSupportEnd');
    if (isPlanBeforeAssessment(sheet)) add('planBeforeAssessment');
    if (monthWithoutFigures(sheet) !== undefined) add('reviewWithoutFigures');
  }
  return sums.figures();
}

/** Whether a plan was agreed while no assessment was completed; an assessment without a date could be older. */
function isPlanBeforeAssessment({ forms = [] }: MendedSheet): boolean {
  const [agreed] = formsOf(forms, { name: 'market-entry-plan' })
    .flatMap(({ agreedOn }) => agreedOn ?? [])
    .toSorted();
  if (agreed === undefined) return false;
  return completedForms(forms, { name: 'readiness-assessment' }).every(
    ({ onDate }) => onDate !== undefined && onDate > agreed,
  );
}

/** The month before the latest completed review, where it had no figures: they were to be looked at together. */
function monthWithoutFigures({ forms = [], figures = [] }: MendedSheet): LocalMonth | undefined {
  const heldOn = completedForms(forms, { name: 'monthly-review' }).at(-1)?.onDate;
  if (heldOn === undefined) return undefined;
  const before = shiftMonth(monthOf(heldOn), -1);
  return figures.some(({ first, last }) => first <= before && before <= last) ? undefined : before;
}

/** Contacts that were spoken and have no duration (a call that nobody answered has none), or whose duration has no topic. */
export function contactsToMend(
  contacts: Iterable<LoggedContact>,
  counts: (home: string) => boolean,
): Figures<LoggedContact> {
  const sums = new FigureSums<LoggedContact>();
  for (const contact of contacts) {
    if (!counts(contact.home)) continue;
    const { minutes = 0, mode, topics, reached } = contact;
    if (minutes === 0 && !isWritten(mode) && reached !== false)
      sums.add(oddityKey('noMinutes'), contact);
    if (minutes > 0 && topics.every((topic) => topic === 'none')) {
      sums.add(oddityKey('noTopic'), contact);
    }
  }
  return sums.figures();
}
