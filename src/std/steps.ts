/**
 * A long calculation in steps: it pauses often, and whoever runs it decides what has its turn in between. Its result is the
 * same, however often it was made to wait.
 */

/** Pauses between steps, and the result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** The result of all steps at once, for whoever has nothing else to do. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** A list in parts that are worked on in one step each. */
export function* partsOf<T>(list: readonly T[], length: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += length) yield list.slice(from, from + length);
}
