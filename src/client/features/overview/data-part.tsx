/** What waits for a translation, and how old what is shown of each launch pad may be. */

import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { languages } from '../../../domain/entity/field.ts';
import { translationKey } from '../../../domain/report/overview.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { usePadExchanges } from '../../model/use-pad-exchanges.ts';
import { useSyncState } from '../../model/use-sync.ts';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { NumberLink } from './number-link.tsx';
import styles from './overview.module.css';
import { PadName } from './pad-name.tsx';
import type { Overview } from './use-overview.ts';

export function TranslationPart({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  return (
    <Section title={t('texts.title')} lead={t('texts.lead')}>
      <ul className={styles.texts}>
        {languages.map((language) => {
          const key = translationKey(language);
          return (
            <li key={language}>
              {t(`texts.from.${language}`)}{' '}
              <NumberLink of={key} value={overview.figures.get(key)?.value} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

export function AgePart({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const isConnected = useCarnetState((state) => state.isConnected);
  return (
    <Section title={t('age.title')} lead={isConnected ? t('age.lead') : undefined}>
      {isConnected ? (
        <AgeTable overview={overview} />
      ) : (
        <p className={styles.line}>{t('age.alone')}</p>
      )}
    </Section>
  );
}

function AgeTable({ overview: { pads, today } }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const { environment } = useCarnet();
  const format = useFormat();
  const offset = useSyncState((state) => state.offset);
  const known = usePadExchanges();
  return (
    <Table caption={t('age.title')} className={styles.fitted}>
      <thead>
        <tr>
          <th scope="col">{t('pad')}</th>
          <th scope="col">{t('age.last')}</th>
        </tr>
      </thead>
      <tbody>
        {pads.map((pad) => {
          const at = known[pad.id];
          return (
            <tr key={pad.id}>
              <th scope="row">
                <PadName pad={pad} events={pad.contextToday} />
              </th>
              <td>
                {at === undefined
                  ? t('age.unknown')
                  : format.dayTime(localDateTimeIn(at - offset, environment.zone()), today)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
