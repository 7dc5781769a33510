/** Technical and cultural exchange, what SMEs say, and what comes next. */

import { readOutcome } from '../../form/outcome.ts';
import { templateName } from '../../form/template-name.ts';
import { formatNumber } from '../../form/format.ts';
import type { Contact, LaunchPad } from '../../operation/record.ts';
import { isOpenAction } from '../../action/action.ts';
import { isCounted } from '../../programme/enrolment.ts';
import {
  confidentialAmong,
  type Draft,
  draftOf,
  drafted,
  type DraftedLine,
  firstToQuote,
  inQuotingOrder,
  isAgreed,
  joined,
  quoted,
  runIn,
} from './drafted.ts';
import { quotation } from './draft-operation.ts';
import type { Quarter } from './draft-quarter.ts';
import { type Entry, isWithin, shared } from './review-source.ts';
import { colon, counted, meetingKinds, optionWords, semicolon } from './review-words.ts';

const quotesMax = 2;

/** Meetings of the launch pads and their partners, by kind. */
export function draftExchange(quarter: Quarter): Draft {
  const { source, language } = quarter;
  const pads = [shared, ...source.pads.map(({ id }) => id)];
  const contacts = pads.flatMap((id) => [
    ...quarter.smeContacts(id),
    ...quarter.organisationContacts(id),
  ]);
  const meetings = contacts.filter(({ values }) =>
    meetingKinds.some((kind) => kind === values.kind),
  );
  const told = new Map<string, Contact>();
  const lines = meetingKinds.map((kind): DraftedLine | undefined => {
    const own = meetings.filter(({ values }) => values.kind === kind);
    if (own.length === 0) return undefined;
    const shown = firstToQuote(own, quotesMax);
    for (const contact of shown) told.set(contact.id, contact);
    const name = optionWords.contactKind[kind][language];
    return drafted(
      [
        `${name} (${formatNumber(own.length, language)})`,
        ...(shown.length === 0 ? [] : [colon[language]]),
        ...joined(
          shown.map((contact) => quotation(contact, quarter)),
          semicolon[language],
        ),
        '.',
      ],
      own,
    );
  });
  const confidential = confidentialAmong(meetings);
  return draftOf([...lines, ...decisionLines(meetings, quarter)], {
    confidential,
    unquoted: meetings.length - confidential - told.size,
    unasked: [...told.values()].filter((contact) => !isAgreed(contact)).length,
  });
}

/** What was decided at those meetings. */
function decisionLines(
  meetings: readonly Contact[],
  { language }: Quarter,
): readonly DraftedLine[] {
  const word = language === 'fr' ? 'Décision' : 'Decision';
  return meetings
    .filter(({ values }) => values.confidential !== true && values.quotable !== false)
    .flatMap((meeting) =>
      Object.values(meeting.values.decisions ?? {}).map((decision) =>
        drafted([`${word}${colon[language]}`, ...quoted(decision, language), '.'], [meeting]),
      ),
    );
}

/** What the SMEs of a launch pad say: the confidence they gave at reviews, and contacts marked to be quoted. */
export function draftFeedback(pad: LaunchPad, quarter: Quarter): Draft {
  const contacts = quarter.smeContacts(pad.id).filter(({ values }) => values.quotable === true);
  const lines = inQuotingOrder(contacts).map((contact) =>
    drafted([...quotation(contact, quarter), '.'], [contact]),
  );
  return draftOf([confidenceLine(pad, quarter), ...lines], {
    confidential: confidentialAmong(contacts),
  });
}

const confidenceMax = 5;

function confidenceLine(pad: LaunchPad, quarter: Quarter): DraftedLine | undefined {
  const { source, period, language } = quarter;
  const given = source.sheets
    .filter(({ sme }) => isCounted(sme) && sme.values.launchPadId === pad.id)
    .flatMap(({ sme, forms }) =>
      forms.flatMap(({ id, templateId, onDate, outcome }) => {
        const confidence = readOutcome(outcome)?.confidence;
        const isReview = templateName(templateId) === 'monthly-review';
        if (!isReview || confidence === undefined || !isWithin(onDate, period.days)) return [];
        const entry: Entry = { entity: 'form', home: sme.id, id };
        return [{ confidence, entry }];
      }),
    );
  if (given.length === 0) return undefined;
  const levels = Array.from({ length: confidenceMax }, (_, index) => confidenceMax - index)
    .map((level) => ({
      level,
      count: given.filter(({ confidence }) => confidence === level).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${level}/${confidenceMax} × ${formatNumber(count, language)}`);
  const name =
    language === 'fr' ? 'Confiance exprimée en revue mensuelle' : 'Confidence expressed at reviews';
  const answers = counted(given.length, 'answer', language);
  return {
    line: [{ text: `${name} (${answers})${colon[language]}${levels.join(', ')}.` }],
    entries: given.map(({ entry }) => entry),
  };
}

/** What the programme itself still has to do. */
export function draftOutlook({ source, language, period, mayTell }: Quarter): Draft {
  const own = source.actions.filter(
    ({ home, deleted, values, created }) =>
      home === source.programme.id &&
      deleted === undefined &&
      isOpenAction(values.state) &&
      new Date(created.at).toISOString().slice(0, 10) <= period.days.to,
  );
  const word = language === 'fr' ? 'À faire' : 'To do';
  const told = own.filter(mayTell);
  return draftOf(
    told.map((action) =>
      drafted([`${word}${colon[language]}`, runIn(action.values.title, language), '.'], [action]),
    ),
    { confidential: own.length - told.length },
  );
}
