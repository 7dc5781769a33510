/** What is on this device for a visit, and the one way to fetch what is missing. */

import { useCallback, useEffect, useState } from 'react';
import type { Language } from '../../../domain/entity/field.ts';
import { readinessOf, type ReadyFacts } from '../../../domain/visit/ready.ts';
import { loadLanguage } from '../../i18n/i18n.ts';
import { loadTemplate } from '../../i18n/templates.ts';
import { useCarnet, useCarnetState, useNow } from '../../model/use-carnet.ts';
import { useDevice } from '../../model/use-device.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import type { StorageReport } from '../../ports/device.ts';
import { useVisitForms, type VisitForm } from './use-visit-forms.ts';

export interface Ready {
  readonly points: ReturnType<typeof readinessOf>;
  readonly forms: readonly VisitForm[];
  readonly storage: StorageReport | undefined;
  readonly syncedAt: number | undefined;
  /** Fetches everything that can be fetched, and looks again. */
  readonly fetchAll: () => Promise<void>;
  readonly isFetching: boolean;
}

interface Looked {
  readonly storage?: StorageReport | undefined;
  readonly isLanguageHere?: boolean | undefined;
  readonly isApplicationHere?: boolean | undefined;
}

export function useReady(smeId: string, language: Language): Ready {
  const carnet = useCarnet();
  const device = useDevice();
  const { exchange, isConnected } = useSync();
  const phase = useSyncState((state) => state.phase);
  const syncedAt = useSyncState((state) => state.exchangedAt);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const contacts = useLazyRecords(smeId, 'contact');
  const found = useVisitForms(smeId);
  useNow();
  const [looked, setLooked] = useState<Looked>({});
  const [isFetching, setIsFetching] = useState(false);

  const look = useCallback(
    () =>
      Promise.all([
        device.storage().catch(() => undefined),
        loadLanguage(language),
        isServedOffline(),
      ]).then(([storage, isLanguageHere, isApplicationHere]) =>
        setLooked({ storage, isLanguageHere, isApplicationHere }),
      ),
    [device, language],
  );
  useEffect(() => void look(), [look]);

  const facts: ReadyFacts = {
    isSheetHere: contacts.failed ? false : contacts.records && !contactsComing,
    areFormsHere: found && found.unread.length === 0,
    isLanguageHere: looked.isLanguageHere,
    isApplicationHere: looked.isApplicationHere,
    isStorageProtected: looked.storage?.persisted,
    shared: isConnected ? { isSignedIn: phase !== 'signedOut', syncedAt } : undefined,
    now: carnet.environment.now(),
  };
  const fetchAll = async (): Promise<void> => {
    setIsFetching(true);
    exchange?.tryAgain();
    await device.protect().catch(() => false);
    contacts.retry();
    await carnet.loadLazy(smeId, 'form').catch(() => undefined);
    await Promise.all((found?.unread ?? []).map((id) => loadTemplate(id).catch(() => undefined)));
    await look();
    setIsFetching(false);
  };
  return {
    points: readinessOf(facts),
    forms: found?.forms ?? [],
    storage: looked.storage,
    syncedAt,
    fetchAll,
    isFetching,
  };
}

/** Whether a service worker answers for this page; not known where the browser has none. */
async function isServedOffline(): Promise<boolean | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  return registration?.active !== undefined && registration.active !== null;
}
