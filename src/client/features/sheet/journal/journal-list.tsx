/**
 * The entries of a journal. Those that fill a screen are drawn, more of them after the first paint and as they come into
 * view, and the browser skips what is far from the screen: five thousand entries open as fast as twenty, and stay real
 * elements that can be searched, read aloud and printed.
 */

import { startTransition, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Action, Contact, Issue } from '../../../../domain/operation/record.ts';
import type { Timeline, TimelineEntry } from '../../../../domain/sheet/timeline.ts';
import { useNow } from '../../../model/use-carnet.ts';
import { Button } from '../../../ui/button.tsx';
import { MarginHeading, MarginList } from '../../../ui/margin-list.tsx';
import { usePeople } from '../../../parts/record/people.ts';
import { ContactEntry } from './contact-entry.tsx';
import styles from './journal-list.module.css';
import { RemarkEntry } from './remark-entry.tsx';
import { useTarget } from './use-target.ts';

/** Entries drawn at first: more than a tall screen shows. */
export const firstCount = 24;
/** Entries added each time the end comes near the view. */
export const stepCount = 60;

interface JournalListProps {
  /** Whose journal it is. */
  readonly home: string;
  readonly actions: readonly Action[];
  readonly issues: readonly Issue[];
  readonly timeline: Timeline;
  readonly readOnly: boolean;
}

/** What came out of each contact. */
interface Outcomes {
  readonly actions: ReadonlyMap<string, readonly Action[]>;
  readonly issues: ReadonlyMap<string, readonly Issue[]>;
}

const none: readonly never[] = [];

export function JournalList(props: JournalListProps) {
  const { home, timeline, readOnly } = props;
  const { t } = useTranslation('sheet');
  const people = usePeople(home);
  const outcomes = useOutcomes(props);
  const now = useNow();
  const today = now.slice(0, 10);
  const target = useTarget();
  const { shown, showMore, end } = useGrowth(timeline, target);
  useArrival(target, timeline.past.length);

  const drawContact = (contact: Contact) => (
    <ContactEntry
      key={contact.id}
      contact={contact}
      people={people}
      actions={outcomes.actions.get(contact.id) ?? none}
      issues={outcomes.issues.get(contact.id) ?? none}
      today={today}
      overdue={contact.values.state === 'planned' && contact.values.at.slice(0, 10) < today}
      marked={contact.id === target}
      readOnly={readOnly}
    />
  );
  const drawEntry = (entry: TimelineEntry) =>
    entry.kind === 'contact' ? (
      drawContact(entry.contact)
    ) : (
      <RemarkEntry
        key={entry.key}
        entry={entry}
        today={today}
        marked={target !== '' && entry.key.startsWith(target)}
        readOnly={readOnly}
      />
    );
  const entries = timeline.past.slice(0, shown);
  const { coming } = timeline;
  return (
    <div className={styles.list}>
      <MarginList label={t('journal.label')}>
        {coming.length === 0 ? null : <MarginHeading>{t('journal.coming')}</MarginHeading>}
        {coming.map(drawContact)}
        {coming.length === 0 || entries.length === 0 ? null : (
          <MarginHeading>{t('journal.past')}</MarginHeading>
        )}
        {entries.map(drawEntry)}
      </MarginList>
      {entries.length === timeline.past.length ? null : (
        <div ref={end} className={styles.end}>
          <Button onClick={showMore}>{t('journal.older')}</Button>
        </div>
      )}
    </div>
  );
}

function useOutcomes({ actions, issues }: Pick<JournalListProps, 'actions' | 'issues'>): Outcomes {
  return useMemo(
    () => ({
      actions: byContact(actions),
      issues: byContact(issues),
    }),
    [actions, issues],
  );
}

function byContact<R extends Action | Issue>(
  records: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const found = new Map<string, R[]>();
  for (const record of records) {
    const contactId = record.values.from?.contactId;
    if (contactId === undefined) continue;
    const others = found.get(contactId);
    if (others === undefined) found.set(contactId, [record]);
    else others.push(record);
  }
  return found;
}

/** How many entries are drawn: more when the end nears the screen, all of them for print and for a target. */
function useGrowth(timeline: Timeline, target: string) {
  const [drawn, setDrawn] = useState(firstCount);
  const end = useRef<HTMLDivElement>(null);
  const total = timeline.past.length;
  const targetIndex =
    target === '' ? -1 : timeline.past.findIndex(({ key }) => key.startsWith(target));
  const shown = Math.min(total, Math.max(drawn, targetIndex + 1));
  const showMore = (): void => setDrawn(shown + stepCount);
  // Whoever types or moves on meanwhile does not wait for them.
  const onNear = useEffectEvent(() => startTransition(showMore));

  useEffect(() => {
    const element = end.current;
    if (element === null || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) onNear();
      },
      { rootMargin: '1200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
    // Observed anew after each step: an end that is still near must be told again.
  }, [shown, total]);

  useEffect(() => {
    const drawAll = (): void => flushSync(() => setDrawn(Number.POSITIVE_INFINITY));
    window.addEventListener('beforeprint', drawAll);
    return () => window.removeEventListener('beforeprint', drawAll);
  }, []);

  return { shown, showMore, end };
}

/** Near the top of a sheet its tabs would stand half under what stays in view. */
function showCutTabs(): void {
  const tabs = document.querySelector('[role="tablist"]');
  const { top = 0, bottom = 0 } = tabs?.getBoundingClientRect() ?? {};
  const kept = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
  if (top < kept && bottom > 0) tabs?.scrollIntoView({ block: 'nearest' });
}

/** Brings the entry that the address points at into view. */
function useArrival(target: string, entryCount: number): void {
  const arrived = useRef('');
  useEffect(() => {
    if (target === '' || arrived.current === target || entryCount === 0) return;
    const element = document.querySelector(`[id^="${CSS.escape(target)}"]`);
    if (!(element instanceof HTMLElement)) return;
    arrived.current = target;
    element.scrollIntoView({ block: 'center' });
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    // Entries have their heights once they were in sight: a frame later.
    requestAnimationFrame(() => requestAnimationFrame(showCutTabs));
  }, [target, entryCount]);
}
