/**
 * The last words that were typed into fields before a membership ended, once it was given again: all of them in one place, for
 * those of a meeting, an organisation or a setting are on no sheet, and of some nobody can tell any more where they belong [C8].
 */

import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
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
  useJournalsOf();
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <h2 id={headingId} className={styles.heading}>
        {t('section.typedBefore')}
      </h2>
      <HalfTyped home={programmeId} only={shown} isShown={everywhere} />
    </section>
  );
}

const kinds = ['contact', 'form'] as const;

/** Of a contact or a form only its journal tells whose it is: sheet by sheet they are read, until all of them are known. */
function useJournalsOf(): void {
  const carnet = useCarnet();
  useEffect(() => {
    let current = true;
    const isSomeUnknown = (): boolean =>
      halfTypedOn(carnet.state.getState().drafts, everywhere).some(
        ({ place, id }) => shown.includes(place) && carnet.record(id) === undefined,
      );
    const read = async (): Promise<void> => {
      for (const home of carnet.state.getState().sheets.keys()) {
        if (!current || !isSomeUnknown()) return;
        await Promise.all(kinds.map((kind) => carnet.loadLazy(home, kind)));
      }
    };
    // Without its name it is shown all the same.
    read().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [carnet]);
}
