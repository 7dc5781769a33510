/**
 * The programme's own templates: which one a new form begins with, and the published version that a form names, which is found
 * in the trash as well: a filled form keeps its questions for ever.
 */

import { type LazySummaries, summaryIn } from '../../domain/entity/lazy-summary.ts';
import {
  ownTemplateId,
  templateInUse,
  versionRecordOf,
} from '../../domain/template/own-template-id.ts';
import type { VersionBrief } from '../../domain/template/template-version.ts';
import type { OwnTemplates } from '../ports/own-templates.ts';
import type { Carnet } from './carnet.ts';

/** The template that a new form begins with, where Carnet's own is the one given. */
export function templateToBegin(
  { sharedSummaries }: { readonly sharedSummaries: LazySummaries },
  builtIn: string,
): string {
  const { facts: drafts = [] } = summaryIn(sharedSummaries, 'template');
  const { facts: versions = [] } = summaryIn(sharedSummaries, 'templateVersion');
  return templateInUse(drafts, versions, builtIn);
}

/** A version of the programme's own that a form of an earlier one can be moved over to. */
export interface NewerVersion {
  readonly templateId: string;
  readonly version: number;
  readonly publishedOn: string;
}

/** The version in use for forms of a kind, where a form names another one. */
export function newerVersionOf(
  state: { readonly sharedSummaries: LazySummaries },
  templateId: string,
): NewerVersion | undefined {
  const { facts: versions = [] } = summaryIn(state.sharedSummaries, 'templateVersion');
  const inUse = templateToBegin(state, templateId);
  const record = versionRecordOf(inUse);
  const found = versions.find(({ id }) => id === record);
  if (inUse === templateId || found === undefined) return undefined;
  return newerVersion(found);
}

/** One object for each version, so that a selector answers the same one twice. */
const newerVersions = new WeakMap<VersionBrief, NewerVersion>();

function newerVersion(brief: VersionBrief): NewerVersion {
  const known = newerVersions.get(brief);
  if (known !== undefined) return known;
  const { version, publishedOn } = brief;
  const made = { templateId: ownTemplateId(brief), version, publishedOn };
  newerVersions.set(brief, made);
  return made;
}

/** Reads the templates of a programme. */
export function ownTemplatesOf(carnet: Carnet): OwnTemplates {
  return {
    idsOf: async (name) => {
      const { sharedSummaries } = carnet.state.getState();
      const { facts: versions = [] } = summaryIn(sharedSummaries, 'templateVersion');
      return versions.filter((version) => version.name === name).map(ownTemplateId);
    },
    read: async (id) => {
      const recordId = versionRecordOf(id);
      if (recordId === undefined) return undefined;
      const { programmeId } = carnet.state.getState();
      await carnet.loadLazy(programmeId, 'templateVersion');
      const kinds = carnet.state.getState().lazy.get(programmeId);
      const record = kinds?.get('templateVersion')?.get(recordId);
      const { publishedTemplate } = await import('../../domain/template/publish.ts');
      return publishedTemplate(record);
    },
  };
}
