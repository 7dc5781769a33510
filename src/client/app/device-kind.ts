/** The word for this device in "saved on this …": a guess for wording only, never for behaviour. */

export type DeviceKind = 'laptop' | 'phone' | 'tablet';

/** The kind that a browser's own description suggests; a laptop when in doubt. */
export function deviceKind(userAgent: string): DeviceKind {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet';
  return /iPhone|Android|Mobile/i.test(userAgent) ? 'phone' : 'laptop';
}
