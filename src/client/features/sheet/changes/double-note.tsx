/**
 * Two laptops may each have made a sheet for one business: both sheets tell of the other, so that people choose which
 * one goes on and bring the other one there. Nothing is refused and nothing joined by itself.
 */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Sme } from '../../../../domain/operation/record.ts';
import { suspectedDoubles } from '../../../../domain/portfolio/same-sme.ts';
import { useCarnetState } from '../../../model/use-carnet.ts';
import { paths } from '../../../ports/routes.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Note } from '../../../ui/note.tsx';
import { TextButton, TextLink } from '../../../ui/text-link.tsx';
import { useDecidesOn } from '../../../model/use-decides-on.ts';
import { useOpenDialog } from '../use-open-dialog.ts';
import styles from './changed-since.module.css';

/** Offered to who usually decides on both: others could not end the other sheet. */
function MergeButton({
  smeId,
  from,
  name,
}: {
  readonly smeId: string;
  readonly from: string;
  readonly name: string;
}) {
  const { t } = useTranslation('conflict');
  const open = useOpenDialog();
  const decides = [useDecidesOn(smeId), useDecidesOn(from)];
  if (decides.includes(false)) return null;
  return (
    <TextButton
      aria-label={t('double.mergeWith', { name })}
      onClick={() => open({ kind: 'merge', from })}
    >
      {t('double.merge')}
    </TextButton>
  );
}

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
        <ul className={classNames(styles.list, styles.doubles)}>
          {found.map(({ sme: { id, values }, because }) => {
            const pad = pads.find((one) => one.id === values.launchPadId)?.values.code;
            const where = [values.town, pad].filter((part) => part !== undefined).join(', ');
            const name = where === '' ? values.name : `${values.name} (${where})`;
            return (
              <li key={id}>
                <bdi>{t(`double.${because}`, { name })}</bdi>
                <Link href={paths.sheet(id)} asChild>
                  <TextLink>{t('double.open')}</TextLink>
                </Link>
                <MergeButton smeId={sme.id} from={id} name={name} />
              </li>
            );
          })}
        </ul>
        <p>{t('double.text')}</p>
      </Note>
    </div>
  );
}
