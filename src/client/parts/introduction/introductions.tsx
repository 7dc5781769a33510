/** Whom an SME or an organisation was introduced to, and what came of it. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { setFields } from '../../../domain/command/command.ts';
import { introductionOutcomes } from '../../../domain/contact/contact.ts';
import type { Contact } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useHomeName } from '../../model/use-home.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
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
  const found = records.filter(
    ({ values }) => values.kind === 'introduction' && !(isOnPaper && values.confidential === true),
  );
  if (found.length === 0 && emptyText === undefined) return null;
  return (
    <Section title={t('introductions')} aside={aside}>
      {found.length === 0 ? <p className={styles.quiet}>{emptyText}</p> : null}
      <ul className={styles.lines}>
        {found.map((contact) => (
          <IntroductionLine key={contact.id} contact={contact} />
        ))}
      </ul>
    </Section>
  );
}

function IntroductionLine({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation(['organisations', 'domain']);
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const mayWrite = useMayWrite();
  const { at, introducedId = '', outcome = 'waiting' } = contact.values;
  const name = useHomeName(introducedId) ?? t('organisations:someone');
  const isSme = useCarnetState((state) => state.sheets.has(introducedId));
  return (
    <li className={styles.line}>
      <time dateTime={at}>{format.dayMonth(at.slice(0, 10), today)}</time>
      <span className={styles.what}>
        <Link href={isSme ? paths.sheet(introducedId) : paths.organisation(introducedId)} asChild>
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
