/**
 * Whether a postcode lies in the area of a programme. It is a proposal, never a verdict: French departments are read from
 * the postcode, and British postcode areas do not end where counties do. The account manager confirms it.
 */

import { britishPostcodeArea, frenchDepartment } from '../identifiers/postcode.ts';
import type { Wording } from './template.ts';

export interface EligibleArea {
  readonly id: string;
  readonly label: Wording;
  readonly source: string;
  /** French departments that belong to it, by their code. */
  readonly departments: Readonly<Record<string, string>>;
  /** British districts that belong to it, by their code in the European list. */
  readonly districts: Readonly<Record<string, string>>;
  /** British postcode areas: those that lie within it, and those through which its border runs. */
  readonly postcodeAreas: {
    readonly inside: readonly string[];
    readonly border: readonly string[];
  };
}

/** `border`: the postcode can lie on either side. */
export type AreaFinding = 'inside' | 'outside' | 'border' | 'unknown';

/** Where a postcode lies; `unknown` for one that cannot be read, and for countries that the area does not list. */
export function areaOfPostcode(
  area: EligibleArea,
  country: string | undefined,
  postcode: string | undefined,
): AreaFinding {
  if (postcode === undefined) return 'unknown';
  if (country === 'FR') {
    const department = frenchDepartment(postcode);
    if (department === undefined) return 'unknown';
    return Object.hasOwn(area.departments, department) ? 'inside' : 'outside';
  }
  if (country !== 'GB') return 'unknown';
  const letters = britishPostcodeArea(postcode);
  if (letters === undefined) return 'unknown';
  if (area.postcodeAreas.inside.includes(letters)) return 'inside';
  return area.postcodeAreas.border.includes(letters) ? 'border' : 'outside';
}
