/**
 * Two laptops may each have made a sheet for one business: both sheets tell of the other, so that people choose which
 * one goes on. Nothing is refused and nothing joined by itself.
 */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Sme } from '../../../../domain/operation/record.ts';
import { suspectedDoubles } from '../../../../domain/portfolio/same-sme.ts';
import { useCarnetState } from '../../../model/use-carnet.ts';
import { paths } from '../../../ports/routes.ts';
import { Note } from '../../../ui/note.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import styles from './changed-since.module.css';

export function DoubleNote({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation('conflict');
  const sheets = useCarnetState((state) => state.sheets);
  const pads = useCarnetState((state) => state.launchPads);
  const found = useMemo(
    () =>
      suspectedDoubles(
        sme,
        [...sheets.values()].map((sheet) => sheet.sme),
      ),
    [sme, sheets],
  );
  if (found.length === 0) return null;
  return (
    <div className={styles.place}>
      <Note icon="conflict" tone="conflict" title={t('double.title')}>
        <ul className={styles.list}>
          {found.map(({ sme: { id, values }, because }) => {
            const pad = pads.find((one) => one.id === values.launchPadId)?.values.code;
            const where = [values.town, pad].filter((part) => part !== undefined).join(', ');
            const name = where === '' ? values.name : `${values.name} (${where})`;
            return (
              <li key={id}>
                <bdi>{t(`double.${because}`, { name })}</bdi>{' '}
                <Link href={paths.sheet(id)} asChild>
                  <TextLink>{t('double.open')}</TextLink>
                </Link>
              </li>
            );
          })}
        </ul>
        <p>{t('double.text')}</p>
      </Note>
    </div>
  );
}
