/** Publishing a draft: its template is frozen into a version, in pieces that a field can hold, and read from there again. */

import { type Command, createRecord } from '../command/command.ts';
import { loadTemplate } from '../form/load-template.ts';
import type { Template, TemplateKind } from '../form/template.ts';
import { templateName } from '../form/template-name.ts';
import { type AnyRecord, recordAs, type RecordOf } from '../operation/record.ts';
import { fail } from '../../std/result.ts';
import type { Json } from '../../std/json.ts';
import { assembled } from './assemble.ts';
import { readDraft } from './draft.ts';
import { faultsIn } from './find-faults.ts';
import { type copyableTemplates, ownTemplateId } from './own-template-id.ts';

type CopyableName = (typeof copyableTemplates)[number] extends `${infer Name}/1` ? Name : never;

/** What is shown of a form, and to whom, follows from its kind: a template published under a name has the kind of that name. */
const kinds: Readonly<Record<CopyableName, TemplateKind>> = {
  'eligibility-checklist': 'checklist',
  'readiness-assessment': 'assessment',
  'sme-profile': 'profile',
  'market-entry-plan': 'plan',
  'monthly-review': 'review',
  'new-market-questionnaire': 'questionnaire',
};

type JsonObject = { readonly [key: string]: Json };

export interface Publication {
  /** The record of the draft. */
  readonly draftId: string;
  readonly version: number;
}

/** Publishes a draft as it stands; one with faults is not. */
export function publish({ draftId, version }: Publication, id: string): Command {
  return (context) => {
    const record = recordAs(context.record(draftId), 'template');
    if (record === undefined || record.deleted !== undefined) {
      return fail({ kind: 'gone', record: draftId });
    }
    const draft = readDraft(record);
    const faults = faultsIn(draft);
    if (faults.length > 0) {
      const errors = faults.map(({ item, section }) => ({
        field: item === undefined ? `section.${section ?? 'none'}` : `item.${item}`,
        reason: 'invalid' as const,
      }));
      return fail({ kind: 'invalid', errors });
    }
    const name = templateName(draft.copyOf);
    const whole = assembled(draft, { id: ownTemplateId({ name, id }), version }) as JsonObject;
    const { sections, ...head } = whole;
    const list = (Array.isArray(sections) ? sections : []) as readonly JsonObject[];
    const body: Record<`body.${string}`, Json> = {
      'body.head': { ...head, sections: list.map((section) => section['id'] ?? '') },
    };
    for (const [index, section] of list.entries()) body[`body.section-${index}`] = section;
    return createRecord(
      'templateVersion',
      record.home,
      {
        ...body,
        title: draft.title,
        of: draftId,
        name,
        version,
        publishedOn: context.today,
        publishedBy: context.by,
      },
      id,
    )(context);
  };
}

/**
 * The template that a version holds; nothing where a newer Carnet wrote it in a way that is not known here, or where it
 * says to be of another kind or version than the record is.
 */
export function publishedTemplate(record: AnyRecord | undefined): Template | undefined {
  const version = recordAs(record, 'templateVersion');
  if (version === undefined) return undefined;
  const head = version.values['body.head'];
  if (typeof head !== 'object' || head === null || Array.isArray(head)) return undefined;
  const { sections, ...rest } = head as JsonObject;
  const count = Array.isArray(sections) ? sections.length : 0;
  const list = Array.from({ length: count }, (_, index) => version.values[`body.section-${index}`]);
  const loaded = loadTemplate({ ...rest, sections: list });
  if (!loaded.ok || !isOfVersion(loaded.value, version)) return undefined;
  return loaded.value;
}

function isOfVersion({ id, kind }: Template, version: RecordOf<'templateVersion'>): boolean {
  const { name } = version.values;
  const isKind = Object.hasOwn(kinds, name) && kinds[name as CopyableName] === kind;
  return isKind && id === ownTemplateId({ name, id: version.id });
}
