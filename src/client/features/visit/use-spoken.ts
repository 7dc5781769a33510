/** The language of the owner: the whole page speaks it while they look on, whatever that of the interface. */

import { useEffect, useState } from 'react';
import type { Language } from '../../../domain/entity/field.ts';
import { currentLanguage, setLanguage } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** Speaks a language while this is shown; answers whether the page does, and whether it cannot. */
export function useSpoken(language: Language): 'yes' | 'notYet' | 'unavailable' {
  const [before] = useState(currentLanguage);
  const { language: shown } = useFormat();
  const [isUnavailable, setIsUnavailable] = useState(false);
  useEffect(() => {
    void setLanguage(language).then((result) => setIsUnavailable(result === 'unavailable'));
    return () => void setLanguage(before);
  }, [language, before]);
  if (shown === language) return 'yes';
  return isUnavailable ? 'unavailable' : 'notYet';
}
