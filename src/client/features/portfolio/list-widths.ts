/** How wide the columns want to be, for the style sheet: what is more than the room is shared out in proportion. */

import type { CSSProperties } from 'react';
import type { Column, ColumnId } from '../../../domain/portfolio/arrangement.ts';

/** As in `portfolio-table.module.css`. */
const usualWidths: Readonly<Record<Exclude<ColumnId, 'name'>, number>> = {
  health: 148,
  pad: 58,
  manager: 98,
  stage: 204,
  lastContact: 122,
  next: 160,
  open: 100,
  town: 140,
  sector: 140,
  markets: 96,
  enrolledOn: 116,
  batch: 96,
};
const markWidth = 124;
const markWidthNarrow = 48;
const healthWidthNarrow = 72;

const goneOnMedium: ReadonlySet<ColumnId> = new Set(['manager']);
const keptOnSmall: ReadonlySet<ColumnId> = new Set([
  'health',
  'pad',
  'lastContact',
  'next',
  'open',
]);

/** @param marked whether there is a column of marks */
export function tableStyle(columns: readonly Column[], marked: boolean): CSSProperties {
  const sum = (kept: (id: ColumnId) => boolean): number =>
    columns.reduce((total, { id, width }) => {
      if (id === 'name' || !kept(id)) return total;
      return total + (width ?? usualWidths[id]);
    }, 0);
  const narrow = marked ? markWidthNarrow : 0;
  const shapes = columns.some(({ id, width }) => id === 'health' && width === undefined);
  return customStyle({
    '--columns-all': sum(() => true) + (marked ? markWidth : 0),
    '--columns-medium': sum((id) => !goneOnMedium.has(id)) + narrow,
    '--columns-small':
      sum((id) => keptOnSmall.has(id)) +
      narrow -
      (shapes ? usualWidths.health - healthWidthNarrow : 0),
  });
}

/** Custom properties as the style of an element. */
export function customStyle(properties: Readonly<Record<`--${string}`, number>>): CSSProperties {
  return { ...properties };
}
