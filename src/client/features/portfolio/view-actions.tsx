/** What can be done with the view: saving it, taking its changes back, and with a saved one, deleting it. */

import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioView } from '../../../domain/portfolio/view.ts';
import { isChanged, keptSearch, savedAs, useSavedView } from '../../model/saved-views.ts';
import { Button } from '../../ui/button.tsx';
import styles from './portfolio-toolbar.module.css';

const loadDialog = () => import('./save-view-dialog.tsx');
const SaveViewDialog = lazy(async () => ({ default: (await loadDialog()).SaveViewDialog }));

interface ViewActionsProps {
  readonly view: PortfolioView;
  readonly onView: (view: PortfolioView) => void;
}

export function ViewActions({ view, onView }: ViewActionsProps) {
  const { t } = useTranslation('portfolio');
  const [asking, setAsking] = useState(false);
  const open = useSavedView(view.savedId);
  const changed = open === undefined ? keptSearch(view) !== '' : isChanged(view, open.search);
  const revert = (): void =>
    onView(
      open === undefined
        ? { ...savedAs(''), layout: view.layout }
        : { ...savedAs(open.search), savedId: open.id },
    );
  return (
    <span className={styles.view}>
      {open !== undefined && changed ? <span role="status">{t('view.changed')}</span> : null}
      {open !== undefined && changed ? (
        <Button variant="quiet" onClick={revert}>
          {t('view.revert')}
        </Button>
      ) : null}
      {changed || open !== undefined ? (
        <Button onClick={() => setAsking(true)}>{t(changed ? 'view.save' : 'view.edit')}</Button>
      ) : null}
      {asking ? (
        <Suspense fallback={null}>
          <SaveViewDialog
            view={view}
            open={open}
            onSaved={(savedId) => onView({ ...view, savedId })}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      ) : null}
    </span>
  );
}
