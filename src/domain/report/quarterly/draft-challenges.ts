/** Challenges of a quarter: enrolment, context, where people could meet, and the problems that were open, by theme. */

import { eventDays } from '../../calendar/event-days.ts';
import { dateOf } from '../../calendar/local-date.ts';
import { couldMeet, rulesOutMeetings } from '../../calendar/meeting-days.ts';
import type { Language } from '../../entity/field.ts';
import { issueDays } from '../../operation/happened-on.ts';
import type { CalendarEvent, Contact, Issue, LaunchPad } from '../../operation/record.ts';
import { issueCategories } from '../../issue/issue.ts';
import { formatDate, formatNumber } from '../../form/format.ts';
import {
  type Draft,
  draftOf,
  drafted,
  type DraftedLine,
  joined,
  quoted,
  runIn,
} from './drafted.ts';
import type { Quarter } from './draft-quarter.ts';
import type { Line } from './report-document.ts';
import { isWithin, shared } from './review-source.ts';
import { colon, counted, optionWords, semicolon } from './review-words.ts';

/** Titles of problems that a line quotes; the rest are counted. */
const quotesMax = 4;

/** What all launch pads have in common. */
export function draftSharedChallenges(quarter: Quarter): Draft {
  return draftOf(
    [
      enrolmentLine(quarter),
      ...quarter.events.map((event) => eventLine(event, quarter)),
      ...issueLines(shared, quarter),
    ],
    { confidential: untold(shared, quarter) },
  );
}

/** What one launch pad met. */
export function draftPadChallenges(pad: LaunchPad, quarter: Quarter): Draft {
  return draftOf([meetingLine(pad, quarter), ...issueLines(pad.id, quarter)], {
    confidential: untold(pad.id, quarter),
  });
}

/** "SMEs enrolled: UK 6 / FR 4 = 10/24". */
function enrolmentLine({ source, figures, language }: Quarter): DraftedLine | undefined {
  const enrolled = figures.find(({ name }) => name === 'enrolled');
  if (enrolled === undefined) return undefined;
  const { total } = enrolled;
  const parts = source.pads.map(
    ({ id, values }) =>
      `${values.code}\u00a0${formatNumber(enrolled.pads.get(id)?.value ?? 0, language)}`,
  );
  const sum = formatNumber(total.value, language);
  const of = total.target === undefined ? '' : `/${formatNumber(total.target, language)}`;
  const name = language === 'fr' ? 'PME inscrites' : 'SMEs enrolled';
  return {
    line: [{ text: `${name}${colon[language]}${parts.join(' / ')} = ${sum}${of}.` }],
    entries: total.entries,
  };
}

function eventLine(event: CalendarEvent, { language, source }: Quarter): DraftedLine {
  return drafted([...eventWords(event, source.pads, language), '.'], [event]);
}

/** When an event was, what it was, and the launch pads that it was about. */
export function eventWords(
  event: CalendarEvent,
  launchPads: readonly LaunchPad[],
  language: Language,
): Line {
  const { title, country } = event.values;
  const pads = launchPads.filter(({ values }) => values.country === country);
  const where = pads.length === 0 ? '' : ` (${pads.map(({ values }) => values.code).join(', ')})`;
  return [
    { text: `${eventTime(event, language)}${colon[language]}` },
    runIn(title, language),
    ...(where === '' ? [] : [{ text: where }]),
  ];
}

/** When an event was: its month where only that is known. */
export function eventTime(event: CalendarEvent, language: Quarter['language']): string {
  const { from, to } = eventDays(event);
  const precision = event.values.precision ?? 'day';
  const first = formatDate(from, language, precision);
  const last = to === undefined ? undefined : formatDate(to, language, precision);
  const since = language === 'fr' ? 'depuis ' : 'since ';
  if (last === undefined) return capital(`${since}${first}`);
  return capital(first === last ? first : `${first} – ${last}`);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Where people met, or what ruled it out. */
function meetingLine(pad: LaunchPad, quarter: Quarter): DraftedLine {
  const { language, events, period } = quarter;
  const { country } = pad.values;
  const contacts = quarter.smeContacts(pad.id);
  const at = (mode: Contact['values']['mode']): readonly Contact[] =>
    contacts.filter(({ values }) => values.mode === mode);
  const [business, padVisits, elsewhere] = [at('atBusiness'), at('atPad'), at('elsewhere')];
  const said = [
    counted(business.length, 'visit', language),
    counted(padVisits.length, 'padVisit', language),
    ...(elsewhere.length === 0 ? [] : [counted(elsewhere.length, 'otherMeeting', language)]),
  ];
  const closing = events.filter((event) => rulesOutMeetings(event, country));
  const met = [...business, ...padVisits, ...elsewhere];
  // The time in which nobody could meet is seldom the whole quarter.
  const never = met.length === 0 && !couldMeet(country, events, period.days);
  const reason = never
    ? { fr: ' Pas de face à face possible', en: ' No face-to-face meetings possible' }
    : {
        fr: ' Pas de face à face possible une partie du temps',
        en: ' No face-to-face meetings possible for part of the time',
      };
  return drafted(
    [
      `${said.join(', ')}.`,
      ...(closing.length === 0
        ? []
        : [
            `${reason[language]}${colon[language]}`,
            ...joined(
              closing.map(({ values }) => [runIn(values.title, language)]),
              semicolon[language],
            ),
            '.',
          ]),
    ],
    [...met, ...closing],
  );
}

/** How many problems are counted and not quoted. */
function untold(padId: string, quarter: Quarter): number {
  return openIn(padId, quarter).filter((issue) => !quarter.mayTell(issue)).length;
}

/** Problems and risks that were open in the quarter, those with most first, by category. */
function issueLines(padId: string, quarter: Quarter): readonly DraftedLine[] {
  const open = openIn(padId, quarter);
  return issueCategories
    .map((category) => open.filter(({ values }) => values.category === category))
    .filter((issues) => issues.length > 0)
    .toSorted((a, b) => b.length - a.length)
    .map((issues) => issueLine(issues, quarter));
}

function openIn(padId: string, { source, padOf, period }: Quarter): readonly Issue[] {
  return source.issues.filter((issue) => {
    if (issue.values.kind === 'opportunity' || issue.deleted !== undefined) return false;
    const { openedOn, resolvedOn } = issueDays(issue);
    return (
      padOf(issue.home) === padId &&
      openedOn <= period.days.to &&
      (resolvedOn === undefined || resolvedOn >= period.days.from)
    );
  });
}

function issueLine(issues: readonly Issue[], quarter: Quarter): DraftedLine {
  const { language } = quarter;
  const category = issues[0]?.values.category ?? 'other';
  const worst = issues.toSorted((a, b) => b.values.severity - a.values.severity);
  const shown = worst.filter(quarter.mayTell).slice(0, quotesMax);
  const more = issues.length - shown.length;
  const parts = shown.map((issue) => [
    ...quoted(issue.values.title, language),
    { text: ` (${quarter.nameOf(issue.home)}${endOf(issue, quarter)})` },
  ]);
  const rest = more === 0 ? [] : [[{ text: `+ ${counted(more, 'more', language)}` }]];
  const name = optionWords.issueCategory[category][language];
  return drafted(
    [
      `${name} (${formatNumber(issues.length, language)})`,
      ...(shown.length === 0
        ? []
        : [colon[language], ...joined([...parts, ...rest], semicolon[language])]),
      '.',
    ],
    issues,
  );
}

function endOf(issue: Issue, { language, period }: Quarter): string {
  const { resolvedOn } = issueDays(issue);
  if (resolvedOn === undefined || !isWithin(dateOf(resolvedOn), period.days)) return '';
  return language === 'fr' ? ', résolu' : ', resolved';
}
