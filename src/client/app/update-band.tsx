/**
 * What the application itself has to say, above the screen: a new version waits, it cannot open offline here,
 * or it could be installed. One line at a time, the most urgent first, and never in the way of typing.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useReloadHold } from '../model/reload-hold.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Note } from '../ui/note.tsx';
import styles from './bands.module.css';
import { usePwa, usePwaState } from './pwa-context.ts';

export interface UpdateBandProps {
  /** In a visit: only that a new version has taken over, in another tab. */
  readonly isShort?: boolean;
}

export function UpdateBand({ isShort = false }: UpdateBandProps) {
  const { t } = useTranslation('pwa');
  const pwa = usePwa();
  const offline = usePwaState((state) => state.offline);
  const reloadPending = usePwaState((state) => state.reloadPending);
  const isStuck = usePwaState((state) => state.updateStuck);
  const [later, setLater] = useState(false);

  if (reloadPending) return <ReloadBand />;
  if (isShort) return null;
  if (offline === 'updateWaiting' && !later) {
    return (
      <div className={styles.band}>
        <Note
          icon="download"
          tone="accent"
          title={t('update.title')}
          announced
          action={
            <>
              <Button variant="primary" onClick={pwa.applyUpdate}>
                {t('update.apply')}
              </Button>
              <Button variant="quiet" onClick={() => setLater(true)}>
                {t('update.later')}
              </Button>
            </>
          }
        >
          {t(isStuck ? 'update.stuck' : 'update.body')}
        </Note>
      </div>
    );
  }
  if (offline === 'insecure' || offline === 'unsupported') return <OnlineOnlyBand kind={offline} />;
  return <InstallBand />;
}

/**
 * The page reloads by itself once nobody types: the button takes the focus from the field, which writes what stands there. A
 * recording or a file that is added ends by itself, or where it is drawn.
 */
function ReloadBand() {
  const { t } = useTranslation('pwa');
  const hold = useReloadHold();
  const leaveField = (): void => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  return (
    <div className={styles.band}>
      <Note
        icon="info"
        announced
        action={
          hold === undefined ? <Button onClick={leaveField}>{t('reload.apply')}</Button> : undefined
        }
      >
        {t(hold === undefined ? 'update.waiting' : `update.${hold}`)}
      </Note>
    </div>
  );
}

/** Said until it was read; it comes back with the next start. */
function OnlineOnlyBand({ kind }: { readonly kind: 'insecure' | 'unsupported' }) {
  const { t } = useTranslation(['pwa', 'shell']);
  const [read, setRead] = useState(false);
  if (read) return null;
  return (
    <div className={styles.band}>
      <Note
        icon="onlineOnly"
        action={
          <Button variant="quiet" onClick={() => setRead(true)}>
            {t('shell:understood')}
          </Button>
        }
      >
        {t(`pwa:${kind}`)}
      </Note>
    </div>
  );
}

/** The offer to install, on the portfolio only; "later" keeps it away for 30 days. */
function InstallBand() {
  const { t } = useTranslation('pwa');
  const pwa = usePwa();
  const install = usePwaState((state) => state.install);
  const [location] = useLocation();
  if (install !== 'offered' || location !== '/') return null;
  return (
    <div className={styles.band}>
      <Card
        tone="accent"
        icon="install"
        title={t('install.title')}
        lead={t('install.body')}
        actions={
          <>
            <Button variant="primary" onClick={() => void pwa.install()}>
              {t('install.apply')}
            </Button>
            <Button variant="quiet" onClick={pwa.installLater}>
              {t('install.later')}
            </Button>
          </>
        }
      />
    </div>
  );
}
