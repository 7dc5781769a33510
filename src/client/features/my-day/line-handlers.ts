/** What the lines of the day share: running a command on a line, and opening one of the small forms below it. */

import { createContext, use } from 'react';
import type { Command } from '../../../domain/command/command.ts';
import type { Alert } from '../../../domain/alert/alert.ts';
import type { DayLine } from '../../../domain/my-day/day-line.ts';
import { present } from '../../../std/assert.ts';

/** The small forms that open below a line. */
export type Panel =
  | { readonly kind: 'log' }
  | { readonly kind: 'move' }
  | { readonly kind: 'snooze'; readonly alert: Pick<Alert, 'id' | 'level'> };

export interface LineHandlers {
  readonly open: (line: DayLine, panel: Panel) => void;
  /** Opens the planning sheet. */
  readonly plan: (line: DayLine) => void;
  /** Closes the form; the focus returns to its line. */
  readonly close: (line: DayLine) => void;
  /** Does something that may take the line away, and answers whether it was done. */
  readonly perform: (line: DayLine, work: () => Promise<boolean>) => Promise<boolean>;
  /** Runs a command on a line and answers whether it was saved; what was done is said, with its undo. */
  readonly act: (line: DayLine, command: Command, done: string) => Promise<boolean>;
}

/** Given by the screen. */
export const LineHandlersContext = createContext<LineHandlers | undefined>(undefined);

/** Only below the screen. */
export function useLineHandlers(): LineHandlers {
  return present(use(LineHandlersContext), 'the screen is above its lines');
}
