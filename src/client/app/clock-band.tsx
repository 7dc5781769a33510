/**
 * Says that this device's clock is wrong, as the server's told: entries are dated by it. The server accepts them all
 * the same, so this is a remark, and it goes away with the first exchange after the clock was set right.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { useSyncState } from '../model/use-sync.ts';
import { isClockWrong } from '../ports/exchange.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import styles from './bands.module.css';

const minuteMs = 60_000;
/** From here on, days say more than hours. */
const daysFromMinutes = 48 * 60;

export function ClockBand() {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const offset = useSyncState((state) => state.offset);
  const [read, setRead] = useState(false);
  if (read || !isClockWrong({ offset })) return null;
  const minutes = Math.round(Math.abs(offset) / minuteMs);
  const by =
    minutes < daysFromMinutes
      ? format.duration(minutes)
      : t('clock.days', { count: Math.round(minutes / (24 * 60)) });
  return (
    <div className={styles.band}>
      <Note
        icon="late"
        title={t(offset < 0 ? 'clock.ahead' : 'clock.behind', { by })}
        announced
        action={
          <Button variant="quiet" onClick={() => setRead(true)}>
            {t('clock.read')}
          </Button>
        }
      >
        {t('clock.text')}
      </Note>
    </div>
  );
}
