/** What people set about alerts, in words: which alert, of which stage, and with which limits. */

import { limitIds, limitRow } from '../../domain/alert/limits.ts';
import type { Json } from '../../std/json.ts';
import type { Formats } from './use-format.ts';

export interface AlertWords {
  /** A text about alerts by its path; nothing when there is none. */
  readonly alertText: (path: string) => string | undefined;
  /** A text of the domain by its path; nothing when there is none. */
  readonly find: (path: string) => string | undefined;
  readonly format: Pick<Formats, 'number'>;
}

/** The alert that somebody put off or set, with its stage where each has limits of its own. */
export function alertName(words: AlertWords, key: string): string {
  const id = limitIds.find((limit) => limit === key);
  const { alert = key, stage } = id === undefined ? {} : limitRow(id);
  const name = words.alertText(`name.${alert}`) ?? key;
  const ofStage = stage === undefined ? undefined : words.find(`option.stage.${stage}`);
  return ofStage === undefined ? name : `${name}, ${ofStage}`;
}

/** The limits of an alert, or that it is off. */
export function describeLimits(
  words: AlertWords,
  { off, watch, risk }: Readonly<Record<string, Json>>,
): string {
  const limit = (name: 'watch' | 'risk', value: Json | undefined): string | undefined =>
    value === undefined
      ? undefined
      : `${words.alertText(`settings.${name}`) ?? name} ${words.format.number(Number(value))}`;
  return [
    off === true ? words.alertText('settings.off') : undefined,
    limit('watch', watch),
    limit('risk', risk),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
