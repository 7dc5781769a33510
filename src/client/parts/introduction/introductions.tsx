/** Whom an SME or an organisation was introduced to, by either side, and what came of it. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { setFields } from '../../../domain/command/command.ts';
import { introductionOutcomes } from '../../../domain/contact/contact.ts';
import type { Contact } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useHomeName } from '../../model/use-home.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useIntroductionsTo } from '../../model/use-introductions-to.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { paths } from '../../ports/routes.ts';
import { Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import styles from './introduction.module.css';

interface IntroductionsProps {
  readonly home: string;
  /** Said where there are none; without it, nothing is shown then. */
  readonly emptyText?: string;
  readonly aside?: ReactNode;
}

export function Introductions({ home, emptyText, aside }: IntroductionsProps) {
  const { t } = useTranslation('organisations');
  const { records = [] } = useLazyRecords(home, 'contact');
  const isOnPaper = useIsPrinting();
  const carnet = useCarnet();
  const incoming = useIntroductionsTo(home);
  const isSecret = (id = ''): boolean => carnet.record(id)?.values['confidential'] === true;
  // What is confidential, or names a confidential organisation, is not on paper.
  const found = [
    ...records.filter(({ values }) => values.kind === 'introduction'),
    ...incoming,
  ].filter(
    ({ values: { confidential, introducedId }, home: noted }) =>
      !isOnPaper || !(confidential === true || isSecret(noted) || isSecret(introducedId)),
  );
  if (found.length === 0 && emptyText === undefined) return null;
  return (
    <Section title={t('introductions')} aside={aside}>
      {found.length === 0 ? <p className={styles.quiet}>{emptyText}</p> : null}
      <ul className={styles.lines}>
        {found.map((contact) => (
          <IntroductionLine
            key={contact.id}
            contact={contact}
            otherId={contact.home === home ? contact.values.introducedId : contact.home}
          />
        ))}
      </ul>
    </Section>
  );
}

interface IntroductionLineProps {
  readonly contact: Contact;
  /** The other side. */
  readonly otherId: string | undefined;
}

function IntroductionLine({ contact, otherId = '' }: IntroductionLineProps) {
  const { t } = useTranslation(['organisations', 'domain']);
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const mayWrite = useMayWrite();
  const { at, outcome = 'waiting' } = contact.values;
  const name = useHomeName(otherId) ?? t('organisations:someone');
  const isSme = useCarnetState((state) => state.sheets.has(otherId));
  return (
    <li className={styles.line}>
      <time dateTime={at}>{format.dayMonth(at.slice(0, 10), today)}</time>
      <span className={styles.what}>
        <Link href={isSme ? paths.sheet(otherId) : paths.organisation(otherId)} asChild>
          <TextLink>{name}</TextLink>
        </Link>
      </span>
      <Select
        controlSize="dense"
        aria-label={t('organisations:outcomeOf', { name })}
        options={introductionOutcomes.map((value) => ({
          value,
          label: t(`domain:option.introductionOutcome.${value}`),
        }))}
        value={outcome}
        disabled={!mayWrite}
        onValueChange={(next) =>
          void change(
            setFields(contact.id, {
              outcome: next,
              // Who met was answered: the silence ends.
              ...(next === 'met' || next === 'agreed' ? { reached: true } : {}),
            }),
          )
        }
      />
    </li>
  );
}
