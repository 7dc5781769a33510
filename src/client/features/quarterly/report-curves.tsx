/** The enrolment curves of a report, up to the end of the review, or to today while it is running, in its own language. */

import type { Language } from '../../../domain/entity/field.ts';
import { InLanguage } from '../../i18n/in-language.tsx';
import { useToday } from '../../model/use-carnet.ts';
import { EnrolmentCurves } from '../../parts/enrolment/enrolment-picture.tsx';
import { useEnrolment } from '../../parts/enrolment/use-enrolment.ts';

interface ReportCurvesProps {
  readonly day: string;
  readonly language: Language;
}

export function ReportCurves({ day, language }: ReportCurvesProps) {
  const today = useToday();
  const until = day < today ? day : today;
  const enrolment = useEnrolment(until);
  if (enrolment?.period === undefined) return null;
  const { period, total } = enrolment;
  return (
    <InLanguage language={language}>
      <EnrolmentCurves enrolment={enrolment} period={period} day={until} main={total} />
    </InLanguage>
  );
}
