/** What the editor shows of a draft: its questions, what changed since the last version, what keeps it from being published. */

import { useMemo } from 'react';
import { templateName } from '../../../domain/form/template-name.ts';
import type { Template } from '../../../domain/form/template.ts';
import { changesIn, type DraftChanges } from '../../../domain/template/assemble.ts';
import {
  type DraftItem,
  type OwnTemplate,
  readDraft,
  type TemplateDraft,
} from '../../../domain/template/draft.ts';
import { type DraftFault, faultsIn, trialTemplate } from '../../../domain/template/find-faults.ts';
import { ownTemplateId, versionsOf } from '../../../domain/template/own-template-id.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useSummary } from '../../model/use-records.ts';
import { useTemplate } from '../../parts/form/use-template.ts';

export interface DraftView {
  readonly record: OwnTemplate;
  readonly draft: TemplateDraft;
  /** The version that would be published. */
  readonly next: number;
  /** The version before it, and what changed since; absent until it is read. */
  readonly previous: number;
  readonly changes: DraftChanges | undefined;
  /** The version before it is of a newer Carnet, so that it cannot be told what changed. */
  readonly isBeforeNewer: boolean;
  readonly faults: readonly DraftFault[];
  /** The draft as far as it can be tried. */
  readonly trial: Template | undefined;
  /** Forms of the kind, whatever their version. */
  readonly filledCount: number;
}

export function useTemplateDraft(record: OwnTemplate): DraftView {
  const draft = useMemo(() => readDraft(record), [record]);
  const { facts: versions } = useSummary(record.home, 'templateVersion');
  const [latest] = versionsOf(versions ?? [], record.id);
  const { template: before, state } = useTemplate(
    latest === undefined ? draft.copyOf : ownTemplateId(latest),
  );
  const faults = useMemo(() => faultsIn(draft), [draft]);
  const trial = useMemo(() => trialTemplate(draft), [draft]);
  const changes = useMemo(
    () => (before === undefined ? undefined : changesIn(draft, before)),
    [draft, before],
  );
  const name = templateName(draft.copyOf);
  const filledCount = useCarnetState((state) =>
    [...state.sheets.values()].reduce(
      (sum, { forms }) =>
        sum + forms.filter(({ templateId }) => templateName(templateId) === name).length,
      0,
    ),
  );
  const previous = latest?.version ?? before?.version ?? 1;
  const isBeforeNewer = state === 'unknown';
  const next = previous + 1;
  return { record, draft, next, previous, changes, isBeforeNewer, faults, trial, filledCount };
}

/** What is open in the middle: a question, a part, or the head of the template. */
export type Selected =
  | { readonly kind: 'item' | 'section'; readonly id: string }
  | { readonly kind: 'head' };

/** One question of a draft. */
export interface QuestionProps {
  readonly view: DraftView;
  readonly item: DraftItem;
}

/** Where a value of a question is kept while it is half-typed. */
export function placeOfValue({ record }: DraftView, item: DraftItem, value: string): string {
  return `template:${record.id}/${item.id}/${value}`;
}
