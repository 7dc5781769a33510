/** What a number of the overview counts, in words. */

import { useTranslation } from 'react-i18next';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { healthLevels } from '../../../domain/alert/health.ts';
import { contactTopics } from '../../../domain/contact/contact.ts';
import { currencies, impactParts } from '../../../domain/report/achievement-figures.ts';
import { languages } from '../../../domain/entity/field.ts';
import { contactWays, noTopic } from '../../../domain/report/contact-figures.ts';
import { figureOf } from '../../../domain/report/figure.ts';
import { intervals } from '../../../domain/report/intervals.ts';
import { yieldSteps } from '../../../domain/report/source-figures.ts';
import { supportParts } from '../../../domain/report/support-figures.ts';
import { overviewAlerts, wholeId } from '../../../domain/report/overview.ts';
import { contactOddities, smeOddities } from '../../../domain/report/to-be-mended.ts';
import { allStages } from '../../../domain/sme/sme.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSourceName } from './use-source-name.ts';
import type { Overview } from './use-overview.ts';

/** Says the title of a key: the launch pad, what is counted, and of which part. */
export function useFigureTitle({ pads, today }: Overview): (key: string) => string {
  const { t } = useTranslation(['overview', 'domain', 'alerts']);
  const format = useFormat();
  const sourceName = useSourceName();
  return (key) => {
    const { what, padId, part } = figureOf(key);
    const [first = '', second = ''] = part.split(':');
    const pad = pads.find(({ id }) => id === padId)?.code;
    const where =
      padId === wholeId && what !== 'translate' && what !== 'mend' ? t('overview:whole') : pad;
    if (what === 'source') {
      const step = yieldSteps.find((one) => one === second);
      const named = step === undefined ? undefined : t(`overview:sources.${step}`);
      return [sourceName(first), named].filter((name) => name !== undefined).join(' · ');
    }
    const names = [where, nameOf(what, first), weekName(second)];
    return names.filter((name) => name !== undefined).join(' · ');
  };

  function weekName(monday: string): string | undefined {
    return parseLocalDate(monday) === undefined
      ? undefined
      : t('overview:figure.week', { day: format.dayMonth(monday, today) });
  }

  function nameOf(what: string, part: string): string | undefined {
    const stage = what === 'stage' ? allStages.find((one) => one === part) : undefined;
    if (stage !== undefined) return t(`domain:option.stage.${stage}`);
    const level = what === 'health' ? healthLevels.find((one) => one === part) : undefined;
    if (level !== undefined) return t(`domain:option.health.${level}`);
    const alert = what === 'alert' ? overviewAlerts.find((one) => one === part) : undefined;
    if (alert !== undefined) return t(`alerts:name.${alert}`);
    const way = what === 'contacts' ? contactWays.find((one) => one === part) : undefined;
    if (way !== undefined) return t(`overview:contacts.ways.${way}`);
    const language = what === 'translate' ? languages.find((one) => one === part) : undefined;
    if (language !== undefined) return t(`overview:texts.from.${language}`);
    if (what === 'minutes') return topicName(part);
    const oddity = what === 'mend' ? oddities.find((one) => one === part) : undefined;
    if (oddity !== undefined) return t(`overview:mend.${oddity}`);
    const impact = what === 'impact' ? impactParts.find((one) => one === part) : undefined;
    if (impact === 'notAttributed') return t('overview:impact.notAttributed');
    if (impact !== undefined) return t(`domain:option.achievementKind.${impact}`);
    if (what === 'unmet') return t('overview:contacts.unmetTitle');
    if (what === 'jobs') return t('overview:impact.jobs');
    const currency = what === 'abroad' ? currencies.find((one) => one === part) : undefined;
    if (currency !== undefined) return t(`overview:impact.abroad.${currency}`);
    const support = what === 'support' ? supportParts.find((one) => one === part) : undefined;
    if (support !== undefined) return t(`overview:support.${support}`);
    const given = supportSums.find((one) => one === what);
    if (given !== undefined) return t(`overview:support.${given}`);
    const interval = what === 'interval' ? intervals.find((one) => one === part) : undefined;
    if (interval !== undefined) return t(`overview:intervals.${interval}`);
    const known = derived.find((one) => one === what);
    return known === undefined ? undefined : t(`overview:enrolment.${known}`);
  }

  function topicName(part: string): string {
    if (part === noTopic) return t('overview:topics.without');
    const topic = contactTopics.find((one) => one === part);
    return topic === undefined ? t('overview:topics.title') : t(`domain:option.topic.${topic}`);
  }
}

const oddities = [...smeOddities, ...contactOddities];
const supportSums = ['given', 'worth', 'preparation'] as const;
const derived = [
  'enrolled',
  'target',
  'line',
  'remaining',
  'forecast',
  'selection',
  'weeks',
] as const;
