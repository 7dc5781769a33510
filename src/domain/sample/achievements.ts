/**
 * Shops that opened during the support and what came of it. All of it is invented: the report on the real programme
 * counts no sales. One shop is not recorded as an achievement yet, so that its sheet offers it.
 */

import type { Attribution } from '../achievement/achievement.ts';
import type { LocalDateTime } from '../calendar/local-date.ts';
import { type Command, createRecord } from '../command/command.ts';
import type { Values } from '../entity/registry.ts';
import type { SampleBusiness } from './businesses.ts';
import { idOf } from './seed.ts';

interface SampleShop {
  readonly name: string;
  readonly liveSince: string;
  /** Whether it was recorded as an achievement. */
  readonly recorded: boolean;
}

type Achieved = Omit<Values<'achievement'>, 'attribution'> & {
  readonly attribution?: Attribution;
};

interface Outcome {
  readonly shop?: SampleShop;
  readonly achieved?: readonly Achieved[];
}

const sale = { kind: 'firstSaleAbroad' } as const;

const outcomes: Readonly<Record<string, Outcome>> = {
  leon: {
    shop: { name: 'Savonnerie du Léon UK', liveSince: '2020-10-05', recorded: true },
    achieved: [
      { ...sale, on: '2020-11-17', market: 'GB', amount: { amount: 46, currency: 'GBP' } },
      {
        kind: 'jobs',
        on: '2021-03-01',
        number: 1,
        attribution: 'partly',
        note: { lang: 'fr', text: 'Une préparatrice de commandes, à mi-temps au début.' },
      },
    ],
  },
  aven: { shop: { name: 'Boutique de l’Aven', liveSince: '2020-12-01', recorded: false } },
  houarn: { achieved: [{ ...sale, on: '2021-04-13', market: 'GB', attribution: 'partly' }] },
  tadoret: {
    achieved: [
      {
        ...sale,
        on: '2021-03-16',
        market: 'GB',
        attribution: 'no',
        note: {
          lang: 'fr',
          text: 'Un ancien client parti vivre à Bristol, avant toute adaptation du site.',
        },
      },
    ],
  },
  kerdreux: {
    achieved: [
      {
        kind: 'other',
        on: '2021-02-18',
        attribution: 'partly',
        confidential: true,
        note: { lang: 'fr', text: 'Accord de distribution signé, à ne pas annoncer avant l’été.' },
      },
    ],
  },
  wealden: {
    shop: { name: 'Wealden Strap Works France', liveSince: '2020-10-19', recorded: true },
    achieved: [
      { ...sale, on: '2020-11-24', market: 'FR', amount: { amount: 58, currency: 'EUR' } },
      {
        kind: 'revenueAbroad',
        on: '2021-04-28',
        attribution: 'partly',
        amount: { amount: 1850, currency: 'GBP' },
        note: { lang: 'en', text: 'From the first French order to the final review.' },
      },
    ],
  },
  pengelly: { achieved: [{ ...sale, on: '2021-02-09', market: 'FR', attribution: 'partly' }] },
  thanet: { achieved: [{ ...sale, on: '2021-04-20', market: 'FR' }] },
};

/** One thing that was written down, on its day. */
export interface AchievementStep {
  readonly key: string;
  readonly at: LocalDateTime;
  readonly command: Command;
}

/** The shop and the achievements of a business. */
export function achievementSteps(
  { key, country }: Pick<SampleBusiness, 'key' | 'country'>,
  home: string,
): readonly AchievementStep[] {
  const { shop, achieved = [] } = outcomes[key] ?? {};
  const channelId = idOf(`channel/${key}`, Date.UTC(2020, 0, 9));
  const opened: Achieved[] =
    shop?.recorded === true ? [{ kind: 'channelLive', on: shop.liveSince, channelId }] : [];
  const shopStep = shop && {
    key: 'channel',
    at: `${shop.liveSince}T17:40`,
    command: createRecord(
      'channel',
      home,
      {
        name: shop.name,
        kind: 'shop',
        country: country === 'FR' ? 'GB' : 'FR',
        liveSince: shop.liveSince,
        connection: 'notPossible',
      },
      channelId,
    ),
  };
  const steps = [...opened, ...achieved].map(
    (values, place): AchievementStep => ({
      key: `achievement/${place}`,
      at: `${values.on}T17:45`,
      command: createRecord(
        'achievement',
        home,
        { attribution: 'yes', ...values },
        idOf(`achievement/${key}/${place}`, Date.UTC(2020, 0, 9)),
      ),
    }),
  );
  return shopStep === undefined ? steps : [shopStep, ...steps];
}
