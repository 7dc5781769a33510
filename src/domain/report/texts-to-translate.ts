/**
 * What is still to be written in one of the languages, over the whole programme, the oldest first: texts of any kind of
 * record that lack a translation, have one behind its original, or one that nobody proofread. Which fields hold texts, the
 * declarations say. Forms of SMEs are told by what the heads know of them: none is read.
 *
 * A translation that somebody began is always told. A text without any is told where people of both languages read it: what
 * the programme shares, what an SME is, plans and reviews, and the actions that were agreed in one of these or in a meeting.
 * Contacts stay in the language they were written in: the notes of a journal are many, and the launch pad that made them reads
 * them. Where somebody began to translate one, its state stands beside it in the journal.
 */

import { isOpenAction } from '../action/action.ts';
import type { FieldKind, Language } from '../entity/field.ts';
import { languages } from '../entity/field.ts';
import { type EntityName, fieldOf } from '../entity/registry.ts';
import type { FormBrief } from '../form/form-brief.ts';
import { isSharedForm } from '../form/bilingual-forms.ts';
import { type AnyRecord, recordAs, stampOf } from '../operation/record.ts';
import { gapsIn, type TextGaps } from '../text/text-gaps.ts';

/** Texts of one record that have to be written or read in a language. */
export interface TextTask extends TextGaps {
  readonly key: string;
  readonly entity: EntityName;
  readonly id: string;
  /** The sheet it is on, or the programme. */
  readonly home: string;
  /** What the head knows of it, where it is a form. */
  readonly form: FormBrief | undefined;
  /** A field that lacks it, to open there. */
  readonly field: string | undefined;
  /** The language that lacks. */
  readonly into: Language;
  /** The day of the form, or since which the text stands so. */
  readonly since: string;
}

export interface TextSources {
  /** Records that were read, of whatever kinds. */
  readonly records: Iterable<AnyRecord>;
  /** The forms of each home, as its head knows them. */
  readonly forms: Iterable<{ readonly home: string; readonly forms: readonly FormBrief[] }>;
  readonly dayOf: (at: number) => string;
}

/** Every task of the programme, the oldest first. */
export function textTasks({ records, forms, dayOf }: TextSources): readonly TextTask[] {
  const tasks = [
    ...[...forms].flatMap(({ home, forms: briefs }) =>
      briefs.filter(isShared).flatMap((form) => tasksOfForm(home, form)),
    ),
    ...[...records].flatMap((record) => tasksOfRecord(record, dayOf)),
  ];
  return tasks.toSorted(
    (a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0) || (a.key < b.key ? -1 : 1),
  );
}

function isShared({ templateId, state }: FormBrief): boolean {
  return isSharedForm(templateId) && state !== 'replaced';
}

function tasksOfForm(home: string, form: FormBrief): readonly TextTask[] {
  const since = form.agreedOn ?? form.onDate ?? '';
  return languages.flatMap((into) => {
    const gaps = form.gaps?.[into];
    if (gaps === undefined) return [];
    const { id } = form;
    const key = `${id} ${into}`;
    return [{ ...gaps, key, entity: 'form', id, home, form, field: undefined, into, since }];
  });
}

/** Kinds of fields that are texts in two languages or hold some. */
const holding: ReadonlySet<FieldKind> = new Set(['text2', 'map', 'structure', 'json']);

function tasksOfRecord(record: AnyRecord, dayOf: (at: number) => string): readonly TextTask[] {
  const { entity, id, home, values, deleted } = record;
  if (deleted !== undefined || isPast(record)) return [];
  const fields = Object.keys(values).filter((name) => {
    const kind = fieldOf(entity, name)?.kind;
    return kind !== undefined && holding.has(kind);
  });
  return languages.flatMap((into) => {
    const lacking = fields.filter((name) => gapsIn([values[name]])?.[into] !== undefined);
    const gaps = gapsIn(lacking.map((name) => values[name]))?.[into];
    if (gaps === undefined) return [];
    const { missing, stale, draft } = gaps;
    const told = isReadByBoth(record) ? missing : 0;
    if (told + stale + draft === 0) return [];
    const since = dayOf(Math.min(...lacking.map((name) => stampOf(record, name).at)));
    const key = `${id} ${into}`;
    const [field] = lacking;
    return [
      { missing: told, stale, draft, key, entity, id, home, form: undefined, field, into, since },
    ];
  });
}

/** Nobody reads it any more, but to look back. */
function isPast(record: AnyRecord): boolean {
  const action = recordAs(record, 'action');
  if (action !== undefined) return !isOpenAction(action.values.state);
  return recordAs(record, 'lesson')?.values.withdrawnOn !== undefined;
}

function isReadByBoth(record: AnyRecord): boolean {
  if (record.entity === 'issue') return false;
  const action = recordAs(record, 'action');
  if (action === undefined) return true;
  const { from, kind } = action.values;
  return kind === 'milestone' || from?.formId !== undefined || from?.meetingId !== undefined;
}

/** Those that somebody with these languages can do; without any named, all. */
export function tasksFor(
  tasks: readonly TextTask[],
  spoken: readonly Language[] | undefined,
): readonly TextTask[] {
  if (spoken === undefined || spoken.length === 0) return tasks;
  return tasks.filter(({ into }) => spoken.includes(into));
}
