/** The milestones of a sheet, in the order of their days. */

import type { Action } from '../../../../domain/operation/record.ts';

const withoutDay = '9999-12-31';

/** Those that stand, of one section of the plan or of all. */
export function milestonesOf(actions: readonly Action[], section?: string): readonly Action[] {
  return actions
    .filter(({ values }) => values.kind === 'milestone' && values.state !== 'dropped')
    .filter(({ values }) => section === undefined || values.planSection === section)
    .toSorted((a, b) => ((a.values.due ?? withoutDay) < (b.values.due ?? withoutDay) ? -1 : 1));
}
