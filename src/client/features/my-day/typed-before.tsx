/**
 * The last words that were typed into fields before a membership ended, once it was given again: all of them in one place, for
 * those of a meeting, an organisation or a setting are on no sheet, and of some nobody can tell any more where they belong [C8].
 */

import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { HalfTyped } from '../../parts/composer/half-typed.tsx';
import { halfTypedOn } from '../../parts/composer/half-typed-words.ts';
import styles from './my-day.module.css';

const shown: readonly string[] = ['typed'];
const everywhere = (): boolean => true;

export function TypedBefore() {
  const drafts = useCarnetState((state) => state.drafts);
  const isSome = halfTypedOn(drafts, everywhere).some(({ place }) => shown.includes(place));
  return isSome ? <Words /> : null;
}

function Words() {
  const { t } = useTranslation('my-day');
  const programmeId = useCarnetState((state) => state.programmeId);
  const headingId = useId();
  // Their titles say where it was typed.
  useLazyRecords(programmeId, 'meeting');
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <h2 id={headingId} className={styles.heading}>
        {t('section.typedBefore')}
      </h2>
      <HalfTyped home={programmeId} only={shown} isOn={everywhere} />
    </section>
  );
}
