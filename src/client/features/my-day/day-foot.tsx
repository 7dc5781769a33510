/** The line under the day: how much is left, and which keys. */

import { useTranslation } from 'react-i18next';
import { usePreference } from '../../model/preferences.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { StickyBar } from '../../ui/sticky-bar.tsx';
import styles from './my-day.module.css';

export function DayFoot({ count }: { readonly count: number }) {
  const { t } = useTranslation('my-day');
  const letters = usePreference((state) => state.letterShortcuts);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  // What is still to come may be due today.
  const none = contactsComing ? null : t('foot.none');
  return (
    <StickyBar edge="bottom" desktopOnly>
      <span role="status">{count === 0 ? none : t('foot.count', { count })}</span>
      <span className={styles.keys}>
        <Hint keys={letters ? ['J', 'K'] : ['↓', '↑']}>{t('foot.move')}</Hint>
        <Hint keys={[t('foot.enter')]}>{t('foot.open')}</Hint>
        {letters ? (
          <WritersOnly>
            <Hint keys={['L']}>{t('foot.log')}</Hint>
          </WritersOnly>
        ) : null}
      </span>
    </StickyBar>
  );
}

interface HintProps {
  readonly keys: readonly string[];
  readonly children: string;
}

function Hint({ keys, children }: HintProps) {
  return (
    <span className={styles.hint}>
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </span>
  );
}
