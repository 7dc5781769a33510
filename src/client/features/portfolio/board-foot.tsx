/** The line under the board: which keys move a card, and while one is lifted, which put it down. */

import { useTranslation } from 'react-i18next';
import { usePreference } from '../../model/preferences.ts';
import { StickyBar } from '../../ui/sticky-bar.tsx';
import { Hint } from './portfolio-foot.tsx';
import styles from './portfolio-foot.module.css';

interface BoardFootProps {
  readonly lifted: boolean;
  readonly shown: number;
  readonly total: number;
}

export function BoardFoot({ lifted, shown, total }: BoardFootProps) {
  const { t } = useTranslation(['stages', 'portfolio']);
  const letters = usePreference((state) => state.letterShortcuts);
  return (
    <StickyBar edge="bottom" desktopOnly>
      {lifted ? (
        <span className={styles.keys}>
          <Hint keys={['←', '→']}>{t('stages:keys.choose')}</Hint>
          <Hint keys={[t('portfolio:foot.enter')]}>{t('stages:keys.put')}</Hint>
          <Hint keys={[t('stages:keys.escape')]}>{t('stages:keys.leave')}</Hint>
        </span>
      ) : (
        <>
          {letters ? (
            <span className={styles.keysFirst}>
              <Hint keys={['M']}>{t('stages:keys.withoutMouse')}</Hint>
            </span>
          ) : null}
          <span className={styles.keys}>
            <Hint keys={['←', '→']}>{t('stages:keys.stage')}</Hint>
            <Hint keys={['↑', '↓']}>{t('stages:keys.sme')}</Hint>
            <Hint keys={[t('portfolio:foot.enter')]}>{t('portfolio:foot.open')}</Hint>
          </span>
        </>
      )}
      <span role="status">
        {shown === total ? null : t('portfolio:foot.shown', { count: shown, total })}
      </span>
    </StickyBar>
  );
}
