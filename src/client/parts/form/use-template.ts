/** The template of a form, read when a screen first needs it and kept from then on. */

import { useEffect, useState } from 'react';
import { builtInTemplates, isBuiltIn } from '../../../domain/form/built-in.ts';
import type { Template } from '../../../domain/form/template.ts';

const known = new Map<string, Template>();

/** Reads a template, once; nothing for one that this version does not have. */
export async function loadTemplate(id: string): Promise<Template | undefined> {
  const before = known.get(id);
  if (before !== undefined || !isBuiltIn(id)) return before;
  const template = await builtInTemplates[id]();
  known.set(id, template);
  return template;
}

export interface TemplateRead {
  readonly template: Template | undefined;
  /** `unknown`: of a newer version of Carnet. `failed`: it could not be read; `retry` tries again. */
  readonly state: 'reading' | 'ready' | 'unknown' | 'failed';
  readonly retry: () => void;
}

/** The template by its id. */
export function useTemplate(id: string): TemplateRead {
  const [, setRead] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const template = known.get(id);
  useEffect(() => {
    if (template !== undefined || !isBuiltIn(id)) return;
    let isHere = true;
    loadTemplate(id)
      .then(() => isHere && setRead((count) => count + 1))
      .catch(() => isHere && setFailed(`${id} ${attempt}`));
    return () => {
      isHere = false;
    };
  }, [id, template, attempt]);
  const hasFailed = failed === `${id} ${attempt}`;
  const reading = isBuiltIn(id) ? (hasFailed ? 'failed' : 'reading') : 'unknown';
  return {
    template,
    state: template === undefined ? reading : 'ready',
    retry: () => setAttempt((count) => count + 1),
  };
}
