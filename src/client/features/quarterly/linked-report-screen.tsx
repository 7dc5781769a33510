/**
 * An issued report that was opened by a link, for members who read nothing else of the programme. The token stands behind `#`,
 * which no browser sends; it is of no use to anybody without a sign-in of their own. Nothing of it is kept on the device.
 */

import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Language } from '../../../domain/entity/field.ts';
import { recordAs } from '../../../domain/operation/record.ts';
import { isKnownRecord } from '../../../domain/operation/record.ts';
import { issuedDocuments } from '../../../domain/report/quarterly/frozen-report.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { preferences } from '../../model/preferences.ts';
import type { AccountProblem, LinkedReport } from '../../ports/accounts.ts';
import { outsidePaths, signInPath } from '../../ports/routes.ts';
import { Brand } from '../../ui/brand.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { DocumentView } from './issued.tsx';
import styles from './linked-report.module.css';

type Look =
  | { readonly kind: 'looking' }
  | { readonly kind: 'problem'; readonly problem: AccountProblem }
  | { readonly kind: 'open'; readonly linked: LinkedReport };

export function LinkedReportScreen() {
  const { t } = useTranslation('quarterly');
  const [look, again] = useLook();
  return (
    <main className={styles.page}>
      <Head />
      {look.kind === 'looking' ? (
        <SkeletonLines label={t('linked.looking')} />
      ) : look.kind === 'open' ? (
        <Opened linked={look.linked} />
      ) : (
        <NotOpened problem={look.problem} onAgain={again} />
      )}
    </main>
  );
}

function useLook(): readonly [Look, () => void] {
  const ask = useAskServer();
  const [look, setLook] = useState<Look>({ kind: 'looking' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const open = async (): Promise<void> => {
      const token = location.hash.slice(1);
      const answer = await ask((server) => server.openReport(token));
      if (!current) return;
      setLook(
        answer.ok
          ? { kind: 'open', linked: answer.value }
          : { kind: 'problem', problem: answer.error },
      );
    };
    const start = (): void => {
      setLook({ kind: 'looking' });
      void open();
    };
    start();
    window.addEventListener('hashchange', start);
    return () => {
      current = false;
      window.removeEventListener('hashchange', start);
    };
  }, [ask, attempt]);
  return [look, useCallback(() => setAttempt((count) => count + 1), [])];
}

/** The mark of Carnet and the language, which is that of the report as well. */
function Head() {
  const { t } = useTranslation('shell');
  const { language } = useFormat();
  const choose = async (next: Language): Promise<void> => {
    if ((await setLanguage(next)) === 'changed') preferences.setState({ language: next });
  };
  return (
    <div className={styles.head}>
      <Brand name={t('appName')} />
      <Segments<Language>
        label={t('language')}
        narrow
        value={language}
        onValueChange={(next) => void choose(next)}
        options={[
          { value: 'fr', label: 'FR', name: t('languages.fr'), lang: 'fr' },
          { value: 'en', label: 'EN', name: t('languages.en'), lang: 'en' },
        ]}
      />
    </div>
  );
}

function Opened({ linked }: { readonly linked: LinkedReport }) {
  const { t } = useTranslation('quarterly');
  const { language } = useFormat();
  const { report, programmeName } = linked;
  const issued = isKnownRecord(report) ? recordAs(report, 'issuedReport') : undefined;
  const documents = issued === undefined ? undefined : issuedDocuments(issued);
  if (issued === undefined || documents === undefined) {
    return <EmptyState title={t('linked.title')} lead={t('newerReport')} />;
  }
  return (
    <>
      <h1 className={styles.title}>{programmeName}</h1>
      <div className={styles.tools}>
        <span>{t('linked.edition', { edition: issued.values.edition })}</span>
        <Button icon="print" onClick={() => window.print()}>
          {t('pdf')}
        </Button>
      </div>
      <DocumentView document={documents[language]} />
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
      <EmptyState
        title={t('linked.title')}
        lead={t('linked.signIn')}
        action={
          <Link href={`${signInPath(outsidePaths.report)}${location.hash}`} asChild>
            <ButtonLink variant="primary">{t('linked.signInDo')}</ButtonLink>
          </Link>
        }
      />
    );
  }
  if (problem === 'notFound' || problem === 'forbidden' || problem === 'refused') {
    return <EmptyState title={t('linked.ended')} lead={t('linked.endedLead')} />;
  }
  return (
    <EmptyState
      title={t('linked.title')}
      lead={t('linked.offline')}
      action={<Button onClick={onAgain}>{t('retry')}</Button>}
    />
  );
}
