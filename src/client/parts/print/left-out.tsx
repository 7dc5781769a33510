/** Below a printed list: how many confidential contacts are not on the paper. */

import { useTranslation } from 'react-i18next';

export function LeftOut({ count }: { readonly count: number }) {
  const { t } = useTranslation('export');
  return count === 0 ? null : <p>{t('leftOut', { count })}</p>;
}
