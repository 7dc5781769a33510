/**
 * The words of a spreadsheet that stand for a choice of Carnet: a country, a stage, a launch pad, an account manager. What is known
 * is proposed; each word that is not is asked for once.
 */

import { possibleManagers } from '../permission/account-manager.ts';
import type { Member, LaunchPad } from '../operation/record.ts';
import { type Country, countries } from '../programme/programme.ts';
import { allStages, type Stage } from '../sme/sme.ts';
import type { ChoiceField } from './import-field.ts';
import { plain } from './import-field.ts';
import { type Cell, cellText } from './spreadsheet.ts';

const countryWords: Readonly<Record<Country, readonly string[]>> = {
  GB: [
    ...['uk', 'u k', 'united kingdom', 'great britain', 'england', 'scotland', 'wales'],
    ...['northern ireland', 'royaume uni', 'grande bretagne', 'angleterre'],
  ],
  FR: ['france'],
  BE: ['belgium', 'belgique'],
  DE: ['germany', 'allemagne'],
  ES: ['spain', 'espagne'],
  IE: ['ireland', 'irlande'],
  IT: ['italy', 'italie'],
  LU: ['luxembourg'],
  NL: ['netherlands', 'the netherlands', 'pays bas'],
  PT: ['portugal'],
};

const stageWords: Readonly<Record<Stage, readonly string[]>> = {
  prospect: ['prospect', 'lead', 'identified', 'identifiee', 'identifie', 'a contacter'],
  screening: [
    ...['screening', 'in review', 'examen', 'examen de la candidature', 'a l etude'],
    'en examen',
  ],
  eligible: ['eligible'],
  enrolled: ['enrolled', 'signed', 'inscrite', 'inscrit', 'signe', 'signee'],
  inducted: ['inducted', 'integree', 'integre', 'accueillie', 'accueilli'],
  supported: [
    ...['supported', 'being supported', 'in support', 'active', 'ongoing', 'in progress'],
    ...['accompagnee', 'accompagne', 'en cours', 'actif'],
  ],
  completed: [
    ...['completed', 'complete', 'done', 'finished', 'accompagnement termine', 'terminee'],
    ...['termine', 'achevee'],
  ],
  ineligible: ['ineligible', 'not eligible', 'non eligible'],
  declined: ['declined', 'refused', 'a renonce', 'refus', 'refusee', 'a decline'],
  withdrawn: [
    ...['withdrawn', 'dropped out', 's est retiree', 'abandon', 'a abandonne', 'retiree'],
    'sortie',
  ],
  paused: ['paused', 'on hold', 'stand by', 'standby', 'en pause', 'en stand by', 'suspendue'],
};

/** What a programme has to choose from. */
export interface ImportPeople {
  readonly members: readonly Member[];
  readonly launchPads: readonly LaunchPad[];
}

/** What a word stands for; nothing where that is not known. */
export function readChoice(
  field: ChoiceField,
  cell: Cell,
  people: ImportPeople,
): string | undefined {
  const words = plain(cellText(cell));
  if (words === '') return undefined;
  switch (field) {
    case 'country':
      return countries.find(
        (country) => plain(country) === words || countryWords[country].includes(words),
      );
    case 'stage':
      return allStages.find((stage) => stageWords[stage].includes(words));
    case 'launchPad':
      return launchPadOf(words, people);
    case 'accountManager':
      return memberOf(words, cellText(cell), people);
  }
}

/** By its name, or by the country where it is the only one of it. */
function launchPadOf(words: string, { launchPads }: ImportPeople): string | undefined {
  const named = launchPads.find(({ values }) => plain(values.name) === words);
  if (named !== undefined) return named.id;
  const there = launchPads.filter(
    ({ values: { country } }) => plain(country) === words || countryWords[country].includes(words),
  );
  return there.length === 1 ? there[0]?.id : undefined;
}

/** By the whole name, the e-mail, one of the names or the initials, where only one person has them. */
function memberOf(words: string, text: string, people: ImportPeople): string | undefined {
  const members = possibleManagers(people.members);
  const only = (fits: (member: Member) => boolean): string | undefined => {
    const found = members.filter(fits);
    return found.length === 1 ? found[0]?.id : undefined;
  };
  const namesOf = ({ values }: Member): readonly string[] => plain(values.name).split(' ');
  const mail = text.toLowerCase();
  return (
    only(({ values }) => plain(values.name) === words) ??
    only(({ values }) => values.email?.toLowerCase() === mail) ??
    only((member) => namesOf(member).toReversed().join(' ') === words) ??
    only((member) => namesOf(member).includes(words)) ??
    only(
      (member) =>
        namesOf(member)
          .map(([first = '']) => first)
          .join('') === words,
    )
  );
}

/** The different words of a column, by what is compared, in the order in which they come. */
export function wordsOf(cells: readonly Cell[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const cell of cells) {
    const text = cellText(cell);
    const key = plain(text);
    if (key !== '' && !words.has(key)) words.set(key, text);
  }
  return words;
}
