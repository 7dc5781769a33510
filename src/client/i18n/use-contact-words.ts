/** What a contact is called in a few words, and where a clock stands: the same in the calendar, the day and a sheet. */

import { useCallback } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ContactKind, ContactMode } from '../../domain/contact/contact.ts';
import { zoneOfCountry } from '../../domain/programme/zones.ts';

/** How a contact takes place, in the short words of everyday. */
export function useModeName(): (mode: ContactMode | 'note') => string {
  const { t } = useTranslation(['sheet', 'domain']);
  return useCallback(
    (mode) =>
      mode === 'phone' || mode === 'video' || mode === 'email' || mode === 'note'
        ? t(`sheet:composer.mode.${mode}`)
        : t(`domain:option.contactMode.${mode}`),
    [t],
  );
}

/** The kind and the way of a contact; the way alone for an ordinary one. */
export function useContactName(): (contact: {
  readonly kind: ContactKind;
  readonly mode?: ContactMode | undefined;
}) => string {
  const { t } = useTranslation(['contact', 'domain']);
  const modeName = useModeName();
  return useCallback(
    ({ kind, mode }) => {
      const kindName = t(`domain:option.contactKind.${kind}`);
      if (mode === undefined) return kindName;
      const how = modeName(mode);
      if (kind === 'interim' || kind === 'note') return how;
      return t('contact:named', { kind: kindName, mode: how.toLocaleLowerCase() });
    },
    [t, modeName],
  );
}

type NamedZone = (typeof zoneOfCountry)[keyof typeof zoneOfCountry];
const namedZones: ReadonlySet<string> = new Set(Object.values(zoneOfCountry));
const isNamed = (zone: string): zone is NamedZone => namedZones.has(zone);

/** The city that gives a time zone its name. */
export function usePlaceName(): (zone: string) => string {
  const { t } = useTranslation('calendar');
  return useCallback((zone) => placeName(t, zone), [t]);
}

/** The same in a language whose words are given. */
export function placeName(t: TFunction<'calendar'>, zone: string): string {
  return isNamed(zone)
    ? t(`place.${zone}`)
    : (zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone);
}
