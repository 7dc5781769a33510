/** Which period the calendar shows and of whom, and what can be done with all of it. */

import { useTranslation } from 'react-i18next';
import { addDays, addMonths, type LocalDate } from '../../../domain/calendar/local-date.ts';
import { useToday } from '../../model/use-carnet.ts';
import { usePreference } from '../../model/preferences.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Toolbar, ToolbarDivider } from '../../ui/toolbar.tsx';
import { DesktopOnly } from '../../ui/top-bar.tsx';
import {
  type CalendarAddress,
  calendarKinds,
  type CalendarView,
  calendarViews,
  mine,
} from './calendar-address.ts';
import { usePads } from '../../parts/programme/use-pads.ts';
import styles from './calendar-toolbar.module.css';

interface CalendarToolbarProps {
  readonly address: CalendarAddress;
  readonly onChange: (patch: Partial<CalendarAddress>) => void;
  /** `May 2021`. */
  readonly period: string;
  readonly onPlan: () => void;
  readonly onFile: () => void;
}

export function CalendarToolbar(props: CalendarToolbarProps) {
  const { address, onChange, onPlan, onFile } = props;
  const { t } = useTranslation('calendar');
  return (
    <>
      <Toolbar
        label={t('tools')}
        end={
          <>
            <DesktopOnly>
              <Button icon="exportFile" onClick={onFile}>
                {t('action.file')}
              </Button>
              <Button icon="print" onClick={() => window.print()}>
                {t('action.print')}
              </Button>
            </DesktopOnly>
            <WritersOnly>
              <Button variant="primary" icon="add" onClick={onPlan}>
                {t('action.plan')}
              </Button>
            </WritersOnly>
          </>
        }
      >
        <PeriodSteps {...props} />
        <Segments<CalendarView>
          label={t('view.label')}
          value={address.view}
          onValueChange={(view) => onChange({ view })}
          options={calendarViews.map((value) => ({ value, label: t(`view.${value}`) }))}
        />
      </Toolbar>
      <Toolbar label={t('filter.kinds')} scrolling>
        <WhoChips address={address} onChange={onChange} />
        <ToolbarDivider />
        <KindsChip address={address} onChange={onChange} />
        <PhoneFile onFile={onFile} />
      </Toolbar>
    </>
  );
}

/** One period back or on. */
function stepped({ view, day }: CalendarAddress, step: 1 | -1): LocalDate {
  return view === 'month' ? addMonths(day, step) : addDays(day, 7 * step);
}

function PeriodSteps({ address, onChange, period }: CalendarToolbarProps) {
  const { t } = useTranslation('calendar');
  const today = useToday();
  const letters = usePreference((state) => state.letterShortcuts);
  const isMonth = address.view === 'month';
  return (
    <div className={styles.steps}>
      <IconButton
        icon="back"
        label={isMonth ? t('nav.previousMonth') : t('nav.previousWeek')}
        onClick={() => onChange({ day: stepped(address, -1) })}
      />
      <IconButton
        icon="forward"
        label={isMonth ? t('nav.nextMonth') : t('nav.nextWeek')}
        onClick={() => onChange({ day: stepped(address, 1) })}
      />
      <Button
        aria-keyshortcuts={letters ? 'T' : undefined}
        shortcut={letters ? 'T' : undefined}
        onClick={() => onChange({ day: today })}
      >
        {t('nav.today')}
      </Button>
      <h2 className={styles.period} aria-live="polite">
        {period}
      </h2>
    </div>
  );
}

type FilterProps = Pick<CalendarToolbarProps, 'address' | 'onChange'>;

function WhoChips({ address: { who }, onChange }: FilterProps) {
  const { t } = useTranslation('calendar');
  const pads = usePads();
  const choose = (next: string | undefined) => (): void => onChange({ who: next });
  return (
    <>
      <Chip pressed={who === undefined} onClick={choose(undefined)}>
        {t('filter.everyone')}
      </Chip>
      <Chip pressed={who === mine} onClick={choose(who === mine ? undefined : mine)}>
        {t('filter.mine')}
      </Chip>
      {pads.map(({ id, values }) => (
        <Chip
          key={id}
          pressed={who === id}
          title={values.name}
          onClick={choose(who === id ? undefined : id)}
        >
          {values.code}
        </Chip>
      ))}
    </>
  );
}

function KindsChip({ address: { hidden }, onChange }: FilterProps) {
  const { t } = useTranslation('calendar');
  return (
    <MenuButton
      label={t('filter.kinds')}
      items={calendarKinds.map((kind) => ({
        id: kind,
        label: t(`kind.${kind}`),
        checked: !hidden.has(kind),
        several: true,
        separated: kind === 'holiday',
        onSelect: () => {
          const next = new Set(hidden);
          if (!next.delete(kind)) next.add(kind);
          onChange({ hidden: next });
        },
      }))}
      trigger={(trigger) => (
        <Chip {...trigger} opensMenu chosen={hidden.size > 0}>
          {hidden.size === 0 ? t('filter.kinds') : t('filter.hidden', { count: hidden.size })}
        </Chip>
      )}
    />
  );
}

/** A phone has the file among the chips: its toolbar has no room for more than one button. */
function PhoneFile({ onFile }: { readonly onFile: () => void }) {
  const { t } = useTranslation('calendar');
  return (
    <span className={styles.phoneOnly}>
      <Chip icon="exportFile" onClick={onFile}>
        {t('action.file')}
      </Chip>
    </span>
  );
}
