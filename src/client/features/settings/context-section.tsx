/** The calendar of context: lockdowns, trade dates, closures, deliverables; one list for both languages. */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createRecord } from '../../../domain/command/command.ts';
import type { CalendarEvent } from '../../../domain/operation/record.ts';
import { calendarEventKinds } from '../../../domain/programme/programme.ts';
import { withSide } from '../../../domain/text/edit-pair.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { textIn, useHalfTyped } from '../../model/use-half-typed.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { AddDialog } from './add-dialog.tsx';
import { EventFields } from './event-fields.tsx';
import { RecordItem } from './record-item.tsx';
import styles from './settings.module.css';
import { useAdding } from './use-adding.ts';

export function ContextSection() {
  const { t } = useTranslation(['settings', 'domain']);
  const events = useCarnetState((state) => state.events);
  const [openId, setOpenId] = useState<string | undefined>(undefined);
  const [addedId, setAddedId] = useState<string | undefined>(undefined);
  const [adding, setAdding] = useState(false);
  const sorted = useMemo(
    () => events.toSorted((a, b) => (a.values.from < b.values.from ? -1 : 1)),
    [events],
  );
  return (
    <Section
      title={t('domain:entity.calendarEvent', { count: events.length })}
      lead={t('context.lead')}
      aside={
        <Button icon="add" onClick={() => setAdding(true)}>
          {t('context.add')}
        </Button>
      }
    >
      {sorted.length === 0 ? (
        <EmptyState small title={t('context.empty')} lead={t('context.emptyLead')} />
      ) : (
        <ul className={classNames(styles.list, styles.dated)}>
          {sorted.map((event) => (
            <EventItem
              key={event.id}
              event={event}
              open={event.id === openId}
              isAdded={event.id === addedId}
              onToggle={(open) => setOpenId(open ? event.id : undefined)}
            />
          ))}
        </ul>
      )}
      {adding ? (
        <AddEvent
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false);
            setOpenId(id);
            setAddedId(id);
          }}
        />
      ) : null}
    </Section>
  );
}

interface EventItemProps {
  readonly event: CalendarEvent;
  readonly open: boolean;
  readonly isAdded: boolean;
  readonly onToggle: (open: boolean) => void;
}

function EventItem({ event, open, isAdded, onToggle }: EventItemProps) {
  const { t } = useTranslation(['settings', 'domain']);
  const format = useFormat();
  const today = useToday();
  const { title, kind, country, from, to, precision } = event.values;
  const own = sideOf(title, format.language);
  const when =
    precision === 'month'
      ? format.month(from, 'short')
      : to === undefined
        ? format.dayMonth(from, today)
        : format.dateRange(from, to, today);
  return (
    <RecordItem
      record={event}
      mark={when}
      name={own === '' ? title.text : own}
      lang={own === '' ? title.lang : format.language}
      detail={[
        t(`domain:option.calendarEventKind.${kind}`),
        country === undefined ? t('context.everywhere') : t(`domain:option.country.${country}`),
        ...(title.translation === undefined ? [t('context.toTranslate')] : []),
      ].join(' · ')}
      open={open}
      isAdded={isAdded}
      onToggle={onToggle}
    >
      <EventFields event={event} />
    </RecordItem>
  );
}

interface AddEventProps {
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}

function AddEvent({ onClose, onAdded }: AddEventProps) {
  const { t } = useTranslation(['settings', 'domain']);
  const { language } = useFormat();
  const programmeId = useCarnetState((state) => state.programmeId);
  const today = useToday();
  const { errorAt, failure, add } = useAdding();
  const half = useHalfTyped(`newEvent:${programmeId}`);
  const title = textIn(half.values['text']) ?? '';
  const from = textIn(half.values['from']) ?? today;
  const kind = half.choice('kind', calendarEventKinds) ?? 'event';
  const submit = async (): Promise<void> => {
    const command = createRecord('calendarEvent', programmeId, {
      // An empty title is refused at its field.
      title: withSide(undefined, language, title) ?? { lang: language, text: '' },
      kind,
      from,
    });
    const id = await half.add(() => add(command, t('context.added')));
    // Whoever types the next one stays in the dialog.
    if (id !== undefined) half.unlessTypedOn(() => onAdded(id));
  };
  return (
    <AddDialog
      title={t('context.add')}
      failure={failure}
      onClose={onClose}
      onAdd={() => void submit()}
    >
      <Field label={t('domain:field.calendarEvent.title')} error={errorAt('title')}>
        <TextInput
          value={title}
          onValueChange={(text) => half.put('text', text)}
          lang={language}
          data-autofocus
        />
      </Field>
      <Field label={t('domain:field.calendarEvent.kind')} error={errorAt('kind')}>
        <Select
          value={kind}
          onValueChange={(value) => half.choose({ kind: value })}
          options={calendarEventKinds.map((value) => ({
            value,
            label: t(`domain:option.calendarEventKind.${value}`),
          }))}
        />
      </Field>
      <Field label={t('domain:field.calendarEvent.from')} error={errorAt('from')}>
        <DayInput value={from} onValueChange={(day) => half.put('from', [day])} />
      </Field>
    </AddDialog>
  );
}
