/** The title of the document is what its screen is called: the window, the history and a screen reader say it. */

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Absent while the screen has no name yet: Carnet alone. */
export function useDocumentTitle(name: string | undefined): void {
  const { t } = useTranslation('shell');
  useEffect(() => {
    document.title = name === undefined ? t('appName') : `${name} · ${t('appName')}`;
  }, [name, t]);
}
