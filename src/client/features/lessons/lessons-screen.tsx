/** The lessons of the programme, in both languages side by side, with the actions that they led to. */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type LessonGrouping,
  groupLessons,
  lessonGroupings,
} from '../../../domain/lesson/lesson-groups.ts';
import { lessonLabels } from '../../../domain/lesson/lesson-numbers.ts';
import { type LessonTheme, lessonThemes } from '../../../domain/lesson/lesson.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useLetterKeys } from '../../model/use-letter-keys.ts';
import { useRecords } from '../../model/use-records.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Toolbar, ToolbarDivider } from '../../ui/toolbar.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { LessonDialog, type LessonStart } from './lesson-dialog.tsx';
import { LessonTable } from './lesson-table.tsx';
import { type Carried, useCarried } from './use-carried.ts';
import { useEveryLesson } from './use-every-lesson.ts';

const noCarried: Carried = { byMonth: new Map(), toPrepare: undefined };

export function LessonsScreen() {
  const { t } = useTranslation(['lessons', 'domain']);
  const programmeId = useCarnetState((state) => state.programmeId);
  const pads = useCarnetState((state) => state.launchPads);
  const lessons = useRecords(programmeId, 'lesson');
  const every = useEveryLesson();
  const labels = useMemo(() => lessonLabels(every), [every]);
  const [by, setBy] = useState<LessonGrouping>('review');
  const [theme, setTheme] = useState<LessonTheme | undefined>(undefined);
  const [edited, setEdited] = useState<string | undefined>(undefined);
  /** A theme that goes on in a review. */
  const [start, setStart] = useState<LessonStart | undefined>(undefined);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const mayWrite = useMayWrite();
  const carried = useCarried(lessons);
  const groups = useMemo(
    () => groupLessons(lessons, { by, theme, padIds: pads.map(({ id }) => id) }),
    [lessons, by, theme, pads],
  );
  const shown = groups.flatMap((group) => group.lessons.map(({ id }) => id));
  const move = (step: 1 | -1): void => {
    const at = chosen === undefined ? -1 : shown.indexOf(chosen);
    const next = shown[at === -1 ? 0 : at + step];
    if (next !== undefined) setChosen(next);
  };
  useLetterKeys({
    n: mayWrite ? () => setEdited('') : undefined,
    e: chosen === undefined || !mayWrite ? undefined : () => setEdited(chosen),
    j: () => move(1),
    k: () => move(-1),
  });
  const add = mayWrite ? (
    <Button icon="add" shortcut="N" onClick={() => setEdited('')}>
      {t('lessons:add')}
    </Button>
  ) : undefined;
  const carriedTo = by === 'review' && theme === undefined ? carried : noCarried;
  return (
    <>
      <TopBar
        title={t('lessons:title')}
        subtitle={lessons.length === 0 ? undefined : t('lessons:count', { count: lessons.length })}
      />
      {lessons.length === 0 ? (
        <EmptyState title={t('lessons:empty.title')} lead={t('lessons:empty.text')} action={add} />
      ) : (
        <>
          <Toolbar label={t('lessons:filter')} end={add} scrolling>
            <Segments
              label={t('lessons:grouping')}
              options={lessonGroupings.map((value) => ({
                value,
                label: t(`lessons:by.${value}`),
              }))}
              value={by}
              onValueChange={setBy}
            />
            <ToolbarDivider />
            <Chip
              pressed={theme === undefined}
              count={lessons.length}
              onClick={() => setTheme(undefined)}
            >
              {t('lessons:all')}
            </Chip>
            {lessonThemes.map((one) => {
              const count = lessons.filter(({ values }) => values.theme === one).length;
              return count === 0 ? null : (
                <Chip
                  key={one}
                  pressed={theme === one}
                  count={count}
                  onClick={() => setTheme(theme === one ? undefined : one)}
                >
                  {t(`domain:option.lessonTheme.${one}`)}
                </Chip>
              );
            })}
          </Toolbar>
          <LessonTable
            groups={groups}
            by={by}
            labels={labels}
            chosenId={chosen}
            onChoose={setChosen}
            onEdit={mayWrite ? setEdited : undefined}
            carried={carriedTo}
            onCarryOn={mayWrite ? setStart : undefined}
          />
        </>
      )}
      {edited === undefined ? null : (
        <LessonDialog
          key={edited}
          lesson={lessons.find(({ id }) => id === edited)}
          onClose={() => setEdited(undefined)}
        />
      )}
      {start === undefined ? null : (
        <LessonDialog start={start} onClose={() => setStart(undefined)} />
      )}
    </>
  );
}
