/**
 * Two people began the same form while apart: one draft is taken as the base, and what the other one says differently is
 * proposed, item by item. Nothing of the base is taken away: words and rows are added, and what only one of them answered
 * is filled in. A proposal carries the fields that accepting it would set.
 */

import { type Json, sameJson } from '../../std/json.ts';
import type { Answer, Content } from './answers.ts';
import {
  evidenceFieldOf,
  focusField,
  type FormField,
  type ItemKey,
  leftOutReasonField,
  noteFieldOf,
  rateField,
  sectionStateField,
} from './fields.ts';
import type { SectionState } from './template.ts';
import { type FormView, type ItemView, itemsIn, type SectionView } from './view.ts';
import { answerPatch, type FormPatch, storedOf } from './write-answer.ts';

export type Proposal = {
  /** The fields to set, should it be accepted. */
  readonly patch: FormPatch;
} & (
  | {
      readonly part: 'answer';
      readonly key: ItemKey;
      readonly base: Answer;
      readonly other: Answer;
    }
  | { readonly part: 'note' | 'evidence'; readonly key: ItemKey }
  | {
      readonly part: 'section';
      readonly key: string;
      readonly base: SectionState;
      readonly other: SectionState;
    }
  | { readonly part: 'focus' | 'rate' }
);

/** What the other draft says differently, in the order of the template. */
export function proposals(base: FormView, other: FormView): readonly Proposal[] {
  const ownItems = new Map(itemsIn(base).map((item) => [item.key, item] as const));
  const ownSections = new Map(base.sections.map((section) => [section.key, section] as const));
  return [
    ...ofForm(base, other),
    ...other.sections.flatMap((theirs) => {
      const ours = ownSections.get(theirs.key);
      return [
        ...(ours === undefined ? [] : ofSection(ours, theirs)),
        ...theirs.items.flatMap((item) => {
          const own = ownItems.get(item.key);
          return own === undefined ? [] : ofItem(own, item);
        }),
      ];
    }),
  ];
}

function ofForm(base: FormView, other: FormView): readonly Proposal[] {
  const focus = other.result.kind === 'assessment' ? other.result.focus : [];
  const own = base.result.kind === 'assessment' ? base.result.focus : [];
  const found: Proposal[] = [];
  if (other.rate !== undefined && other.rate !== base.rate) {
    found.push({ part: 'rate', patch: { [rateField]: other.rate } });
  }
  const together = union(own, focus);
  if (together.length > own.length)
    found.push({ part: 'focus', patch: { [focusField]: together } });
  return found;
}

function ofSection(base: SectionView, other: SectionView): readonly Proposal[] {
  if (base.state === undefined || other.state === undefined) return [];
  if (other.state === base.state || other.state === 'notStarted') return [];
  const { id } = other.section;
  const reason = other.leftOutReason && storedOf({ kind: 'text', text: other.leftOutReason });
  const patch: FormPatch = {
    [sectionStateField(id)]: other.state,
    ...(other.state === 'leftOut' && { [leftOutReasonField(id)]: reason }),
  };
  return [{ part: 'section', key: other.key, base: base.state, other: other.state, patch }];
}

function ofItem(base: ItemView, other: ItemView): readonly Proposal[] {
  const { key } = other;
  const found: Proposal[] = [];
  const patch = other.hidden === undefined ? patchFor(base, other) : undefined;
  if (patch !== undefined) {
    found.push({ part: 'answer', key, base: base.answer, other: other.answer, patch });
  }
  if (other.note !== '' && !base.note.includes(other.note)) {
    const note = base.note === '' ? other.note : `${base.note}\n\n${other.note}`;
    found.push({ part: 'note', key, patch: { [noteFieldOf(key)]: note } });
  }
  const links = union(base.evidence, other.evidence);
  if (links.length > base.evidence.length) {
    found.push({ part: 'evidence', key, patch: { [evidenceFieldOf(key)]: links } });
  }
  return found;
}

/** The fields that take the answer of the other; nothing where it says nothing new. */
function patchFor(base: ItemView, other: ItemView): FormPatch | undefined {
  const { item, padId, field } = other;
  switch (other.answer.kind) {
    case 'blank':
      return undefined;
    case 'unsure':
      return base.answer.kind === 'blank' ? answerPatch(item, 'unsure', padId) : undefined;
    case 'notApplicable':
      return base.answer.kind === 'notApplicable'
        ? undefined
        : answerPatch(item, 'notApplicable', padId);
    case 'unreadable':
      return field === undefined || sameAnswer(base.answer, other.answer)
        ? undefined
        : { [field]: other.answer.stored };
    case 'given': {
      const own = base.answer.kind === 'given' ? base.answer.content : undefined;
      const joined = joinedContent(own, other.answer.content);
      return joined === undefined || field === undefined
        ? undefined
        : answerPatch(item, joined, padId);
    }
  }
}

function sameAnswer(a: Answer, b: Answer): boolean {
  return a.kind === 'unreadable' && b.kind === 'unreadable' && sameJson(a.stored, b.stored);
}

/** The content with that of the other added, or in its place; nothing where nothing is new. */
function joinedContent(base: Content | undefined, other: Content): Content | undefined {
  if (base?.kind !== other.kind) return other;
  switch (other.kind) {
    case 'words': {
      const words = base.kind === 'words' ? base.words : [];
      const together = union(words, other.words);
      return together.length > words.length ? { kind: 'words', words: together } : undefined;
    }
    case 'texts': {
      const rows = base.kind === 'texts' ? base.rows : [];
      const together = withRows(rows, other.rows, ({ text: { lang, text } }) => ({ lang, text }));
      return together && { kind: 'texts', rows: together };
    }
    case 'cells': {
      const rows = base.kind === 'cells' ? base.rows : [];
      const together = withRows(rows, other.rows, (row) =>
        storedOf({ kind: 'cells', rows: [{ ...row, id: '' }] }),
      );
      return together && { kind: 'cells', rows: together };
    }
    case 'prices': {
      const lines = base.kind === 'prices' ? { ...base.lines, ...other.lines } : other.lines;
      return changed(base, { ...other, lines });
    }
    case 'targets': {
      const rows = base.kind === 'targets' ? { ...base.rows, ...other.rows } : other.rows;
      return changed(base, { kind: 'targets', rows });
    }
    case 'word':
    case 'number':
    case 'money':
    case 'text':
    case 'actions':
      return changed(base, other);
  }
}

function changed(base: Content, next: Content): Content | undefined {
  return sameJson(storedOf(base), storedOf(next)) ? undefined : next;
}

/**
 * Rows of the other that say something new are put beside those of the base. A row that began as the same one and was
 * changed stands after it, under an id of its own: nobody's line is lost.
 */
function withRows<R extends { readonly id: string }>(
  base: readonly R[],
  other: readonly R[],
  says: (row: R) => Json | undefined,
): readonly R[] | undefined {
  const added = other.filter((row) => !base.some((own) => sameJson(says(own), says(row))));
  if (added.length === 0) return undefined;
  const taken = new Set(base.map(({ id }) => id));
  return [
    ...base,
    ...added.map((row) => {
      let id = row.id;
      while (taken.has(id)) id = `${id}-2`;
      taken.add(id);
      return { ...row, id };
    }),
  ];
}

function union(base: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...base, ...other])];
}

/** The fields of several accepted proposals together. */
export function accepted(chosen: readonly Proposal[]): FormPatch {
  const patch: Record<FormField, Json | undefined> = {};
  for (const each of chosen) Object.assign(patch, each.patch);
  return patch;
}
