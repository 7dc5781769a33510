/**
 * An issued report that was opened by a link, for members who read nothing else of the programme. The token stands behind `#`,
 * which no browser sends; it is of no use to anybody without a sign-in of their own. Nothing of it is kept on the device.
 */

import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { isKnownRecord, recordAs } from '../../../domain/operation/record.ts';
import { issuedDocuments } from '../../../domain/report/quarterly/frozen-report.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useAccount, useAskServer } from '../../model/use-accounts.ts';
import { useDocumentTitle } from '../../model/use-document-title.ts';
import { OutsideHead } from '../../parts/outside/outside-head.tsx';
import type { AccountProblem, LinkedReport } from '../../ports/accounts.ts';
import { outsidePaths, signInPath } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { DocumentView } from './issued.tsx';
import styles from './linked-report.module.css';

type Look =
  | { readonly kind: 'looking' }
  | { readonly kind: 'problem'; readonly problem: AccountProblem }
  | { readonly kind: 'open'; readonly linked: LinkedReport };

interface LinkedReportScreenProps {
  /** The zone in which the day is told on which the link ends. */
  readonly zone: string;
}

export function LinkedReportScreen({ zone }: LinkedReportScreenProps) {
  const { t } = useTranslation('quarterly');
  const [look, again] = useLook();
  return (
    <main className={styles.page}>
      <OutsideHead />
      {look.kind === 'looking' ? (
        <SkeletonLines label={t('linked.looking')} />
      ) : look.kind === 'open' ? (
        <Opened linked={look.linked} zone={zone} />
      ) : (
        <NotOpened problem={look.problem} onAgain={again} />
      )}
    </main>
  );
}

/** What an answer says for good, whatever the network does. */
const ends: ReadonlySet<AccountProblem> = new Set([
  'signedOut',
  'notFound',
  'forbidden',
  'refused',
]);

/**
 * Asked for when the screen opens, anew with everybody who signs in or out on this device, and again when somebody comes back
 * to it: a link ends, and a laptop has other readers.
 */
function useLook(): readonly [Look, () => void] {
  const ask = useAskServer();
  const account = useAccount();
  const [look, setLook] = useState<Look>({ kind: 'looking' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const open = async (): Promise<void> => {
      const token = location.hash.slice(1);
      const answer = await ask((server) => server.openReport(token));
      if (!current) return;
      if (answer.ok) setLook({ kind: 'open', linked: answer.value });
      else {
        const problem = { kind: 'problem', problem: answer.error } as const;
        // Without a network the report that is read stays.
        setLook((look) => (look.kind === 'open' && !ends.has(answer.error) ? look : problem));
      }
    };
    const start = (): void => {
      setLook({ kind: 'looking' });
      void open();
    };
    const comeBack = (): void => {
      if (document.visibilityState === 'visible') void open();
    };
    start();
    window.addEventListener('hashchange', start);
    window.addEventListener('pageshow', comeBack);
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      current = false;
      window.removeEventListener('hashchange', start);
      window.removeEventListener('pageshow', comeBack);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [ask, attempt, account]);
  return [look, useCallback(() => setAttempt((count) => count + 1), [])];
}

interface OpenedProps extends LinkedReportScreenProps {
  readonly linked: LinkedReport;
}

function Opened({ linked, zone }: OpenedProps) {
  const { t } = useTranslation('quarterly');
  const format = useFormat();
  useDocumentTitle(t('linked.title'));
  const { report, programmeName, expires } = linked;
  const issued = isKnownRecord(report) ? recordAs(report, 'issuedReport') : undefined;
  const document = issued && issuedDocuments(issued)?.[format.language];
  if (issued === undefined || document === undefined) {
    return <Said title={t('linked.title')} lead={t('newerReport')} />;
  }
  const until = localDateTimeIn(expires, zone).slice(0, 10);
  return (
    <>
      <div className={styles.tools}>
        <p>
          {programmeName} · {t('linked.edition', { edition: issued.values.edition })} ·{' '}
          {t('linked.until', { day: format.dateLong(until) })}
        </p>
        <Button icon="print" onClick={() => window.print()}>
          {t('pdf')}
        </Button>
      </div>
      <DocumentView document={document} isScreen />
    </>
  );
}

interface NotOpenedProps {
  readonly problem: AccountProblem;
  readonly onAgain: () => void;
}

function NotOpened({ problem, onAgain }: NotOpenedProps) {
  const { t } = useTranslation('quarterly');
  if (problem === 'signedOut') {
    return (
      <Said title={t('linked.title')} lead={t('linked.signIn')}>
        <Link href={`${signInPath(outsidePaths.report)}${location.hash}`} asChild>
          <ButtonLink variant="primary">{t('linked.signInDo')}</ButtonLink>
        </Link>
      </Said>
    );
  }
  if (problem === 'notFound' || problem === 'forbidden' || problem === 'refused') {
    return <Said title={t('linked.ended')} lead={t('linked.endedLead')} />;
  }
  return (
    <Said title={t('linked.title')} lead={t('linked.offline')}>
      <Button onClick={onAgain}>{t('retry')}</Button>
    </Said>
  );
}

interface SaidProps {
  readonly title: string;
  readonly lead: string;
  readonly children?: ReactNode;
}

/** Why there is no report, and the way on. */
function Said({ title, lead, children }: SaidProps) {
  useDocumentTitle(title);
  return (
    <div className={styles.said}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      {children}
    </div>
  );
}
