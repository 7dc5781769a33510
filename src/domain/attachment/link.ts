/** Addresses that a link may lead to. */

/** The address as it can be opened; nothing unless it is one of the web, so that no link runs a program. */
export function webAddress(text: string): string | undefined {
  const trimmed = text.trim();
  const full = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const isWeb = /^https?:\/\/[^\s/?#]+\.[^\s]+$/i.test(full);
  return isWeb ? full : undefined;
}
