/** What is odd in the data, quietly: each line opens what is to be completed, where it is completed. */

import { useTranslation } from 'react-i18next';
import {
  contactOddities,
  type Oddity,
  oddityKey,
  smeOddities,
} from '../../../domain/report/to-be-mended.ts';
import { Section } from '../../ui/page.tsx';
import { NumberLink } from './number-link.tsx';
import styles from './overview.module.css';
import type { Overview } from './use-overview.ts';

export function MendPart({ overview: { figures, contacts } }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const countOf = (oddity: Oddity): number => {
    const key = oddityKey(oddity);
    const inContacts = contacts.phase === 'read' ? contacts.figures.get(key)?.value : undefined;
    return figures.get(key)?.value ?? inContacts ?? 0;
  };
  const found = [...smeOddities, ...contactOddities].filter((oddity) => countOf(oddity) > 0);
  return (
    <Section title={t('mend.title')} lead={t('mend.lead')}>
      {found.length === 0 ? (
        contacts.phase === 'read' ? (
          <p className={styles.line}>{t('mend.nothing')}</p>
        ) : null
      ) : (
        <ul className={styles.mend}>
          {found.map((oddity) => (
            <li key={oddity}>
              {t(`mend.${oddity}`)} <NumberLink of={oddityKey(oddity)} value={countOf(oddity)} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
