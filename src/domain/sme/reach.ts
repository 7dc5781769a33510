/** How to reach an SME at once: its main person's telephone and mail, and its site, as addresses that open them. */

import type { Sme } from '../operation/record.ts';
import type { Person } from './sme.ts';

export interface Reach {
  readonly kind: 'phone' | 'email' | 'website';
  readonly text: string;
  readonly href: string;
}

/** Of the person who decides, else of the first who works there; nothing where nothing is known. */
export function reachOf({
  values: { people = {}, website },
}: {
  readonly values: Pick<Sme['values'], 'people' | 'website'>;
}): readonly Reach[] {
  const there = Object.values(people).filter(
    ({ state }) => state !== 'left' && state !== 'onLeave',
  );
  const reachable = there.filter(({ phone, email }) => phone !== undefined || email !== undefined);
  const main: Person | undefined =
    reachable.find(({ decisionMaker }) => decisionMaker === true) ?? reachable[0];
  const site = siteOf(website);
  return [
    ...(main?.phone === undefined
      ? []
      : [
          {
            kind: 'phone',
            text: main.phone,
            href: `tel:${main.phone.replaceAll(/[^\d+]/g, '')}`,
          } as const,
        ]),
    ...(main?.email === undefined
      ? []
      : [
          { kind: 'email', text: main.email, href: `mailto:${addressInLink(main.email)}` } as const,
        ]),
    ...(site === undefined ? [] : [{ kind: 'website', text: site.host, href: site.href } as const]),
  ];
}

/** Half a character, such as a cut emoji, which no address can hold. */
const halfCharacters = /\p{Surrogate}/gu;

/**
 * An address as it stands behind `mailto:`: `?`, `&` and `,` in it would add recipients and words of their own. Any text can
 * stand here, as somebody typed it or as a file brought it.
 */
export function addressInLink(address: string): string {
  return encodeURIComponent(address.replaceAll(halfCharacters, '\uFFFD')).replaceAll('%40', '@');
}

/** The person who is asked first: who decides, else the first who works there. */
export function mainPersonId(people: Sme['values']['people'] = {}): string | undefined {
  const there = Object.entries(people).filter(
    ([, { state }]) => state !== 'left' && state !== 'onLeave',
  );
  return (there.find(([, { decisionMaker }]) => decisionMaker === true) ?? there[0])?.[0];
}

/** A page of the web, with or without its scheme: whatever else an address may do stays text. */
const page = /^(https?:\/\/)?([\p{L}\d.-]+\.[\p{L}\d-]{2,}(?::\d+)?)([/?#]\S*)?$/iu;

interface Site {
  readonly host: string;
  readonly href: string;
}

function siteOf(website: string | undefined): Site | undefined {
  const found = page.exec(website?.trim() ?? '');
  if (found === null) return undefined;
  const [, scheme = 'https://', host = '', rest = ''] = found;
  return { host, href: `${scheme}${host}${rest}` };
}
