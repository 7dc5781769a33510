/** What is to be translated or proofread, the oldest first, for oneself or for everybody; each opens where it is mended. */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { tasksFor, type TextTask, textTasks } from '../../../domain/report/texts-to-translate.ts';
import { reviewName } from '../../../domain/review/monthly-reviews.ts';
import { templateName } from '../../../domain/form/template-name.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { formPath } from '../../model/form-paths.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './overview.module.css';

/** Lines that are drawn at first. */
const shownAtFirst = 8;

export function TextsPart() {
  const { t } = useTranslation('overview');
  const sheets = useCarnetState((state) => state.sheets);
  const spoken = useCarnetState(
    ({ members, memberId }) => members.find(({ id }) => id === memberId)?.values.languages,
  );
  const [who, setWho] = useState<'mine' | 'all'>('mine');
  const [whole, setWhole] = useState(false);
  const all = useMemo(() => textTasks(sheets.values()), [sheets]);
  const tasks = who === 'mine' ? tasksFor(all, spoken) : all;
  const shown = whole ? tasks : tasks.slice(0, shownAtFirst);
  return (
    <Section title={t('toTranslate.title')} lead={t('toTranslate.lead')}>
      {all.length === 0 ? null : (
        <Segments
          label={t('toTranslate.who')}
          value={who}
          onValueChange={setWho}
          options={[
            { value: 'mine', label: t('toTranslate.mine') },
            { value: 'all', label: t('toTranslate.all') },
          ]}
        />
      )}
      {tasks.length === 0 ? (
        <p className={styles.line}>{t('toTranslate.nothing')}</p>
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
          {t('toTranslate.showAll', { count: tasks.length })}
        </Button>
      )}
    </Section>
  );
}

function TaskLine({ task }: { readonly task: TextTask }) {
  const { t } = useTranslation(['overview', 'domain']);
  const format = useFormat();
  const today = useToday();
  const { sme, form, into, since, missing, stale, draft } = task;
  const language = t(`domain:option.language.${into}`);
  const isReview = templateName(form.templateId) === reviewName;
  const what = [
    missing === 0 ? undefined : t('overview:toTranslate.missing', { count: missing, language }),
    stale === 0 ? undefined : t('overview:toTranslate.stale', { count: stale, language }),
    draft === 0 ? undefined : t('overview:toTranslate.draft', { count: draft, language }),
  ].filter((part) => part !== undefined);
  return (
    <>
      <Link href={formPath(sme.id, form)} asChild>
        <TextLink>{sme.values.name}</TextLink>
      </Link>{' '}
      {t(isReview ? 'overview:toTranslate.review' : 'overview:toTranslate.plan', {
        date: format.dayMonth(since, today),
      })}{' '}
      · {what.join(' · ')}
    </>
  );
}
