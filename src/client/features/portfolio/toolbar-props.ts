/** What both lines over the list are given. */

import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import type { PortfolioView } from '../../../domain/portfolio/view.ts';

export interface PortfolioToolbarProps {
  /** All rows: the choices are those that somebody has, whatever the filter. */
  readonly rows: readonly PortfolioRow[];
  readonly shown: number;
  readonly view: PortfolioView;
  readonly onView: (view: PortfolioView) => void;
  readonly onText: (text: string) => void;
  readonly onNewSme: () => void;
  readonly onLog: () => void;
}
