/**
 * The templates of forms, which are texts in both languages: each is read when a screen first needs it, and kept from then
 * on. What names an answer before its template is there says its id, and is said anew once it is.
 */

import { createStore } from 'zustand/vanilla';
import { builtInTemplates, isBuiltIn } from '../../domain/form/built-in.ts';
import type { Template } from '../../domain/form/template.ts';

/** Those that were read, by their id. */
export const templates = createStore<Readonly<Record<string, Template>>>(() => ({}));

/** Reads a template, once; nothing for one that this version does not have. */
export async function loadTemplate(id: string): Promise<Template | undefined> {
  const known = templates.getState()[id];
  if (known !== undefined || !isBuiltIn(id)) return known;
  const template = await builtInTemplates[id]();
  templates.setState({ [id]: template });
  return template;
}
