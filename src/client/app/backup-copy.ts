/** A backup copy of the open programme, from any screen. */

import type { TFunction } from 'i18next';
import type { Carnet } from '../model/carnet.ts';
import { fetchHistories } from '../model/earlier-history.ts';
import { notify } from '../model/notices.ts';
import { type SavedCopy, saveCopy } from '../model/use-copy.ts';
import type { Backups } from '../ports/backups.ts';
import type { Device } from '../ports/device.ts';
import type { Exchange } from '../ports/exchange.ts';

interface CopyPorts {
  readonly carnet: Carnet;
  readonly exchange: Exchange | undefined;
  readonly device: Device;
  readonly backups: Backups;
  readonly t: TFunction<'backup'>;
}

/** Writes it, hands it over, and says how that went. */
export async function writeBackupCopy(ports: CopyPorts): Promise<void> {
  const { t } = ports;
  const saved = await save(ports).catch(() => undefined);
  if (saved === undefined) return notify({ message: t('notSaved'), tone: 'problem' });
  const { operationCount: count, lacking } = saved;
  const message = t('saved', { count });
  if (lacking === 0) return notify({ message, tone: 'done' });
  return notify({
    message: `${message} ${t('lackingTitle', { count: lacking })} ${t('lacking')}`,
    tone: 'problem',
  });
}

async function save({
  carnet,
  exchange,
  device,
  backups,
}: CopyPorts): Promise<SavedCopy | undefined> {
  const { environment, state } = carnet;
  const { programmeId } = state.getState();
  const installed = await device.programmes();
  const programme = installed.find((one) => one.programmeId === programmeId);
  if (programme === undefined) return undefined;
  return saveCopy(device, backups, programme, {
    now: () => environment.now(),
    zone: () => environment.zone(),
    fetchHistories: exchange && ((homes) => fetchHistories(exchange, homes)),
  });
}
