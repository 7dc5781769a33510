/**
 * What a hand-written note of the sample is: a text with gaps for the business it is about, and how the exchange
 * happened. Gaps: {products}, {person}, {platform}, {market}.
 */

import type { Values } from '../entity/registry.ts';

type Contact = Values<'contact'>;

export interface Note {
  readonly text: string;
  /** `phone` where nothing else is said. */
  readonly mode?: Contact['mode'];
  readonly kind?: Contact['kind'];
  readonly topics: NonNullable<Contact['topics']>;
  readonly minutes?: number;
  /** They wrote or called. */
  readonly inbound?: true;
  /** Only then: the first lockdown, early summer, the end of the year, since the border controls, at the end. */
  readonly when?: 'crisis' | 'summer' | 'season' | 'after' | 'late';
  /** What was agreed: who owes it, and in how many days. */
  readonly action?: { readonly title: string; readonly by: 'us' | 'sme'; readonly days: number };
}

/** The notes of one language, by what they are for. */
export interface NoteBank {
  readonly first: readonly Note[];
  readonly screening: readonly Note[];
  readonly induction: readonly Note[];
  readonly support: readonly Note[];
  readonly review: readonly Note[];
  readonly unanswered: readonly Note[];
  readonly missed: readonly Note[];
  readonly aside: readonly Note[];
  readonly visit: readonly Note[];
  readonly agenda: readonly string[];
  /** Of those that never came in, or are served outside the programme: a question, then the guide. */
  readonly apart: readonly Note[];
  readonly refusal: readonly Note[];
  readonly advice: readonly Note[];
}
