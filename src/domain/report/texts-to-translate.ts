/**
 * What is still to be written in one of the languages, over the whole programme, the oldest first: texts of reviews, plans
 * and other forms of SMEs that lack a translation, have one behind its original, or one that nobody proofread. Made of
 * heads alone: no form is read.
 */

import { type Language, languages } from '../entity/field.ts';
import type { FormBrief } from '../form/form.ts';
import type { TextGaps } from '../form/brief-facts.ts';
import { templateName } from '../form/template-name.ts';
import type { Sme } from '../operation/record.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';

/** The forms that people of both languages read. */
const shared: ReadonlySet<string> = new Set(['monthly-review', 'market-entry-plan']);

/** Texts of one form that have to be written or read in a language. */
export interface TextTask extends TextGaps {
  readonly key: string;
  readonly sme: Sme;
  readonly form: FormBrief;
  /** The language that lacks. */
  readonly into: Language;
  /** The day of the form, or of its agreement. */
  readonly since: string;
}

/** Every task of the programme, the oldest first. */
export function textTasks(heads: Iterable<SheetHead>): readonly TextTask[] {
  const tasks = [...heads].flatMap(({ sme, forms = [] }) =>
    forms.filter(isShared).flatMap((form) => tasksOf(sme, form)),
  );
  return tasks.toSorted(
    (a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0) || (a.key < b.key ? -1 : 1),
  );
}

function isShared({ templateId, state }: FormBrief): boolean {
  return shared.has(templateName(templateId)) && state !== 'replaced';
}

function tasksOf(sme: Sme, form: FormBrief): readonly TextTask[] {
  const since = form.agreedOn ?? form.onDate ?? '';
  return languages.flatMap((into) => {
    const gaps = form.gaps?.[into];
    return gaps === undefined
      ? []
      : [{ ...gaps, key: `${form.id} ${into}`, sme, form, into, since }];
  });
}

/** Those that somebody with these languages can do; without any named, all. */
export function tasksFor(
  tasks: readonly TextTask[],
  spoken: readonly Language[] | undefined,
): readonly TextTask[] {
  if (spoken === undefined || spoken.length === 0) return tasks;
  return tasks.filter(({ into }) => spoken.includes(into));
}
