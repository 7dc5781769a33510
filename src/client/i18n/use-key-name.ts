/** What stands on a key: words in the language of the country, letters and arrows as they are. */

import { useTranslation } from 'react-i18next';

/** Keys that bear a word, which keyboards print in the language of the country. */
const namedKeys = ['Enter', 'Esc', 'Shift', 'PgUp', 'PgDn'] as const;
const isNamed = (key: string): key is (typeof namedKeys)[number] =>
  namedKeys.some((named) => named === key);

export function useKeyName(): (key: string) => string {
  const { t } = useTranslation('palette');
  return (key) => (isNamed(key) ? t(`keys.key.${key}`) : key);
}
