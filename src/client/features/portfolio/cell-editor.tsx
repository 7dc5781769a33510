/**
 * A cell of the list, changed in its place: the stage and the account manager as a menu, the next date and the batch as
 * a field over the cell. Enter and Tab keep it, Tab goes on to the next cell, Esc leaves what was there. Loaded when it
 * is first asked for.
 */

import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { possibleManagers } from '../../../domain/permission/account-manager.ts';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { putContactOn } from '../../../domain/calendar/plan-contact.ts';
import { recordAs } from '../../../domain/operation/record.ts';
import { bulkOutcome } from '../../../domain/portfolio/bulk.ts';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import type { ContactBrief } from '../../../domain/sme/journal-summary.ts';
import { evidenceIn } from '../../../domain/stage/guards.ts';
import { movesFrom } from '../../../domain/stage/transitions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { askPlan } from '../../model/plan-question.ts';
import type { Sheet } from '../../model/state.ts';
import { useCarnet, useCarnetState, useRun, useToday } from '../../model/use-carnet.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useDecider } from '../../model/use-decides-on.ts';
import { useTypedField } from '../../model/use-typed-field.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { useFieldMessage } from '../../parts/record/field-message.ts';
import { useMemberName } from '../../parts/programme/use-member-name.ts';
import { Field } from '../../ui/field.tsx';
import { useFloating } from '../../ui/floating.ts';
import floating from '../../ui/floating.module.css';
import { Menu, type MenuItem } from '../../ui/menu-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { type CellPlace, cellAt, cellBeside } from './cell-place.ts';
import styles from './cell-editor.module.css';
import { useMoveNow } from './use-move-now.ts';

interface CellEditorProps {
  readonly place: CellPlace;
  readonly row: PortfolioRow;
  readonly onClose: () => void;
}

export function CellEditor({ place, row, onClose }: CellEditorProps) {
  const sheet = useCarnetState((state) => state.sheets.get(place.smeId));
  const [anchor] = useState(() => ({ current: cellAt(place) }));
  const close = (goTo: CellPlace | undefined): void => {
    onClose();
    // What was changed may have moved the row: it is drawn in its new place by then.
    if (goTo !== undefined) requestAnimationFrame(() => cellAt(goTo)?.focus());
  };
  const keepRef = useRef<Keep>(undefined);
  useTabKey(place, keepRef, close);
  if (sheet === undefined || anchor.current === null) return null;
  const onEnd = (back: boolean): void => close(back ? place : undefined);
  const shared = { sheet, anchor, onClose: onEnd };
  switch (place.column) {
    case 'stage':
      return <StageMenu {...shared} />;
    case 'manager':
      return <ManagerMenu {...shared} />;
    case 'batch':
      return <BatchField {...shared} />;
    case 'next':
      return <NextField {...shared} row={row} keepRef={keepRef} />;
  }
}

/** Keeps what is in the field, where it does not save itself; answers whether it could. */
type Keep = (() => Promise<boolean>) | undefined;

/** Tab goes on to the next cell of the row, with Shift to the one before; at the end it stays. */
function useTabKey(
  place: CellPlace,
  keepRef: RefObject<Keep>,
  close: (goTo: CellPlace) => void,
): void {
  const onTab = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const next = cellBeside(place, event.shiftKey ? -1 : 1) ?? place;
    const leave = async (): Promise<void> => {
      if ((await keepRef.current?.()) !== false) close(next);
    };
    void leave();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onTab(event);
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, []);
}

interface EditorProps {
  readonly sheet: Sheet;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: (returnFocus: boolean) => void;
}

function StageMenu({ sheet, ...rest }: EditorProps) {
  const { t } = useTranslation(['portfolio', 'domain']);
  const moveNow = useMoveNow();
  const { id, values } = sheet.sme;
  const stages = [values.stage, ...movesFrom(values).map(({ to }) => to)];
  const items = stages.map((stage): MenuItem => {
    const current = stage === values.stage;
    return {
      id: stage,
      label: t(`domain:option.stage.${stage}`),
      checked: current,
      onSelect: () => {
        if (!current) moveNow(id, stage);
      },
    };
  });
  return <Menu label={t('portfolio:column.stage')} items={items} {...rest} />;
}

function ManagerMenu({ sheet, ...rest }: EditorProps) {
  const { t } = useTranslation(['portfolio', 'list']);
  const carnet = useCarnet();
  const change = useChange();
  const today = useToday();
  const decider = useDecider();
  const members = useCarnetState((state) => state.members);
  const nameOf = useMemberName();
  const coming = useCarnetState((state) => state.contactsComing);
  const record = carnet.record(sheet.sme.id);
  if (record === undefined) return null;
  const evidence = evidenceIn(sheet, { today, contactsComing: coming });
  const items = possibleManagers(members, sheet.sme.values.accountManagerId).map(
    (member): MenuItem => {
      const { id } = member;
      const checked = id === sheet.sme.values.accountManagerId;
      const act = { kind: 'manager', to: id } as const;
      const { commands, stopped } = bulkOutcome([{ record, evidence }], act, decider, today);
      const isForOthers = stopped.some(({ stop }) => stop.kind === 'rights');
      return {
        id,
        label: nameOf(member),
        checked,
        unavailableBecause: isForOthers && !checked ? t('list:stop.rights') : undefined,
        onSelect: () => {
          const [command] = commands;
          if (command !== undefined)
            void change(command, { done: t('list:bulk.done.manager', { count: 1 }) });
        },
      };
    },
  );
  return <Menu label={t('portfolio:column.manager')} items={items} {...rest} />;
}

/** Saves itself while one types, as on the sheet; Esc brings back what was there. */
function BatchField({ sheet, ...rest }: EditorProps) {
  const { t } = useTranslation('portfolio');
  const message = useFieldMessage();
  const stored = sheet.sme.values.batch ?? '';
  const [before] = useState(stored);
  const typed = useTypedField(sheet.sme.id, 'batch', stored, (text) => text.trim() || undefined);
  return (
    <CellPanel
      {...rest}
      label={t('column.batch')}
      onEscape={() => {
        if (typed.value !== before) typed.onChange(before);
      }}
    >
      <Field label={t('column.batch')} error={message(typed.error, typed.notSaved)}>
        <TextInput
          value={typed.value}
          onValueChange={typed.onChange}
          onBlur={typed.onBlur}
          autoComplete="off"
          data-autofocus
        />
      </Field>
    </CellPanel>
  );
}

interface NextFieldProps extends EditorProps {
  readonly row: PortfolioRow;
  readonly keepRef: RefObject<Keep>;
}

/** The day of the planned contact; where none is planned, the planning sheet asks for one. */
function NextField({ sheet, row, anchor, keepRef, onClose }: NextFieldProps) {
  const { next } = row;
  const planned = sheet.summary.planned.find(({ at }) => at.slice(0, 10) === next?.on);
  const isPlanned = next?.kind === 'planned' && planned !== undefined;
  const ask = useEffectEvent(() => {
    onClose(false);
    askPlan({ smeId: row.id, kind: next?.review === true ? 'monthlyReview' : undefined });
  });
  useEffect(() => {
    if (!isPlanned) ask();
  }, [isPlanned]);
  if (!isPlanned) return null;
  return <PlannedDay {...{ sheet, anchor, keepRef, onClose, planned }} />;
}

interface PlannedDayProps extends EditorProps {
  readonly planned: ContactBrief;
  readonly keepRef: RefObject<Keep>;
}

function PlannedDay({ sheet, planned, keepRef, anchor, onClose }: PlannedDayProps) {
  const { t } = useTranslation(['list', 'portfolio', 'calendar']);
  const carnet = useCarnet();
  const run = useRun();
  const today = useToday();
  const format = useFormat();
  // What stood there when it was opened: what comes from elsewhere since is not overwritten.
  const [before] = useState(planned.at.slice(0, 10));
  const [day, setDay] = useState(before);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const escaped = useRef(false);
  const save = async (): Promise<boolean> => {
    if (day === before) return true;
    if (parseLocalDate(day) === undefined) return false;
    await carnet.loadJournal(sheet.sme.id);
    const now = recordAs(carnet.record(planned.id), 'contact')?.values.at.slice(0, 10);
    if (now !== undefined && now !== before) {
      setProblem(t('list:edit.changed', { day: format.day(now, today) }));
      return false;
    }
    const done = t('calendar:done.moved', { day: format.day(day, today) });
    const result = await run(putContactOn(planned.id, day), { done });
    if (!result.ok) setProblem(t('calendar:done.notMoved'));
    return result.ok;
  };
  useEffect(() => {
    keepRef.current = save;
  });
  // What cannot be kept stays open, unless Esc gave it up.
  const close = (back: boolean): void => {
    if (escaped.current) onClose(back);
    else void save().then((kept) => kept && onClose(back));
  };
  return (
    <CellPanel
      anchor={anchor}
      label={t('portfolio:column.next')}
      onClose={close}
      onEscape={() => {
        escaped.current = true;
      }}
    >
      <Field label={t('portfolio:column.next')} error={problem}>
        <DayInput value={day} side="next" sme={sheet.sme} onValueChange={setDay} data-autofocus />
      </Field>
    </CellPanel>
  );
}

interface CellPanelProps extends Omit<EditorProps, 'sheet'> {
  readonly label: string;
  /** Before it is closed. */
  readonly onEscape: () => void;
  readonly children: ReactNode;
}

/** A field over its cell, which has the focus. */
function CellPanel(props: CellPanelProps) {
  const { label, anchor, onClose, onEscape, children } = props;
  const root = useRef<HTMLDivElement>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') onEscape();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    // Before the panel closes at the same key.
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
  useFloating({ open: true, close: onClose, trigger: anchor, root });
  useEffect(() => {
    const field = root.current?.querySelector<HTMLInputElement>('[data-autofocus]');
    field?.focus({ preventScroll: true });
    field?.select();
  }, []);
  return (
    <div ref={root} popover="manual" className={`${floating.root} ${floating.sheet}`}>
      <form
        role="dialog"
        aria-label={label}
        className={`${floating.panel} ${styles.panel}`}
        onSubmit={(event) => {
          event.preventDefault();
          onClose(true);
        }}
      >
        {children}
      </form>
    </div>
  );
}
