/**
 * Issuing a report: what is still open in it is said, and whoever coordinates issues it all the same. What could not be issued is
 * said here, and the dialog stays.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import type { BeforeIssue } from '../../../domain/report/quarterly/before-issue.ts';
import { issueReport, type ReportPair } from '../../../domain/report/quarterly/frozen-report.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { alertsOfSheet, useAlertContext } from '../../model/use-alerts.ts';
import { useCarnet, useCarnetState, useRun, useToday } from '../../model/use-carnet.ts';
import { useOnceWritten } from '../../model/use-once-written.ts';
import { Button } from '../../ui/button.tsx';
import { DataMark, type DataMarkKind } from '../../ui/data-mark.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import styles from './quarterly.module.css';

interface IssueDialogProps {
  /** Of the review; absent for the report on the whole programme. */
  readonly month: number | undefined;
  /** The last day that the report tells of. */
  readonly until: LocalDate | undefined;
  readonly documents: ReportPair;
  readonly edition: number;
  readonly open: BeforeIssue;
  readonly onClose: () => void;
  /** With the id of the edition; the dialog closes. */
  readonly onIssued: (id: string) => void;
}

export function IssueDialog(props: IssueDialogProps) {
  const { month, until, documents, edition, open, onClose, onIssued } = props;
  const { t } = useTranslation(['quarterly', 'sheet', 'export']);
  const format = useFormat();
  const today = useToday();
  const run = useRun();
  const { environment } = useCarnet();
  const programmeId = useCarnetState((state) => state.programmeId);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const [error, setError] = useState<string | undefined>(undefined);
  const issue = useOnceWritten(async (): Promise<void> => {
    const id = environment.newId();
    const result = await run(issueReport({ home: programmeId, month, edition }, documents, id), {
      done: t('quarterly:issued', { edition }),
    });
    if (result.ok) {
      onClose();
      onIssued(id);
    } else if (result.error.kind === 'invalid') setError(t('quarterly:tooLong'));
    else if (result.error.kind === 'readOnly') setError(t('sheet:error.readOnly'));
    else setError(t('sheet:error.changeNotSaved'));
  });
  return (
    <Dialog
      open
      size="narrow"
      onClose={onClose}
      title={t('quarterly:issuing.title', { edition })}
      closeLabel={t('quarterly:close')}
      footer={
        <>
          <Button
            variant="primary"
            icon="send"
            unavailableBecause={contactsComing ? t('export:coming') : undefined}
            onClick={() => void issue()}
          >
            {t('quarterly:issuing.do', { edition })}
          </Button>
          <Button onClick={onClose}>{t('quarterly:issuing.cancel')}</Button>
        </>
      }
    >
      <p>{t('quarterly:issuing.lead')}</p>
      {until === undefined || until < today ? null : (
        <Note icon="info">
          {t('quarterly:issuing.unfinished', { day: format.dateLong(until) })}
        </Note>
      )}
      <OpenPoints open={open} />
      {error === undefined ? null : (
        <Note icon="error" tone="error" announced>
          {error}
        </Note>
      )}
    </Dialog>
  );
}

/** What is not proofread, not translated, not decided, and how many alerts are open today. */
function OpenPoints({ open }: { readonly open: BeforeIssue }) {
  const { t } = useTranslation('quarterly');
  const alerts = useOpenAlerts();
  const { said, unread, untranslated, unchecked, contested, unasked, apart } = open;
  const points: readonly (readonly [DataMarkKind, string])[] = [
    unread === 0
      ? ['proofread', t('issuing.allRead', { count: said })]
      : ['toProofread', t('issuing.unread', { unread, count: said })],
    ...mark(untranslated, 'toTranslate', t('issuing.untranslated', { count: untranslated })),
    ...mark(unchecked, 'toTranslate', t('issuing.unchecked', { count: unchecked })),
    ...mark(contested, 'conflict', t('issuing.contested', { count: contested })),
    ...mark(apart, 'conflict', t('issuing.apart', { count: apart })),
  ];
  return (
    <ul className={styles.open} aria-label={t('issuing.open')}>
      {points.map(([kind, words]) => (
        <li key={words}>
          <DataMark kind={kind}>{words}</DataMark>
        </li>
      ))}
      {unasked === 0 ? null : (
        <li className={styles.openAlerts}>
          <Icon name="info" size={16} />
          {t('unasked', { count: unasked })}
        </li>
      )}
      {alerts === 0 ? null : (
        <li className={styles.openAlerts}>
          <Icon name="info" size={16} />
          {t('issuing.alerts', { count: alerts })}
        </li>
      )}
    </ul>
  );
}

/** A point where there is something to count. */
function mark(
  count: number,
  kind: DataMarkKind,
  words: string,
): readonly (readonly [DataMarkKind, string])[] {
  return count === 0 ? [] : [[kind, words]];
}

/** Alerts that are open today on the SMEs of the programme. */
function useOpenAlerts(): number {
  const context = useAlertContext();
  const sheets = useCarnetState((state) => state.sheets);
  return useMemo(
    () =>
      [...sheets.values()].reduce(
        (sum, sheet) => sum + alertsOfSheet(sheet, context).raised.length,
        0,
      ),
    [sheets, context],
  );
}
