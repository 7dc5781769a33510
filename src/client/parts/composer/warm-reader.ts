/**
 * The first lines that are read take ten times as long as the others, until the browser has compiled the reader. So this
 * is done while nobody waits, in steps that are each over before a key is pressed.
 */

import type { ComposerContext } from '../../../domain/composer/line.ts';
import type { Reading } from '../../../domain/composer/reading.ts';
import { loadReader } from './line-reader.ts';

/** Words, lengths, days, hours, actions, issues. */
const lines = [
  'ok',
  'a 10 claire photos ok demain 10h > relancer vendredi',
  'v 30 l’équipe réunie hier, 3 juin > call tomorrow 2pm',
  'p souci, grave',
] as const;

const nobody: ComposerContext = {
  today: '2021-05-19',
  now: '10:00',
  me: '',
  people: [],
  members: [],
};

/** What is to be done before somebody types, in this order. */
export function warmSteps(
  read: (line: string, context: ComposerContext) => Reading,
  dates: (today: string) => readonly (() => void)[],
): readonly (() => void)[] {
  const twice = lines.flatMap((line) => [line, line]);
  return [...dates(nobody.today), ...twice.map((line) => () => void read(line, nobody))];
}

/** Does it, a step whenever the browser is idle. */
export async function warmReader(whenIdle: (work: () => void) => void): Promise<void> {
  const [read, { warmingSteps }] = await Promise.all([
    loadReader(),
    import('../../../domain/composer/date-parser.ts'),
  ]);
  const steps = warmSteps(read, warmingSteps);
  const go = (at: number): void => {
    const step = steps[at];
    if (step === undefined) return;
    step();
    whenIdle(() => go(at + 1));
  };
  whenIdle(() => go(0));
}
