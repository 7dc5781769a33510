/**
 * The figures of a review, by launch pad, each with the entries that it counts. They are those of the source report (table 3
 * and 4.1): cumulative enrolment against the target, visits by place, contacts by way.
 */

import type { ContactMode } from '../../contact/contact.ts';
import type { Contact } from '../../operation/record.ts';
import { isCounted } from '../../programme/enrolment.ts';
import { inOneGo, partsOf, type Steps } from '../../../std/steps.ts';
import {
  contactsPerStep,
  countedContacts,
  type Entry,
  daysSoFar,
  entryOf,
  isWithin,
  padOf,
  type PadOf,
  type ReviewPeriod,
  type ReviewSource,
  shared,
} from './review-source.ts';
import { figureNames, type FigureName, type ImpactName } from './review-words.ts';
import { enrolledOn } from '../../sme/journey-days.ts';

export interface PadFigure {
  readonly value: number;
  readonly entries: readonly Entry[];
  /** Of the enrolment: what is to be reached. */
  readonly target: number | undefined;
}

export interface FigureRow {
  readonly name: FigureName | ImpactName;
  /** By the id of the launch pad, every pad. */
  readonly pads: ReadonlyMap<string, PadFigure>;
  readonly total: PadFigure;
}

const minutesPerHour = 60;

const figureOfMode: Readonly<Record<ContactMode, FigureName>> = {
  atBusiness: 'atBusiness',
  atPad: 'atPad',
  elsewhere: 'elsewhere',
  video: 'video',
  phone: 'phone',
  email: 'email',
  message: 'message',
  post: 'message',
};

interface Sum {
  readonly value: number;
  readonly entries: readonly Entry[];
}

/** Adds what belongs to a launch pad, figure by figure. */
class Sums {
  private readonly sums = new Map<FigureName, Map<string, { value: number; entries: Entry[] }>>();

  add(name: FigureName, pad: string, entry: Entry, amount = 1): void {
    let pads = this.sums.get(name);
    if (pads === undefined) this.sums.set(name, (pads = new Map()));
    let sum = pads.get(pad);
    if (sum === undefined) pads.set(pad, (sum = { value: 0, entries: [] }));
    sum.value += amount;
    sum.entries.push(entry);
  }

  of(name: FigureName, pad: string): Sum {
    return this.sums.get(name)?.get(pad) ?? { value: 0, entries: [] };
  }
}

/** The figures of the review, in their order. Contacts with organisations are no work with SMEs and do not count. */
export function reviewFigures(source: ReviewSource, period: ReviewPeriod): readonly FigureRow[] {
  const pad = padOf(source);
  return inOneGo(figureSteps(source, period, countedContacts(source, period.days, pad), pad));
}

/** The same out of the contacts that count, in steps. */
export function* figureSteps(
  source: ReviewSource,
  period: ReviewPeriod,
  contacts: readonly Contact[],
  pad: PadOf,
): Steps<readonly FigureRow[]> {
  const sums = new Sums();
  addEnrolments(sums, source, period);
  const smes = new Set(source.sheets.map(({ sme }) => sme.id));
  for (const part of partsOf(contacts, contactsPerStep)) {
    for (const contact of part) {
      if (smes.has(contact.home)) addContact(sums, contact, pad(contact.home) ?? shared);
    }
    yield;
  }
  const { targets } = source.programme.values;
  return figureNames.map((name) => {
    const pads = new Map(
      source.pads.map(({ id }) => {
        const { value, entries } = sums.of(name, id);
        const target = name === 'enrolled' ? targets?.[id] : undefined;
        return [id, { value: rounded(name, value), entries, target }];
      }),
    );
    return { name, pads, total: totalOf(name, source, sums, pads) };
  });
}

function totalOf(
  name: FigureName,
  { pads }: ReviewSource,
  sums: Sums,
  figures: ReadonlyMap<string, PadFigure>,
): PadFigure {
  const all = pads.map(({ id }) => sums.of(name, id));
  const targets = [...figures.values()].flatMap(({ target }) => target ?? []);
  return {
    // What is shown adds up: hours are rounded for each pad first.
    value: [...figures.values()].reduce((sum, { value }) => sum + value, 0),
    entries: all.flatMap(({ entries }) => entries),
    target: targets.length === 0 ? undefined : targets.reduce((sum, target) => sum + target, 0),
  };
}

/** Minutes are added up and said in whole hours. */
function rounded(name: FigureName, value: number): number {
  return name === 'hours' ? Math.round(value / minutesPerHour) : value;
}

function addEnrolments(sums: Sums, source: ReviewSource, period: ReviewPeriod): void {
  const days = daysSoFar(source, period);
  for (const { sme } of source.sheets) {
    const { launchPadId } = sme.values;
    const on = enrolledOn(sme);
    if (!isCounted(sme) || on === undefined || on > days.to) continue;
    sums.add('enrolled', launchPadId, entryOf(sme));
    if (isWithin(on, days)) sums.add('newlyEnrolled', launchPadId, entryOf(sme));
  }
}

function addContact(sums: Sums, contact: Contact, pad: string): void {
  const { mode, kind, minutes = 0 } = contact.values;
  const entry = entryOf(contact);
  if (mode !== undefined) sums.add(figureOfMode[mode], pad, entry);
  if (kind === 'monthlyReview') sums.add('monthlyReviews', pad, entry);
  if (minutes > 0) sums.add('hours', pad, entry, minutes);
}
