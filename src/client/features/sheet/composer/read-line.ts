/** Reads a line for the composer, and cuts what was read into the parts that are shown under it. */

import {
  type ComposerContext,
  type ReadAction,
  readComposer,
  type Reading,
} from '../../../../domain/composer/composer.ts';
import type { Span } from '../../../../domain/composer/line.ts';
import type { ComposerMode } from '../../../../domain/composer/vocabulary.ts';

/**
 * The reading of a line. An issue has neither length nor participants, so there these words stay in its text
 * instead of being read and then dropped.
 */
export function readLine(input: string, context: ComposerContext): Reading {
  const reading = readComposer(input, context);
  if (reading.mode !== 'issue') return reading;
  const kept = reading.spans.filter(({ role }) => role === 'minutes' || role === 'person');
  if (kept.length === 0) return reading;
  const unread = new Set([...(context.unread ?? []), ...kept.map(({ key }) => key)]);
  return readComposer(input, { ...context, unread });
}

/** One thing that was read; those with a span can be turned back into text. */
export type ReadingPart =
  | { readonly kind: 'mode'; readonly mode: ComposerMode; readonly span: Span | undefined }
  | { readonly kind: 'minutes'; readonly minutes: number; readonly span: Span | undefined }
  | { readonly kind: 'person'; readonly id: string; readonly span: Span | undefined }
  /** Without a date: now. */
  | { readonly kind: 'moment'; readonly date: string | undefined; readonly span: Span | undefined }
  | { readonly kind: 'action'; readonly action: ReadAction; readonly span: Span }
  | { readonly kind: 'owner'; readonly id: string; readonly span: Span }
  | { readonly kind: 'due'; readonly due: string; readonly span: Span };

/** The parts of a reading, in the order in which they are said. */
export function partsOfReading(input: string, reading: Reading): readonly ReadingPart[] {
  const { mode, minutes, people, date, spans } = reading;
  const of = (role: Span['role']): readonly Span[] => spans.filter((span) => span.role === role);
  const persons = of('person');
  return [
    { kind: 'mode', mode: mode ?? 'note', span: of('mode')[0] },
    ...(minutes === undefined
      ? []
      : [{ kind: 'minutes' as const, minutes, span: of('minutes')[0] }]),
    ...people.map((id, index) => ({ kind: 'person' as const, id, span: persons[index] })),
    { kind: 'moment', date, span: of('date')[0] },
    ...actionParts(input, reading),
  ];
}

function actionParts(input: string, { actions, spans }: Reading): readonly ReadingPart[] {
  const arrows = spans.filter(({ role }) => role === 'arrow');
  const titled = arrows.flatMap((arrow, index) => {
    const end = arrows[index + 1]?.from ?? input.length;
    const tail = spans.filter(
      ({ from, role }) => from > arrow.from && from < end && role !== 'arrow',
    );
    const title = input.slice(arrow.to, tail[0]?.from ?? end).trim();
    return title === '' ? [] : [{ arrow, tail }];
  });
  return titled.flatMap(({ arrow, tail }, index) => {
    const action = actions[index];
    if (action === undefined) return [];
    const owner = tail.find(({ role }) => role === 'owner');
    const due = tail.find(({ role }) => role === 'due');
    return [
      { kind: 'action' as const, action, span: arrow },
      ...(owner === undefined || action.ownerId === undefined
        ? []
        : [{ kind: 'owner' as const, id: action.ownerId, span: owner }]),
      ...(due === undefined || action.due === undefined
        ? []
        : [{ kind: 'due' as const, due: action.due, span: due }]),
    ];
  });
}

/** The read words at the caret, or the last ones before it: those that one key turns back into text. */
export function spanAt(spans: readonly Span[], caret: number): Span | undefined {
  return spans.findLast(({ from }) => from <= caret) ?? spans.at(-1);
}
