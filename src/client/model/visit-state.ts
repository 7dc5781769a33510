/**
 * Where a visit stands on this device: its agenda, the topic that is open, the timer. Kept with the drafts, so that it is
 * there again after the page, the browser or the laptop was ended; notes and answers are records and do not depend on it.
 * A visit that is opened on another device composes its agenda anew.
 */

import { useCallback, useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { contactModes } from '../../domain/contact/contact.ts';
import { type Topic, topicKinds } from '../../domain/visit/topic.ts';
import { minutesOf, stopTimer, timerAt, type VisitTimer } from '../../domain/visit/timer.ts';
import type { BeforeVisit } from '../../domain/visit/visit.ts';
import type { Draft } from '../ports/sheet-store.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';
import { type UnderWay, visitKey } from './visit-key.ts';

const said = z.object({ text: z.string(), lang: z.enum(['en', 'fr']) });
const topic = z.object({
  key: z.string(),
  kind: z.enum(topicKinds),
  title: z.object({ en: said, fr: said }),
  recordId: z.optional(z.string()),
  sectionKey: z.optional(z.string()),
  items: z.optional(z.array(z.string())),
});
const visitSchema = z.object({
  /** Before the agenda was composed, those alone that somebody added on a sheet that was merged into this one. */
  topics: z.array(topic),
  done: z.array(z.string()),
  /** Absent until the agenda was composed. */
  current: z.optional(z.string()),
  /** Milliseconds by topic. */
  spent: z.record(z.string(), z.number()),
  timer: z.object({ countedMs: z.number(), isRunning: z.boolean(), seenAt: z.number() }),
  isLeft: z.optional(z.boolean()),
  /** Of a contact that was planned; absent where it was added for the visit. */
  before: z.optional(
    z.object({
      at: z.string(),
      zone: z.optional(z.string()),
      mode: z.optional(z.enum(contactModes)),
      minutes: z.optional(z.number()),
    }),
  ),
  /** The visit began here, so that it can be withdrawn here. */
  isBegunHere: z.boolean(),
  /** Actions that the summary for the owner leaves out. */
  untold: z.array(z.string()),
});

export interface VisitState {
  readonly topics: readonly Topic[];
  readonly done: readonly string[];
  readonly current?: string | undefined;
  readonly spent: Readonly<Record<string, number>>;
  readonly timer: VisitTimer;
  /** It was left, which stopped the timer: it goes on where the visit is opened again. */
  readonly isLeft?: boolean | undefined;
  readonly before?: BeforeVisit | undefined;
  readonly isBegunHere: boolean;
  readonly untold: readonly string[];
}

/** A visit whose agenda is still to be composed. */
export function newVisit(timer: VisitTimer): VisitState {
  return { topics: [], done: [], spent: {}, timer, isBegunHere: false, untold: [] };
}

/**
 * A visit that goes on with the copy of its contact. The rest of the agenda names records of the other sheet, and is composed
 * anew; a topic that somebody added is written nowhere else.
 */
export function carriedOver({ topics, done, timer }: VisitState): VisitState {
  const added = topics.filter(({ kind }) => kind === 'added');
  const isAdded = (key: string): boolean => added.some((topic) => topic.key === key);
  return { ...newVisit(timer), topics: added, done: done.filter(isAdded) };
}

/** What a draft holds of a visit; nothing where it cannot be read. */
export function visitIn(draft: Draft | undefined): VisitState | undefined {
  if (draft === undefined) return undefined;
  try {
    const read = visitSchema.safeParse(JSON.parse(draft.text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** The visit after some time: what passed counts for the visit and for the topic that is open. */
export function visitAt(visit: VisitState, now: number): VisitState {
  const timer = timerAt(visit.timer, now);
  const passed = timer.countedMs - visit.timer.countedMs;
  const { current } = visit;
  if (current === undefined || passed === 0) return { ...visit, timer };
  return {
    ...visit,
    timer,
    spent: { ...visit.spent, [current]: (visit.spent[current] ?? 0) + passed },
  };
}

export interface VisitDesk {
  readonly visit: VisitState;
  /** Changes it as it stands at this moment, and keeps it. */
  readonly update: (change: (visit: VisitState) => VisitState) => void;
  /** Another tab ended it: what is done here would not be kept. */
  readonly isEndedElsewhere: boolean;
  /** Nothing is kept of it any more. */
  readonly forget: () => Promise<void>;
  /** Keeps it again after it was ended, as one that was left: its timer goes on where it is opened. */
  readonly reopen: () => Promise<void>;
  /** Whole minutes until now. */
  readonly minutes: () => number;
}

/** The visit of a contact, as it was left on this device; else a new one. */
export function useVisitState(which: UnderWay, begin: () => VisitState): VisitDesk {
  const carnet = useCarnet();
  const key = visitKey(which);
  const draft = useCarnetState((state) => state.drafts.get(key));
  const [first] = useState(() => visitIn(draft) ?? begin());
  const [visit, setVisit] = useState(first);
  const latest = useRef(first);
  /** As it was kept or found last. */
  const kept = useRef(draft?.text);
  const isOver = useRef(false);
  const [isEndedElsewhere, setEndedElsewhere] = useState(false);
  /** What another tab made of the visit meanwhile; where it ended it, it is over here as well. */
  const takeIn = useCallback(() => {
    const there = carnet.state.getState().drafts.get(key);
    if (there?.text === kept.current) return;
    if (there === undefined && !isOver.current) {
      isOver.current = true;
      setEndedElsewhere(true);
    }
    latest.current = visitIn(there) ?? latest.current;
    kept.current = there?.text;
  }, [carnet, key]);
  useEffect(() => {
    takeIn();
    setVisit(latest.current);
  }, [draft, takeIn]);
  const update = useCallback(
    (change: (visit: VisitState) => VisitState) => {
      takeIn();
      if (isOver.current) return;
      const next = change(visitAt(latest.current, carnet.environment.now()));
      latest.current = next;
      setVisit(next);
      const text = JSON.stringify(next);
      kept.current = text;
      // Where it cannot be kept the device says so itself; the visit goes on.
      carnet.keepDraft(key, text).catch(() => undefined);
    },
    [carnet, key, takeIn],
  );
  const forget = useCallback(() => {
    isOver.current = true;
    latest.current = visitAt(latest.current, carnet.environment.now());
    return carnet.keepDraft(key, '');
  }, [carnet, key]);
  const reopen = useCallback(() => {
    const ended = latest.current;
    const timer = stopTimer(ended.timer, ended.timer.seenAt);
    return carnet.keepDraft(key, JSON.stringify({ ...ended, timer, isLeft: true }));
  }, [carnet, key]);
  const minutes = useCallback(
    () => minutesOf(visitAt(latest.current, carnet.environment.now()).timer.countedMs),
    [carnet],
  );
  return { visit, update, isEndedElsewhere, forget, reopen, minutes };
}
