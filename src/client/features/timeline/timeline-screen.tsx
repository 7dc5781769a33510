/**
 * The context timeline: what weighed on the work of each launch pad, beside its enrolments and visits. `+` and `-` or the
 * wheel with Ctrl zoom, arrows move, Enter fills the strip below, T is today. The same data stands in a table.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import {
  mergeTicks,
  type TimelineEntry,
  type TimelineLane,
  timelineLanes,
  timelineRange,
} from '../../../domain/programme/context-timeline.ts';
import { daysBetween, type DateRange } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useLetterKeys } from '../../model/use-letter-keys.ts';
import { paths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { PaperHead } from '../../ui/paper-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { EntryStrip } from './entry-strip.tsx';
import { TimelineChart } from './timeline-chart.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { useZoom, type ZoomName, zoomNames } from './use-zoom.ts';

/** Ticks that are closer than this share of what is seen at once touch each other. */
const touchingShare = 1 / 110;

export function TimelineScreen() {
  const { t } = useTranslation('timeline');
  const lines = useLanes();
  return (
    <>
      <TopBar title={t('title')} subtitle={lines === undefined ? undefined : <Days {...lines} />} />
      {lines === undefined ? <SkeletonLines label={t('loading')} /> : <Timeline {...lines} />}
    </>
  );
}

interface Lines {
  readonly range: DateRange;
  readonly lanes: readonly TimelineLane[];
}

function Days({ range }: Lines) {
  const format = useFormat();
  return `${format.month(range.from, 'short')} – ${format.month(range.to, 'short')}`;
}

function useLanes(): Lines | undefined {
  const programme = useCarnetState((state) => state.programme);
  const pads = useCarnetState((state) => state.launchPads);
  const events = useCarnetState((state) => state.events);
  const sheets = useCarnetState((state) => state.sheets);
  const today = useToday();
  return useMemo(() => {
    if (programme === undefined) return undefined;
    const source = { programme, pads, events, sheets: [...sheets.values()], today };
    return { range: timelineRange(source), lanes: timelineLanes(source) };
  }, [programme, pads, events, sheets, today]);
}

function Timeline({ range, lanes }: Lines) {
  const { t } = useTranslation('timeline');
  const programme = useCarnetState((state) => state.programme?.values.name ?? '');
  const days = daysBetween(range.from, range.to) + 1;
  const { frame, ...zoom } = useZoom(days);
  const [chosen, setChosen] = useState<TimelineEntry | undefined>(undefined);
  const shown = useMemo(
    () =>
      lanes.map((lane) => ({
        ...lane,
        entries: mergeTicks(lane.entries, (days / zoom.factor) * touchingShare),
      })),
    [lanes, days, zoom.factor],
  );
  const mayWrite = useMayWrite();
  useLetterKeys({
    '+': zoom.closer,
    '=': zoom.closer,
    '-': zoom.further,
    t: zoom.toToday,
    Escape: chosen === undefined ? undefined : () => setChosen(undefined),
  });
  return (
    <>
      <PaperHead title={t('title')} details={[programme]} />
      <Toolbar
        label={t('tools')}
        end={
          mayWrite ? (
            <Link href={paths.settings('context')} asChild>
              <ButtonLink icon="add">{t('add')}</ButtonLink>
            </Link>
          ) : undefined
        }
      >
        <Segments
          label={t('zoom.label')}
          value={zoom.name ?? ''}
          onValueChange={(name: ZoomName | '') => {
            if (name !== '') zoom.show(name);
          }}
          options={zoomNames.map((value) => ({ value, label: t(`zoom.${value}`) }))}
        />
        <Button variant="quiet" aria-label={t('zoom.out')} onClick={zoom.further}>
          −
        </Button>
        <Button variant="quiet" aria-label={t('zoom.in')} onClick={zoom.closer}>
          +
        </Button>
        <Button variant="quiet" icon="target" shortcut="T" onClick={zoom.toToday}>
          {t('today')}
        </Button>
      </Toolbar>
      <TimelineChart
        lanes={shown}
        range={range}
        frame={frame}
        factor={zoom.factor}
        chosenKey={chosen?.key}
        onChoose={setChosen}
      />
      <EntryStrip entry={chosen} lanes={lanes} />
      <TimelineTable lanes={lanes} />
    </>
  );
}
