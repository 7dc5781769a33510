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
  if (computed?.kind === 'aid') return <AidOfItem aid={computed.result} />;
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

function AidOfItem({ aid }: { readonly aid: AidResult }) {
  // The limit is in euros, whatever the business reckons in: the rate can be entered where it is needed.
  const isConverted = aid.ceiling?.currency === 'EUR' && aid.total.currency !== 'EUR';
  return (
    <>
      <AidFacts aid={aid} />
      {isConverted ? <RateBox isMissing={aid.converted === undefined} /> : null}
    </>
  );
}

export function AidFacts({ aid }: { readonly aid: AidResult }) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const { window } = aid;
  return (
    <p className={styles.finding}>
      <span>
        <AgainstCeiling aid={aid} />{' '}
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

/** The total against the ceiling; where they are in two currencies, both amounts and the rate between them. */
function AgainstCeiling({
  aid: { total, ceiling, converted, share },
}: {
  readonly aid: AidResult;
}) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const money = ({ amount, currency }: { amount: number; currency: string }): string =>
    formatMoney(amount, currency, language);
  if (ceiling === undefined) return t('aid.total', { total: money(total) });
  const amounts = { total: money(total), ceiling: money(ceiling) };
  if (share === undefined) {
    return t(ceiling.currency === 'EUR' ? 'aid.noRate' : 'aid.noShare', amounts);
  }
  if (converted === undefined) {
    return t('aid.share', { ...amounts, share: formatPercent(share, language) });
  }
  return t('aid.converted', {
    ...amounts,
    share: formatPercent(share, language),
    converted: money(converted.total),
    rate: money({ amount: converted.eurosPerPound, currency: 'EUR' }),
  });
}
