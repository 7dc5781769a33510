/** An introduction, as the contact that it is: it waits until somebody says what came of it. */

import type { Moment } from '../contact/log-contact.ts';
import type { Values } from '../entity/registry.ts';
import type { Language } from '../entity/field.ts';

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
