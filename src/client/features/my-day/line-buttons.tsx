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
} from '../../../domain/my-day/day-line.ts';
import { confirmHandover } from '../../../domain/sme/hand-over.ts';
import { useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton, type MenuItem } from '../../ui/menu-button.tsx';
import { useLineDeeds } from './line-deeds.ts';

interface LineButtonsProps {
  readonly line: DayLine;
  /** The element that names the line: its buttons are many and alike. */
  readonly describedBy: string;
}

export function LineButtons({ line, describedBy }: LineButtonsProps) {
  switch (line.kind) {
    case 'contact':
      return <ContactButtons line={line} describedBy={describedBy} />;
    case 'action':
      return <ActionButtons line={line} describedBy={describedBy} />;
    case 'handover':
      return <HandoverButtons line={line} describedBy={describedBy} />;
    case 'sme':
    case 'review':
      return <SmeButtons line={line} describedBy={describedBy} />;
  }
}

interface ButtonsOf<Line extends DayLine> extends LineButtonsProps {
  readonly line: Line;
}

function ContactButtons({ line, describedBy }: ButtonsOf<ContactLine>) {
  const { t } = useTranslation(['my-day', 'sheet']);
  const today = useToday();
  const { act, open } = useLineDeeds();
  const snoozes = useSnoozeItems(line);
  const { id } = line.contact;
  const hasCome = line.hereAt.slice(0, 10) <= today;
  const settle = (state: 'held' | 'missed' | 'cancelled', done: string): void =>
    void act(line, settleContact(id, state), done);
  const items: readonly MenuItem[] = [
    {
      id: 'cancel',
      icon: 'close',
      label: t('sheet:entry.cancel'),
      onSelect: () => settle('cancelled', t('sheet:entry.cancelDone')),
    },
    {
      id: 'move',
      icon: 'calendar',
      label: t('my-day:deed.move'),
      onSelect: () => open(line, { kind: 'move' }),
    },
    ...snoozes,
  ];
  return (
    <>
      {hasCome ? (
        <>
          <Button
            icon="check"
            aria-describedby={describedBy}
            onClick={() => settle('held', t('sheet:entry.heldDone'))}
          >
            {t('sheet:entry.held')}
          </Button>
          <Button
            variant="quiet"
            aria-describedby={describedBy}
            onClick={() => settle('missed', t('sheet:entry.missedDone'))}
          >
            {t('sheet:entry.missed')}
          </Button>
        </>
      ) : null}
      <More line={line} items={items} />
    </>
  );
}

/** An SME to get in touch with, now or on a day. */
function SmeButtons({
  line,
  describedBy,
}: ButtonsOf<DayLine & { readonly kind: 'sme' | 'review' }>) {
  const { t } = useTranslation('my-day');
  const { open } = useLineDeeds();
  const snoozes = useSnoozeItems(line);
  const isReview = line.kind === 'review' || line.dueReview !== undefined;
  return (
    <>
      {line.kind === 'sme' ? (
        <Button
          icon="write"
          aria-describedby={describedBy}
          onClick={() => open(line, { kind: 'log' })}
        >
          {t('deed.log')}
        </Button>
      ) : null}
      <Button
        variant={line.kind === 'sme' ? 'quiet' : 'secondary'}
        aria-describedby={describedBy}
        onClick={() => open(line, { kind: 'plan' })}
      >
        {isReview ? t('deed.planReview') : t('deed.plan')}
      </Button>
      {snoozes.length === 0 ? null : <More line={line} items={snoozes} />}
    </>
  );
}

function ActionButtons({ line, describedBy }: ButtonsOf<ActionLine>) {
  const { t } = useTranslation(['my-day', 'sheet']);
  const { act, open } = useLineDeeds();
  const { id } = line.action;
  const items: readonly MenuItem[] = [
    {
      id: 'log',
      icon: 'write',
      label: t('my-day:deed.log'),
      onSelect: () => open(line, { kind: 'log' }),
    },
    {
      id: 'drop',
      icon: 'close',
      label: t('sheet:action.drop'),
      onSelect: () => void act(line, dropAction(id), t('sheet:action.dropped')),
    },
  ];
  return (
    <>
      <Button
        icon="check"
        aria-describedby={describedBy}
        onClick={() => void act(line, completeAction(id), t('sheet:action.done'))}
      >
        {t('my-day:deed.done')}
      </Button>
      <Button
        variant="quiet"
        aria-describedby={describedBy}
        onClick={() => open(line, { kind: 'move' })}
      >
        {t('my-day:deed.move')}
      </Button>
      <More line={line} items={items} />
    </>
  );
}

/** What was handed over is seen by whoever has it now; the former account manager only reads. */
function HandoverButtons({ line, describedBy }: ButtonsOf<HandoverLine>) {
  const { t } = useTranslation('my-day');
  const { act } = useLineDeeds();
  if (line.side === 'given') return null;
  return (
    <Button
      icon="check"
      aria-describedby={describedBy}
      onClick={() => void act(line, confirmHandover(line.sme.id, line.handoverId), t('seenDone'))}
    >
      {t('deed.seen')}
    </Button>
  );
}

/** One entry per alert of the line, which can be put off. */
function useSnoozeItems(line: DayLine): readonly MenuItem[] {
  const { t } = useTranslation('alerts');
  const { open } = useLineDeeds();
  return snoozableOf(line).map((alert, index) => ({
    id: `snooze-${alert.id}`,
    icon: 'silence',
    label: t('snooze.openOf', { alert: t(`name.${alert.id}`) }),
    separated: line.kind === 'contact' && index === 0,
    onSelect: () => open(line, { kind: 'snooze', alert }),
  }));
}

function snoozableOf(line: DayLine): readonly Pick<Alert, 'id' | 'level'>[] {
  if (line.kind !== 'contact' && line.kind !== 'sme') return [];
  const { alerts, dueReview } = line;
  if (dueReview?.level === undefined) return alerts;
  return [...alerts, { id: 'lateReview', level: dueReview.level }];
}

interface MoreProps {
  readonly line: DayLine;
  readonly items: readonly MenuItem[];
}

function More({ line, items }: MoreProps) {
  const { t } = useTranslation('my-day');
  const label = t('deed.more', { name: line.sme.values.name });
  return (
    <MenuButton
      label={label}
      align="end"
      items={items}
      trigger={(trigger) => <IconButton {...trigger} small icon="more" label={label} />}
    />
  );
}
