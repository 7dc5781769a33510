/** What a source of SMEs is called: an organisation by its name, any other by its kind. */

import { useTranslation } from 'react-i18next';
import { type SourceKey, unknownSource } from '../../../domain/report/source-figures.ts';
import { sourceKinds } from '../../../domain/sme/sme.ts';
import { useNames } from '../../model/use-names.ts';

export function useSourceName(): (source: SourceKey) => string {
  const { t } = useTranslation(['overview', 'domain']);
  const names = useNames('');
  return (source) => {
    if (source === unknownSource) return t('overview:sources.unknown');
    const kind = sourceKinds.find((one) => one === source);
    if (kind === undefined) return names(source) ?? t('overview:records.unnamed');
    return kind === 'organisation'
      ? t('overview:sources.otherOrganisation')
      : t(`domain:option.sourceKind.${kind}`);
  };
}
