/** Where the data of this device are, how safe they are, and the backup copies. */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useFetchHistories } from '../../model/earlier-history.ts';
import { useOnceWritten } from '../../model/use-once-written.ts';
import { useCopy } from '../../model/use-copy.ts';
import { useDevice } from '../../model/use-device.ts';
import { useProtecting } from '../../model/use-protecting.ts';
import { preferences, usePreference } from '../../model/preferences.ts';
import { hashesOfMine } from '../../model/wanted-files.ts';
import { useSync } from '../../model/use-sync.ts';
import { CopyNote } from '../../parts/backup/copy-note.tsx';
import type { KeptFile } from '../../ports/file-store.ts';
import { useFiles } from '../../parts/files/use-files.ts';
import { useUnsentFileWords } from '../../parts/files/unsent-file-words.ts';
import { useUnsentFiles } from '../../parts/files/use-unsent-files.ts';
import type { StorageReport } from '../../ports/device.ts';
import type { FileExchange, FreedFiles } from '../../ports/file-exchange.ts';
import { outsidePaths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Section } from '../../ui/page.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { useInstalled } from './general-section.tsx';
import styles from './settings.module.css';

export function StorageSection() {
  const { t } = useTranslation(['settings', 'backup']);
  return (
    <>
      <Section title={t('backup:title')} lead={t('backup:lead')}>
        <SaveCopy />
        <div className={styles.line}>
          <p className={styles.detail}>{t('storage.takeInText')}</p>
          <Link href={`~${outsidePaths.start}?way=takeIn`} asChild>
            <ButtonLink icon="importFile">{t('storage.takeIn')}</ButtonLink>
          </Link>
        </div>
      </Section>
      <Section title={t('storage.device')}>
        <StorageReportView />
        <FilesHere />
      </Section>
      <Section title={t('storage.programmes')} lead={t('storage.programmesText')}>
        <Programmes />
      </Section>
    </>
  );
}

function SaveCopy() {
  const { t } = useTranslation(['settings', 'backup']);
  const { environment } = useCarnet();
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  const name = useCarnetState((state) => state.programme?.values.name ?? '');
  const { pinnedDay, accountId } = useInstalled(programmeId) ?? {};
  const { isConnected } = useSync();
  const fetchHistories = useFetchHistories();
  const copied = { programmeId, memberId, name, pinnedDay, accountId };
  const { state, save } = useCopy(copied, environment, fetchHistories);
  const saveAll = useOnceWritten(save);
  const isBusy = state.kind === 'writing' || state.kind === 'fetching';
  return (
    <>
      <div className={styles.line}>
        <p className={styles.detail}>{isConnected ? t('storage.noted') : t('storage.alone')}</p>
        <Button variant="primary" icon="exportFile" onClick={() => void saveAll()}>
          {isBusy ? t('backup:saving') : t('backup:save')}
        </Button>
      </div>
      <CopyNote state={state} />
    </>
  );
}

function StorageReportView() {
  const { t } = useTranslation(['settings', 'shell']);
  const format = useFormat();
  const device = useDevice();
  const [report, setReport] = useState<StorageReport | undefined>(undefined);
  const [asked, setAsked] = useState(0);
  const protecting = useProtecting(async () => {
    const isProtected = await device.protect();
    setAsked((count) => count + 1);
    return isProtected;
  });
  useEffect(() => {
    let current = true;
    device.storage().then(
      (found) => {
        if (current) setReport(found);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [device, asked]);
  if (report === undefined) return null;
  const { usage, quota, persisted, endsWithWindow } = report;
  const used =
    usage === undefined
      ? t('storage.usedUnknown')
      : quota === undefined
        ? format.fileSize(usage)
        : t('storage.usedOf', { used: format.fileSize(usage), quota: format.fileSize(quota) });
  const protection =
    persisted === undefined ? 'unknown' : persisted ? 'yes' : (protecting.refused ?? 'no');
  return (
    <>
      <div className={styles.choice}>
        <span className={styles.label}>{t('storage.used')}</span>
        <span className={styles.detail}>{used}</span>
      </div>
      {usage === undefined || quota === undefined ? null : (
        <Meter value={usage} max={quota} label={t('storage.used')} valueText={used} />
      )}
      <div className={styles.line}>
        <div role="status">
          <div className={styles.label}>{t('storage.protection')}</div>
          <div className={styles.detail}>
            {endsWithWindow === true
              ? t('shell:saved.private.text')
              : t(`settings:storage.${protection}`)}
          </div>
        </div>
        {persisted === false && endsWithWindow !== true ? (
          <Button icon="protect" onClick={protecting.ask}>
            {protecting.isAsking ? t('shell:saved.protected.asking') : t('storage.protect')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** What attached files take up on this device, and what of them waits. */
function FilesHere() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { isConnected } = useSync();
  const files = useFiles();
  const waiting = useUnsentFileWords(useUnsentFiles() ?? []);
  const keeps = usePreference((state) => state.keepFiles === true);
  // What came of it is said where it was asked for, also when no file is left.
  const [isAsked, setAsked] = useState(false);
  if (files === undefined) return null;
  const kept = [...files.kept.values()];
  const size = (list: readonly KeptFile[]): string =>
    format.fileSize(list.reduce((sum, { bytes }) => sum + bytes, 0));
  return (
    <>
      <div className={styles.choice}>
        <span className={styles.label}>{t('storage.files')}</span>
        <span className={styles.detail}>
          {kept.length === 0
            ? t('storage.filesNone')
            : t('storage.filesSize', { count: kept.length, size: size(kept) })}
        </span>
        {isConnected
          ? waiting.map((words) => (
              <span key={words} className={styles.detail}>
                {words}
              </span>
            ))
          : null}
      </div>
      {isConnected && (kept.length > 0 || isAsked) ? (
        <FreeFiles onAsk={() => setAsked(true)} />
      ) : null}
      {isConnected ? (
        <SwitchRow
          label={t('storage.keepFiles')}
          detail={t('storage.keepFilesDetail')}
          checked={keeps}
          onCheckedChange={(next) => preferences.setState({ keepFiles: next })}
          onText={t('on')}
          offText={t('off')}
        />
      ) : null}
    </>
  );
}

/** What came of freeing room. */
type Freed = 'asking' | 'failed' | FreedFiles;

/** Removes from this device what is safe elsewhere: on the server, and in a backup that was checked. */
function FreeFiles({ onAsk }: { readonly onAsk: () => void }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const carnet = useCarnet();
  const { files } = useSync();
  const [freed, setFreed] = useState<Freed | undefined>(undefined);
  const free = async (exchange: FileExchange): Promise<Freed> => {
    const found = await exchange.free(await hashesOfMine(carnet));
    return found.ok ? found.value : 'failed';
  };
  const begin = (): void => {
    if (files === undefined || freed === 'asking') return;
    onAsk();
    setFreed('asking');
    free(files).then(setFreed, () => setFreed('failed'));
  };
  const said = (): string => {
    if (freed === undefined) return t('storage.freeDetail');
    if (typeof freed === 'string') return t(`storage.free_${freed}`);
    const { count, bytes, stays } = freed;
    const removed =
      count === 0
        ? t('storage.freedNone')
        : t('storage.freed', { count, size: format.fileSize(bytes) });
    return stays === 0 ? removed : `${removed} ${t('storage.freeStays', { count: stays })}`;
  };
  return (
    <div className={styles.line}>
      <div role="status">
        <div className={styles.label}>{t('storage.free')}</div>
        <div className={styles.detail}>{said()}</div>
      </div>
      <Button
        onClick={begin}
        unavailableBecause={files === undefined ? t('storage.free_failed') : undefined}
      >
        {t('storage.freeNow')}
      </Button>
    </div>
  );
}

function Programmes() {
  const { t } = useTranslation('settings');
  const device = useDevice();
  const programmeId = useCarnetState((state) => state.programmeId);
  const [names, setNames] = useState<readonly { readonly id: string; readonly name: string }[]>([]);
  useEffect(() => {
    let current = true;
    device.programmes().then(
      (list) => {
        if (current) setNames(list.map((one) => ({ id: one.programmeId, name: one.name })));
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [device]);
  return (
    <div className={styles.line}>
      <ul>
        {names.map(({ id, name }) => (
          <li key={id}>
            {name}{' '}
            {id === programmeId ? <span className={styles.hint}>· {t('storage.here')}</span> : null}
          </li>
        ))}
      </ul>
      <Link href={`~${outsidePaths.start}`} asChild>
        <ButtonLink>{t('storage.seeProgrammes')}</ButtonLink>
      </Link>
    </div>
  );
}
