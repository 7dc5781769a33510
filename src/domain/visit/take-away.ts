/**
 * What is left with the owner after a visit, in their language: what was decided, who does what by when, and when we meet
 * again. Notes and problems are for staff and are not in it.
 */

import { isOpenAction } from '../action/action.ts';
import type { Language, Text2 } from '../entity/field.ts';
import { formatDate } from '../form/format.ts';
import {
  type Letter,
  letterEnding,
  letterGreeting,
  type LetterPart,
} from '../form/follow-up-letter.ts';
import { type Said, saidOf } from '../form/printed-answer.ts';
import type { Wording } from '../form/template.ts';
import type { Action } from '../operation/record.ts';

export interface TakeAwaySource {
  /** `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
  readonly decisions: readonly Text2[];
  /** Those that are told. */
  readonly actions: readonly Action[];
  /** When the next contact is planned. */
  readonly next?: { readonly on: string; readonly hour?: string | undefined } | undefined;
  readonly nameOf: (id: string) => string;
  /** The people greeted. */
  readonly to: readonly string[];
  readonly from: string;
}

const wordings = {
  subject: { en: 'Our visit on', fr: 'Notre visite du' },
  opening: {
    en: 'Thank you for having us. Here is what we agreed together.',
    fr: 'Merci pour votre accueil. Voici ce que nous avons décidé ensemble.',
  },
  decisions: { en: 'Decisions', fr: 'Décisions' },
  actions: { en: 'Who does what', fr: 'Qui fait quoi' },
  next: { en: 'Next meeting', fr: 'Prochain rendez-vous' },
  by: { en: 'by', fr: 'pour le' },
  at: { en: 'at', fr: 'à' },
} as const satisfies Readonly<Record<string, Wording>>;

/** The summary in a language; words that have no translation stay in theirs. */
export function takeAway(source: TakeAwaySource, language: Language): Letter {
  const { at, decisions, actions, next, to, from } = source;
  const parts: readonly LetterPart[] = [
    {
      heading: wordings.decisions[language],
      lines: decisions.map((decision) => saidOf(decision, language)),
    },
    {
      heading: wordings.actions[language],
      lines: actions
        .filter(({ values }) => isOpenAction(values.state))
        .map((action) => actionLine(action, source, language)),
    },
    {
      heading: wordings.next[language],
      lines: next === undefined ? [] : [{ text: meeting(next, language), lang: language }],
    },
  ];
  return {
    subject: `${wordings.subject[language]} ${formatDate(at.slice(0, 10), language)}`,
    greeting: letterGreeting(to, language),
    opening: wordings.opening[language],
    parts: parts.filter(({ lines }) => lines.length > 0),
    ...letterEnding(language),
    signature: from,
  };
}

function actionLine(
  { values }: Action,
  { nameOf }: Pick<TakeAwaySource, 'nameOf'>,
  language: Language,
): Said {
  const { text, lang } = saidOf(values.title, language);
  const owner = values.ownerId === undefined ? '' : ` – ${nameOf(values.ownerId)}`;
  const due =
    values.due === undefined
      ? ''
      : `, ${wordings.by[language]} ${formatDate(values.due, language)}`;
  return { text: `${text}${owner}${due}`, lang };
}

function meeting({ on, hour }: NonNullable<TakeAwaySource['next']>, language: Language): string {
  const day = formatDate(on, language);
  return hour === undefined ? day : `${day} ${wordings.at[language]} ${hour}`;
}
