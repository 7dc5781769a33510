/**
 * The last words that were typed into fields before a membership ended, once it was given again, and those whose box left the page in
 * mid-word: all of them in one place, for those of a meeting, an organisation or a setting are on no sheet, and of some nobody
 * can tell any more where they belong [C8].
 * Whoever only reads since their role was lowered finds all that is half-typed here: no box is drawn for it any more.
 */

import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { HalfTyped, type HalfTypedProps } from '../../parts/composer/half-typed.tsx';
import { halfTypedOn } from '../../parts/composer/half-typed-words.ts';
import styles from './my-day.module.css';

const typedLast: readonly string[] = ['typed', 'stray'];
const isTypedLast = (place: string): boolean => typedLast.includes(place);
const everywhere = (): boolean => true;

export function TypedBefore() {
  const drafts = useCarnetState((state) => state.drafts);
  const mayWrite = useMayWrite();
  const only = mayWrite ? typedLast : undefined;
  const isSome = halfTypedOn(drafts, everywhere).some(({ place }) => only?.includes(place) ?? true);
  return isSome ? <Words only={only} /> : null;
}

function Words({ only }: Pick<HalfTypedProps, 'only'>) {
  const { t } = useTranslation(['my-day', 'sheet']);
  const programmeId = useCarnetState((state) => state.programmeId);
  const headingId = useId();
  // Their titles say where it was typed.
  useLazyRecords(programmeId, 'meeting');
  useJournalsOf(only === undefined ? everywhere : isTypedLast);
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <h2 id={headingId} className={styles.heading}>
        {t(only === undefined ? 'sheet:journal.half.other' : 'my-day:section.typedBefore')}
      </h2>
      <HalfTyped home={programmeId} only={only} isShown={everywhere} />
    </section>
  );
}

const kinds = ['contact', 'form'] as const;

/** Of a contact or a form only its journal tells whose it is: sheet by sheet they are read, until all of them are known. */
function useJournalsOf(isShown: (place: string) => boolean): void {
  const carnet = useCarnet();
  useEffect(() => {
    let current = true;
    const isSomeUnknown = (): boolean =>
      halfTypedOn(carnet.state.getState().drafts, everywhere).some(
        ({ place, id }) => isShown(place) && id !== '' && carnet.record(id) === undefined,
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
  }, [carnet, isShown]);
}
