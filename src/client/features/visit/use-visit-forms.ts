/** The forms that a visit can go on with: drafts, and the plan that was agreed, with their questions. */

import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { movedFrom } from '../../../domain/form/fields.ts';
import { formView } from '../../../domain/form/form-view.ts';
import type { FormView } from '../../../domain/form/view.ts';
import type { VersionBrief } from '../../../domain/template/template-version.ts';
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

export interface VisitForms {
  readonly forms: readonly VisitForm[];
  /** Templates of further forms that cannot be read here: not arrived, of a newer Carnet, or not on the device. */
  readonly unread: readonly string[];
}

/** Absent until all that can be read are; while others come, those that were read. */
export function useVisitForms(smeId: string): VisitForms | undefined {
  return useKeptWhileRead(smeId, useReadForms(smeId));
}

function useReadForms(smeId: string): VisitForms | undefined {
  const { records, failed } = useLazyRecords(smeId, 'form');
  const known = useStore(templates);
  const seen = useSeenAgainst(smeId, '');
  const today = useToday();
  const programmeId = useCarnetState((state) => state.programmeId);
  const { facts: versions } = useSummary(programmeId, 'templateVersion');
  const open = useMemo(
    () => records?.filter(({ values: { state } }) => state === 'draft' || state === 'agreed'),
    [records],
  );
  const [ended, setEnded] = useState<Ended | undefined>(undefined);
  // Read again once more versions of the programme's own have arrived.
  useEffect(() => {
    const ids = new Set(open?.flatMap(({ values }) => [values.templateId, ...movedFrom(values)]));
    const reading = [...ids].map((id) => loadTemplate(id).catch(() => undefined));
    void Promise.all(reading).then(() => setEnded({ open, versions }));
  }, [open, versions]);
  const hasEnded = ended?.open === open && ended?.versions === versions;
  return useMemo(() => {
    if (open === undefined) return failed ? { forms: [], unread: [] } : undefined;
    const read = open.flatMap((record): readonly VisitForm[] => {
      const template = templateIn(known, record.values.templateId);
      if (template === undefined) return [];
      const onDate = record.values.onDate ?? today;
      const former = movedFrom(record.values).flatMap((id) => templateIn(known, id) ?? []);
      const view = formView(template, record.values, { ...seen, former, onDate });
      return [{ id: record.id, record, view }];
    });
    const all = new Set(open.map(({ values }) => values.templateId));
    const unread = [...all].filter((id) => templateIn(known, id) === undefined);
    if (unread.length > 0 && !hasEnded) return undefined;
    return { forms: read.filter((form) => isForVisit(form, read)), unread };
  }, [open, failed, known, seen, today, hasEnded]);
}

/** What the templates were read for, as far as they can be. */
interface Ended {
  readonly open: readonly FormRecord[] | undefined;
  readonly versions: readonly VersionBrief[] | undefined;
}

/** An agreed plan is gone on with, unless its next version is being written. */
function isForVisit({ record, view }: VisitForm, all: readonly VisitForm[]): boolean {
  if (record.values.state === 'draft') return true;
  return (
    view.template.kind === 'plan' &&
    !all.some(({ record: { values } }) => values.state === 'draft' && values.replaces === record.id)
  );
}
