/** A lesson, both languages side by side: a new one is added as a whole, one that exists saves each change at once. */

import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Command,
  createRecord,
  deleteRecord,
  setFields,
  together,
} from '../../../domain/command/command.ts';
import { monthOfProject } from '../../../domain/calendar/project-calendar.ts';
import { nextLessonNumber } from '../../../domain/lesson/lesson-numbers.ts';
import type { LessonTheme } from '../../../domain/lesson/lesson.ts';
import {
  currentReview,
  type ReviewPeriod,
  reviewPeriods,
} from '../../../domain/report/quarterly/review-source.ts';
import type { Lesson } from '../../../domain/operation/record.ts';
import { writtenLanguage } from '../../../domain/text/guess-language.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useWritten } from '../../model/use-held-while-typed.ts';
import { useHalfTypedText } from '../../model/use-half-typed.ts';
import { ConflictSlot } from '../../parts/conflict/conflict-slot.tsx';
import { BinnedNote } from '../../parts/record/binned-note.tsx';
import { OptionalSelect } from '../../parts/record/optional-select.tsx';
import { useChange } from '../../parts/record/use-change.ts';
import { RecordDialog, SavedButtons, useActAndClose } from '../../parts/record/record-dialog.tsx';
import { RecordFields } from '../../parts/record/record-fields.tsx';
import { useRecordForm } from '../../parts/record/use-record-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './lessons.module.css';
import { useActions } from './use-actions.ts';
import { useEveryLesson } from './use-every-lesson.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

interface LessonDialogProps {
  /** Absent for a new one. */
  readonly lesson?: Lesson | undefined;
  /** What a new one begins with. */
  readonly start?: LessonStart | undefined;
  readonly onClose: () => void;
}

/** A theme that is carried on, and the review to which. */
export interface LessonStart {
  readonly theme: LessonTheme;
  readonly reviewMonth: number;
}

const firstFields = ['text', 'theme'] as const;
const lastFields = ['launchPadIds', 'leadsTo'] as const;

export function LessonDialog({ lesson: there, start, onClose }: LessonDialogProps) {
  // Deleted while it is open, perhaps in another tab: it stays here, with what is typed in it, and says so.
  const [opened, setOpened] = useState(there);
  if (there !== undefined && there !== opened) setOpened(there);
  const lesson = useWritten(opened, false);
  const isGone = lesson !== undefined && there === undefined;
  const { t } = useTranslation(['lessons', 'sheet']);
  const { language } = useFormat();
  const programmeId = useCarnetState((state) => state.programmeId);
  const pads = usePads();
  const current = useCurrentReview();
  const every = useEveryLesson();
  const actions = useActions();
  // What is half-typed on a theme that is carried on is kept apart.
  const place =
    start === undefined
      ? `lesson:${programmeId}`
      : `lesson:${programmeId}:${start.reviewMonth}:${start.theme}`;
  const form = useRecordForm(
    'lesson',
    lesson,
    start ?? {
      theme: 'selection',
      reviewMonth: current?.month,
    },
    place,
  );
  const action = useNewAction(place);
  const withAction = {
    ...form,
    forget: (): void => {
      form.forget();
      action.setTitle('');
    },
  };
  const hintId = useId();
  const add = async (): Promise<void> => {
    const { text = { lang: language, text: '' }, theme = 'selection', ...rest } = form.values;
    const number = nextLessonNumber(every);
    const { leadsTo = [], ...others } = rest;
    const added = action.command(programmeId);
    const led = [...leadsTo, ...(added === undefined ? [] : [added.id])];
    const command = together([
      ...(added === undefined ? [] : [added.create]),
      createRecord('lesson', programmeId, {
        ...others,
        ...(led.length === 0 ? {} : { leadsTo: led }),
        text,
        theme,
        number,
      }),
    ]);
    const receipt = await action.add(() => form.add(command, t('added', { number })));
    if (receipt !== undefined) onClose();
  };
  return (
    <RecordDialog
      form={withAction}
      title={lesson === undefined ? t('add') : t('edit')}
      add={lesson === undefined ? { label: t('create'), onAdd: () => void add() } : undefined}
      savedButtons={
        lesson === undefined ? null : isGone ? (
          <Button onClick={onClose}>{t('sheet:close')}</Button>
        ) : (
          <SavedLessonButtons lesson={lesson} hintId={hintId} onClose={onClose} />
        )
      }
      onClose={onClose}
    >
      {isGone ? <BinnedNote id={lesson.id}>{t('deletedMeanwhile')}</BinnedNote> : null}
      <RecordFields form={form} fields={firstFields} first="text" />
      <ReviewField
        month={form.values.reviewMonth}
        onChange={(month) => form.change('reviewMonth', month)}
        recordId={form.recordId}
      />
      <RecordFields
        form={form}
        fields={lastFields}
        choices={{
          launchPadIds: pads.map(({ id, values }) => ({ id, label: values.name })),
          leadsTo: actions.map(({ action, homeName }) => ({
            id: action.id,
            label: action.values.title.text,
            detail: homeName,
          })),
        }}
      />
      {lesson === undefined ? (
        <Field label={t('newAction')} hint={t('newActionHint')}>
          <TextInput value={action.title} onValueChange={action.setTitle} autoComplete="off" />
        </Field>
      ) : isGone ? null : (
        <>
          <NewAction lesson={lesson} />
          {lesson.values.withdrawnOn === undefined ? (
            <p id={hintId} className={styles.quiet}>
              {t('withdrawHint')}
            </p>
          ) : null}
        </>
      )}
    </RecordDialog>
  );
}

const noMonths: readonly number[] = [];

interface ReviewFieldProps {
  readonly month: number | undefined;
  readonly onChange: (month: number | undefined) => void;
  readonly recordId: string | undefined;
}

/** The review that the lesson belongs to: one of those of the programme, or the month that was stored before. */
function ReviewField({ month, onChange, recordId }: ReviewFieldProps) {
  const { t } = useTranslation(['lessons', 'domain', 'sheet']);
  const format = useFormat();
  const firstMonth = useCarnetState((state) => state.programme?.values.firstMonth);
  const reviewMonths = useCarnetState((state) => state.programme?.values.reviewMonths ?? noMonths);
  const months =
    month === undefined || reviewMonths.includes(month) ? reviewMonths : [...reviewMonths, month];
  const labelOf = (one: number): string => {
    const when = firstMonth === undefined ? '' : format.month(monthOfProject(one, firstMonth));
    const place = reviewMonths.indexOf(one) + 1;
    return place === 0
      ? t('lessons:month', { month: one, when })
      : t('lessons:review', { place, month: one, when });
  };
  return (
    <Field label={t('domain:field.lesson.reviewMonth')} optionalText={t('sheet:optional')}>
      <OptionalSelect
        options={months.map((one) => ({ value: String(one), label: labelOf(one) }))}
        value={month === undefined ? undefined : String(month)}
        onValueChange={(chosen) => onChange(chosen === undefined ? undefined : Number(chosen))}
        emptyLabel={t('sheet:notSaid')}
      />
      <ConflictSlot recordId={recordId} field="reviewMonth" />
    </Field>
  );
}

/** The review that is worked on. */
function useCurrentReview(): ReviewPeriod | undefined {
  const programme = useCarnetState((state) => state.programme);
  const today = useToday();
  return programme === undefined ? undefined : currentReview(reviewPeriods(programme), today);
}

interface SavedLessonButtonsProps {
  readonly lesson: Lesson;
  /** Of the words that say what withdrawing does. */
  readonly hintId: string;
  readonly onClose: () => void;
}

function SavedLessonButtons({ lesson, hintId, onClose }: SavedLessonButtonsProps) {
  const { t } = useTranslation('lessons');
  const today = useToday();
  const act = useActAndClose(onClose);
  const gone = lesson.values.withdrawnOn !== undefined;
  return (
    <SavedButtons onDelete={() => act(deleteRecord(lesson.id), t('deleted'))} onClose={onClose}>
      {gone ? (
        <Button
          onClick={() =>
            void act(setFields(lesson.id, { withdrawnOn: undefined }), t('reinstated'))
          }
        >
          {t('reinstate')}
        </Button>
      ) : (
        <Button
          aria-describedby={hintId}
          onClick={() => void act(setFields(lesson.id, { withdrawnOn: today }), t('withdrawnDone'))}
        >
          {t('withdraw')}
        </Button>
      )}
    </SavedButtons>
  );
}

/** An action of the programme as a whole, as it is typed. */
function useNewAction(place: string) {
  const { language } = useFormat();
  const { environment } = useCarnet();
  const by = useCarnetState((state) => state.memberId);
  const [title, setTitle, add] = useHalfTypedText(`lessonAction:${place}`);
  return {
    title,
    setTitle,
    add,
    /** What creates it, with its id; nothing where no words were typed. */
    command: (home: string): { readonly id: string; readonly create: Command } | undefined => {
      const words = title.trim();
      if (words === '') return undefined;
      const id = environment.newId();
      const create = createRecord(
        'action',
        home,
        {
          title: { lang: writtenLanguage(words, language), text: words },
          kind: 'action',
          state: 'open',
          ownerId: by === '' ? undefined : by,
        },
        id,
      );
      return { id, create };
    },
  };
}

/** An action that the lesson leads to and that belongs to the programme as a whole. */
function NewAction({ lesson }: { readonly lesson: Lesson }) {
  const { t } = useTranslation('lessons');
  const change = useChange();
  const { title, setTitle, add, command } = useNewAction(lesson.id);
  const submit = async (): Promise<void> => {
    const added = command(lesson.home);
    if (added === undefined) return;
    const { leadsTo = [] } = lesson.values;
    await add(() =>
      change(together([added.create, setFields(lesson.id, { leadsTo: [...leadsTo, added.id] })]), {
        done: t('actionAdded'),
      }),
    );
  };
  return (
    <form
      className={styles.newAction}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={t('newAction')}>
        <TextInput value={title} onValueChange={setTitle} autoComplete="off" />
      </Field>
      <Button type="submit" icon="add">
        {t('addAction')}
      </Button>
    </form>
  );
}
