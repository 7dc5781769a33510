/** Operation and performance: enrolment and stages, contacts by way, themes of the support with quotations, organisations. */

import { partsOf, type Steps } from '../../../std/steps.ts';
import { contactTopics } from '../../contact/contact.ts';
import type { Contact, LaunchPad, Organisation, Sme } from '../../operation/record.ts';
import { isCounted } from '../../programme/enrolment.ts';
import { formatDate, formatNumber } from '../../form/format.ts';
import {
  confidentialAmong,
  type Draft,
  drafted,
  draftInSteps,
  draftOf,
  type DraftedLine,
  excerpt,
  firstToQuote,
  isAgreed,
  joined,
  quoted,
} from './drafted.ts';
import type { Quarter } from './draft-quarter.ts';
import { assessedAndPlanned } from '../intervals.ts';
import { draftAchievements } from './impact.ts';
import {
  contactsPerStep,
  daysSoFar,
  entryOf,
  isWithin,
  type ReviewedSheet,
  shared,
} from './review-source.ts';
import { stepDay } from './step-day.ts';
import {
  colon,
  counted,
  optionWords,
  quotes,
  semicolon,
  silentEngagements,
} from './review-words.ts';
import { enrolledOn } from '../../sme/journey-days.ts';
import type { Stage } from '../../sme/sme.ts';
import { happenedOn } from '../../operation/happened-on.ts';
import { doneDay } from '../../action/done-day.ts';

/** Themes that a passage tells, and quotations of each. */
const themesMax = 5;
const quotesPerTheme = 2;

/** What was done on both sides: the way of the SMEs, and organisations that belong to no side. */
export function draftSharedOperation(quarter: Quarter): Draft {
  return draftOf([
    journeyLine(undefined, quarter),
    actionLine(quarter),
    ...organisationLines(shared, quarter),
  ]);
}

/** What one launch pad did, in steps: most contacts of a quarter are told here. */
export function* draftPadOperation(pad: LaunchPad, quarter: Quarter): Steps<Draft> {
  const contacts = quarter.smeContacts(pad.id);
  const told = new Map<string, Contact>();
  const themes = yield* themeLines(contacts, quarter, told);
  const achieved = draftAchievements(pad, quarter);
  const confidential = confidentialAmong(contacts);
  const line = contactLine(contacts, quarter);
  yield;
  return yield* draftInSteps(
    [
      journeyLine(pad.id, quarter),
      achieved.line,
      line,
      ...themes,
      ...organisationLines(pad.id, quarter),
    ],
    {
      confidential: confidential + achieved.confidential,
      unquoted: contacts.length - confidential - told.size,
      unasked: [...told.values()].filter((contact) => !isAgreed(contact)).length,
    },
  );
}

/** How many SMEs took a step in the quarter. What a stage stands for is said of those that have it (F303). */
function journeyLine(padId: string | undefined, quarter: Quarter): DraftedLine | undefined {
  const { source, period, language } = quarter;
  const days = daysSoFar(source, period);
  const sheets = source.sheets.filter(
    ({ sme }) => isCounted(sme) && (padId ?? sme.values.launchPadId) === sme.values.launchPadId,
  );
  const zones = new Map(source.pads.map(({ id, values }) => [id, values.timeZone]));
  const reached = (day: (sheet: ReviewedSheet) => string | undefined): readonly Sme[] =>
    sheets.filter((sheet) => isWithin(day(sheet), days)).map(({ sme }) => sme);
  const tookStep = (stage: Stage): readonly Sme[] =>
    reached(({ sme }) => stepDay(sme, stage, zones.get(sme.values.launchPadId) ?? 'UTC'));
  const steps = [
    {
      smes: reached(({ sme }) => enrolledOn(sme)),
      en: 'enrolled',
      fr: 'inscrites',
      frOne: 'inscrite',
    },
    { smes: tookStep('inducted'), en: 'inducted', fr: 'intégrées', frOne: 'intégrée' },
    {
      smes: reached(({ forms }) => assessedAndPlanned(forms)),
      en: 'with assessment and agreed entry plan',
      fr: 'avec évaluation et plan d’entrée validé',
    },
    {
      smes: tookStep('completed'),
      en: 'with their support completed',
      fr: 'dont l’accompagnement est terminé',
    },
  ].filter((step) => step.smes.length > 0);
  if (steps.length === 0) return undefined;
  const said = steps.map((step) => {
    const isOne = language === 'fr' && step.smes.length === 1;
    const word = (isOne ? step.frOne : undefined) ?? step[language];
    return `${formatNumber(step.smes.length, language)}\u00a0${word}`;
  });
  return {
    line: [{ text: `${language === 'fr' ? 'PME' : 'SMEs'}${colon[language]}${said.join(', ')}.` }],
    entries: steps.flatMap((step) => step.smes.map(entryOf)),
  };
}

const ways = [
  ['video', 'video'],
  ['phone', 'phone'],
  ['email', 'email'],
] as const;

function contactLine(contacts: readonly Contact[], { language }: Quarter): DraftedLine | undefined {
  if (contacts.length === 0) return undefined;
  const of = ways.map(([mode, noun]) =>
    counted(contacts.filter(({ values }) => values.mode === mode).length, noun, language),
  );
  const reviews = contacts.filter(({ values }) => values.kind === 'monthlyReview').length;
  const all = counted(contacts.length, 'contact', language);
  const among = language === 'fr' ? 'dont' : 'including';
  return drafted(
    [
      `${all}, ${among} ${of.join(', ')}${semicolon[language]}`,
      `${counted(reviews, 'monthlyReview', language)}.`,
    ],
    contacts,
  );
}

/** The topics with most contacts, each with what was said last. A contact is quoted once; `told` takes in which. */
function* themeLines(
  contacts: readonly Contact[],
  quarter: Quarter,
  told: Map<string, Contact>,
): Steps<readonly DraftedLine[]> {
  const byTopic = new Map<string, Contact[]>(contactTopics.map((topic) => [topic, []]));
  for (const part of partsOf(contacts, contactsPerStep)) {
    for (const contact of part) {
      for (const topic of contact.values.topics ?? []) byTopic.get(topic)?.push(contact);
    }
    yield;
  }
  const most = contactTopics
    .map((topic) => ({ topic, own: byTopic.get(topic) ?? [] }))
    .filter(({ own }) => own.length > 0)
    .toSorted((a, b) => b.own.length - a.own.length)
    .slice(0, themesMax);
  const lines: DraftedLine[] = [];
  for (const { topic, own } of most) {
    const fresh = own.filter(({ id }) => !told.has(id));
    const shown = firstToQuote(fresh, quotesPerTheme);
    for (const contact of shown) told.set(contact.id, contact);
    lines.push(themeLine(optionWords.topic[topic][quarter.language], own, shown, quarter));
    yield;
  }
  return lines;
}

function themeLine(
  name: string,
  contacts: readonly Contact[],
  shown: readonly Contact[],
  quarter: Quarter,
): DraftedLine {
  const { language } = quarter;
  const count = counted(contacts.length, 'contact', language);
  return drafted(
    [
      `${name} (${count})`,
      ...(shown.length === 0 ? ['.'] : [colon[language]]),
      ...joined(
        shown.map((contact) => quotation(contact, quarter)),
        semicolon[language],
      ),
      ...(shown.length === 0 ? [] : ['.']),
    ],
    contacts,
  );
}

/** What was said, and when; by whom, where it was agreed that the name is told. */
export function quotation(contact: Contact, quarter: Quarter) {
  const { summary, at } = contact.values;
  const day = formatDate(at.slice(0, 10), quarter.language);
  const isNamed = isAgreed(contact) && quarter.mayName(contact.home);
  const whom = isNamed ? `${quarter.nameOf(contact.home)}, ` : '';
  return [
    ...(summary === undefined ? [] : quoted(summary, quarter.language)),
    { text: ` (${whom}${day})` },
  ];
}

function actionLine({ source, period, language, padOf }: Quarter): DraftedLine | undefined {
  const done = source.actions.filter(
    (action) =>
      action.deleted === undefined &&
      action.values.state === 'done' &&
      padOf(action.home) !== undefined &&
      isWithin(doneDay(action), period.days),
  );
  if (done.length === 0) return undefined;
  const word = language === 'fr' ? (done.length < 2 ? 'terminée' : 'terminées') : 'completed';
  return drafted([`${counted(done.length, 'action', language)} ${word}.`], done);
}

/** What organisations did, what was tried without an answer, and how many may not be named. */
function organisationLines(padId: string, quarter: Quarter): readonly (DraftedLine | undefined)[] {
  const own = quarter.source.organisations.filter(
    (one) => one.deleted === undefined && quarter.padOf(one.id) === padId,
  );
  const contacts = quarter.organisationContacts(padId);
  const lines = own.map((organisation) =>
    organisationLine(
      organisation,
      contacts.filter(({ home }) => home === organisation.id),
      quarter,
    ),
  );
  return lines;
}

function organisationLine(
  organisation: Organisation,
  contacts: readonly Contact[],
  quarter: Quarter,
): DraftedLine | undefined {
  const { language, period } = quarter;
  const { engagement, contributions = {} } = organisation.values;
  const given = Object.values(contributions).filter(({ on }) =>
    isWithin(happenedOn(organisation, on, ['contributions']), period.days),
  );
  if (given.length === 0 && contacts.length === 0) return undefined;
  const unnamed = language === 'fr' ? 'Une organisation' : 'An organisation';
  const name = quarter.mayName(organisation.id) ? organisation.values.name : unnamed;
  const silent = silentEngagements.has(engagement);
  const noAnswer = language === 'fr' ? 'sans réponse à ce jour' : 'no reply yet';
  const said = [
    ...given.map(({ kind, what = '' }) => {
      const word = optionWords.contributionKind[kind][language].toLowerCase();
      if (what === '' || !quarter.mayName(organisation.id)) return word;
      // Somebody's words, in the one language they were written in, which nothing says: quoted, as such words are everywhere here.
      const [open, close] = quotes[language];
      return `${word} (${open}${excerpt(what)}${close})`;
    }),
    ...(contacts.length === 0 ? [] : [counted(contacts.length, 'contact', language)]),
    ...(silent && given.length === 0 ? [noAnswer] : []),
  ];
  return drafted([`${name}${colon[language]}${said.join(', ')}.`], [organisation, ...contacts]);
}
