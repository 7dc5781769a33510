/** The template of a form, read when a screen first needs it. */

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { isBuiltIn } from '../../../domain/form/built-in.ts';
import type { Template } from '../../../domain/form/template.ts';
import { loadTemplate, templates } from '../../i18n/templates.ts';

export interface TemplateRead {
  readonly template: Template | undefined;
  /** `unknown`: of a newer version of Carnet. `failed`: it could not be read; `retry` tries again. */
  readonly state: 'reading' | 'ready' | 'unknown' | 'failed';
  readonly retry: () => void;
}

/** The template by its id. */
export function useTemplate(id: string): TemplateRead {
  const template = useStore(templates, (known) => known[id]);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (template === undefined) loadTemplate(id).catch(() => setFailed(`${id} ${attempt}`));
  }, [id, template, attempt]);
  const hasFailed = failed === `${id} ${attempt}`;
  const reading = isBuiltIn(id) ? (hasFailed ? 'failed' : 'reading') : 'unknown';
  return {
    template,
    state: template === undefined ? reading : 'ready',
    retry: () => setAttempt((count) => count + 1),
  };
}
