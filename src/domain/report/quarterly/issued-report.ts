/**
 * A report as it was issued: its words in both languages, frozen, so that what was sent can be read again whatever is logged
 * later. A correction is another edition; the earlier one stays, and undo does not take it back.
 */

import { declare } from '../../entity/declaration.ts';
import { optional, required } from '../../entity/field.ts';

/** Greatest number of editions of one report. */
const editionMax = 99;

export const issuedReport = declare({
  name: 'issuedReport',
  homes: ['programme'],
  residency: 'lazy',
  title: 'title',
  order: { by: 'issuedOn', latestFirst: true },
  day: 'issuedOn',
  write: 'coordination',
  frozen: true,
  irrevocable: true,
  fields: {
    title: required.text(),
    /** The month of the project whose review it is; absent for the report on the whole programme. */
    month: optional.integer(1, 240),
    /** 1 for the first; each correction is the next one. */
    edition: required.integer(1, editionMax),
    issuedOn: required.date(),
    issuedBy: required.reference(),
  },
  families: {
    /** Blocks of the document by language, in pieces that a field can hold: `part.fr.0`, `part.fr.1`. */
    part: optional.json(),
  },
});
