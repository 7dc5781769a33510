/** A form record as a screen shows it: its template, read when it is first needed, and the facts around it. */

import { useMemo } from 'react';
import { formView } from '../../../domain/form/form-view.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import type { FormView } from '../../../domain/form/view.ts';
import { useToday } from '../../model/use-carnet.ts';
import { type SeenAgainst, useSeenAgainst } from './use-seen-against.ts';
import { type TemplateRead, useFormerTemplates, useTemplate } from './use-template.ts';

export interface FormRead extends TemplateRead {
  /** Absent until the template is there. */
  readonly view: FormView | undefined;
  readonly seen: SeenAgainst;
}

/** The view of a form; built again when an answer or a fact around it changes. */
export function useFormView({ id, home, values }: RecordOf<'form'>): FormRead {
  const read = useTemplate(values.templateId);
  const seen = useSeenAgainst(home, id);
  const today = useToday();
  const { template } = read;
  const former = useFormerTemplates(values);
  const view = useMemo(
    () =>
      template === undefined
        ? undefined
        : formView(template, values, { ...seen, former, onDate: values.onDate ?? today }),
    [template, values, seen, former, today],
  );
  return { ...read, view, seen };
}
