/** An introduction, as the contact that it is: it waits until somebody says what came of it. */

import { isConfidential } from '../contact/confidential.ts';
import type { Moment } from '../contact/log-contact.ts';
import type { Values } from '../entity/registry.ts';
import type { Language } from '../entity/field.ts';
import type { Contact } from '../operation/record.ts';

export interface Introduction {
  /** The SME or organisation that is introduced to the one whose journal it goes into. */
  readonly introducedId: string;
  /** Whether that is an organisation whose words stay inside the programme: so does what is said of it. */
  readonly isConfidential?: boolean;
  /** People of that one who take part. */
  readonly persons: readonly string[];
  readonly text: string;
  readonly language: Language;
}

/** The contact of an introduction by e-mail, which is how most are made; the journal can make it another. */
export function introduce(
  { introducedId, isConfidential = false, persons, text, language }: Introduction,
  { now, zone, by }: Moment,
): Values<'contact'> {
  const words = text.trim();
  return {
    at: now,
    zone,
    kind: 'introduction',
    mode: 'email',
    direction: 'outbound',
    state: 'held',
    reached: false,
    introducedId,
    outcome: 'waiting',
    ...(isConfidential ? { confidential: true as const } : {}),
    people: Object.fromEntries(persons.map((id) => [id, 'present' as const])),
    memberIds: [by],
    language,
    summary: words === '' ? undefined : { lang: language, text: words },
  };
}

/**
 * Whether a contact of another sheet introduced one of these.
 *
 * @param others a sheet, and those that were merged into it
 */
export function introduces(
  { values, deleted, home }: Contact,
  others: ReadonlySet<string>,
): boolean {
  const { kind, introducedId } = values;
  return (
    deleted === undefined &&
    kind === 'introduction' &&
    introducedId !== undefined &&
    others.has(introducedId) &&
    !others.has(home)
  );
}

/**
 * The introductions noted on other sheets that leave Carnet with this one: none that is confidential, and none whose other
 * side is named nowhere or is no more.
 *
 * @param mayName whether an SME or organisation may be named outside
 */
export function introductionsThatLeave(
  introductions: readonly Contact[],
  mayName: (id: string) => boolean,
): readonly Contact[] {
  return introductions.filter((contact) => !isConfidential(contact) && mayName(contact.home));
}

/**
 * Such an introduction as the other side tells of it: when, how, by whom, with whom and what came of it. What was written is
 * about the SME on whose sheet it was noted and stays there.
 */
export function seenFromOtherSide({ home, values }: Contact): Values<'contact'> {
  const { at, kind, mode, state, memberIds, outcome } = values;
  return { at, kind, mode, state, memberIds, outcome, introducedId: home };
}
