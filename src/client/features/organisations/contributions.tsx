/** What an organisation did for the programme, latest first, and what came of the prospects it brought. */

import { useTranslation } from 'react-i18next';
import { removeContribution } from '../../../domain/organisation/engagement.ts';
import type { SourceYield } from '../../../domain/organisation/yield.ts';
import { compareText } from '../../../domain/sme/journal-summary.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { PlaceMark } from '../../parts/entry-mark/entry-mark.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Section } from '../../ui/page.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import styles from './organisations.module.css';
import type { OrganisationRow } from './use-organisation-rows.ts';

interface ContributionsProps {
  readonly row: OrganisationRow;
  readonly onContribute: () => void;
}

export function Contributions({ row, onContribute }: ContributionsProps) {
  const { t } = useTranslation(['organisations', 'domain']);
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const mayWrite = useMayWrite();
  const { id, values } = row.organisation;
  const found = Object.entries(values.contributions ?? {}).toSorted(([, a], [, b]) =>
    compareText(b.on, a.on),
  );
  return (
    <Section title={t('domain:field.organisation.contributions')}>
      {row.brought === undefined ? null : <Yield brought={row.brought} />}
      {found.length === 0 ? (
        <p className={styles.quiet}>{t('organisations:noContribution')}</p>
      ) : null}
      <ul className={styles.lines}>
        {found.map(([key, { on, kind, what }]) => (
          <li key={key} className={styles.line}>
            <time dateTime={on}>{format.dayMonth(on, today)}</time>
            <span className={styles.what}>
              {what ?? t(`domain:option.contributionKind.${kind}`)}
              <PlaceMark place={[id, 'contributions', key]} />
            </span>
            <span className={styles.quiet}>{t(`domain:option.contributionKind.${kind}`)}</span>
            {mayWrite ? (
              <IconButton
                small
                icon="remove"
                label={t('organisations:removeContribution')}
                onClick={() =>
                  void change(removeContribution(id, key), {
                    done: t('organisations:contributionRemoved'),
                  })
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <TextButton icon="add" onClick={onContribute}>
          {t('organisations:contribution.add')}
        </TextButton>
      ) : null}
    </Section>
  );
}

function Yield({ brought }: { readonly brought: SourceYield }) {
  const { t } = useTranslation('organisations');
  const { prospects, screened, eligible, enrolled } = brought;
  const parts = [
    t('yield.prospects', { count: prospects }),
    t('yield.screened', { count: screened }),
    t('yield.eligible', { count: eligible }),
    t('yield.enrolled', { count: enrolled }),
  ];
  return <p className={styles.yield}>{parts.join(' → ')}</p>;
}
