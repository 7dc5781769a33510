/** What an organisation contributed, in words: when, of which kind, and what; a change may hold only some of these. */

import type { Json } from '../../std/json.ts';
import type { Formats } from './use-format.ts';

interface Words {
  readonly format: Formats;
  /** A text of the domain by its path; nothing when there is none. */
  readonly find: (path: string) => string | undefined;
}

/** @param contribution as it is stored, or the part of it that changed */
export function describeContribution(
  { format, find }: Words,
  today: string,
  contribution: { readonly [key: string]: Json },
): string {
  const text = (key: string): string | undefined => {
    const value = contribution[key];
    return typeof value === 'string' ? value : undefined;
  };
  const [on, kind] = [text('on'), text('kind')];
  return [
    on === undefined ? undefined : format.dayMonth(on, today),
    kind === undefined ? undefined : (find(`option.contributionKind.${kind}`) ?? kind),
    text('what'),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
