/** What the words of a way to be in touch are asked with. */

import type { Line } from './line.ts';
import type { Way } from './vocabulary/ways.ts';
import type { Word } from './words.ts';

/** What was read before, as far as a way depends on it. */
export interface WayAsked {
  readonly line: Line;
  readonly words: readonly Word[];
  /** Where the part begins. */
  readonly start: number;
  readonly way: Way | undefined;
  /** Whether the words just before are a person. */
  readonly isBehindPerson: boolean;
  readonly hasMoment: boolean;
  readonly hasPerson: boolean;
  /** Whether anything is read at a word: a person, a length, a day, an outcome. */
  readonly isEvidence: (index: number) => boolean;
  readonly isPerson: (index: number) => boolean;
  /** Whether a day or an hour that is still to come is read at a word. */
  readonly isComing: (index: number) => boolean;
}
