/** The time zone that a launch pad of a country most likely keeps; it can be changed for each pad. */

import type { Country } from './programme.ts';

export const zoneOfCountry = {
  GB: 'Europe/London',
  FR: 'Europe/Paris',
  BE: 'Europe/Brussels',
  DE: 'Europe/Berlin',
  ES: 'Europe/Madrid',
  IE: 'Europe/Dublin',
  IT: 'Europe/Rome',
  LU: 'Europe/Luxembourg',
  NL: 'Europe/Amsterdam',
  PT: 'Europe/Lisbon',
} as const satisfies Readonly<Record<Country, string>>;
