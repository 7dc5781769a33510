/** Below a printed list: how many confidential contacts, and actions noted at one, are not on the paper. */

import { useTranslation } from 'react-i18next';

interface LeftOutProps {
  readonly count: number;
  readonly actions?: number | undefined;
}

export function LeftOut({ count, actions = 0 }: LeftOutProps) {
  const { t } = useTranslation('export');
  const words = [
    count === 0 ? undefined : t('leftOut', { count }),
    actions === 0 ? undefined : t('leftOutActions', { count: actions }),
  ].filter((part) => part !== undefined);
  return words.length === 0 ? null : <p>{words.join(' ')}</p>;
}
