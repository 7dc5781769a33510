/** A planned contact whose time has passed asks whether it took place, on its line: by a button, or by one key. */

import { useTranslation } from 'react-i18next';
import { hasPassed } from '../../../domain/contact/has-passed.ts';
import { settleContact } from '../../../domain/contact/settle-contact.ts';
import type { DayLine } from '../../../domain/my-day/day-line.ts';
import { useCarnet, useNow } from '../../model/use-carnet.ts';
import {
  type SettleHandlers,
  type SettleKeys,
  useSettleKeys,
} from '../../parts/settle/settle-keys.ts';
import { useLineHandlers } from './line-handlers.ts';

export interface SettleLine {
  readonly settle: (state: 'held' | 'missed') => void;
  readonly passed: boolean;
  readonly keys: SettleKeys;
  readonly handlers: SettleHandlers;
}

export function useSettleLine(line: DayLine): SettleLine {
  const { t } = useTranslation('sheet');
  const now = useNow();
  const zone = useCarnet().environment.zone();
  const { act } = useLineHandlers();
  const keys = useSettleKeys();
  const passed =
    line.kind === 'contact' && hasPassed({ at: line.contact.at, zone: line.zone }, { now, zone });
  const settle = (state: 'held' | 'missed'): void => {
    if (line.kind !== 'contact') return;
    const done = t(state === 'held' ? 'entry.heldDone' : 'entry.missedDone');
    void act(line, settleContact(line.contact.id, state), done);
  };
  return {
    settle,
    passed,
    keys,
    handlers: passed ? keys.handlers(settle) : {},
  };
}
