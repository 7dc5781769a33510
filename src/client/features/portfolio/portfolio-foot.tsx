/** The line under the list: how many, and which keys. */

import { useTranslation } from 'react-i18next';
import type { Sort } from '../../../domain/portfolio/arrangement.ts';
import type { PadEnrolment } from '../../../domain/portfolio/pad-enrolment.ts';
import { usePreference } from '../../model/preferences.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { StickyBar } from '../../ui/sticky-bar.tsx';
import styles from './portfolio-foot.module.css';

interface PortfolioFootProps {
  readonly enrolments: readonly PadEnrolment[];
  readonly sort: Sort | undefined;
  readonly shown: number;
  readonly total: number;
}

export function PortfolioFoot({ enrolments, sort, shown, total }: PortfolioFootProps) {
  const { t } = useTranslation('portfolio');
  const letters = usePreference((state) => state.letterShortcuts);
  const enrolled = enrolments.reduce((sum, one) => sum + one.enrolled, 0);
  const candidates = enrolments.reduce((sum, one) => sum + one.candidates, 0);
  return (
    <StickyBar edge="bottom" desktopOnly>
      <span role="status">
        {shown === total
          ? `${t('foot.enrolled', { count: enrolled })} · ${t('foot.selection', { count: candidates })}`
          : t('foot.shown', { count: shown, total })}
        {sort === undefined
          ? null
          : ` · ${t(sort.descending ? 'foot.sortedDown' : 'foot.sortedUp', { column: t(`column.${sort.column}`) })}`}
      </span>
      <span className={styles.keys}>
        <Hint keys={['↑', '↓']}>{t('foot.move')}</Hint>
        <Hint keys={[t('foot.enter')]}>{t('foot.open')}</Hint>
        {letters ? (
          <>
            <WritersOnly>
              <Hint keys={['L']}>{t('foot.log')}</Hint>
            </WritersOnly>
            <Hint keys={['X']}>{t('foot.select')}</Hint>
            <Hint keys={['.']}>{t('foot.menu')}</Hint>
            <Hint keys={['F']}>{t('foot.filter')}</Hint>
            <Hint keys={['?']}>{t('foot.all')}</Hint>
          </>
        ) : null}
      </span>
    </StickyBar>
  );
}

interface HintProps {
  readonly keys: readonly string[];
  readonly children: string;
}

/** Keys, and what they do. */
export function Hint({ keys, children }: HintProps) {
  return (
    <span className={styles.hint}>
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </span>
  );
}
