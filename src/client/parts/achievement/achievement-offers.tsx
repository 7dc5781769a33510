/**
 * Facts of a sheet that may be achievements, quietly: each is recorded by a person in the dialog, or hidden on this
 * device. Nothing is shown while there is none.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AchievementOffer, achievementOffers } from '../../../domain/achievement/offers.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { preferences, usePreference } from '../../model/preferences.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useLazyRecords, useRecords } from '../../model/use-records.ts';
import { TextButton } from '../../ui/text-link.tsx';
import { AchievementDialog } from './achievement-dialog.tsx';
import styles from './achievement.module.css';

/** Hidden offers that are remembered; the oldest go first. */
const hiddenMax = 500;

export function AchievementOffers({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation('achievements');
  const [open, setOpen] = useState<AchievementOffer | undefined>(undefined);
  const offers = useOffers(sme);
  const words = useOfferWords();
  return (
    <>
      {offers.length === 0 && open === undefined ? null : (
        <aside className={styles.offers} aria-label={t('offers')}>
          <p className={styles.quiet}>
            <b>{t('offers')}</b> {t('offerHint')}
          </p>
          <ul>
            {offers.map((offer) => {
              const what = words(offer);
              return (
                <li key={offer.key} className={styles.offer}>
                  <span>{what}</span>
                  <TextButton aria-label={t('recordOne', { what })} onClick={() => setOpen(offer)}>
                    {t('record')}
                  </TextButton>
                  <TextButton
                    aria-label={t('hideOne', { what })}
                    onClick={() => hide(hiddenKey(sme.id, offer))}
                  >
                    {t('hide')}
                  </TextButton>
                </li>
              );
            })}
          </ul>
          {open === undefined ? null : (
            <AchievementDialog smeId={sme.id} offer={open} onClose={() => setOpen(undefined)} />
          )}
        </aside>
      )}
    </>
  );
}

function useOffers(sme: Sme): readonly AchievementOffer[] {
  const channels = useRecords(sme.id, 'channel');
  const achievements = useRecords(sme.id, 'achievement');
  const { records } = useLazyRecords(sme.id, 'figures');
  const hidden = usePreference((state) => state.hiddenOffers);
  const today = useToday();
  return useMemo(() => {
    return achievementOffers({ sme, channels, achievements, figures: records ?? [], today }).filter(
      (offer) => !hidden.includes(hiddenKey(sme.id, offer)),
    );
  }, [sme, channels, achievements, records, hidden, today]);
}

function hiddenKey(smeId: string, { key }: AchievementOffer): string {
  return `${smeId}/${key}`;
}

function hide(key: string): void {
  preferences.setState(({ hiddenOffers }) => ({
    hiddenOffers: [...hiddenOffers.filter((other) => other !== key), key].slice(-hiddenMax),
  }));
}

/** Says a fact in words. */
function useOfferWords(): (offer: AchievementOffer) => string {
  const { t } = useTranslation(['achievements', 'domain']);
  const format = useFormat();
  return ({ kind, on, name = '', amount }) => {
    switch (kind) {
      case 'channelLive':
        return t('achievements:offer.channelLive', { name, day: format.dateLong(on) });
      case 'firstSaleAbroad':
        return t('achievements:offer.firstSaleAbroad', { month: format.month(on.slice(0, 7)) });
      case 'revenueAbroad':
        return t('achievements:offer.revenueAbroad', {
          year: on.slice(0, 4),
          amount: amount === undefined ? '' : format.money(amount),
        });
      case 'jobs':
      case 'other':
        return t(`domain:option.achievementKind.${kind}`);
    }
  };
}
