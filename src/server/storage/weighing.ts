/** What texts of JSON take once they are read: their length, and the values in them, however few letters those are. */

import { valuesIn } from '../../std/json-weight.ts';
import { answerLength, bytesOfValue, lettersOfAnswered } from '../ports/sheet-storage.ts';

/** The fewest letters for each value: an empty list and a comma are two of them. */
const lettersOfValue = 1.5;

/**
 * Whether some bodies weigh no more than that together, in bytes, with {@link bytesOfValue} for each value.
 *
 * @param breathe lets others go on between them
 */
export async function areLight(
  bodies: readonly string[],
  bytesMax: number,
  breathe?: () => Promise<void>,
): Promise<boolean> {
  const length = bodies.reduce((sum, body) => sum + body.length, 0);
  // Most are so short that they are light whatever they hold.
  if (length * (1 + bytesOfValue / lettersOfValue) <= bytesMax) return true;
  let weight = length;
  for (const body of bodies) {
    if (weight > bytesMax) return false;
    weight += bytesOfValue * valuesIn(body);
    await breathe?.();
  }
  return weight <= bytesMax;
}

/** Tells when bodies reach a length together. */
export class AnswerRoom {
  private readonly lengthMax: number;
  private letters = 0;
  private length = 0;
  /** Bodies whose values were not counted: that takes a quarter of the time of reading them. */
  private uncounted: string[] = [];

  /** @param lengthMax in UTF-16 code units, see {@link answerLength} */
  constructor(lengthMax: number) {
    this.lengthMax = lengthMax;
  }

  /** Adds a body; `true` where they reach the length with it. */
  isFullWith(body: string): boolean {
    this.letters += body.length;
    this.uncounted.push(body);
    // Most answers are so short that they are far from it whatever they hold.
    if (this.letters * (lettersOfAnswered / lettersOfValue) < this.lengthMax) return false;
    for (const one of this.uncounted) this.length += answerLength(one);
    this.uncounted = [];
    return this.length >= this.lengthMax;
  }
}
