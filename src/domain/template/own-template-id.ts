/**
 * Ids of own templates, and which one new forms begin with: apart from the schema of templates, which lists need not read.
 *
 * A form names a version by the name of its kind and the id of its record, `eligibility-checklist/<id>`: what is published
 * on two laptops at once never has one id.
 */

import { templateName } from '../form/template-name.ts';
import type { OwnTemplateBrief } from './own-template.ts';
import type { VersionBrief } from './template-version.ts';

/** The kinds of form whose template a programme may make its own; a quarterly report is read by its items and is not. */
export const copyableTemplates = [
  'eligibility-checklist/1',
  'readiness-assessment/1',
  'sme-profile/1',
  'market-entry-plan/1',
  'monthly-review/1',
  'new-market-questionnaire/1',
] as const;

/** What a form says of a version. */
export function ownTemplateId({ name, id }: Pick<VersionBrief, 'name' | 'id'>): string {
  return `${name}/${id}`;
}

/** The record of the version that a form names; nothing for the number of a template of Carnet. */
export function versionRecordOf(templateId: string): string | undefined {
  const slash = templateId.indexOf('/');
  const id = slash < 0 ? '' : templateId.slice(slash + 1);
  return id === '' || /^\d+$/.test(id) ? undefined : id;
}

/** The versions of a draft, latest first; of two that were published apart, the later one. */
export function versionsOf(
  versions: readonly VersionBrief[],
  draftId: string,
): readonly VersionBrief[] {
  return versions
    .filter(({ of }) => of === draftId)
    .toSorted((a, b) => b.version - a.version || b.at - a.at);
}

/** The template that a new form begins with: the programme's own where it has one for the kind, else the one given. */
export function templateInUse(
  drafts: readonly OwnTemplateBrief[],
  versions: readonly VersionBrief[],
  builtIn: string,
): string {
  const name = templateName(builtIn);
  const [latest] = versions
    .filter((version) => version.name === name && isOffered(drafts, version))
    .toSorted((a, b) => b.at - a.at || b.version - a.version);
  return latest === undefined ? builtIn : ownTemplateId(latest);
}

function isOffered(drafts: readonly OwnTemplateBrief[], { of }: VersionBrief): boolean {
  return drafts.some(({ id, withdrawn }) => id === of && !withdrawn);
}
