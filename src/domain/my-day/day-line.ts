/**
 * What a day is made of: lines, each one thing to do about one SME, in sections in the order in which they press.
 * Only data: the sentences are made where they are shown.
 */

import type { Alert, AlertLevel } from '../alert/alert.ts';
import type { LocalDate, LocalDateTime } from '../calendar/local-date.ts';
import type { Action, Sme } from '../operation/record.ts';
import type { Preparation } from '../review/monthly-reviews.ts';
import type { ContactBrief } from '../sme/journal-summary.ts';
import type { Handover } from '../sme/sme.ts';

/** The parts of the day, the most pressing first. */
export const daySectionIds = [
  'today',
  'unsettled',
  'silence',
  'review',
  'signs',
  'owed',
  'awaited',
  'handover',
  'coming',
] as const;
export type DaySectionId = (typeof daySectionIds)[number];

interface AboutSme {
  /** The same as long as it is the same thing to do in the same part of the day. */
  readonly key: string;
  readonly sme: Sme;
}

/** A review whose day has come. */
export interface DueReview {
  readonly on: LocalDate;
  /** Days since that count; 0 on the day itself. */
  readonly days: number;
  /** Absent as long as it is due and not late. */
  readonly level?: AlertLevel | undefined;
}

/** Why someone should be in touch with an SME. */
export interface Facts {
  /** Without the late review, which is `dueReview`, and late actions, which are lines. */
  readonly alerts: readonly Alert[];
  readonly dueReview?: DueReview | undefined;
}

/** A planned contact whose day has come, passed, or comes soon. */
export interface ContactLine extends AboutSme, Facts {
  readonly kind: 'contact';
  readonly contact: ContactBrief;
  /** Where `contact.at` is the time. */
  readonly zone: string;
  /** Its time on the clock of this device. */
  readonly hereAt: LocalDateTime;
  /** Nobody is there on that day. */
  readonly closed: boolean;
  /** Of a monthly review whose day has not passed: how far it is prepared. */
  readonly preparation?: Preparation | undefined;
}

/** An SME to get in touch with. */
export interface SmeLine extends AboutSme, Facts {
  readonly kind: 'sme';
  /** The contact that is planned already. */
  readonly planned?: ContactLine | undefined;
}

/** Something that someone owes. */
export interface ActionLine extends AboutSme {
  readonly kind: 'action';
  readonly action: Action;
  readonly due: LocalDate;
}

/** An SME that passed to the member of this device, or from them. */
export interface HandoverLine extends AboutSme {
  readonly kind: 'handover';
  readonly handoverId: string;
  readonly handover: Handover;
  readonly side: 'received' | 'given';
}

/** A review that falls due soon and has no date. */
export interface ReviewLine extends AboutSme {
  readonly kind: 'review';
  readonly on: LocalDate;
}

/** What has its day in the days to come. */
export type ComingLine = ContactLine | ActionLine | ReviewLine;
export type DayLine = ContactLine | SmeLine | ActionLine | HandoverLine | ReviewLine;

export interface DaySection {
  readonly id: DaySectionId;
  readonly lines: readonly DayLine[];
}

/** The day on which a line stands. */
export function dayOfLine(line: ComingLine): LocalDate {
  switch (line.kind) {
    case 'contact':
      return line.hereAt.slice(0, 10);
    case 'action':
      return line.due;
    case 'review':
      return line.on;
  }
}
