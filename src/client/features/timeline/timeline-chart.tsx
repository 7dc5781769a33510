/** The lanes: their names stay at the edge, entries are buttons of which one takes part in the order of Tab. */

import { type CSSProperties, type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  daysBetween,
  type DateRange,
  type LocalDate,
  shiftMonth,
} from '../../../domain/calendar/local-date.ts';
import { projectMonth } from '../../../domain/calendar/project-calendar.ts';
import type { TimelineEntry, TimelineLane } from '../../../domain/programme/context-timeline.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { classNames } from '../../ui/class-names.ts';
import { Tag } from '../../ui/tag.tsx';
import styles from './timeline.module.css';
import { useEntryWords, useLaneName } from './timeline-words.ts';
import type { WordsPlace } from './place-words.ts';
import { useWordsPlaces } from './use-words-places.ts';

interface TimelineChartProps {
  readonly lanes: readonly TimelineLane[];
  readonly range: DateRange;
  readonly frame: RefObject<HTMLDivElement | null>;
  /** 1 shows all of it at once. */
  readonly factor: number;
  readonly chosenKey: string | undefined;
  readonly onChoose: (entry: TimelineEntry) => void;
}

/** Places on the line, as shares of it. */
function placesIn(range: DateRange) {
  const days = daysBetween(range.from, range.to) + 1;
  const share = (count: number): string => `${((count / days) * 100).toFixed(3)}%`;
  return {
    at: (day: string): CSSProperties => ({ insetInlineStart: share(daysBetween(range.from, day)) }),
    over: ({ from, to }: DateRange): CSSProperties => ({
      insetInlineStart: share(daysBetween(range.from, from)),
      inlineSize: share(daysBetween(from, to) + 1),
      ['--from' as string]: ((daysBetween(range.from, from) / days) * 100).toFixed(3),
    }),
    /** Where a bar begins and ends, as shares of the track. */
    ends: ({ from, to }: DateRange) => ({
      from: daysBetween(range.from, from) / days,
      to: (daysBetween(range.from, to) + 1) / days,
    }),
  };
}

type Places = ReturnType<typeof placesIn>;

export function TimelineChart(props: TimelineChartProps) {
  const { lanes, range, frame, factor, chosenKey, onChoose } = props;
  const { t } = useTranslation('timeline');
  const today = useToday();
  const places = placesIn(range);
  const first = lanes.find(({ entries }) => entries.length > 0)?.entries[0]?.key;
  const [focused, setFocused] = useState<string | undefined>(undefined);
  const isThere = lanes.some(({ entries }) => entries.some(({ key }) => key === focused));
  const stop = isThere ? focused : first;
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="toolbar"
      aria-label={t('title')}
      onKeyDown={moveFocus}
      onScroll={({ currentTarget }) => {
        currentTarget.style.setProperty('--scrolled', `${currentTarget.scrollLeft}px`);
      }}
    >
      <div className={styles.chart} style={{ '--zoom': factor } as CSSProperties}>
        <Axis range={range} places={places} today={today} />
        {lanes.map((lane) => (
          <Lane
            key={lane.key}
            lane={lane}
            restrictions={lanes.find(
              (one) => one.kind === 'restrictions' && one.padId === lane.padId,
            )}
            isFirst={lanes.find((one) => one.padId === lane.padId) === lane}
            places={places}
            today={today}
            stop={stop}
            chosenKey={chosenKey}
            onFocus={setFocused}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}

/** Left and right within a lane, up and down to the entry of another lane that stands nearest. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  const lane = target.closest('[data-lane]');
  if (lane === null || !event.key.startsWith('Arrow')) return;
  const buttonsOf = (element: Element): HTMLElement[] => [
    ...element.querySelectorAll<HTMLElement>('button[data-entry]'),
  ];
  event.preventDefault();
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const own = buttonsOf(lane);
    own[own.indexOf(target) + (event.key === 'ArrowRight' ? 1 : -1)]?.focus();
    return;
  }
  const filled = [...event.currentTarget.querySelectorAll('[data-lane]')].filter(
    (one) => buttonsOf(one).length > 0,
  );
  const other = filled[filled.indexOf(lane) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (other === undefined) return;
  const far = (element: HTMLElement): number => Math.abs(element.offsetLeft - target.offsetLeft);
  buttonsOf(other)
    .toSorted((a, b) => far(a) - far(b))[0]
    ?.focus();
}

interface AxisProps {
  readonly range: DateRange;
  readonly places: Places;
  readonly today: LocalDate;
}

function Axis({ range, places, today }: AxisProps) {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const firstMonth = useCarnetState((state) => state.programme?.values.firstMonth);
  const months: string[] = [];
  for (let month = range.from.slice(0, 7); month <= range.to; month = shiftMonth(month, 1)) {
    months.push(month);
  }
  return (
    <div className={styles.axis} aria-hidden="true">
      <span className={styles.name} data-names="">
        {t('month')}
      </span>
      <span className={styles.track}>
        {months.map((month) => (
          <span key={month} className={styles.month} style={places.at(`${month}-01`)}>
            <b>{month.endsWith('-01') || month === months[0] ? month.slice(0, 4) : ' '}</b>
            <span>{format.month(month, 'short').split(' ')[0]}</span>
            <span>
              {firstMonth === undefined
                ? ''
                : format.number(projectMonth(`${month}-01`, firstMonth))}
            </span>
          </span>
        ))}
        <span className={styles.today} style={places.at(today)} data-today="" />
      </span>
    </div>
  );
}

interface LaneProps {
  readonly lane: TimelineLane;
  readonly restrictions: TimelineLane | undefined;
  /** The first of its launch pad says which one it is. */
  readonly isFirst: boolean;
  readonly places: Places;
  readonly today: LocalDate;
  readonly stop: string | undefined;
  readonly chosenKey: string | undefined;
  readonly onFocus: (key: string) => void;
  readonly onChoose: (entry: TimelineEntry) => void;
}

function Lane(props: LaneProps) {
  const { lane, restrictions, isFirst, places, today, stop, chosenKey, onFocus, onChoose } = props;
  const laneName = useLaneName();
  const words = useEntryWords();
  const pads = useCarnetState((state) => state.launchPads);
  const pad = pads.find(({ id }) => id === lane.padId)?.values;
  const shades = lane.padId === undefined ? [] : (restrictions?.entries ?? []);
  const bars = lane.entries
    .filter(isBar)
    .map((entry) => ({ key: entry.key, ...places.ends(entry), words: words.short(entry) }));
  const { track, places: wordsPlaces } = useWordsPlaces(bars);
  const lines = Math.max(0, ...[...wordsPlaces.values()].map(({ line }) => line));
  return (
    <div
      className={styles.lane}
      style={{ '--lines': lines } as CSSProperties}
      data-lane={lane.key}
      role="group"
      aria-label={laneName(lane)}
    >
      <span className={styles.name} aria-hidden="true">
        {pad !== undefined && isFirst ? <Tag>{pad.code}</Tag> : null}
        {laneName({ ...lane, padId: undefined })}
      </span>
      <span ref={track} className={styles.track}>
        {shades.map((entry) => (
          <span
            key={entry.key}
            aria-hidden="true"
            className={classNames(styles.shade, shadeOf(entry))}
            style={places.over(entry)}
          />
        ))}
        {/* Over the closures and behind the words. */}
        <span aria-hidden="true" className={styles.today} style={places.at(today)} />
        {lane.entries.map((entry) => (
          <Entry
            key={entry.key}
            entry={entry}
            wordsPlace={wordsPlaces.get(entry.key)}
            label={words.full(entry)}
            short={words.short(entry)}
            places={places}
            tabIndex={entry.key === stop ? 0 : -1}
            chosen={entry.key === chosenKey}
            onFocus={() => onFocus(entry.key)}
            onChoose={() => onChoose(entry)}
          />
        ))}
      </span>
    </div>
  );
}

function shadeOf(entry: TimelineEntry): string | undefined {
  if (entry.kind !== 'event') return undefined;
  const { effect } = entry.event.values;
  if (effect === 'noFaceToFace') return styles.none;
  return effect === 'limitedFaceToFace' ? styles.limited : undefined;
}

/** What lasts has a bar. */
const isBar = (entry: TimelineEntry): boolean =>
  entry.kind === 'event' && entry.event.values.kind !== 'deliverable';

interface EntryProps {
  readonly entry: TimelineEntry;
  /** Where its words stand, if not in it. */
  readonly wordsPlace: WordsPlace | undefined;
  readonly label: string;
  readonly short: string;
  readonly places: Places;
  readonly tabIndex: number;
  readonly chosen: boolean;
  readonly onFocus: () => void;
  readonly onChoose: () => void;
}

function Entry(props: EntryProps) {
  const { entry, wordsPlace, label, short, places, tabIndex, chosen, onFocus, onChoose } = props;
  const isSpan = isBar(entry);
  const original = entry.kind === 'event' ? entry.event.values.originalDate : undefined;
  // Who speaks what is seen must reach it: the name begins with that.
  const name = label.includes(short) ? label : `${short} · ${label}`;
  return (
    <>
      {original === undefined ? null : (
        <span aria-hidden="true" className={styles.original} style={places.at(original)}>
          ◇
        </span>
      )}
      <button
        type="button"
        data-entry={entry.key}
        tabIndex={tabIndex}
        aria-pressed={chosen}
        aria-label={name}
        title={label}
        className={classNames(
          styles.entry,
          isSpan ? styles.span : styles.point,
          entry.kind === 'event' && entry.soft && styles.soft,
          entry.kind === 'review' && entry.enrolled === undefined && styles.ahead,
          (entry.kind === 'enrolment' || entry.kind === 'visit') && styles.tick,
        )}
        style={isSpan ? places.over(entry) : places.at(entry.from)}
        onFocus={onFocus}
        onClick={onChoose}
      >
        {wordsPlace === undefined ? <Words entry={entry} short={short} /> : null}
      </button>
      {wordsPlace === undefined ? null : (
        <span
          className={styles.outside}
          style={
            { insetInlineStart: `${wordsPlace.left}px`, '--line': wordsPlace.line } as CSSProperties
          }
        >
          <Words entry={entry} short={short} />
        </span>
      )}
    </>
  );
}

/** What stands in the chart; the name of the button says it to those who hear it. */
function Words({ entry, short }: { readonly entry: TimelineEntry; readonly short: string }) {
  return (
    <span aria-hidden="true" data-words={entry.key}>
      {short}
    </span>
  );
}
