/**
 * The templates of forms, which are texts in both languages: each is read when a screen first needs it, and kept from then
 * on. What names an answer before its template is there says its id, and is said anew once it is.
 */

import { createStore } from 'zustand/vanilla';
import { builtInTemplates, isBuiltIn } from '../../domain/form/built-in.ts';
import type { Template } from '../../domain/form/template.ts';

/** Those that were read, by their id. */
export const templates = createStore<Readonly<Record<string, Template>>>(() => ({}));

/** One of those that were read; an id may be of any shape. */
export const templateIn = (
  known: Readonly<Record<string, Template>>,
  id: string,
): Template | undefined => (Object.hasOwn(known, id) ? known[id] : undefined);

type Reader = (id: string) => Promise<Template | undefined>;

/** Reads the templates of the programme that is open; none is. */
let readOwn: Reader = async () => undefined;

/** Own templates are read by this from now on; answers how to stop it. */
export function readOwnTemplatesBy(reader: Reader): () => void {
  readOwn = reader;
  return () => {
    if (readOwn === reader) readOwn = async () => undefined;
  };
}

/** Reads a template, once; nothing for one that this version does not have, or that has not arrived here yet. */
export async function loadTemplate(id: string): Promise<Template | undefined> {
  const known = templateIn(templates.getState(), id);
  if (known !== undefined) return known;
  const template = isBuiltIn(id) ? await builtInTemplates[id]() : await readOwn(id);
  if (template !== undefined) templates.setState({ [id]: template });
  return template;
}
