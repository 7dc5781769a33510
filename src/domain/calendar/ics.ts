/**
 * Calendar files as RFC 5545 describes them, for the calendar that somebody already keeps.
 *
 * Written here because it is small: `ics` brings a validation library and random ids, `ical-generator` and `ts-ics`
 * all of recurrence, alarms and invitations. Three kinds of event need a page, and the page takes time and ids as
 * arguments.
 *
 * Timed events are written as instants in UTC: every calendar shows them on its own clock, and no table of summer
 * times has to travel along and grow old. What has no hour is an event of the whole day, which never takes its time.
 * What fails: nothing. Control characters, which the format forbids, become spaces; half a surrogate pair becomes
 * U+FFFD. Limits: a file holds at most `icsEventsMax` events.
 */

import { assert } from '../../std/assert.ts';
import { addDays, type LocalDate } from './local-date.ts';

export interface IcsEvent {
  /** Stays the same when the event is written again, so that a calendar replaces it. */
  readonly uid: string;
  readonly summary: string;
  readonly location?: string | undefined;
  readonly when:
    | { readonly kind: 'day'; readonly day: LocalDate }
    /** `start` in milliseconds since 1970. */
    | { readonly kind: 'time'; readonly start: number; readonly minutes: number };
}

export interface IcsFile {
  readonly events: readonly IcsEvent[];
  /** When the file is made, in milliseconds since 1970. */
  readonly madeAt: number;
  /** The language of its texts. */
  readonly language: string;
}

export const icsEventsMax = 10_000;
/** Octets of a line without its end; what is longer goes on in the next line, after a space. */
const lineOctetsMax = 75;
const lineEnd = '\r\n';
const minuteMs = 60_000;

/** The text of the file; it is UTF-8 once written. */
export function writeIcs({ events, madeAt, language }: IcsFile): string {
  assert(events.length <= icsEventsMax, 'a calendar file has at most its number of events');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Carnet//Carnet//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    ...events.flatMap((event) => eventLines(event, madeAt)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => fold(line) + lineEnd).join('');
}

function eventLines({ uid, summary, location, when }: IcsEvent, madeAt: number): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escape(uid)}`,
    `DTSTAMP:${utc(madeAt)}`,
    ...(when.kind === 'day'
      ? [
          `DTSTART;VALUE=DATE:${compact(when.day)}`,
          `DTEND;VALUE=DATE:${compact(addDays(when.day, 1))}`,
          'TRANSP:TRANSPARENT',
        ]
      : [
          `DTSTART:${utc(when.start)}`,
          // An end must lie after its start; an event without one takes no time.
          ...(when.minutes > 0 ? [`DTEND:${utc(when.start + when.minutes * minuteMs)}`] : []),
        ]),
    `SUMMARY:${escape(summary)}`,
    ...(location === undefined ? [] : [`LOCATION:${escape(location)}`]),
    'END:VEVENT',
  ];
}

/** `20210519T090000Z`. */
function utc(instantMs: number): string {
  return `${compact(new Date(instantMs).toISOString().slice(0, 19)).replaceAll(':', '')}Z`;
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

/** A text value: what has a meaning in the format is marked, ends of lines are written out. */
function escape(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/\r\n?|[\n\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ')
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n');
}

/** Cuts a line where it would grow too long, never within a character. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > lineOctetsMax) {
      folded += `${lineEnd} `;
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** How many octets a code point takes in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
