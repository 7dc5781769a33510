/** A line that opens an issue, by its noun, its letter or its sign: what kind, how grave, since when. The rest is its title. */

import { dayOf } from './days.ts';
import { type Line, type Part, type Span, spanOf } from './line.ts';
import type { Moment } from './moments.ts';
import { readPhrase } from './phrases.ts';
import { type Asked, type Found, momentAt } from './recognise.ts';
import { subjectVerbs } from './vocabulary/sentence-words.ts';
import {
  type IssueKind,
  issueCompounds,
  issueNouns,
  openingSeverities,
  plainSeverities,
  severities,
  type Severity,
  severityFollowers,
} from './vocabulary/subjects.ts';
import { letterAt } from './ways.ts';
import { issueSign, type Word } from './words.ts';

export interface IssueRead {
  readonly kind: IssueKind;
  readonly severity: Severity | undefined;
  readonly moment: Moment | undefined;
  readonly dateKey: string | undefined;
  readonly spans: readonly Span[];
}

/** Reads the part before the first arrow as an issue, if it begins like one. */
export function readIssuePart(line: Line, part: Part): IssueRead | undefined {
  const words = line.words.slice(0, part.end);
  const dated = found(line, words, part.start);
  const start = dated?.end ?? part.start;
  const noun = issueAt(line, part, words, start);
  const mode =
    noun === undefined ? undefined : spanOf(line, 'mode', { first: start, end: noun.end });
  if (noun === undefined || mode === undefined) return undefined;
  const grave = severityIn(words, noun.end, noun.end) ?? severityIn(words, start, noun.end);
  const tailEnd = grave?.isTail === true ? grave.first : part.end;
  const mayTail = dated === undefined && !part.open;
  const since = mayTail ? sinceWhen(line, words, noun.end) : undefined;
  const tail =
    mayTail && since === undefined ? dateAtEnd(line, words, noun.end, tailEnd) : undefined;
  const date = dated ?? since ?? tail;
  const moment = date?.meaning.kind === 'moment' ? date.meaning.moment : undefined;
  // A problem has a day and no hour: `14h problème`.
  const isStaying = since !== undefined || moment?.time !== undefined;
  const dateSpan =
    date === undefined || moment?.day === undefined
      ? undefined
      : spanOf(line, 'date', { ...date, stays: isStaying });
  const severitySpan =
    grave === undefined || grave.first < noun.end
      ? undefined
      : spanOf(line, 'severity', { first: grave.first, end: grave.end, stays: grave.stays });
  const isRead = grave !== undefined && (grave.first < noun.end || severitySpan !== undefined);
  return {
    kind: noun.value,
    severity: isRead ? grave.value : undefined,
    moment: dateSpan === undefined ? undefined : moment,
    dateKey: dateSpan?.key,
    spans: [dateSpan, mode, severitySpan]
      .filter((span) => span !== undefined)
      .sort((a, b) => a.from - b.from),
  };
}

function issueAt(line: Line, part: Part, words: readonly Word[], at: number) {
  if (at === part.start && words[at]?.folded === issueSign && at + 1 < part.end) {
    return { value: 'problem' as const, end: at + 1 };
  }
  if (openingSeverities.has(words[at]?.core ?? '') && isBeforeColon(line, words, at)) {
    return { value: 'problem' as const, end: at + 1 };
  }
  const read = readPhrase(issueNouns, words, at);
  if (read !== undefined) {
    const isLast = words[read.end - 1]?.isLast === true;
    return !isLast && issueCompounds.has(words[read.end]?.core ?? '') ? undefined : read;
  }
  const letter = letterAt(
    {
      line,
      words,
      start: part.start,
      way: undefined,
      isBehindPerson: false,
      hasMoment: at > part.start,
      hasPerson: false,
      isEvidence: () => at > part.start,
      isPerson: () => false,
      isComing: () => false,
    },
    at,
  );
  return letter?.value.mode === 'issue'
    ? { value: 'problem' as const, end: letter.end }
    : undefined;
}

/** `bloquant : …`, `critical - …`. */
function isBeforeColon({ input }: Line, words: readonly Word[], at: number): boolean {
  const { to = 0, coreTo = 0 } = words[at] ?? {};
  return input.slice(coreTo, to).includes(':') || words[at + 1]?.isSeparator === true;
}

interface Grave {
  readonly value: Severity;
  readonly first: number;
  readonly end: number;
  readonly stays: boolean;
  /** It ends the part. */
  readonly isTail: boolean;
}

/** In the noun, behind it, at the beginning of a part of the sentence, or as the last word. */
function severityIn(words: readonly Word[], start: number, nounEnd: number): Grave | undefined {
  for (let at = start; at < words.length; at += 1) {
    const read = readPhrase(severities, words, at);
    if (read === undefined) continue;
    const isTail = read.end === words.length;
    const isClosed = isTail || words[read.end - 1]?.isLast === true;
    const begins = words[at - 1]?.isLast === true || words[at - 1]?.isSeparator === true;
    const isPlainBehind = at === nounEnd && plainSeverities.has(words[read.end - 1]?.core ?? '');
    const follows = isPlainBehind || severityFollowers.has(words[read.end]?.core ?? '');
    const isBehindNoun = at === nounEnd && (isClosed || follows);
    const isApart = begins && (isClosed || follows);
    const isPlain = isTail && plainSeverities.has(words[read.end - 1]?.core ?? '');
    if (at < nounEnd || isBehindNoun || isApart || isPlain) {
      const stays = !(isBehindNoun || (isTail && (isApart || isPlain)));
      return { value: read.value, first: at, end: read.end, stays, isTail };
    }
  }
  return undefined;
}

function found(line: Line, words: readonly Word[], at: number): Found | undefined {
  const asked: Asked = {
    line,
    words,
    start: 0,
    hasMode: true,
    isBehindMode: false,
    hasPerson: false,
    isBehindOutcome: false,
    isPostponed: false,
    isTold: false,
    isTalked: false,
    mode: undefined,
    hasMinutes: false,
    isRead: () => false,
  };
  return momentAt(asked, at);
}

function dateAtEnd(
  line: Line,
  words: readonly Word[],
  from: number,
  end: number,
): Found | undefined {
  const seen = words.slice(0, end);
  for (let at = Math.max(from + 1, end - 4); at < end; at += 1) {
    const read = found(line, seen, at);
    const isTied = ['depuis', 'since', 'de', 'du', 'of', 'from', 'jusqu', 'until'].includes(
      words[at - 1]?.core ?? '',
    );
    if (
      read?.end === end &&
      !isTied &&
      read.meaning.kind === 'moment' &&
      read.meaning.moment.day?.kind === 'fixed' &&
      read.meaning.moment.day.date <= line.today
    )
      return read;
  }
  return undefined;
}

const sinceWords = new Set(['depuis', 'since']);

/** `douane bloquée depuis jeudi`: since when it is; the title keeps it. */
function sinceWhen(line: Line, words: readonly Word[], from: number): Found | undefined {
  for (let at = from; at < words.length; at += 1) {
    if (!sinceWords.has(words[at]?.core ?? '') || words[at]?.isLast !== false) continue;
    const read = found(line, words, at + 1);
    const day = read?.meaning.kind === 'moment' ? read.meaning.moment.day : undefined;
    if (read === undefined || day === undefined) continue;
    // `since Monday is a holiday`.
    const isSubject =
      words[read.end - 1]?.isLast === false && subjectVerbs.has(words[read.end]?.core ?? '');
    const date = dayOf(day, 'past', line.today);
    if (!isSubject && date !== undefined && date <= line.today) return { ...read, first: at };
  }
  return undefined;
}
