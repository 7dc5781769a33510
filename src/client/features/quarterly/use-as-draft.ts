/** A report as it stands today, which says on its pages and in the name of its file that it is a draft. */

import { useMemo } from 'react';
import type { ReportPair } from '../../../domain/report/quarterly/frozen-report.ts';
import { draftStatus } from '../../../domain/report/quarterly/report-status.ts';
import { useToday } from '../../model/use-carnet.ts';

export function useAsDraft({ en, fr }: ReportPair): ReportPair {
  const today = useToday();
  return useMemo(
    () => ({
      en: { ...en, status: draftStatus(today, 'en') },
      fr: { ...fr, status: draftStatus(today, 'fr') },
    }),
    [en, fr, today],
  );
}
