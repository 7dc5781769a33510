/**
 * How Carnet writes dates, times, numbers, amounts, sizes and lists in each language. Pure:
 * the language, the value and, where it matters, today's date come in as arguments. Dates are
 * composed here from the words of `Intl` instead of taken whole, so that every browser writes
 * them alike and never as digits only (10/11 is not the same day on both sides of the Channel).
 *
 * A value that is not there or not valid (`NaN`, `2020-02-30`) is written as a dash, never as
 * "NaN" or "Invalid Date". `Intl` puts U+202F in French numbers; the typeface draws it too
 * narrow, so it becomes U+00A0. At the end of a line, a number never parts from its unit, nor a
 * day from its month.
 */
import type { Language } from '../../domain/entity/field.ts';
import { localeOf } from './language.ts';

/** What is written for a value that is missing or not valid. */
export const absent = '–';

/** Beyond this many days, before or after, a date says more than a distance. */
const relativeDaysMax = 31;

const space = '\u00A0';
const dayMs = 86_400_000;

/** An amount of money. */
export interface Amount {
  /** In euros or pounds, not in cents. */
  readonly amount: number;
  readonly currency: 'EUR' | 'GBP';
}

interface Words {
  readonly today: string;
  readonly tomorrow: string;
  readonly yesterday: string;
  readonly ago: (days: number) => string;
  readonly ahead: (days: number) => string;
  readonly at: (day: string, time: string) => string;
  readonly firstOfMonth: string;
  readonly hoursMinutes: (hours: number, minutes: number) => string;
  readonly sizeUnits: readonly string[];
}

const wordsOf: Readonly<Record<Language, Words>> = {
  en: {
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
    ago: (days) => `${days}${space}d ago`,
    ahead: (days) => `in ${days}${space}d`,
    at: (day, time) => `${day} at ${time}`,
    firstOfMonth: '1',
    hoursMinutes: (hours, minutes) => `${hours}${space}h${space}${minutes}${space}min`,
    sizeUnits: ['B', 'kB', 'MB', 'GB', 'TB'],
  },
  fr: {
    today: 'aujourd’hui',
    tomorrow: 'demain',
    yesterday: 'hier',
    ago: (days) => `il y a ${days}${space}j`,
    ahead: (days) => `dans ${days}${space}j`,
    at: (day, time) => `${day} à ${time}`,
    firstOfMonth: '1er',
    hoursMinutes: (hours, minutes) =>
      `${hours}${space}h${space}${String(minutes).padStart(2, '0')}`,
    sizeUnits: ['o', 'ko', 'Mo', 'Go', 'To'],
  },
};

/** Building an `Intl` object costs more than a hundred uses of it: each is built once. */
function once<Value>(build: (language: Language, key: string) => Value) {
  const built = new Map<string, Value>();
  return (language: Language, key = ''): Value => {
    const id = `${language} ${key}`;
    const found = built.get(id);
    if (found !== undefined) return found;
    const value = build(language, key);
    built.set(id, value);
    return value;
  };
}

const shortDates = once(
  (language) =>
    new Intl.DateTimeFormat(localeOf[language], {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    }),
);

const longDates = once(
  (language) =>
    new Intl.DateTimeFormat(localeOf[language], {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    }),
);

const numbers = once((language, decimals) =>
  decimals === ''
    ? new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2 })
    : new Intl.NumberFormat(localeOf[language], {
        minimumFractionDigits: Number(decimals),
        maximumFractionDigits: Number(decimals),
      }),
);

const percents = once(
  (language, decimals) =>
    new Intl.NumberFormat(localeOf[language], {
      style: 'percent',
      maximumFractionDigits: Number(decimals),
    }),
);

const amounts = once((language, key) => {
  const [currency = 'EUR', decimals = '2'] = key.split(' ');
  return new Intl.NumberFormat(localeOf[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number(decimals),
    maximumFractionDigits: Number(decimals),
  });
});

const lists = once((language, kind) => {
  const type = kind === 'or' ? 'disjunction' : 'conjunction';
  return new Intl.ListFormat(localeOf[language], { type });
});

/** `Intl` output in the spaces that the typeface draws well. */
function spaced(text: string): string {
  return text.replaceAll('\u202F', space);
}

interface Day {
  readonly utcMs: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Reads `YYYY-MM-DD`, alone or before a time; nothing when there is no such day. */
function parseDay(date: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(date);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const utcMs = Date.UTC(year, month - 1, day);
  const exists = new Date(utcMs).toISOString().startsWith(date.slice(0, 10));
  return exists ? { utcMs, year, month, day } : undefined;
}

/** The words of a day; the number is `1er` for the first of a month in French. */
function dayWords(language: Language, day: Day, dates: Intl.DateTimeFormat) {
  const parts = dates.formatToParts(day.utcMs);
  const word = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  const number = day.day === 1 ? wordsOf[language].firstOfMonth : String(day.day);
  const month = word('month');
  return { weekday: word('weekday'), number, month, dayMonth: `${number}${space}${month}` };
}

/** The year is written only when it is not the present one. */
function yearAfter(day: Day, today: string): string {
  return parseDay(today)?.year === day.year ? '' : ` ${day.year}`;
}

/** `mar. 24 nov.` / `Tue 24 Nov`; with the year when it is not that of `today`. */
export function formatDay(language: Language, date: string, today: string): string {
  const day = parseDay(date);
  if (!day) return absent;
  const { weekday, dayMonth } = dayWords(language, day, shortDates(language));
  return `${weekday} ${dayMonth}${yearAfter(day, today)}`;
}

/** `24 nov.`, `1er déc.` / `24 Nov`; with the year when it is not that of `today`. */
export function formatDayMonth(language: Language, date: string, today: string): string {
  const day = parseDay(date);
  if (!day) return absent;
  return `${dayWords(language, day, shortDates(language)).dayMonth}${yearAfter(day, today)}`;
}

/** `24 novembre 2020` / `24 November 2020`. */
export function formatDateLong(language: Language, date: string): string {
  const day = parseDay(date);
  if (!day) return absent;
  return `${dayWords(language, day, longDates(language)).dayMonth} ${day.year}`;
}

/** `mardi 24 novembre 2020` / `Tuesday 24 November 2020`. */
export function formatDateFull(language: Language, date: string): string {
  const day = parseDay(date);
  if (!day) return absent;
  return `${dayWords(language, day, longDates(language)).weekday} ${formatDateLong(language, date)}`;
}

/** `18–24 nov.`, `28 oct. – 15 déc.`; the year as in {@link formatDayMonth}. */
export function formatDateRange(
  language: Language,
  from: string,
  to: string,
  today: string,
): string {
  const [first, last] = [parseDay(from), parseDay(to)];
  if (!first || !last) return absent;
  if (first.utcMs === last.utcMs) return formatDayMonth(language, from, today);
  const start = dayWords(language, first, shortDates(language));
  const end = formatDayMonth(language, to, today);
  if (first.year !== last.year) return `${start.dayMonth} ${first.year} – ${end}`;
  if (first.month !== last.month) return `${start.dayMonth} – ${end}`;
  return `${start.number}–${end}`;
}

/** `novembre 2020` or, short, `nov. 2020`, of a date or a month (`YYYY-MM`). */
export function formatMonth(
  language: Language,
  month: string,
  length: 'long' | 'short' = 'long',
): string {
  const day = parseDay(/^\d{4}-\d{2}$/.test(month) ? `${month}-01` : month);
  if (!day) return absent;
  const dates = length === 'long' ? longDates(language) : shortDates(language);
  return `${dayWords(language, day, dates).month} ${day.year}`;
}

/**
 * `il y a 3 j`, `hier`, `aujourd’hui`, `dans 3 j` / `3 d ago` … up to 31 days on either side;
 * beyond, the day and month.
 */
export function formatRelativeDay(language: Language, date: string, today: string): string {
  const [day, now] = [parseDay(date), parseDay(today)];
  if (!day || !now) return absent;
  const days = Math.round((day.utcMs - now.utcMs) / dayMs);
  const words = wordsOf[language];
  if (days === 0) return words.today;
  if (days === 1) return words.tomorrow;
  if (days === -1) return words.yesterday;
  if (Math.abs(days) > relativeDaysMax) return formatDayMonth(language, date, today);
  return days < 0 ? words.ago(-days) : words.ahead(days);
}

/** `14:41`, from `YYYY-MM-DDTHH:mm` or `HH:mm`; 24 h in both languages. */
export function formatTime(_language: Language, dateTime: string): string {
  const match = /(?:^|T)([01]\d|2[0-3]):([0-5]\d)/.exec(dateTime);
  return match ? `${match[1]}:${match[2]}` : absent;
}

/** `mar. 24 nov. à 14:41` / `Tue 24 Nov at 14:41`; only the time when it is today. */
export function formatDayTime(language: Language, dateTime: string, today: string): string {
  const time = formatTime(language, dateTime);
  const day = formatDay(language, dateTime, today);
  if (time === absent || day === absent) return absent;
  return dateTime.slice(0, 10) === today ? time : wordsOf[language].at(day, time);
}

/** `12 min`, `1 h`, `1 h 25` / `1 h 25 min`, from minutes. */
export function formatDuration(language: Language, minutes: number): string {
  if (!Number.isFinite(minutes) || minutes < 0) return absent;
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest}${space}min`;
  if (rest === 0) return `${hours}${space}h`;
  return wordsOf[language].hoursMinutes(hours, rest);
}

/** `1 240`, `58,1` / `1,240`, `58.1`; up to two decimals, or exactly `decimals`. */
export function formatNumber(language: Language, value: number, decimals?: number): string {
  if (!Number.isFinite(value)) return absent;
  const key = decimals === undefined ? '' : String(decimals);
  return spaced(numbers(language, key).format(value));
}

/** `62 %` / `62%`, from a share (0.62). */
export function formatPercent(language: Language, share: number, decimals = 0): string {
  if (!Number.isFinite(share)) return absent;
  // A minus sign, which is as wide as a digit and never taken for a dash between two words.
  return spaced(percents(language, String(decimals)).format(share)).replace('-', '−');
}

/** `6,90 £` / `£6.90`; without cents when there are none and `cents` is `whenNeeded`. */
export function formatMoney(
  language: Language,
  { amount, currency }: Amount,
  cents: 'always' | 'whenNeeded' = 'always',
): string {
  if (!Number.isFinite(amount)) return absent;
  const decimals = cents === 'whenNeeded' && Number.isInteger(amount) ? 0 : 2;
  return spaced(amounts(language, `${currency} ${decimals}`).format(amount));
}

/** `1,8 Mo` / `1.8 MB`, in steps of a thousand. */
export function formatFileSize(language: Language, bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return absent;
  const units = wordsOf[language].sizeUnits;
  let [value, unit] = [Math.round(bytes), 0];
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  // One decimal where it says something: 1.8 MB, but 340 kB and 24 MB.
  const decimals = unit >= 2 && value < 9.95 ? 1 : 0;
  return `${formatNumber(language, value, decimals)}${space}${units[unit] ?? ''}`;
}

/** `a, b et c` / `a, b and c`, or with `ou` / `or`. */
export function formatList(
  language: Language,
  items: readonly string[],
  kind: 'and' | 'or' = 'and',
): string {
  return lists(language, kind).format(items);
}

/** Vowels as names begin with them, and `y` before a consonant: `d’Yves`, `de Yann`. */
const elided = /^(?:[aeiouœæ]|y[^aeiouy])/u;

/** `de Maëlle`, `d’Emma`, `qu’Emma`; English texts put it otherwise and take the name alone. */
export function formatElided(language: Language, word: 'de' | 'que', name: string): string {
  if (language !== 'fr') return name;
  const first = name
    .trim()
    .slice(0, 2)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  return elided.test(first) ? `${word.slice(0, -1)}’${name}` : `${word} ${name}`;
}

/** Reads the wall clock of a time zone; the language plays no part, digits are taken out. */
const wallClocks = once(
  (language, timeZone) =>
    new Intl.DateTimeFormat(localeOf[language], {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }),
);

/**
 * The local date and time (`YYYY-MM-DDTHH:mm`) of an instant, in a time zone of the IANA list.
 * An unknown time zone throws, as in `Intl`.
 */
export function localDateTimeOf(epochMs: number, timeZone: string): string {
  if (!Number.isFinite(epochMs)) return absent;
  const parts = wallClocks('en', timeZone).formatToParts(epochMs);
  const digits = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  const date = `${digits('year').padStart(4, '0')}-${digits('month')}-${digits('day')}`;
  return `${date}T${digits('hour')}:${digits('minute')}`;
}
