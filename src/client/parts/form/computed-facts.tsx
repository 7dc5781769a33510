/** What the application reckons from an answer: the size class with what it lacks, aid against its ceiling. */

import { useTranslation } from 'react-i18next';
import type { AidResult } from '../../../domain/form/aid.ts';
import { formatDate, formatMoney, formatPercent } from '../../../domain/form/format.ts';
import type { SizeResult } from '../../../domain/form/size-class.ts';
import type { ItemView } from '../../../domain/form/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './form.module.css';
import { RateBox } from './rate-box.tsx';

export function ComputedFacts({ view }: { readonly view: ItemView }) {
  const { computed } = view;
  if (computed?.kind === 'size') return <SizeFacts size={computed.result} />;
  if (computed?.kind === 'aid') return <AidFacts aid={computed.result} />;
  return null;
}

function SizeFacts({ size }: { readonly size: SizeResult }) {
  const { t } = useTranslation('form');
  const rate = <RateBox isMissing={size.missing.includes('rate')} />;
  if (size.missing.length === 0) return rate;
  return (
    <>
      <p className={styles.finding}>
        <span>
          {size.atMost ? `${t('size.atMost')} ` : ''}
          {size.missing.map((part) => t(`size.missing.${part}`)).join(' ')}
        </span>
      </p>
      {rate}
    </>
  );
}

export function AidFacts({ aid }: { readonly aid: AidResult }) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const { total, ceiling, share, window } = aid;
  const money = ({ amount, currency }: { amount: number; currency: string }): string =>
    formatMoney(amount, currency, language);
  return (
    <p className={styles.finding}>
      <span>
        {ceiling === undefined || share === undefined
          ? t('aid.total', { total: money(total) })
          : t('aid.share', {
              total: money(total),
              ceiling: money(ceiling),
              share: formatPercent(share, language),
            })}{' '}
        {window === undefined
          ? null
          : t('aid.window', {
              from: formatDate(window.from, language),
              to: formatDate(window.to, language),
            })}
      </span>
    </p>
  );
}
