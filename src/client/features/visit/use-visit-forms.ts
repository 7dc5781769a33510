/** The forms that a visit can go on with: drafts, and the plan that was agreed, with their questions. */

import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { isBuiltIn } from '../../../domain/form/built-in.ts';
import { formView } from '../../../domain/form/form-view.ts';
import type { FormView } from '../../../domain/form/view.ts';
import { versionRecordOf } from '../../../domain/template/own-template-id.ts';
import { loadTemplate, templateIn, templates } from '../../i18n/templates.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useKeptWhileRead } from '../../model/use-kept-while-read.ts';
import { useLazyRecords, useSummary } from '../../model/use-records.ts';
import { useSeenAgainst } from '../../parts/form/use-seen-against.ts';
import type { FormRecord } from '../../parts/form/use-forms-of.ts';

export interface VisitForm {
  readonly id: string;
  readonly record: FormRecord;
  readonly view: FormView;
}

/** Absent until all that can be read are; while others come, those that were read. */
export function useVisitForms(smeId: string): readonly VisitForm[] | undefined {
  return useKeptWhileRead(smeId, useReadForms(smeId));
}

function useReadForms(smeId: string): readonly VisitForm[] | undefined {
  const { records, failed } = useLazyRecords(smeId, 'form');
  const known = useStore(templates);
  const seen = useSeenAgainst(smeId, '');
  const today = useToday();
  const programmeId = useCarnetState((state) => state.programmeId);
  const { facts: versions } = useSummary(programmeId, 'templateVersion');
  const open = useMemo(() => {
    const own = new Set(versions?.map(({ id }) => id));
    return records?.filter(
      ({ values: { state, templateId } }) =>
        (state === 'draft' || state === 'agreed') &&
        (isBuiltIn(templateId) || own.has(versionRecordOf(templateId) ?? '')),
    );
  }, [records, versions]);
  useEffect(() => {
    for (const { values } of open ?? []) loadTemplate(values.templateId).catch(() => undefined);
  }, [open]);
  return useMemo(() => {
    if (open === undefined) return failed ? [] : undefined;
    const read = open.flatMap((record): readonly VisitForm[] => {
      const template = templateIn(known, record.values.templateId);
      if (template === undefined) return [];
      const onDate = record.values.onDate ?? today;
      return [
        { id: record.id, record, view: formView(template, record.values, { ...seen, onDate }) },
      ];
    });
    return read.length === open.length ? read.filter((form) => isForVisit(form, read)) : undefined;
  }, [open, failed, known, seen, today]);
}

/** An agreed plan is gone on with, unless its next version is being written. */
function isForVisit({ record, view }: VisitForm, all: readonly VisitForm[]): boolean {
  if (record.values.state === 'draft') return true;
  return (
    view.template.kind === 'plan' &&
    !all.some(({ record: { values } }) => values.state === 'draft' && values.replaces === record.id)
  );
}
