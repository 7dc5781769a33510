/**
 * The programme's own templates: which one a new form begins with, and the published version that a form names, which is found
 * in the trash as well: a filled form keeps its questions for ever.
 */

import { type LazySummaries, summaryIn } from '../../domain/entity/lazy-summary.ts';
import type { Template } from '../../domain/form/template.ts';
import { templateInUse, versionRecordOf } from '../../domain/template/own-template-id.ts';
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

/** Reads the version that a form names; nothing where it has not arrived on this device. */
export function ownTemplateReader(carnet: Carnet): (id: string) => Promise<Template | undefined> {
  return async (id) => {
    const recordId = versionRecordOf(id);
    if (recordId === undefined) return undefined;
    const { programmeId } = carnet.state.getState();
    await carnet.loadLazy(programmeId, 'templateVersion');
    const record = carnet.state
      .getState()
      .lazy.get(programmeId)
      ?.get('templateVersion')
      ?.get(recordId);
    const { publishedTemplate } = await import('../../domain/template/publish.ts');
    return publishedTemplate(record);
  };
}
