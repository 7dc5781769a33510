/**
 * My day: every morning, what to do first and why, over all SMEs, without filling in anything. Each line is dealt with
 * where it stands; what is dealt with goes away, with an undo, and the focus is on the next one.
 */

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useSearch } from 'wouter';
import type { DayLine, DaySection, DaySectionId } from '../../../domain/my-day/day-line.ts';
import type { DayScope } from '../../../domain/my-day/day-scope.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { dayOnPaper, type MyDay } from '../../../domain/my-day/my-day.ts';
import { LeftOut } from '../../parts/print/left-out.tsx';
import { firstMeetingDay } from '../../../domain/alert/meeting-day.ts';
import { useCommands } from '../../model/commands.ts';
import { useLeftPlace } from '../../model/left-place.ts';
import { askPlan, planQuestion } from '../../model/plan-question.ts';
import { useAlertContext } from '../../model/use-alerts.ts';
import { askStage } from '../../model/stage-question.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useNotedMayLeave } from '../../model/use-noted-may-leave.ts';
import { HalfTypedBinned } from '../../parts/composer/half-typed-binned.tsx';
import { useChange } from '../../parts/record/use-change.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { DesktopOnly, TopBar } from '../../ui/top-bar.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { AwayList } from './away-list.tsx';
import { DayFoot } from './day-foot.tsx';
import { DayMeetings, useDayMeetings } from './day-meetings.tsx';
import { DaySectionList, shownLines } from './day-section.tsx';
import { type LineHandlers, LineHandlersContext, type Panel } from './line-handlers.ts';
import styles from './my-day.module.css';
import { isToDo, OtherActionList, useOtherActions } from './other-actions.tsx';
import { QuietDay } from './quiet-day.tsx';
import { TypedBefore } from './typed-before.tsx';
import { useDayScope } from './use-day-scope.ts';
import { focusLine, type LineFocus, useLineFocus } from './use-line-focus.ts';
import { useAway, useMyDay } from './use-my-day.ts';
import { useDecisions, WaitingDecisions } from './waiting-decisions.tsx';

export function MyDayScreen() {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const today = useToday();
  const { scope, setScope, scopes, namedId } = useDayScope();
  const printing = useIsPrinting();
  const whole = useMyDay(scope);
  const mayLeave = useNotedMayLeave();
  const sheets = useCarnetState((state) => state.sheets);
  const programmeId = useCarnetState((state) => state.programmeId);
  const day = printing ? dayOnPaper(whole, mayLeave, (id) => sheets.get(id)?.summary) : whole;
  const left = printing ? contactsOf(whole) - contactsOf(day) : 0;
  const away = useAway(scope);
  const body = useRef<HTMLDivElement>(null);
  const { isWhole, showAll } = useWholeSections(printing);
  const order = useMemo(
    () =>
      day.sections.flatMap((section) =>
        shownLines(section, isWhole(section.id)).map(({ key }) => key),
      ),
    [day, isWhole],
  );
  const decisions = useDecisions();
  const isPlanning = useStore(planQuestion, ({ question }) => question !== undefined);
  const focus = useLineFocus(order, body, isPlanning);
  const panels = useLinePanels(focus);
  const lines = day.sections.flatMap((section) => section.lines);
  const active = lines.find(({ key }) => key === focus.activeKey);
  useLineCommands(active, panels.handlers);
  const every = useOtherActions(scope, namedId);
  // What is to be done with a confidential organisation stays inside the programme.
  const meetings = useDayMeetings(scope);
  const others = printing
    ? every.filter(
        (one) =>
          isToDo(one) && one.organisation?.values.confidential !== true && mayLeave(one.action),
      )
    : every;
  const actionsLeft = printing
    ? actionsOf(whole) - actionsOf(day) + every.filter(isToDo).length - others.length
    : 0;
  const search = useSearch();
  useLeftPlace(
    {
      screen: 'myDay',
      path: search === '' ? paths.myDay() : `${paths.myDay()}?${search}`,
      rows: lines
        .filter(({ key }) => order.includes(key))
        .map(({ key, sme }) => ({ key, smeId: sme.id })),
      row: focus.activeKey,
    },
    focusLine,
  );

  return (
    <>
      <TopBar title={t('title')} subtitle={format.dateFull(today)} />
      <PrintedTitle scope={scope} />
      <Toolbar
        label={t('scope.label')}
        end={
          <DesktopOnly>
            <Button icon="print" onClick={() => window.print()}>
              {t('print')}
            </Button>
          </DesktopOnly>
        }
      >
        <Segments
          label={t('scope.label')}
          value={scope}
          onValueChange={setScope}
          options={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
        />
      </Toolbar>
      <LineHandlersContext value={panels.handlers}>
        <div ref={body} tabIndex={-1} className={styles.day}>
          {printing ? null : <WaitingDecisions />}
          {printing ? null : <TypedBefore />}
          {printing ? null : (
            <WritersOnly>
              <HalfTypedBinned home={programmeId} />
            </WritersOnly>
          )}
          <DayMeetings meetings={meetings} />
          {lines.length === 0 && others.length === 0 && meetings.length === 0 ? (
            <QuietDay day={day} scope={scope} onScope={setScope} />
          ) : null}
          {meetings.length === 0 ? <AboveSections sections={day.sections} /> : null}
          {day.sections.map((section) => (
            <DaySectionList
              key={section.id}
              section={section}
              scope={scope}
              whole={isWhole(section.id)}
              onShowAll={() => showAll(section.id)}
              openLine={panels.openLine}
              activeKey={focus.activeKey}
              onFocus={focus.onFocus}
            />
          ))}
          <OtherActionList actions={others} namedId={namedId} />
          <AwayList away={away} />
          <LeftOut count={left} actions={actionsLeft} />
        </div>
      </LineHandlersContext>
      <DayFoot
        count={countToDo(day.sections) + others.filter(isToDo).length + meetings.length + decisions}
      />
    </>
  );
}

/** Contacts that lines are about or are counted from, such as the last one of an SME that has gone silent. */
const contactsOf = ({ sections }: MyDay): number =>
  sections
    .flatMap(({ lines }) => lines)
    .filter(({ kind }) => kind === 'contact' || kind === 'sme' || kind === 'review').length +
  sections
    .flatMap(({ lines }) => lines)
    .filter((line) => line.kind === 'sme' && line.planned !== undefined).length;

const actionsOf = ({ sections }: MyDay): number =>
  sections.flatMap(({ lines }) => lines).filter(({ kind }) => kind === 'action').length;

/** What only comes up is nothing to do today. */
function countToDo(sections: readonly DaySection[]): number {
  return sections
    .filter(({ id }) => id !== 'coming')
    .reduce((sum, { lines }) => sum + lines.length, 0);
}

/** Said above what comes up, when that is all there is; above everything, when more may be on its way. */
function AboveSections({ sections }: { readonly sections: readonly DaySection[] }): ReactNode {
  const { t } = useTranslation(['my-day', 'alerts']);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const decisions = useDecisions();
  if (sections.length === 0) return null;
  if (contactsComing) return <p className={styles.coming}>{t('alerts:coming')}</p>;
  if (countToDo(sections) + decisions > 0) return null;
  return <p className={styles.nothing}>{t('empty.coming')}</p>;
}

/** On paper there is no top bar: whose day, and which. */
function PrintedTitle({ scope }: { readonly scope: DayScope }) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const today = useToday();
  const name = useCarnetState(
    ({ members, memberId }) => members.find(({ id }) => id === memberId)?.values.name ?? '',
  );
  const whose = scope === 'mine' ? name : t(`scope.${scope}`);
  return (
    <div className={styles.printed} aria-hidden="true">
      <strong>{t('title')}</strong>
      {` · ${whose} · ${format.dateFull(today)}`}
    </div>
  );
}

/** Which sections are drawn to their last line: those that were asked for; on paper, all. */
function useWholeSections(printing: boolean) {
  const [whole, setWhole] = useState<ReadonlySet<DaySectionId>>(new Set());
  const isWhole = useCallback(
    (id: DaySectionId): boolean => printing || whole.has(id),
    [printing, whole],
  );
  const showAll = (id: DaySectionId): void => setWhole((before) => new Set([...before, id]));
  return { isWhole, showAll };
}

/** The small form that is open, and how the lines act. */
function useLinePanels({ leaving }: LineFocus) {
  const carnet = useCarnet();
  const rules = useAlertContext();
  const change = useChange();
  const [openLine, setOpenLine] = useState<
    { readonly key: string; readonly panel: Panel } | undefined
  >(undefined);
  const close = (line: DayLine): void => {
    setOpenLine(undefined);
    focusLine(line.key);
  };
  const perform: LineHandlers['perform'] = async (line, work) => {
    leaving(line.key);
    if (!(await work())) return false;
    // A line that stays, with less to say, keeps the focus; one that went has passed it on.
    if (document.getElementById(line.key) !== null) focusLine(line.key);
    setOpenLine(undefined);
    return true;
  };
  const act: LineHandlers['act'] = (line, command, done) =>
    perform(line, async () => {
      // A planned contact is a record of the journal, which the day does without until now.
      if (line.kind === 'contact') await carnet.loadJournal(line.sme.id);
      return change(command, { done });
    });
  const handlers: LineHandlers = {
    open: (line, panel) => setOpenLine({ key: line.key, panel }),
    close,
    plan: (line) => {
      leaving(line.key);
      const isReview =
        line.kind === 'review' || (line.kind === 'sme' && line.dueReview !== undefined);
      askPlan({
        smeId: line.sme.id,
        kind: isReview ? 'monthlyReview' : undefined,
        day: line.kind === 'review' ? firstMeetingDay(line.sme, line.on, rules) : undefined,
        isProposed: true,
      });
    },
    perform,
    act,
  };
  return { openLine, handlers };
}

/** On the line that has the focus, `L` logs, `P` plans, and `M` moves its SME to another stage. */
function useLineCommands(line: DayLine | undefined, handlers: LineHandlers): void {
  const detail = line?.sme.values.name;
  useCommands(
    line === undefined
      ? {}
      : {
          log: { run: () => handlers.open(line, { kind: 'log' }), detail },
          planContact: { run: () => handlers.plan(line), detail },
          moveStage: { run: () => askStage(line.sme.id), detail },
        },
  );
}
