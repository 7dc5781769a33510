/**
 * The templates of forms, which are texts in both languages: each is read when a screen first needs it, and kept from then
 * on. What names an answer before its template is there says its id, and is said anew once it is.
 */

import { createStore } from 'zustand/vanilla';
import { builtInTemplates, isBuiltIn, templateIds } from '../../domain/form/built-in.ts';
import { templateName } from '../../domain/form/template-name.ts';
import type { Template } from '../../domain/form/template.ts';
import { type OwnTemplates, ownTemplates } from '../ports/own-templates.ts';

/** Those that were read, by their id. */
export const templates = createStore<Readonly<Record<string, Template>>>(() => ({}));

/** One of those that were read; an id may be of any shape. */
export const templateIn = (
  known: Readonly<Record<string, Template>>,
  id: string,
): Template | undefined => (Object.hasOwn(known, id) ? known[id] : undefined);

/** The kinds of form whose templates were all asked for, by the programme that was open. */
const askedKinds = new WeakMap<OwnTemplates, Set<string>>();

/** Reads every template of a kind of form, once: an answer may be older than the template that its form names now. */
export function loadKind(name: string): void {
  const own = ownTemplates();
  const asked = askedKinds.get(own) ?? new Set();
  if (asked.has(name)) return;
  askedKinds.set(own, asked.add(name));
  const load = (ids: readonly string[]): void => {
    for (const id of ids) loadTemplate(id).catch(() => undefined);
  };
  load(templateIds.filter((id) => templateName(id) === name));
  // Where they could not be read, the next one asks again.
  own.idsOf(name).then(load, () => asked.delete(name));
}

/** Reads a template, once; nothing for one that this version does not have, or that has not arrived here yet. */
export async function loadTemplate(id: string): Promise<Template | undefined> {
  const known = templateIn(templates.getState(), id);
  if (known !== undefined) return known;
  const template = isBuiltIn(id) ? await builtInTemplates[id]() : await ownTemplates().read(id);
  if (template !== undefined) templates.setState({ [id]: template });
  return template;
}
