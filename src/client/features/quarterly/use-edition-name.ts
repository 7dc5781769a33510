/** What an edition is called: by its number, and by who issued it where two were issued apart under one number. */

import { useTranslation } from 'react-i18next';
import { type IssuedReport, issuedApart } from '../../../domain/report/quarterly/frozen-report.ts';
import { useNames } from '../../model/use-names.ts';

export function useEditionName(
  editions: readonly IssuedReport[],
): (report: IssuedReport) => string {
  const { t } = useTranslation('quarterly');
  const names = useNames('');
  return (report) => {
    const { edition } = report.values;
    const twins = issuedApart(editions, report);
    if (twins.length === 0) return t('editionName', { edition });
    // Whoever signed it is who made it, whatever it says itself.
    const { by, at } = report.created;
    const ofSame = twins.filter((twin) => twin.created.by === by);
    const number =
      1 +
      ofSame.filter(({ id, created }) => created.at < at || (created.at === at && id < report.id))
        .length;
    const name = names(by) ?? '–';
    return ofSame.length === 0
      ? t('editionBy', { edition, name })
      : t('editionByAgain', { edition, name, number });
  };
}
