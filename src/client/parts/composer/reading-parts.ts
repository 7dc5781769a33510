/** Cuts what was read in a line into the parts that are shown under it. */

import type { ContactKind } from '../../../domain/contact/contact.ts';
import type { ReadAction } from '../../../domain/composer/actions.ts';
import type { Span } from '../../../domain/composer/line.ts';
import type { Reading } from '../../../domain/composer/reading.ts';
import type { ComposerMode } from '../../../domain/composer/vocabulary/ways.ts';
import { isWritten } from '../../../domain/contact/contact.ts';
import { contactModeOf, severityUnsaid } from '../../../domain/contact/log-contact.ts';

/** Whether somebody was reached, as the reading says it. */
export type ReachedMark = 'yes' | 'no' | 'waiting' | 'missed' | 'cancelled';

/** One thing that was read; those with a span can be turned back into text. */
export type ReadingPart =
  /** A contact that is planned may leave open how it will take place; what took place without a mode is a note. */
  | {
      readonly kind: 'mode';
      readonly mode: ComposerMode | undefined;
      readonly span: Span | undefined;
    }
  | { readonly kind: 'minutes'; readonly minutes: number; readonly span: Span | undefined }
  | { readonly kind: 'person'; readonly id: string; readonly span: Span | undefined }
  | { readonly kind: 'newPerson'; readonly name: string; readonly span: Span | undefined }
  | {
      readonly kind: 'contactKind';
      readonly contactKind: ContactKind;
      readonly span: Span | undefined;
    }
  | { readonly kind: 'severity'; readonly severity: 1 | 2 | 3; readonly span: Span | undefined }
  | { readonly kind: 'reached'; readonly mark: ReachedMark; readonly span: Span | undefined }
  /** Without a date: now. */
  | { readonly kind: 'moment'; readonly span: Span | undefined }
  | { readonly kind: 'action'; readonly action: ReadAction; readonly span: Span }
  | { readonly kind: 'owner'; readonly id: string; readonly span: Span }
  | { readonly kind: 'due'; readonly due: string; readonly span: Span };

/** The parts of a reading, in the order in which they are said. */
export function partsOfReading(input: string, reading: Reading): readonly ReadingPart[] {
  const { mode, state, minutes, people, members, newPeople, contactKind, issue, spans } = reading;
  const of = (role: Span['role']): readonly Span[] => spans.filter((span) => span.role === role);
  const mark = reachedMark(reading);
  const persons = of('person');
  return [
    {
      kind: 'mode',
      mode: mode ?? (state === 'planned' ? undefined : 'note'),
      span: of('mode')[0],
    },
    ...(mark === undefined ? [] : [{ kind: 'reached' as const, mark, span: of('outcome')[0] }]),
    { kind: 'moment', span: of('date')[0] },
    ...[...people, ...members].map((id) => ({
      kind: 'person' as const,
      id,
      span: persons.find(({ personId }) => personId === id),
    })),
    ...newPeople.map((name, at) => ({
      kind: 'newPerson' as const,
      name,
      span: of('newPerson')[at],
    })),
    ...(minutes === undefined
      ? []
      : [{ kind: 'minutes' as const, minutes, span: of('minutes')[0] }]),
    ...(contactKind === undefined
      ? []
      : [{ kind: 'contactKind' as const, contactKind, span: of('kind')[0] }]),
    // What is recorded is shown, also where nobody said it; of an opportunity it says nothing.
    ...(issue === undefined || (issue.severity === undefined && issue.kind === 'opportunity')
      ? []
      : [
          {
            kind: 'severity' as const,
            severity: issue.severity ?? severityUnsaid,
            span: of('severity')[0],
          },
        ]),
    ...actionParts(input, reading),
  ];
}

/** The mark that always shows beside a contact that took place, or was to. */
function reachedMark({ mode, state, reached, direction }: Reading): ReachedMark | undefined {
  const contactMode = contactModeOf(mode);
  if (contactMode === undefined || state === 'planned') return undefined;
  if (state !== 'held') return state;
  if (reached === false) return 'no';
  return isWritten(contactMode) && direction !== 'inbound' ? 'waiting' : 'yes';
}

function actionParts(input: string, { actions, spans }: Reading): readonly ReadingPart[] {
  const arrows = spans.filter(({ role }) => role === 'arrow');
  const titled = arrows.flatMap((arrow, index) => {
    const end = arrows[index + 1]?.from ?? input.length;
    const tail = spans.filter(
      ({ from, role }) => from > arrow.from && from < end && role !== 'arrow',
    );
    return input.slice(arrow.to, end).trim() === '' ? [] : [{ arrow, tail }];
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

/** The date at the caret, or the last one before it, or the only one there is. */
export function dateSpanAt(spans: readonly Span[], caret: number): Span | undefined {
  return spanAt(
    spans.filter(({ role }) => role === 'date' || role === 'due'),
    caret,
  );
}
