/** The lessons in their groups: number, both languages (the reader's first), and what each led to. A withdrawn one is struck out. */

import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isOpenAction } from '../../../domain/action/action.ts';
import { monthOfProject } from '../../../domain/calendar/project-calendar.ts';
import type { Language } from '../../../domain/entity/field.ts';
import type { LessonGroup, LessonGrouping } from '../../../domain/lesson/lesson-groups.ts';
import type { CarriedTheme } from '../../../domain/lesson/carried-themes.ts';
import { lessonThemes } from '../../../domain/lesson/lesson.ts';
import type { Action, Lesson } from '../../../domain/operation/record.ts';
import {
  otherLanguage,
  saidIn,
  sideOf,
  translationStateOf,
} from '../../../domain/text/text-pair.ts';
import { absent } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { EntryMark } from '../../parts/entry-mark/entry-mark.tsx';
import { Proofread } from '../../parts/record/proofread.tsx';
import { classNames } from '../../ui/class-names.ts';
import { DataMark } from '../../ui/data-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextButton, TextLink } from '../../ui/text-link.tsx';
import styles from './lessons.module.css';
import type { LessonStart } from './lesson-dialog.tsx';
import { type PlacedAction, useActions } from './use-actions.ts';
import type { Carried } from './use-carried.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

interface LessonTableProps {
  readonly groups: readonly LessonGroup[];
  readonly by: LessonGrouping;
  /** Id to number as it is shown. */
  readonly labels: ReadonlyMap<string, string>;
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
  /** Absent for who reads. */
  readonly onEdit: ((id: string) => void) | undefined;
  readonly carried: Carried;
  /** Absent for who reads. */
  readonly onCarryOn: ((start: LessonStart) => void) | undefined;
}

export function LessonTable(props: LessonTableProps) {
  const { groups, by, labels, chosenId, onChoose, onEdit, carried, onCarryOn } = props;
  const { t } = useTranslation(['lessons', 'domain']);
  const format = useFormat();
  const nameOf = useGroupName(by);
  const all = useActions();
  const actions = useMemo(() => new Map(all.map((placed) => [placed.action.id, placed])), [all]);
  return (
    <Table caption={t('lessons:title')} ruled gutters stacked className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('domain:field.lesson.number')}</th>
          <th scope="col">{t(`domain:option.language.${format.language}`)}</th>
          <th scope="col">{t(`domain:option.language.${otherLanguage(format.language)}`)}</th>
          <th scope="col">{t('domain:field.lesson.leadsTo')}</th>
        </tr>
      </thead>
      {groups.map(({ key, lessons }) => (
        <tbody key={key}>
          <tr className={styles.group}>
            <td>{format.number(lessons.length)}</td>
            <th scope="colgroup" colSpan={3}>
              {nameOf(key)}
            </th>
          </tr>
          <CarriedRow
            themes={by === 'review' ? carried.byMonth.get(Number(key)) : undefined}
            month={Number(key)}
            labels={labels}
            onCarryOn={onCarryOn}
          />
          {lessons.map((lesson) => (
            <LessonRow
              key={lesson.id}
              lesson={lesson}
              label={labels.get(lesson.id) ?? ''}
              chosen={lesson.id === chosenId}
              actions={actions}
              onChoose={() => onChoose(lesson.id)}
              onEdit={onEdit === undefined ? undefined : () => onEdit(lesson.id)}
            />
          ))}
        </tbody>
      ))}
      {carried.toPrepare === undefined ? null : (
        <tbody>
          <tr className={styles.group}>
            <td>{format.number(0)}</td>
            <th scope="colgroup" colSpan={3}>
              {nameOf(String(carried.toPrepare))}
            </th>
          </tr>
          <CarriedRow
            themes={carried.byMonth.get(carried.toPrepare)}
            month={carried.toPrepare}
            labels={labels}
            onCarryOn={onCarryOn}
          />
          <tr>
            <td>{absent}</td>
            <td colSpan={3}>
              <span className={styles.quiet}>{t('lessons:toPrepare')}</span>
            </td>
          </tr>
        </tbody>
      )}
    </Table>
  );
}

interface CarriedRowProps {
  readonly themes: readonly CarriedTheme[] | undefined;
  readonly month: number;
  readonly labels: ReadonlyMap<string, string>;
  readonly onCarryOn: ((start: LessonStart) => void) | undefined;
}

/** The themes that earlier reviews carry on to this one; a press goes on with one of them. */
function CarriedRow({ themes = [], month, labels, onCarryOn }: CarriedRowProps) {
  const { t } = useTranslation(['lessons', 'domain']);
  const format = useFormat();
  if (themes.length === 0) return null;
  return (
    <tr className={styles.carried}>
      <td>{format.number(themes.length)}</td>
      <td colSpan={3}>
        <p className={styles.facts}>{t('lessons:carried.title')}</p>
        <ul className={styles.themes}>
          {themes.map(({ theme, lessons, comesBack, openActions }) => {
            const name = t(`domain:option.lessonTheme.${theme}`);
            const facts = [
              t('lessons:carried.lessons', {
                count: lessons.length,
                numbers: lessons.map(({ id }) => labels.get(id) ?? ''),
              }),
              ...(comesBack ? [t('lessons:carried.back')] : []),
              ...(openActions === 0 ? [] : [t('lessons:carried.open', { count: openActions })]),
            ];
            return (
              <li key={theme}>
                <b>{name}</b> <span className={styles.quiet}>{facts.join(' · ')}</span>{' '}
                {onCarryOn === undefined || comesBack ? null : (
                  <TextButton onClick={() => onCarryOn({ theme, reviewMonth: month })}>
                    {t('lessons:carried.add', { theme: name })}
                  </TextButton>
                )}
              </li>
            );
          })}
        </ul>
      </td>
    </tr>
  );
}

function useGroupName(by: LessonGrouping): (key: string) => string {
  const { t } = useTranslation(['lessons', 'domain']);
  const format = useFormat();
  const programme = useCarnetState((state) => state.programme?.values);
  const pads = usePads();
  return (key) => {
    if (key === '') return t(`lessons:none.${by}`);
    if (by === 'pad') return pads.find(({ id }) => id === key)?.values.name ?? '';
    if (by === 'theme') {
      const theme = lessonThemes.find((one) => one === key);
      return theme === undefined ? key : t(`domain:option.lessonTheme.${theme}`);
    }
    const month = Number(key);
    const place = (programme?.reviewMonths ?? []).indexOf(month) + 1;
    const when =
      programme === undefined ? '' : format.month(monthOfProject(month, programme.firstMonth));
    return place === 0
      ? t('lessons:month', { month, when })
      : t('lessons:review', { place, month, when });
  };
}

interface LessonRowProps {
  readonly lesson: Lesson;
  readonly label: string;
  readonly chosen: boolean;
  /** Those of the programme, by id: put together once for all rows (F306). */
  readonly actions: ReadonlyMap<string, PlacedAction>;
  readonly onChoose: () => void;
  readonly onEdit: (() => void) | undefined;
}

function LessonRow({ lesson, label, chosen, actions, onChoose, onEdit }: LessonRowProps) {
  const { t } = useTranslation(['lessons', 'domain']);
  const { language } = useFormat();
  const pads = usePads();
  const { theme, launchPadIds = [], withdrawnOn, leadsTo = [] } = lesson.values;
  const gone = withdrawnOn !== undefined;
  const proofread =
    onEdit === undefined ? null : (
      <Proofread recordId={lesson.id} place={{ field: 'text', path: [] }} name={label} />
    );
  return (
    <tr
      aria-selected={chosen}
      className={classNames(styles.row, gone && styles.gone)}
      onClick={onChoose}
    >
      <th scope="row">
        <span className={styles.number}>{label}</span>
        {onEdit === undefined ? null : (
          <IconButton small icon="write" label={t('lessons:editOne', { label })} onClick={onEdit} />
        )}
      </th>
      <td>
        <p className={styles.facts}>
          <b>{t(`domain:option.lessonTheme.${theme}`)}</b>
          {pads
            .filter(({ id }) => launchPadIds.includes(id))
            .map(({ id, values }) => (
              <Tag key={id} name={values.name}>
                {values.code}
              </Tag>
            ))}
          {gone ? <span>{t('lessons:withdrawn')}</span> : null}
          <EntryMark record={lesson} />
        </p>
        <Side lesson={lesson} language={language} proofread={proofread} />
      </td>
      <td className={styles.other}>
        <Side lesson={lesson} language={otherLanguage(language)} proofread={proofread} />
      </td>
      <td>
        <LedTo found={leadsTo.flatMap((id) => actions.get(id) ?? [])} />
      </td>
    </tr>
  );
}

interface SideProps {
  readonly lesson: Lesson;
  readonly language: Language;
  /** Beside the mark. */
  readonly proofread: ReactNode;
}

/** One language; a mark only where the text it concerns is not proofread. */
function Side({ lesson, language, proofread }: SideProps) {
  const { t } = useTranslation('lessons');
  const { text } = lesson.values;
  const said = sideOf(text, language);
  const state = text.lang === language ? 'checked' : translationStateOf(text);
  return (
    <>
      <p lang={language} className={styles.text}>
        {said}
      </p>
      {state === 'none' ? <DataMark kind="toTranslate">{t('mark.none')}</DataMark> : null}
      {state === 'draft' ? <DataMark kind="toProofread">{t('mark.draft')}</DataMark> : null}
      {state === 'stale' ? <DataMark kind="toProofread">{t('mark.stale')}</DataMark> : null}
      {state === 'draft' || state === 'stale' ? proofread : null}
    </>
  );
}

function LedTo({ found }: { readonly found: readonly PlacedAction[] }) {
  if (found.length === 0) return null;
  return (
    <ul className={styles.actions}>
      {found.map(({ action, path }) => (
        <li key={action.id}>
          <LedAction action={action} path={path} />
        </li>
      ))}
    </ul>
  );
}

interface LedActionProps {
  readonly action: Action;
  readonly path: string;
}

function LedAction({ action, path }: LedActionProps) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const today = useToday();
  const { title, due, state, doneOn } = action.values;
  const said = saidIn(title, format.language);
  const open = isOpenAction(state);
  const late = open && due !== undefined && due < today;
  const day = doneOn ?? due;
  return (
    <>
      <Icon name={late ? 'late' : open ? 'action' : 'done'} size={14} />
      <span>
        <Link href={path} asChild>
          <TextLink lang={said.lang}>{said.text}</TextLink>
        </Link>
        {day === undefined ? null : (
          <span className={late ? styles.late : styles.quiet}>
            {late ? t('late', { date: format.dayMonth(day, today) }) : format.dayMonth(day, today)}
          </span>
        )}
      </span>
    </>
  );
}
