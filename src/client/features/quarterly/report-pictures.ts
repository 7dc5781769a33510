/** The charts of a report as pictures: drawn from what the page shows, described by what it says of them. */

import type { ReportPicture } from '../../ports/word.ts';
import { drawPicture } from './draw-picture.ts';

/** Of a report whose words alone are kept. */
export const noPictures = (): Promise<readonly ReportPicture[]> => Promise.resolve([]);

/** The curves of enrolment in a part of the page; none where they are not drawn or cannot be. */
export async function enrolmentPicture(
  root: HTMLElement | null,
  stage: HTMLElement | null,
  caption: string,
): Promise<readonly ReportPicture[]> {
  const svg = root?.querySelector<SVGSVGElement>('svg[role="img"]');
  if (svg === null || svg === undefined || stage === null) return [];
  const drawn = await drawPicture(svg, stage).catch(() => undefined);
  if (drawn === undefined) return [];
  const description = svg.getAttribute('aria-label') ?? '';
  return [{ ...drawn, before: 'enrolment/table', description, caption }];
}
