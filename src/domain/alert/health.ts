/**
 * The health of an SME: the worst of its raised alerts, unless a person judged otherwise, with a reason and for a
 * time. The judgement ends by itself: the day after, the alerts speak again.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import type { HealthOverride } from '../sme/sme.ts';
import type { AlertList } from './alerts-of.ts';
import { stampOf } from '../operation/record.ts';
import { worstLevel } from './alert.ts';
import { isQuiet, isSupported } from './expected.ts';
import { holdInTime } from './hold.ts';
import { supportBegan } from '../sme/journey-days.ts';

export const healthLevels = ['risk', 'watch', 'ok', 'none'] as const;
export type HealthLevel = (typeof healthLevels)[number];

export interface Health {
  readonly level: HealthLevel;
  /** The judgement that holds today. */
  readonly override?: HealthOverride | undefined;
}

/** What of the alerts makes the health. */
type Judged = Pick<AlertList, 'raised' | 'contactsComing'>;

/** The health on a day; nothing to judge by is `none`. */
export function healthOf(head: SheetHead, alerts: Judged, today: LocalDate): Health {
  const { stage, healthOverride } = head.sme.values;
  if (healthOverride !== undefined && !isQuiet(stage)) {
    const override = holdInTime(healthOverride, stampOf(head.sme, 'healthOverride').at);
    if (today <= override.until) return { level: override.level, override };
  }
  return { level: computedHealth(head, alerts) };
}

/** The health that the alerts alone make. */
export function computedHealth(
  { sme, summary }: SheetHead,
  { raised, contactsComing }: Judged,
): HealthLevel {
  const worst = worstLevel(raised);
  if (worst !== undefined) return worst;
  if (contactsComing === true) return 'none';
  const known = summary.lastReached !== undefined || supportBegan(sme) !== undefined;
  return isSupported(sme.values.stage) && known ? 'ok' : 'none';
}
