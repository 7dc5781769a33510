/** The eligibility checklist of a business: begun at the first screening, finished at the last one before it was eligible. */

import type { LocalDate } from '../calendar/local-date.ts';
import { type FormField, noteFieldOf, rateField } from '../form/fields.ts';
import { eligibilityChecklist as template } from '../form/templates/eligibility-checklist.ts';
import type { FormPatch } from '../form/write-answer.ts';
import { answersTo, no, number, type Said, word, words, yes } from './form-answers.ts';
import { checklistNotes } from './form-notes.ts';
import { currencyOf, figuresOf, type FormSubject, type SampleContact } from './form-subject.ts';
import { marketOf } from './markets.ts';

/** Euros for a pound, as the checklists of 2020 reckon. */
const eurosPerPound = 1.12;
/** What the smallest aid before this one was, in the currency of the business. */
const aidUnit = 500;
/** Hours a month that a business gives at least. */
const hoursLeast = 6;

interface Checklist {
  readonly contact: SampleContact;
  /** The day on which the last answers came. */
  readonly doneOn: LocalDate;
  /** Known at the first screening. */
  readonly first: FormPatch;
  /** What somebody had to look up. */
  readonly later: FormPatch;
}

/** The checklist of a business; nothing where nobody screened it. */
export function checklistOf(subject: FormSubject): Checklist | undefined {
  const { contacts, plan } = subject;
  const screenings = contacts.filter(
    ({ kind, on }) => kind === 'screening' && on < (plan.eligibleOn ?? on),
  );
  const contact = screenings[0];
  if (contact === undefined) return undefined;
  const doneOn = screenings.at(-1)?.on ?? contact.on;
  const first = { ...knownAtOnce(subject), ...notesOf(subject) };
  return { contact, doneOn, first, later: lookedUp(subject) };
}

function knownAtOnce(subject: FormSubject): FormPatch {
  const { business, index, language } = subject;
  const { headcount, tradingSince, soldByChance } = figuresOf(subject);
  const platform = business.platform.toLowerCase();
  const sellsOnBoth = index % 3 === 1;
  const said: Said = {
    registered: yes,
    inArea: word('office'),
    tradingSince: word(tradingSince),
    headcount: number(headcount),
    ownership: word('autonomous'),
    publicOwner: no,
    difficulty: word('none'),
    sector: no,
    doubleFunding: no,
    adviceOnly: yes,
    sellsOnline: word(sellsOnBoth ? 'both' : 'ownShop'),
    platforms: words(platform, ...(sellsOnBoth ? ['amazon'] : [])),
    dataAccess: yes,
    targetMarkets: words(marketOf(business)),
    exportable: yes,
    newness: word(soldByChance ? 'chance' : 'never'),
    sponsor: yes,
    hours: number(hoursLeast + (index % 4) * 2),
    budget: word(headcount > 9 ? 'to20k' : index % 2 === 0 ? 'to5k' : 'under1k'),
    busyMonths: business.country === 'FR' ? words('8', '12') : words('11', '12'),
    siteRebuild: no,
    languages: words(language),
    dataNotice: yes,
    // Asked at once, answered with the accounts at hand.
    aidReceived: 'unsure',
  };
  return {
    ...answersTo(template, said),
    ...(business.country === 'GB' ? { [rateField]: eurosPerPound } : {}),
  };
}

function lookedUp(subject: FormSubject): FormPatch {
  const { business, index } = subject;
  const { turnover, balanceSheet } = figuresOf(subject);
  const aid = { amount: (index % 4) * aidUnit, currency: currencyOf(business) };
  return answersTo(template, {
    turnover: { kind: 'money', money: turnover },
    balanceSheet: { kind: 'money', money: balanceSheet },
    aidReceived: { kind: 'money', money: aid },
  });
}

/** A note on what needed a word: the sector of farms, and one more question in three. */
function notesOf({ business, index, language }: FormSubject): Readonly<Record<FormField, string>> {
  const { byBusiness, inTurn } = checklistNotes[language];
  const own = byBusiness[business.key];
  const [item, text] = inTurn[Math.floor(index / 3) % inTurn.length] ?? [];
  return {
    ...(index % 3 === 0 && item !== undefined && text !== undefined
      ? { [noteFieldOf(item)]: text }
      : {}),
    ...(own === undefined ? {} : { [noteFieldOf(own[0])]: own[1] }),
  };
}
