/**
 * A published version of the programme's own template. It never changes: forms that were filled in with it keep their
 * questions for ever. `of` names the draft that it was frozen from.
 */

import { declare, type FoldedRecord } from '../entity/declaration.ts';
import { optional, required } from '../entity/field.ts';

/** Greatest number of a version. */
export const versionMax = 999;

/** What lists know of a version without its questions. */
export interface VersionBrief {
  readonly id: string;
  readonly of: string;
  readonly name: string;
  readonly version: number;
  readonly publishedOn: string;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
}

interface BriefValues {
  readonly of: string;
  readonly name: string;
  readonly version: number;
  readonly publishedOn: string;
}

function briefs(records: readonly FoldedRecord<BriefValues>[]): readonly VersionBrief[] {
  return records.map(({ id, created, values: { of, name, version, publishedOn } }) => ({
    id,
    of,
    name,
    version,
    publishedOn,
    at: created.at,
  }));
}

export const templateVersion = declare({
  name: 'templateVersion',
  homes: ['programme'],
  residency: 'lazy',
  title: 'title',
  order: { by: 'version', latestFirst: true },
  write: 'coordination',
  frozen: true,
  fields: {
    title: required.text2(),
    of: required.reference(),
    /** The name of its kind: that of the template of Carnet whose place it takes. */
    name: required.text(),
    version: required.integer(1, versionMax),
    publishedOn: required.date(),
    publishedBy: required.reference(),
  },
  families: {
    /** The template as it was published: `body.head`, and each part as `body.<section>`. */
    body: optional.json(),
  },
  summary: { empty: [], fold: briefs },
});
