/**
 * The forms of a sheet as they go with it, on paper or in a table. The browser waits for nothing while it prints, so
 * everything they need is read before.
 */

import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { movedFrom } from '../../../../domain/form/fields.ts';
import { formView } from '../../../../domain/form/form-view.ts';
import type { FormView } from '../../../../domain/form/view.ts';
import type { RecordOf } from '../../../../domain/operation/record.ts';
import { mayLeave } from '../../../../domain/report/since-review.ts';
import { loadTemplate, templateIn, templates } from '../../../i18n/templates.ts';
import { lazyRecordsOf } from '../../../model/records.ts';
import type { Sheet } from '../../../model/state.ts';
import { useCarnet, useCarnetState, useToday } from '../../../model/use-carnet.ts';
import { useSeenBy } from '../../../parts/form/use-seen-against.ts';

/** Reads journal, figures, forms and their templates of a sheet, and again what was put aside since. */
export function useReadForms(home: string, wanted: boolean): 'reading' | 'read' | 'failed' {
  const carnet = useCarnet();
  const records = useCarnetState((state) => lazyRecordsOf(state, home, 'form'));
  const [state, setState] = useState<'reading' | 'read' | 'failed'>('reading');
  useEffect(() => {
    if (!wanted) return;
    readForms(carnet, home).then(
      () => setState('read'),
      () => setState('failed'),
    );
  }, [carnet, home, wanted, records]);
  return state;
}

async function readForms(carnet: ReturnType<typeof useCarnet>, home: string): Promise<void> {
  await Promise.all([
    carnet.loadJournal(home),
    carnet.loadLazy(home, 'form'),
    carnet.loadLazy(home, 'figures'),
  ]);
  const forms = lazyRecordsOf(carnet.state.getState(), home, 'form') ?? [];
  const ids = forms.flatMap(({ values }) => [values.templateId, ...movedFrom(values)]);
  await Promise.all(ids.map((id) => loadTemplate(id)));
}

export interface FormToTake {
  readonly form: RecordOf<'form'>;
  readonly view: FormView;
}

export interface FormsToTake {
  /** Absent where they are not read yet. */
  readonly forms: readonly FormToTake[] | undefined;
  /** How many are of a newer version of Carnet, which this one cannot draw. */
  readonly unknown: number;
}

/** Those that were read and are chosen; `choose` is the same function each time. */
export function useFormsToTake(
  { sme, actions, issues }: Sheet,
  choose: (forms: readonly RecordOf<'form'>[]) => readonly RecordOf<'form'>[],
): FormsToTake {
  const today = useToday();
  const known = useStore(templates);
  const records = useCarnetState((state) => lazyRecordsOf(state, sme.id, 'form'));
  const journal = useCarnetState((state) => state.journals.get(sme.id));
  // The time of a confidential contact leaves with nothing, not even as a part of a sum.
  const contacts = useMemo(
    () => mayLeave({ contacts: journal ?? [], actions, issues }).contacts,
    [journal, actions, issues],
  );
  const seen = useSeenBy(sme.id, contacts);
  return useMemo(() => {
    if (records === undefined) return { forms: undefined, unknown: 0 };
    const chosen = choose(records);
    const forms = chosen.flatMap((form): readonly FormToTake[] => {
      const template = templateIn(known, form.values.templateId);
      if (template === undefined) return [];
      const former = movedFrom(form.values).flatMap((id) => templateIn(known, id) ?? []);
      const context = { ...seen(form.id), former, onDate: form.values.onDate ?? today };
      return [{ form, view: formView(template, form.values, context) }];
    });
    return { forms, unknown: chosen.length - forms.length };
  }, [choose, records, known, seen, today]);
}
