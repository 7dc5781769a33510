/** What is to be translated or proofread, the oldest first, for oneself or for everybody; each opens where it is mended. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import * as z from 'zod/mini';
import { declarationOf } from '../../../domain/entity/registry.ts';
import { element } from '../../../domain/entity/field.ts';
import { tasksFor, type TextTask } from '../../../domain/report/texts-to-translate.ts';
import { reviewName } from '../../../domain/review/monthly-reviews.ts';
import { templateName } from '../../../domain/form/template-name.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useHomeName } from '../../model/use-home.ts';
import { useNotedMayLeave } from '../../model/use-noted-may-leave.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import styles from './overview.module.css';
import { useTaskPath, useTextTasks } from './use-text-tasks.ts';

/** Lines that are drawn at first. */
const shownAtFirst = 8;

export function TextsPart() {
  const { t } = useTranslation(['overview', 'meetings']);
  const spoken = useCarnetState(
    ({ members, memberId }) => members.find(({ id }) => id === memberId)?.values.languages,
  );
  const [who, setWho] = useState<'mine' | 'all'>('mine');
  const [whole, setWhole] = useState(false);
  const { tasks: every, isRead, failed, retry } = useTextTasks();
  const mayLeave = useTaskMayLeave();
  const isOnPaper = useIsPrinting();
  const all = isOnPaper ? every.filter(mayLeave) : every;
  const tasks = who === 'mine' ? tasksFor(all, spoken) : all;
  const shown = whole ? tasks : tasks.slice(0, shownAtFirst);
  return (
    <Section title={t('overview:toTranslate.title')} lead={t('overview:toTranslate.lead')}>
      {all.length === 0 ? null : (
        <Segments
          label={t('overview:toTranslate.who')}
          value={who}
          onValueChange={setWho}
          options={[
            { value: 'mine', label: t('overview:toTranslate.mine') },
            { value: 'all', label: t('overview:toTranslate.all') },
          ]}
        />
      )}
      {failed ? (
        <Note
          icon="error"
          tone="error"
          action={<Button onClick={retry}>{t('meetings:retry')}</Button>}
        >
          {t('meetings:failed')}
        </Note>
      ) : null}
      {tasks.length === 0 ? (
        isRead ? (
          <p className={styles.line}>{t('overview:toTranslate.nothing')}</p>
        ) : failed ? null : (
          <SkeletonLines label={t('meetings:loading')} />
        )
      ) : (
        <ul className={styles.mend}>
          {shown.map((task) => (
            <li key={task.key}>
              <TaskLine task={task} />
            </li>
          ))}
        </ul>
      )}
      {shown.length === tasks.length ? null : (
        <Button variant="quiet" icon="down" onClick={() => setWhole(true)}>
          {t('overview:toTranslate.showAll', { count: tasks.length })}
        </Button>
      )}
    </Section>
  );
}

/** What is confidential, or was noted in confidence, is not named on paper. */
function useTaskMayLeave(): (task: TextTask) => boolean {
  const carnet = useCarnet();
  const mayLeave = useNotedMayLeave();
  const isOpen = (id: string): boolean => carnet.record(id)?.values['confidential'] !== true;
  return ({ id, home }) => {
    const from = originOf.safeParse(carnet.record(id)?.values['from']).data;
    return isOpen(id) && isOpen(home) && mayLeave({ values: { from } });
  };
}

const originOf = z.object({ contactId: z.optional(z.string()) });

function TaskLine({ task }: { readonly task: TextTask }) {
  const { t } = useTranslation(['overview', 'domain']);
  const pathOf = useTaskPath();
  const home = useHomeName(task.home);
  const { into, missing, stale, draft } = task;
  const language = t(`domain:languageName.${into}`);
  const what = [
    missing === 0 ? undefined : t('overview:toTranslate.missing', { count: missing, language }),
    stale === 0 ? undefined : t('overview:toTranslate.stale', { count: stale, language }),
    draft === 0 ? undefined : t('overview:toTranslate.draft', { count: draft, language }),
  ].filter((part) => part !== undefined);
  return (
    <>
      <Link href={pathOf(task)} asChild>
        <TextLink>{home ?? t(`domain:entityName.${task.entity}`)}</TextLink>
      </Link>{' '}
      <TaskName task={task} isNamed={home !== undefined} /> · {what.join(' · ')}
    </>
  );
}

interface TaskNameProps {
  readonly task: TextTask;
  /** The link is the name of its sheet: what kind of record it is follows. */
  readonly isNamed: boolean;
}

function TaskName({ task: { entity, id, home, form, since }, isNamed }: TaskNameProps) {
  const { t } = useTranslation(['overview', 'domain']);
  const format = useFormat();
  const today = useToday();
  const values = useCarnet().record(id)?.values;
  if (form !== undefined) {
    const name = templateName(form.templateId);
    const kind = name === reviewName ? 'review' : isNamed ? 'plan' : 'quarterly';
    return t(`overview:toTranslate.${kind}`, { date: format.dayMonth(since, today) });
  }
  // The summary of an SME is told by the name of its sheet.
  if (id === home) return null;
  const title = element.text2.safeParse(values?.[declarationOf(entity).title]).data;
  return (
    <>
      {isNamed ? `${t(`domain:entityName.${entity}`)} ` : null}
      {title === undefined ? null : (
        <span lang={title.lang} className={styles.said}>
          {title.text}
        </span>
      )}
    </>
  );
}
