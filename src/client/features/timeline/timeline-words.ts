/** Lanes and entries of the timeline in the reader's words. */

import { useTranslation } from 'react-i18next';
import type { Text2 } from '../../../domain/entity/field.ts';
import type { TimelineEntry, TimelineLane } from '../../../domain/programme/context-timeline.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

type Named = Pick<TimelineLane, 'kind' | 'padId' | 'entries'>;

/** The name of a lane, with its launch pad where it has one. */
export function useLaneName(): (lane: Named) => string {
  const { t } = useTranslation('timeline');
  const title = useTitle();
  const pads = usePads();
  return ({ kind, padId, entries }) => {
    const [entry] = entries;
    if (kind === 'deliverables' && entry?.kind === 'event') return title(entry.event.values.title);
    const pad = pads.find(({ id }) => id === padId)?.values.name;
    return pad === undefined ? t(`lane.${kind}`) : `${t(`lane.${kind}`)}, ${pad}`;
  };
}

function useTitle(): (text: Text2) => string {
  const { language } = useFormat();
  return (text) => sideOf(text, language) || text.text;
}

export interface EntryWords {
  /** What stands in the chart. */
  readonly short: (entry: TimelineEntry) => string;
  /** What it is, alone. */
  readonly what: (entry: TimelineEntry) => string;
  readonly when: (entry: TimelineEntry) => string;
  /** What it is and when. */
  readonly full: (entry: TimelineEntry) => string;
}

export function useEntryWords(): EntryWords {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const today = useToday();
  const title = useTitle();
  const sheets = useCarnetState((state) => state.sheets);
  const nameOf = (id: string): string => sheets.get(id)?.sme.values.name ?? '–';
  const what = (entry: TimelineEntry): string => {
    switch (entry.kind) {
      case 'event':
        return title(entry.event.values.title);
      case 'review':
        return entry.enrolled === undefined
          ? t('review', { number: entry.number })
          : t('reviewHeld', { number: entry.number, count: entry.enrolled });
      default:
        return t(entry.kind, {
          count: entry.smeIds.length,
          names: format.list([...new Set(entry.smeIds)].map(nameOf)),
        });
    }
  };
  const when = (entry: TimelineEntry): string => {
    const { from, to } = entry;
    if (entry.kind === 'event' && entry.soft) {
      const [first, last] = [format.month(from, 'long'), format.month(to, 'long')];
      return first === last ? first : `${first} – ${last}`;
    }
    return from === to ? format.dayMonth(from, today) : format.dateRange(from, to, today);
  };
  return {
    what,
    when,
    full: (entry) => `${what(entry)}, ${when(entry)}`,
    short: (entry) => {
      switch (entry.kind) {
        case 'event':
          return entry.event.values.kind === 'deliverable' ? '◆' : title(entry.event.values.title);
        case 'review':
          return t('reviewShort', { number: entry.number });
        default:
          return entry.smeIds.length === 1 ? '' : format.number(entry.smeIds.length);
      }
    },
  };
}
