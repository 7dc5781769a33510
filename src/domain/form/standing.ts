/**
 * Which form of a purpose stands, out of what the head of a sheet knows of its forms: for lists, guards and comparisons, which
 * read frozen outcomes and no answers. A purpose is the name of a template, whatever its version.
 */

import type { FormBrief } from './form-brief.ts';
import { templateName } from './template-name.ts';

export interface Purpose {
  /** The name of a template without its version, such as `readiness-assessment`. */
  readonly name: string;
  /** For plans: one market has one plan. */
  readonly market?: FormBrief['market'];
}

/** Forms that were completed or agreed, the oldest first; those whose place was taken are among them. */
export function settledForms(forms: readonly FormBrief[], purpose: Purpose): readonly FormBrief[] {
  return formsOf(forms, purpose).filter(({ state }) => state !== 'draft');
}

/** The form that counts today: the last one settled whose place nothing took. */
export function standingForm(forms: readonly FormBrief[], purpose: Purpose): FormBrief | undefined {
  return settledForms(forms, purpose).findLast(({ state }) => state !== 'replaced');
}

/** Drafts of the purpose. Two of them, begun apart, are shown side by side. */
export function draftsOf(forms: readonly FormBrief[], purpose: Purpose): readonly FormBrief[] {
  return formsOf(forms, purpose).filter(({ state }) => state === 'draft');
}

/**
 * Which version each form is, from 1: how many gave way before it, one after the other. Each is reckoned once, from the one whose
 * place it took, however long the chain is that somebody wrote; a chain that bites its tail ends there.
 */
export function versionNumbers(forms: readonly FormBrief[]): ReadonlyMap<string, number> {
  const replaced = new Map(forms.map(({ id, replaces }) => [id, replaces]));
  const numbers = new Map<string, number>();
  for (const form of forms) {
    const chain = new Set<string>();
    let id: string | undefined = form.id;
    while (id !== undefined && !numbers.has(id) && !chain.has(id)) {
      chain.add(id);
      id = replaced.get(id);
    }
    const before = id === undefined ? 0 : (numbers.get(id) ?? 0);
    [...chain].reverse().forEach((each, index) => numbers.set(each, before + index + 1));
  }
  return numbers;
}

/** Every form of the purpose, the oldest first. */
export function formsOf(
  forms: readonly FormBrief[],
  { name, market }: Purpose,
): readonly FormBrief[] {
  return forms
    .filter((form) => templateName(form.templateId) === name)
    .filter((form) => market === undefined || form.market === market)
    .sort((a, b) => {
      const [first = '', second = ''] = [a.onDate, b.onDate];
      if (first !== second) return first < second ? -1 : 1;
      return a.changedAt - b.changedAt;
    });
}
