/** The sentence under a table of enrolments whose rows do not add up. */

import { useTranslation } from 'react-i18next';
import type { EnrolmentCourse } from '../../../domain/programme/forecast.ts';

interface ReconciledProps {
  readonly pads: readonly EnrolmentCourse[];
  readonly whole: EnrolmentCourse;
  readonly className: string | undefined;
}

/** Why the rows do not add up to the last one, where they do not: SMEs of no pad, or what is left of each number. */
export function Reconciled({ pads, whole, className }: ReconciledProps) {
  const { t } = useTranslation('overview');
  const unplaced = whole.enrolled - pads.reduce((sum, { enrolled }) => sum + enrolled, 0);
  // What is still to enrol is whole anyway; a pad above its target leaves none to others.
  const isRounded = [
    (course: EnrolmentCourse) => course.planned,
    (course: EnrolmentCourse) => (unplaced > 0 ? undefined : course.forecast?.atEnd),
  ].some((valueOf) => {
    const total = valueOf(whole);
    const sum = pads.reduce((so, course) => so + Math.round(valueOf(course) ?? 0), 0);
    return total !== undefined && sum !== Math.round(total);
  });
  if (unplaced <= 0 && !isRounded) return null;
  return (
    <p className={className}>
      {[
        ...(unplaced > 0 ? [t('enrolment.unplaced', { count: unplaced })] : []),
        ...(isRounded ? [t('enrolment.rounded')] : []),
      ].join(' ')}
    </p>
  );
}
