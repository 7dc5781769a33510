import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { icsEventsMax, type IcsEvent, writeIcs } from '../../../../src/domain/calendar/ics.ts';

fc.configureGlobal({ seed: 20261125 });

const madeAt = Date.UTC(2021, 4, 19, 7, 5, 9);
const octets = (text: string): number => new TextEncoder().encode(text).length;

/** A strict reader of what RFC 5545 calls content lines: throws at whatever the format does not allow. */
function readIcs(file: string): readonly ReadonlyMap<string, string>[] {
  if (!file.endsWith('\r\n')) throw new Error('the last line has no end');
  const physical = file.slice(0, -2).split('\r\n');
  for (const line of physical) {
    if (octets(line) > 75) throw new Error(`too long: ${octets(line)}`);
    if (/\p{Cc}|\p{Surrogate}/u.test(line)) throw new Error('a character that is not allowed');
  }
  const lines = physical.join('\n').replaceAll('\n ', '').split('\n');
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('frame');
  const events: Map<string, string>[] = [];
  let event: Map<string, string> | undefined;
  for (const line of lines.slice(1, -1)) {
    const at = line.indexOf(':');
    const [name, value] = [line.slice(0, at), line.slice(at + 1)];
    if (!/^[A-Z][A-Z-]*(;VALUE=DATE)?$/.test(name)) throw new Error(`name: ${line}`);
    if (line === 'BEGIN:VEVENT') {
      if (event !== undefined) throw new Error('an event in an event');
      event = new Map();
    } else if (line === 'END:VEVENT') {
      if (event === undefined) throw new Error('an end without a beginning');
      events.push(event);
      event = undefined;
    } else if (event !== undefined) {
      if (event.has(name)) throw new Error(`twice: ${name}`);
      event.set(name, unescape(value));
    }
  }
  if (event !== undefined) throw new Error('an event without an end');
  return events;
}

function unescape(value: string): string {
  let text = '';
  for (let index = 0; index < value.length; index += 1) {
    const mark = value[index] ?? '';
    if (mark !== '\\') {
      if (mark === ';' || mark === ',') throw new Error(`not marked: ${mark}`);
      text += mark;
      continue;
    }
    index += 1;
    const next = value[index] ?? '';
    if (!'\\;,nN'.includes(next)) throw new Error(`marked for nothing: ${next}`);
    text += next === 'n' || next === 'N' ? '\n' : next;
  }
  return text;
}

const visit: IcsEvent = {
  uid: '0190-visit',
  summary: 'Visite : Atelier Kerlan',
  location: 'Saint-Malo',
  when: { kind: 'time', start: Date.UTC(2021, 4, 19, 9, 0), minutes: 90 },
};

describe('a calendar file', () => {
  it('is written as the format asks, to the letter', () => {
    const action: IcsEvent = {
      uid: 'action-1',
      summary: 'Envoyer le glossaire, les photos; et \\ plus',
      when: { kind: 'day', day: '2021-12-31' },
    };
    expect(writeIcs({ events: [visit, action], madeAt, language: 'fr' }).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Carnet//Carnet//FR',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:0190-visit',
      'DTSTAMP:20210519T070509Z',
      'DTSTART:20210519T090000Z',
      'DTEND:20210519T103000Z',
      'SUMMARY:Visite : Atelier Kerlan',
      'LOCATION:Saint-Malo',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:action-1',
      'DTSTAMP:20210519T070509Z',
      'DTSTART;VALUE=DATE:20211231',
      'DTEND;VALUE=DATE:20220101',
      'TRANSP:TRANSPARENT',
      'SUMMARY:Envoyer le glossaire\\, les photos\\; et \\\\ plus',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('has no end for an event of no length, which no calendar would take', () => {
    const when = { kind: 'time', start: madeAt, minutes: 0 } as const;
    const [event] = readIcs(writeIcs({ events: [{ ...visit, when }], madeAt, language: 'en' }));
    expect(event?.has('DTEND')).toBe(false);
  });

  it('folds after exactly 75 octets and never within a character', () => {
    const summary = `${'a'.repeat(65)}é${'🚢'.repeat(40)}`;
    const file = writeIcs({ events: [{ ...visit, summary }], madeAt, language: 'en' });
    const lines = file.split('\r\n');
    const first = lines.findIndex((line) => line.startsWith('SUMMARY'));
    expect(octets(lines[first] ?? '')).toBe(75);
    expect(lines[first + 1]?.startsWith(' 🚢')).toBe(true);
    expect(readIcs(file)[0]?.get('SUMMARY')).toBe(summary);
  });

  it.each([
    [
      'an injected event',
      'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y',
      'x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:y',
    ],
    ['control characters', 'a\u0000b\u001Bc\td\u007Fe', 'a b c d e'],
    ['half a surrogate pair', 'a\uD83Cb', 'a\uFFFDb'],
    ['other ends of lines', 'a\u2028b\u0085c\rd', 'a\nb\nc\nd'],
    ['text from right to left', 'שלום, 123; \u202Eabc', 'שלום, 123; \u202Eabc'],
    ['what looks like an escape', 'a\\nb\\\\', 'a\\nb\\\\'],
  ])('holds %s as text', (_name, summary, read) => {
    const events = readIcs(writeIcs({ events: [{ ...visit, summary }], madeAt, language: 'en' }));
    expect(events.map((event) => event.get('SUMMARY'))).toEqual([read]);
  });

  it('gives back every text, whatever is in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(text, text, (summary, location) => {
        const file = writeIcs({
          events: [{ ...visit, summary, location }],
          madeAt,
          language: 'fr',
        });
        const clean = (written: string): string =>
          written.replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, ' ');
        const [event] = readIcs(file);
        expect(event?.get('SUMMARY')).toBe(clean(summary));
        expect(event?.get('LOCATION')).toBe(clean(location));
      }),
      { numRuns: 300 },
    );
  });

  it('is still a calendar when it holds nothing, and refuses to hold more than its limit', () => {
    expect(readIcs(writeIcs({ events: [], madeAt, language: 'en' }))).toEqual([]);
    const events = Array.from({ length: icsEventsMax + 1 }, () => visit);
    expect(() => writeIcs({ events, madeAt, language: 'en' })).toThrow('at most');
  });
});
