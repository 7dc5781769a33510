/**
 * A planned contact as an event of somebody's own calendar: what it is called is given, the rest follows from it.
 * Nothing that was written about it goes along.
 */

import { hourOf } from '../contact/log-contact.ts';
import type { ContactBrief } from '../sme/journal-summary.ts';
import type { IcsEvent } from './ics.ts';
import { dateOf } from './local-date.ts';
import { instantOf } from './zoned-time.ts';

/** A contact of which nobody said how long it takes. */
const minutesDefault = 30;

interface EventWords {
  /** The zone of `at`. */
  readonly zone: string;
  readonly summary: string;
  /** Where the SME is: the place of a visit. */
  readonly town?: string | undefined;
}

/** Of a contact, or of a meeting of the programme. */
type Planned = Pick<ContactBrief, 'id' | 'at' | 'mode' | 'minutes'>;

export function contactEvent(planned: Planned, words: EventWords): IcsEvent {
  const { id, at, mode, minutes = 0 } = planned;
  return {
    uid: id,
    summary: words.summary,
    location: mode === 'atBusiness' ? words.town : undefined,
    when:
      hourOf(at) === undefined
        ? { kind: 'day', day: dateOf(at) }
        : {
            kind: 'time',
            start: instantOf(at, words.zone),
            minutes: minutes > 0 ? minutes : minutesDefault,
          },
  };
}
