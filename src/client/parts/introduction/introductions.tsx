/** Whom an SME or an organisation was introduced to, by either side, and what came of it. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { setFields } from '../../../domain/command/command.ts';
import { introductionOutcomes } from '../../../domain/contact/contact.ts';
import type { Contact } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useIntroductionsTo } from '../../model/use-introductions-to.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import styles from './introduction.module.css';
import { useParty } from './use-party.ts';

interface IntroductionsProps {
  readonly home: string;
  /** Said where there are none; without it, nothing is shown then. */
  readonly emptyText?: string;
  readonly aside?: ReactNode;
}

export function Introductions({ home, emptyText, aside }: IntroductionsProps) {
  const { t } = useTranslation(['organisations', 'sheet']);
  const own = useLazyRecords(home, 'contact');
  const isOnPaper = useIsPrinting();
  const carnet = useCarnet();
  const incoming = useIntroductionsTo(home);
  const isSecret = (id = ''): boolean => carnet.record(id)?.values['confidential'] === true;
  // What is confidential, or names a confidential organisation, is not on paper.
  const found = [
    ...(own.records ?? []).filter(({ values }) => values.kind === 'introduction'),
    ...incoming.contacts,
  ].filter(
    ({ values: { confidential, introducedId }, home: noted }) =>
      !isOnPaper || !(confidential === true || isSecret(noted) || isSecret(introducedId)),
  );
  const failed = own.failed || incoming.failed;
  const isRead = own.records !== undefined && incoming.isRead;
  if (found.length === 0 && emptyText === undefined && !failed) return null;
  const retry = (): void => {
    own.retry();
    incoming.retry();
  };
  return (
    <Section title={t('organisations:introductions')} aside={aside}>
      {failed ? (
        <Note
          icon="error"
          tone="error"
          action={<Button onClick={retry}>{t('sheet:journal.retry')}</Button>}
        >
          {t('sheet:journal.notRead')}
        </Note>
      ) : found.length > 0 ? null : isRead ? (
        <p className={styles.quiet}>{emptyText}</p>
      ) : (
        <SkeletonLines label={t('sheet:journal.loading')} />
      )}
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
  const party = useParty(otherId);
  const name = party.name ?? t('organisations:someone');
  return (
    <li className={styles.line}>
      <time dateTime={at}>{format.dayMonth(at.slice(0, 10), today)}</time>
      <span className={styles.what}>
        <Link href={party.path} asChild>
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
