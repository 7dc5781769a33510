/** The template of a form, read when a screen first needs it: one that comes with Carnet, or the programme's own. */

import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { isBuiltIn, templateIds } from '../../../domain/form/built-in.ts';
import { type FormValues, movedFrom } from '../../../domain/form/fields.ts';
import type { Template } from '../../../domain/form/template.ts';
import { templateName } from '../../../domain/form/template-name.ts';
import { versionRecordOf } from '../../../domain/template/own-template-id.ts';
import { loadTemplate, templateIn, templates } from '../../i18n/templates.ts';
import { templateToBegin } from '../../model/own-templates.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useSummary } from '../../model/use-records.ts';

export interface TemplateRead {
  readonly template: Template | undefined;
  /**
   * `unknown`: of a newer version of Carnet. `notArrived`: the programme's own, not on this device yet. `failed`: it could not
   * be read; `retry` tries again.
   */
  readonly state: 'reading' | 'ready' | 'unknown' | 'notArrived' | 'failed';
  readonly retry: () => void;
}

/** The template by its id. */
export function useTemplate(id: string): TemplateRead {
  const template = useStore(templates, (known) => templateIn(known, id));
  const hasArrived = useHasArrived(id);
  const [attempt, setAttempt] = useState(0);
  const [ended, setEnded] = useState<{ readonly of: string; readonly failed: boolean }>();
  const now = `${id} ${attempt} ${hasArrived}`;
  useEffect(() => {
    if (template !== undefined) return;
    loadTemplate(id).then(
      () => setEnded({ of: now, failed: false }),
      () => setEnded({ of: now, failed: true }),
    );
  }, [id, template, now]);
  const end = ended?.of === now ? ended : undefined;
  const nothing = versionRecordOf(id) !== undefined && !hasArrived ? 'notArrived' : 'unknown';
  const missing = end === undefined ? 'reading' : end.failed ? 'failed' : nothing;
  return {
    template,
    state: template === undefined ? missing : 'ready',
    retry: () => setAttempt((count) => count + 1),
  };
}

/** The template that names a form; where its own cannot be read, that of Carnet of the same kind. */
export function useTemplateForName(id: string): Template | undefined {
  const { template, state } = useTemplate(id);
  const builtIn = templateIds.findLast((other) => templateName(other) === templateName(id)) ?? id;
  const carnets = useTemplate(state === 'ready' || state === 'reading' ? id : builtIn);
  return template ?? carnets.template;
}

/** Whether an own template is on this device, in the trash or not: read again once it is. */
function useHasArrived(id: string): boolean {
  const programmeId = useCarnetState((state) => state.programmeId);
  const { facts = [] } = useSummary(programmeId, 'templateVersion');
  const record = versionRecordOf(id);
  return isBuiltIn(id) || facts.some((version) => version.id === record);
}

/** The template that a new form begins with: the programme's own where it has one of the kind. */
export function useTemplateToBegin(builtIn: string): string {
  return useCarnetState((state) => templateToBegin(state, builtIn));
}

/** The templates that a form was moved over from; the same list until one more is read. */
export function useFormerTemplates(values: FormValues): readonly Template[] {
  const known = useStore(templates);
  const ids = movedFrom(values).join(' ');
  useEffect(() => {
    for (const id of ids.split(' ')) if (id !== '') loadTemplate(id).catch(() => undefined);
  }, [ids]);
  return useMemo(() => ids.split(' ').flatMap((id) => templateIn(known, id) ?? []), [ids, known]);
}
