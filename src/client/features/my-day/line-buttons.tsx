/** What can be done to a line in one press, and what opens a small form below it. */

import { useTranslation } from 'react-i18next';
import { completeAction, dropAction } from '../../../domain/action/settle-action.ts';
import type { Alert } from '../../../domain/alert/alert.ts';
import { settleContact } from '../../../domain/contact/settle-contact.ts';
import type {
  ActionLine,
  ContactLine,
  DayLine,
  HandoverLine,
  ReviewLine,
  SmeLine,
} from '../../../domain/my-day/day-line.ts';
import type { Preparation } from '../../../domain/review/monthly-reviews.ts';
import { confirmHandover } from '../../../domain/sme/hand-over.ts';
import { askStage } from '../../model/stage-question.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { usePrepareReview } from '../../parts/review/use-prepare-review.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton, type MenuItem } from '../../ui/menu-button.tsx';
import { useLineHandlers } from './line-handlers.ts';
import styles from './my-day.module.css';
import { useSettleLine } from './use-settle-line.ts';

interface LineButtonsProps {
  readonly line: DayLine;
  /** The element that names the line: its buttons are many and alike. */
  readonly describedBy: string;
  /** It can wait: no button stands out. */
  readonly quiet: boolean;
}

export function LineButtons(props: LineButtonsProps) {
  const { line, ...rest } = props;
  const mayWrite = useMayWrite();
  if (!mayWrite) return null;
  switch (line.kind) {
    case 'contact':
      return <ContactButtons {...rest} line={line} />;
    case 'action':
      return <ActionButtons {...rest} line={line} />;
    case 'handover':
      return <HandoverButtons {...rest} line={line} />;
    case 'sme':
    case 'review':
      return <SmeButtons {...rest} line={line} />;
  }
}

/** What is done less often, behind one button. */
export function LineMore({ line }: { readonly line: DayLine }) {
  const { t } = useTranslation('my-day');
  const items = useMoreItems()(line);
  const mayWrite = useMayWrite();
  if (items.length === 0 || !mayWrite) return null;
  const label = t('action.more', { name: line.sme.values.name });
  return (
    <MenuButton
      label={label}
      align="end"
      items={items}
      trigger={(trigger) => <IconButton {...trigger} small icon="more" label={label} />}
    />
  );
}

function useMoreItems(): (line: DayLine) => readonly MenuItem[] {
  const { t } = useTranslation(['my-day', 'sheet', 'alerts', 'side']);
  const { act, open } = useLineHandlers();
  const snoozesOf = (line: DayLine): readonly MenuItem[] =>
    snoozableOf(line).map((alert, index) => ({
      id: `snooze-${alert.id}`,
      icon: 'silence',
      label: t('alerts:snooze.openOf', { alert: t(`alerts:name.${alert.id}`) }),
      separated: index === 0,
      onSelect: () => open(line, { kind: 'snooze', alert }),
    }));
  const log = (line: DayLine): MenuItem => ({
    id: 'log',
    icon: 'write',
    label: t('my-day:action.log'),
    onSelect: () => open(line, { kind: 'log' }),
  });
  // What stands too long in a stage is settled by another one.
  const stageOf = (line: ContactLine | SmeLine): readonly MenuItem[] =>
    line.alerts.some(({ id }) => id === 'stuckInStage')
      ? [
          {
            id: 'stage',
            icon: 'forward',
            label: t('alerts:step.stuckInStage'),
            onSelect: () => askStage(line.sme.id),
          },
        ]
      : [];
  return (line) => {
    switch (line.kind) {
      case 'contact':
        return [
          log(line),
          ...stageOf(line),
          {
            id: 'move',
            icon: 'calendar',
            label: t('my-day:action.move'),
            onSelect: () => open(line, { kind: 'move' }),
          },
          {
            id: 'cancel',
            icon: 'close',
            label: t('sheet:entry.cancel'),
            onSelect: () =>
              void act(
                line,
                settleContact(line.contact.id, 'cancelled'),
                t('sheet:entry.cancelDone'),
              ),
          },
          ...snoozesOf(line),
        ];
      case 'sme':
        return [...stageOf(line), ...snoozesOf(line)];
      case 'action':
        return [
          log(line),
          {
            id: 'drop',
            icon: 'close',
            label: t('sheet:action.drop'),
            onSelect: () => void act(line, dropAction(line.action.id), t('sheet:action.dropped')),
          },
        ];
      case 'review':
        return [log(line)];
      case 'handover':
        return [log(line)];
    }
  };
}

/** The alerts of a line, which can be put off. */
function snoozableOf(line: DayLine): readonly Pick<Alert, 'id' | 'level'>[] {
  if (line.kind !== 'contact' && line.kind !== 'sme') return [];
  const { alerts, dueReview } = line;
  if (dueReview?.level === undefined) return alerts;
  return [...alerts, { id: 'lateReview', level: dueReview.level }];
}

interface ButtonsOf<Line extends DayLine> extends LineButtonsProps {
  readonly line: Line;
}

function ContactButtons({ line, describedBy }: ButtonsOf<ContactLine>) {
  const { t } = useTranslation('sheet');
  const today = useToday();
  const { settle, passed, keys } = useSettleLine(line);
  const prepare =
    line.preparation === undefined ? null : (
      <PrepareButton smeId={line.sme.id} preparation={line.preparation} describedBy={describedBy} />
    );
  // What became of it can be told once its day has come.
  if (line.hereAt.slice(0, 10) > today) return prepare;
  return (
    <>
      {passed ? <span className={styles.question}>{keys.question}</span> : null}
      <Button
        icon="check"
        shortcut={passed ? keys.yes : undefined}
        aria-keyshortcuts={passed ? keys.yes : undefined}
        aria-describedby={describedBy}
        onClick={() => settle('held')}
      >
        {t('entry.held')}
      </Button>
      <Button
        variant="quiet"
        shortcut={passed ? keys.no : undefined}
        aria-keyshortcuts={passed ? keys.no : undefined}
        aria-describedby={describedBy}
        onClick={() => settle('missed')}
      >
        {t('entry.missed')}
      </Button>
      {prepare}
    </>
  );
}

interface PrepareButtonProps {
  readonly smeId: string;
  readonly preparation: Preparation;
  readonly describedBy: string;
}

/** Leads to the form of the review that is planned, which is begun where it was not. */
function PrepareButton({ smeId, preparation, describedBy }: PrepareButtonProps) {
  const { t } = useTranslation('my-day');
  const prepare = usePrepareReview();
  const sheet = useCarnetState(({ sheets }) => sheets.get(smeId));
  if (sheet === undefined) return null;
  return (
    <Button
      variant="quiet"
      icon="review"
      aria-describedby={describedBy}
      onClick={() => void prepare(sheet)}
    >
      {t(`action.prepare.${preparation}`)}
    </Button>
  );
}

/** An SME to get in touch with, now or on a day. */
function SmeButtons({ line, describedBy }: ButtonsOf<SmeLine | ReviewLine>) {
  const { t } = useTranslation('my-day');
  const { open, plan } = useLineHandlers();
  const isReview = line.kind === 'review' || line.dueReview !== undefined;
  return (
    <>
      {line.kind === 'sme' ? (
        <Button
          icon="write"
          aria-describedby={describedBy}
          onClick={() => open(line, { kind: 'log' })}
        >
          {t('action.log')}
        </Button>
      ) : null}
      <Button variant="quiet" aria-describedby={describedBy} onClick={() => plan(line)}>
        {isReview ? t('action.planReview') : t('action.plan')}
      </Button>
    </>
  );
}

function ActionButtons({ line, describedBy, quiet }: ButtonsOf<ActionLine>) {
  const { t } = useTranslation(['my-day', 'sheet']);
  const { act, open } = useLineHandlers();
  return (
    <>
      <Button
        variant={quiet ? 'quiet' : 'secondary'}
        icon="check"
        aria-describedby={describedBy}
        onClick={() => void act(line, completeAction(line.action.id), t('sheet:action.done'))}
      >
        {t('my-day:action.done')}
      </Button>
      <Button
        variant="quiet"
        aria-describedby={describedBy}
        onClick={() => open(line, { kind: 'move' })}
      >
        {t('my-day:action.move')}
      </Button>
    </>
  );
}

/** What was handed over is seen by whoever has it now; the former account manager only reads. */
function HandoverButtons({ line, describedBy }: ButtonsOf<HandoverLine>) {
  const { t } = useTranslation('my-day');
  const { act } = useLineHandlers();
  if (line.side === 'given') return null;
  return (
    <Button
      icon="check"
      aria-describedby={describedBy}
      onClick={() => void act(line, confirmHandover(line.sme.id, line.handoverId), t('seenDone'))}
    >
      {t('action.seen')}
    </Button>
  );
}
