/**
 * A link to an issued report for observers: made on the server, which tells it once. A new one ends the one before, which may
 * have been sent: it is asked first, and the one that was made on this page is shown again until it expires. Whether another tab
 * or person made one since, no call of the server tells: it is said with it.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import type { IssuedReport } from '../../../domain/report/quarterly/frozen-report.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { notify } from '../../model/notices.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { LinkDialog } from '../../parts/link/link-dialog.tsx';
import type { ToldLink } from '../../ports/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Links that were told since the page was loaded, by who asked for them and the report. */
const told = new Map<string, ToldLink & { readonly at: number }>();

export function ReportLink({ report }: { readonly report: IssuedReport }) {
  const { t } = useTranslation('quarterly');
  const ask = useAskServer();
  const { environment } = useCarnet();
  const memberId = useCarnetState((state) => state.memberId);
  const format = useFormat();
  const [shown, setShown] = useState<'question' | 'new' | 'earlier' | undefined>(undefined);
  const key = `${memberId}/${report.id}`;
  const link = told.get(key);
  const open = (): void => {
    setShown(link !== undefined && link.expires > environment.now() ? 'earlier' : 'question');
  };
  const make = async (): Promise<void> => {
    const answer = await ask((server) => server.linkToReport(report.home, report.id));
    if (answer.ok) {
      told.set(key, { ...answer.value, at: environment.now() });
      setShown('new');
      return;
    }
    const isOffline = answer.error === 'offline' || answer.error === 'notCarnet';
    notify({ message: t(isOffline ? 'link.offline' : 'link.notMade'), tone: 'problem' });
  };
  const close = (): void => setShown(undefined);
  const since = (at: number): string => {
    const today = localDateTimeIn(environment.now(), environment.zone()).slice(0, 10);
    return t('link.since', {
      when: format.dayTime(localDateTimeIn(at, environment.zone()), today),
    });
  };
  return (
    <>
      <Button icon="send" onClick={open}>
        {t('link.make')}
      </Button>
      {(shown === 'new' || shown === 'earlier') && link !== undefined ? (
        <LinkDialog
          link={link}
          title={t('link.title')}
          lead={`${shown === 'earlier' ? `${since(link.at)} ` : ''}${t('link.lead')}`}
          onClose={close}
          replace={{ label: t('link.replace'), onPress: () => setShown('question') }}
        />
      ) : null}
      {shown === 'question' ? <Question onMake={() => void make()} onClose={close} /> : null}
    </>
  );
}

interface QuestionProps {
  readonly onMake: () => void;
  readonly onClose: () => void;
}

function Question({ onMake, onClose }: QuestionProps) {
  const { t } = useTranslation('quarterly');
  return (
    <Dialog
      open
      size="narrow"
      onClose={onClose}
      title={t('link.title')}
      closeLabel={t('link.close')}
      footer={
        <>
          <Button variant="primary" size="form" onClick={onMake}>
            {t('link.create')}
          </Button>
          <Button size="form" onClick={onClose} data-autofocus>
            {t('link.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('link.ends')}</p>
    </Dialog>
  );
}
