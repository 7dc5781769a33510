/**
 * The letter that follows a review: what was said and agreed, to the business, in its language. It is made of the answers that
 * the business may see; ratings and closed questions stay in the form, private notes never leave it.
 */

import type { Language } from '../entity/field.ts';
import { formatDate } from './format.ts';
import { type PrintedAnswer, printedAnswer, type Said } from './printed-answer.ts';
import { type ItemType, shortOf, type Wording } from './template.ts';
import { type FormView, itemsIn, visibleTo } from './view.ts';

export interface LetterPart {
  readonly heading: string;
  /** Words in another language than the letter's are not translated yet. */
  readonly lines: readonly Said[];
}

export interface Letter {
  readonly subject: string;
  readonly greeting: string;
  readonly opening: string;
  readonly parts: readonly LetterPart[];
  readonly closing: string;
  readonly regards: string;
  readonly signature: string;
}

export interface LetterNames {
  /** Whom it is for: the people greeted, where some are known. */
  readonly to: readonly string[];
  /** Who signs it. */
  readonly from: string;
}

const told: ReadonlySet<ItemType> = new Set([
  'text',
  'longText',
  'list',
  'actions',
  'date',
  'orgs',
]);

const wordings = {
  subject: { en: 'Our review of', fr: 'Notre revue du' },
  opening: {
    en: 'Thank you for the time you gave us. Here is what we noted and agreed together.',
    fr: 'Merci pour le temps que vous nous avez accordé. Voici ce que nous avons noté et décidé ensemble.',
  },
} as const satisfies Readonly<Record<string, Wording>>;

const ending = {
  closing: {
    en: 'If something is missing or wrong, just tell us.',
    fr: 'S’il manque quelque chose ou si un point est inexact, dites-le-nous.',
  },
  regards: { en: 'Best wishes,', fr: 'Bien cordialement,' },
} as const satisfies Readonly<Record<string, Wording>>;

const greetings = {
  named: { en: 'Dear', fr: 'Bonjour' },
  unnamed: { en: 'Hello,', fr: 'Bonjour,' },
  and: { en: ' and ', fr: ' et ' },
} as const satisfies Readonly<Record<string, Wording>>;

/** How a letter to a business begins: a British one with Dear, where a name follows. */
export function letterGreeting(names: readonly string[], language: Language): string {
  const last = names.at(-1);
  if (last === undefined) return greetings.unnamed[language];
  const others = names.slice(0, -1).join(', ');
  const all = others === '' ? last : `${others}${greetings.and[language]}${last}`;
  return `${greetings.named[language]} ${all},`;
}

/** How a letter to a business ends. */
export function letterEnding(language: Language): Pick<Letter, 'closing' | 'regards'> {
  return { closing: ending.closing[language], regards: ending.regards[language] };
}

/** The letter in a language. */
export function followUpLetter(view: FormView, language: Language, names: LetterNames): Letter {
  const parts = itemsIn(view).flatMap((item): readonly LetterPart[] => {
    const isTold = told.has(item.item.type) && item.answer.kind === 'given';
    if (!isTold || item.hidden !== undefined || !visibleTo(item, 'sme').answer) return [];
    const lines = linesOf(printedAnswer(item, language), language);
    return [{ heading: shortOf(item.item)[language], lines }];
  });
  return {
    subject: `${wordings.subject[language]} ${formatDate(view.context.onDate, language)}`,
    greeting: letterGreeting(names.to, language),
    opening: wordings.opening[language],
    parts,
    ...letterEnding(language),
    signature: names.from,
  };
}

function linesOf(answer: PrintedAnswer, language: Language): readonly Said[] {
  switch (answer.kind) {
    case 'none':
      return [];
    case 'text':
      return [answer.said];
    case 'list':
      return answer.items;
    case 'table':
      return answer.rows.map((row) => ({
        text: row
          .map(({ text }) => text)
          .filter((text) => text !== '')
          .join(' – '),
        // One cell without a translation is enough to say so.
        lang: row.find(({ text, lang }) => text !== '' && lang !== language)?.lang ?? language,
      }));
  }
}

/** The letter as plain text, to copy or to open in a mail programme. */
export function letterText(letter: Letter): string {
  const { greeting, opening, parts, closing, regards, signature } = letter;
  const paragraphs = parts.map(({ heading, lines }) =>
    [heading, ...lines.map(({ text }) => `• ${text}`)].join('\n'),
  );
  return [greeting, opening, ...paragraphs, closing, `${regards}\n${signature}`].join('\n\n');
}

/** Whether words of it stand in another language, because they have no translation. */
export function isPartlyUntranslated({ parts }: Letter, language: Language): boolean {
  return parts.some(({ lines }) => lines.some(({ lang }) => lang !== language));
}
