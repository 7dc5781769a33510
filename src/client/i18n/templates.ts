/**
 * The templates of forms, which are texts in both languages: each is read when a screen first needs it, and kept from then
 * on. What names an answer before its template is there says its id, and is said anew once it is.
 */

import { createStore } from 'zustand/vanilla';
import { builtInTemplates, isBuiltIn, templateIds } from '../../domain/form/built-in.ts';
import { templateName } from '../../domain/form/template-name.ts';
import type { Template } from '../../domain/form/template.ts';

/** Those that were read, by their id. */
export const templates = createStore<Readonly<Record<string, Template>>>(() => ({}));

/** One of those that were read; an id may be of any shape. */
export const templateIn = (
  known: Readonly<Record<string, Template>>,
  id: string,
): Template | undefined => (Object.hasOwn(known, id) ? known[id] : undefined);

type Reader = (id: string) => Promise<Template | undefined>;

type IdsOf = (name: string) => readonly string[];

/** Reads the templates of the programme that is open; none is. */
let readOwn: Reader = async () => undefined;
let ownIdsOf: IdsOf = () => [];
/** The kinds of form whose templates were all asked for. */
let askedKinds = new Set<string>();

/** Own templates are read by this from now on; answers how to stop it. */
export function readOwnTemplatesBy(reader: Reader, idsOf: IdsOf = () => []): () => void {
  readOwn = reader;
  ownIdsOf = idsOf;
  askedKinds = new Set();
  return () => {
    if (readOwn !== reader) return;
    readOwn = async () => undefined;
    ownIdsOf = () => [];
  };
}

/** Reads every template of a kind of form, once: an answer may be older than the template that its form names now. */
export function loadKind(name: string): void {
  if (askedKinds.has(name)) return;
  askedKinds.add(name);
  const builtIn = templateIds.filter((id) => templateName(id) === name);
  for (const id of [...builtIn, ...ownIdsOf(name)]) loadTemplate(id).catch(() => undefined);
}

/** Reads a template, once; nothing for one that this version does not have, or that has not arrived here yet. */
export async function loadTemplate(id: string): Promise<Template | undefined> {
  const known = templateIn(templates.getState(), id);
  if (known !== undefined) return known;
  const template = isBuiltIn(id) ? await builtInTemplates[id]() : await readOwn(id);
  if (template !== undefined) templates.setState({ [id]: template });
  return template;
}
