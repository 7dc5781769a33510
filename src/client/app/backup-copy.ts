/** A backup copy of the open programme, from any screen. */

import type { TFunction } from 'i18next';
import { lackingSheets } from '../../domain/backup/backup.ts';
import type { Carnet } from '../model/carnet.ts';
import { fetchHistories } from '../model/earlier-history.ts';
import { notify } from '../model/notices.ts';
import { copyProgramme } from '../model/take-in.ts';
import type { BackupFile, Backups } from '../ports/backups.ts';
import type { Device } from '../ports/device.ts';
import type { Exchange } from '../ports/exchange.ts';

interface CopyPorts {
  readonly carnet: Carnet;
  readonly exchange: Exchange | undefined;
  readonly device: Device;
  readonly backups: Backups;
  /** Told that a file leaves the device. */
  readonly note: (kind: 'copy') => void;
  readonly t: TFunction<'backup'>;
}

/** Writes it, hands it over, and says how that went. */
export async function writeBackupCopy(ports: CopyPorts): Promise<void> {
  const { t } = ports;
  const saved = await write(ports).catch(() => undefined);
  if (saved === undefined) return notify({ message: t('notSaved'), tone: 'problem' });
  const { operationCount: count } = saved;
  const lacking = lackingSheets(saved.lacking, ports.carnet.state.getState().programmeId);
  const message = t('saved', { count });
  if (lacking === 0) return notify({ message, tone: 'done' });
  return notify({
    message: `${message} ${t('lackingTitle', { count: lacking })} ${t('lacking')}`,
    tone: 'problem',
  });
}

async function write({
  carnet,
  exchange,
  device,
  backups,
  note,
}: CopyPorts): Promise<BackupFile | undefined> {
  const { environment, state } = carnet;
  const { programmeId } = state.getState();
  const installed = await device.programmes();
  const programme = installed.find((one) => one.programmeId === programmeId);
  if (programme === undefined) return undefined;
  const written = await copyProgramme(device, backups, programme, {
    now: () => environment.now(),
    zone: () => environment.zone(),
    fetchHistories: exchange && ((homes) => fetchHistories(exchange, homes)),
  });
  if (!written.ok) return undefined;
  backups.download(written.value);
  note('copy');
  return written.value;
}
