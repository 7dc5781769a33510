/** The fields of one context event: its title in both languages, its dates, and what it changed. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { eventDays } from '../../../domain/calendar/event-days.ts';
import { deleteRecord } from '../../../domain/command/command.ts';
import type { Language, Text2 } from '../../../domain/entity/field.ts';
import type { Json } from '../../../std/json.ts';
import type { CalendarEvent } from '../../../domain/operation/record.ts';
import {
  calendarEffects,
  calendarEventKinds,
  countries,
} from '../../../domain/programme/programme.ts';
import { withSide } from '../../../domain/text/edit-pair.ts';
import { otherLanguage, sideOf, translationStateOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Proofread } from '../../parts/record/proofread.tsx';
import { useChange } from '../../parts/record/use-change.ts';
import { useTypedField } from '../../model/use-typed-field.ts';
import { Button } from '../../ui/button.tsx';
import { DataMark } from '../../ui/data-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LanguagePair, type LanguageSide } from '../../ui/language-pair.tsx';
import { Row } from '../../ui/page.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { paths } from '../../ports/routes.ts';
import { useFieldError } from './field-error.ts';
import { SavedChoice, SavedText } from './saved-fields.tsx';
import styles from './settings.module.css';

interface EventFieldsProps {
  readonly event: CalendarEvent;
}

export function EventFields({ event }: EventFieldsProps) {
  const { t } = useTranslation(['settings', 'domain']);
  const change = useChange();
  const { id, values } = event;
  return (
    <>
      <TitlePair event={event} />
      <div className={styles.fields}>
        <SavedChoice
          recordId={id}
          field="kind"
          label={t('domain:field.calendarEvent.kind')}
          stored={values.kind}
          options={calendarEventKinds.map((value) => ({
            value,
            label: t(`domain:option.calendarEventKind.${value}`),
          }))}
        />
        <SavedChoice
          recordId={id}
          field="country"
          label={t('domain:field.calendarEvent.country')}
          stored={values.country}
          emptyLabel={t('context.everywhere')}
          options={countries.map((value) => ({
            value,
            label: t(`domain:option.country.${value}`),
          }))}
          optional
        />
        <Dates event={event} />
        <SavedChoice
          recordId={id}
          field="effect"
          label={t('domain:field.calendarEvent.effect')}
          stored={values.effect}
          emptyLabel={t('none')}
          options={calendarEffects.map((value) => ({
            value,
            label: t(`domain:option.calendarEffect.${value}`),
          }))}
          optional
        />
        <SavedText
          recordId={id}
          field="source"
          label={t('domain:field.calendarEvent.source')}
          stored={values.source}
          optional
          whole
        />
      </div>
      <Row>
        <Link href={paths.calendar(`day=${values.from}`)} asChild>
          <TextLink>{t('context.calendar')}</TextLink>
        </Link>
        <Button
          icon="remove"
          onClick={() =>
            void change(deleteRecord(id), {
              done: t('context.deleted', { title: values.title.text }),
            })
          }
        >
          {t('context.delete')}
        </Button>
      </Row>
    </>
  );
}

function Dates({ event }: EventFieldsProps) {
  const { t } = useTranslation(['settings', 'domain']);
  const { id, values } = event;
  const isDeliverable = values.kind === 'deliverable' || values.status !== undefined;
  const lasting = eventDays(event).to === undefined;
  const isReversed = values.to !== undefined && values.to < values.from;
  const hint = isReversed ? t('context.order') : lasting ? t('context.lasting') : undefined;
  return (
    <>
      <SavedText
        recordId={id}
        field="from"
        type="date"
        label={t('domain:field.calendarEvent.from')}
        stored={values.from}
      />
      <SavedText
        recordId={id}
        field="to"
        type="date"
        label={t('domain:field.calendarEvent.to')}
        hint={hint}
        stored={values.to}
        optional
      />
      <SavedChoice
        recordId={id}
        field="precision"
        label={t('domain:field.calendarEvent.precision')}
        stored={values.precision}
        emptyLabel={t('none')}
        options={(['day', 'month'] as const).map((value) => ({
          value,
          label: t(`domain:option.calendarPrecision.${value}`),
        }))}
        optional
      />
      {isDeliverable ? (
        <>
          <SavedChoice
            recordId={id}
            field="status"
            label={t('domain:field.calendarEvent.status')}
            stored={values.status}
            emptyLabel={t('none')}
            options={(['planned', 'done', 'moved', 'cancelled'] as const).map((value) => ({
              value,
              label: t(`domain:option.calendarStatus.${value}`),
            }))}
            optional
          />
          <SavedText
            recordId={id}
            field="originalDate"
            type="date"
            label={t('domain:field.calendarEvent.originalDate')}
            stored={values.originalDate}
            optional
          />
        </>
      ) : null}
    </>
  );
}

function TitlePair({ event }: EventFieldsProps) {
  const { t } = useTranslation('domain');
  const { language } = useFormat();
  const own = useTitleSide(event, language);
  const other = useTitleSide(event, otherLanguage(language));
  return <LanguagePair label={t('field.calendarEvent.title')} sides={[own, other]} />;
}

function useTitleSide(event: CalendarEvent, language: Language): LanguageSide {
  const { t } = useTranslation(['settings', 'domain', 'shell', 'sheet']);
  const fieldError = useFieldError();
  const { id, values } = event;
  const stored = sideOf(values.title, language);
  const place = {
    field: 'title',
    part: language,
    read: (title: Json | undefined) => sideOf(title as Text2 | undefined, language),
  };
  const typed = useTypedField(id, place, stored, (text, title) =>
    withSide(title as Text2 | undefined, language, text),
  );
  const name = t(`shell:languages.${language}`);
  const label = t('context.titleOf', {
    label: t('domain:field.calendarEvent.title'),
    language: t(`domain:languageName.${language}`),
  });
  const state = values.title.lang === language ? 'checked' : translationStateOf(values.title);
  const error = fieldError(typed.error, typed.notSaved);
  return {
    lang: language,
    code: language.toUpperCase(),
    name,
    mark:
      stored === '' ? (
        <DataMark kind="toTranslate">{t('context.toTranslate')}</DataMark>
      ) : state === 'stale' || state === 'draft' ? (
        <DataMark kind={state === 'stale' ? 'toTranslate' : 'toProofread'}>
          {t(`sheet:pair.${state}`)}
        </DataMark>
      ) : null,
    foot:
      state === 'stale' || state === 'draft' ? (
        <Proofread recordId={id} place={{ field: 'title', path: [] }} name={label} />
      ) : null,
    control: (
      <>
        <TextArea
          lang={language}
          short
          aria-label={label}
          aria-invalid={error === undefined ? undefined : true}
          missing={stored === ''}
          value={typed.value}
          onValueChange={typed.onChange}
          onBlur={typed.onBlur}
        />
        {error === undefined ? null : (
          <p className={styles.error} role="alert">
            <Icon name="error" size={14} />
            {error}
          </p>
        )}
      </>
    ),
  };
}
