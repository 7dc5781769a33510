/**
 * What the line of the composer says, as the screens and the journal use it. The reader itself (`composer.ts`) is
 * large and comes later; this much is there from the start, so that a line can be kept without it.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import type { ContactKind } from '../contact/contact.ts';
import type { ReadAction } from './actions.ts';
import type { Doubt } from './doubts.ts';
import type { Span } from './line.ts';
import type { ReadState } from './resolve.ts';
import type { IssueKind, Severity } from './vocabulary/subjects.ts';
import type { ComposerMode, Direction } from './vocabulary/ways.ts';

/** What a line says; `nothing` when it says nothing that could be kept. */
export interface Reading {
  readonly kind: 'entry' | 'nothing';
  readonly mode: ComposerMode | undefined;
  readonly direction: Direction | undefined;
  /** False where nobody answered; absent where the line does not say. */
  readonly reached: boolean | undefined;
  readonly state: ReadState;
  readonly date: LocalDate | undefined;
  /** `HH:mm`. */
  readonly time: string | undefined;
  readonly minutes: number | undefined;
  /** People of the SME. */
  readonly people: readonly string[];
  /** Members of the programme who took part besides the writer. */
  readonly members: readonly string[];
  /** Names that nobody here has, as typed. */
  readonly newPeople: readonly string[];
  readonly contactKind: ContactKind | undefined;
  readonly text: string;
  readonly issue: { readonly severity: Severity | undefined; readonly kind: IssueKind } | undefined;
  readonly actions: readonly ReadAction[];
  /** What looks like a day or a length and is none; it stays in the text. */
  readonly doubts: readonly Doubt[];
  /** In the order of the line; they never overlap. */
  readonly spans: readonly Span[];
}

/** A line that is kept as it is, where it cannot be read. */
export function plainReading(input: string): Reading {
  const text = input.trim();
  const kind = text === '' ? 'nothing' : 'entry';
  return { kind, ...unread, text, actions: [], spans: [] };
}

/** A contact of which nothing was read. */
export const unread = {
  mode: undefined,
  direction: undefined,
  reached: undefined,
  state: 'held',
  date: undefined,
  time: undefined,
  minutes: undefined,
  people: [],
  members: [],
  newPeople: [],
  contactKind: undefined,
  issue: undefined,
  doubts: [],
} as const;
