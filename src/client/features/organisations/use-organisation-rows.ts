/** The organisations in the order of the list, each with what is derived of it. */

import { useMemo } from 'react';
import {
  attemptsOf,
  groupOf,
  type OrganisationGroup,
  organisationGroups,
  type Silence,
  silenceOf,
} from '../../../domain/organisation/engagement.ts';
import { type SourceYield, yieldBySource } from '../../../domain/organisation/yield.ts';
import type { Organisation } from '../../../domain/operation/record.ts';
import type { ContactBrief } from '../../../domain/sme/journal-summary.ts';
import { compareText } from '../../../domain/sme/journal-summary.ts';
import { fold } from '../../../domain/text/fold.ts';
import { useAlertContext } from '../../model/use-alerts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useRoots } from '../../model/use-records.ts';

export interface OrganisationRow {
  readonly organisation: Organisation;
  readonly group: OrganisationGroup;
  /** Attempts since somebody there last answered. */
  readonly attempts: number;
  /** Whether none of these is confidential, as far as is known. */
  readonly attemptsMayLeave: boolean;
  readonly silence: Silence;
  readonly lastReply: ContactBrief | undefined;
  readonly contributions: number;
  /** What came of the prospects it brought; absent where it brought none. */
  readonly brought: SourceYield | undefined;
}

/** Whom to follow up first, the most attempts before the others; then by name. */
export function useOrganisationRows(): readonly OrganisationRow[] {
  const roots = useRoots('organisation');
  const sheets = useCarnetState((state) => state.sheets);
  const rules = useAlertContext();
  return useMemo(() => {
    const yields = yieldBySource(
      [...sheets.values()].map(({ sme }) => sme),
      rules.today,
    );
    const rows = roots.map(({ root, summary }): OrganisationRow => {
      const { contributions = {} } = root.values;
      return {
        organisation: root,
        group: groupOf(root, summary, rules),
        attempts: attemptsOf(summary),
        attemptsMayLeave: summary.rowsMayLeave === true,
        silence: silenceOf(root, summary, rules),
        lastReply: summary.lastReached,
        contributions: Object.keys(contributions).length,
        brought: yields.get(root.id),
      };
    });
    return rows.toSorted(inOrder);
  }, [roots, sheets, rules]);
}

function inOrder(a: OrganisationRow, b: OrganisationRow): number {
  const group = organisationGroups.indexOf(a.group) - organisationGroups.indexOf(b.group);
  if (group !== 0) return group;
  const attempts = a.group === 'followUp' ? b.attempts - a.attempts : 0;
  const byName = compareText(fold(a.organisation.values.name), fold(b.organisation.values.name));
  return attempts || byName || compareText(a.organisation.id, b.organisation.id);
}
