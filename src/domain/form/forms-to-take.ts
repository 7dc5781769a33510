/** Which forms of a sheet go with it, on paper and in a table. The profile rates a person: it goes only when asked for by name. */

import type { RecordOf } from '../operation/record.ts';
import { templateName } from './template-name.ts';

type FormRecord = RecordOf<'form'>;

/** The template that rates a person. */
export const profileName = 'sme-profile';

/** In the order in which they are filled in. */
const order = [
  'eligibility-checklist',
  'readiness-assessment',
  profileName,
  'new-market-questionnaire',
  'market-entry-plan',
  'monthly-review',
];

/** For the table: every form whose place none took. */
export function formsForTable(
  forms: readonly FormRecord[],
  withProfile: boolean,
): readonly FormRecord[] {
  return forms.filter(
    ({ values, deleted }) =>
      deleted === undefined &&
      values.state !== 'replaced' &&
      (withProfile || templateName(values.templateId) !== profileName),
  );
}

/**
 * For the paper: of each purpose, and of each market, the form that stands; the draft where none does yet.
 *
 * @param forms of the sheet, latest first
 */
export function formsForPaper(
  forms: readonly FormRecord[],
  withProfile: boolean,
): readonly FormRecord[] {
  const kept = formsForTable(forms, withProfile);
  const names = new Set([...order, ...kept.map(({ values }) => templateName(values.templateId))]);
  return [...names].flatMap((name) => {
    const ofPurpose = kept.filter(({ values }) => templateName(values.templateId) === name);
    const markets = new Set(ofPurpose.map(({ values }) => values.market));
    return [...markets].flatMap((market) => {
      const ofMarket = ofPurpose.filter(({ values }) => values.market === market);
      return ofMarket.find(({ values }) => values.state !== 'draft') ?? ofMarket[0] ?? [];
    });
  });
}
