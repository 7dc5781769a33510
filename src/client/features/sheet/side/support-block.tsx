/** How the support of an SME stands: hours against the minimum, their value, the weeks left, and the preparation. */

import { useTranslation } from 'react-i18next';
import { supportOf } from '../../../../domain/report/support-figures.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { useCarnetState, useToday } from '../../../model/use-carnet.ts';
import { Meter } from '../../../ui/meter.tsx';
import { type Fact, Facts } from '../../../ui/page.tsx';
import { Block } from './block.tsx';

export function SupportBlock({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('side');
  const format = useFormat();
  const today = useToday();
  const programme = useCarnetState((state) => state.programme?.values);
  const { enrolledOn } = sheet.sme.values;
  if (programme === undefined || enrolledOn === undefined) return null;
  const support = supportOf(sheet, programme, today);
  const { minutes, preparation, minimumMinutes, value, weeks } = support;
  const given = format.duration(minutes);
  const hours =
    minimumMinutes === undefined
      ? given
      : t('support.of', { given, minimum: format.duration(minimumMinutes) });
  const facts: readonly (Fact | undefined)[] = [
    { id: 'hours', name: t('support.hours'), value: hours },
    value === undefined
      ? undefined
      : { id: 'value', name: t('support.value'), value: format.money(value, 'whenNeeded') },
    preparation === 0
      ? undefined
      : {
          id: 'preparation',
          name: t('support.preparation'),
          value: format.duration(preparation),
        },
    weeks === undefined
      ? undefined
      : { id: 'weeks', name: t('support.weeks'), value: format.number(weeks) },
  ];
  return (
    <Block title={t('support.title')}>
      {minimumMinutes === undefined ? null : (
        <Meter value={minutes} max={minimumMinutes} label={t('support.hours')} valueText={hours} />
      )}
      <Facts facts={facts.filter((fact) => fact !== undefined)} />
    </Block>
  );
}
