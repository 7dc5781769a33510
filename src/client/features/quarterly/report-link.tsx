/** A link to an issued report for observers: made on the server, shown once. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedReport } from '../../../domain/report/quarterly/frozen-report.ts';
import { notify } from '../../model/notices.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { LinkDialog } from '../../parts/link/link-dialog.tsx';
import type { ToldLink } from '../../ports/accounts.ts';
import { Button } from '../../ui/button.tsx';

export function ReportLink({ report }: { readonly report: IssuedReport }) {
  const { t } = useTranslation('quarterly');
  const ask = useAskServer();
  const [link, setLink] = useState<ToldLink | undefined>(undefined);
  const make = async (): Promise<void> => {
    const answer = await ask((server) => server.linkToReport(report.home, report.id));
    if (answer.ok) setLink(answer.value);
    else {
      const isOffline = answer.error === 'offline' || answer.error === 'notCarnet';
      notify({ message: t(isOffline ? 'link.offline' : 'link.notMade'), tone: 'problem' });
    }
  };
  return (
    <>
      <Button icon="send" onClick={() => void make()}>
        {t('link.make')}
      </Button>
      {link === undefined ? null : (
        <LinkDialog
          link={link}
          title={t('link.title')}
          lead={t('link.lead')}
          onClose={() => setLink(undefined)}
        />
      )}
    </>
  );
}
