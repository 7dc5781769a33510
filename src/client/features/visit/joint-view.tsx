/**
 * The part of a visit that the owner looks at and answers with us: the questions of their forms that are declared for
 * everybody, in their language, large enough to be read at arm's length. Notes, problems, actions, other sheets, messages
 * and menus are not in the page. One press or Escape leads back, and asks nothing.
 */

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ownerLanguage } from '../../../domain/sme/owner-language.ts';
import { type Topic, topicAudience } from '../../../domain/visit/topic.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useLetterKeys } from '../../model/use-letter-keys.ts';
import { paths } from '../../ports/routes.ts';
import { SomeItems } from '../../parts/form/some-items.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useMainFocus } from './use-main-focus.ts';
import { useSpoken } from './use-spoken.ts';
import { useTopicForm } from './use-topic-form.ts';
import type { Visit } from './use-visit.ts';
import styles from './joint-view.module.css';

export function JointView({ visit }: { readonly visit: Visit }) {
  const spoken = useSpoken(ownerLanguage(visit.sheet.sme));
  // For a moment the page would speak another language than the owner's.
  if (spoken === 'notYet' || visit.forms === undefined || visit.topic === undefined) return null;
  return <SpokenView visit={visit} />;
}

function SpokenView({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation('visit');
  const { language } = useFormat();
  const [, navigate] = useLocation();
  const { sheet, contact, forms = [] } = visit;
  const shared = visit.visit.topics.filter(
    ({ kind, items = [], recordId }) =>
      topicAudience[kind] === 'everyone' &&
      items.length > 0 &&
      forms.some(({ id }) => id === recordId),
  );
  const found = shared.findIndex(({ key }) => key === visit.topic?.key);
  const at = Math.max(found, 0);
  const topic = shared[at];
  const leave = (): void => navigate(paths.visit(sheet.sme.id, contact.id));
  useLetterKeys({ Escape: leave });
  const main = useMainFocus();
  const open = (next: Topic | undefined): void => {
    if (next === undefined) return;
    visit.open(next.key);
    window.scrollTo(0, 0);
  };
  return (
    <div className={styles.joint}>
      <header className={styles.head}>
        <p className={styles.name}>
          <bdi>{sheet.sme.values.name}</bdi>
        </p>
        <Button size="touch" icon="close" onClick={leave}>
          {t('joint.leave')}
        </Button>
      </header>
      <main ref={main} className={styles.main} tabIndex={-1}>
        {topic === undefined ? (
          <EmptyState title={t('joint.empty')} lead={t('joint.emptyText')} />
        ) : (
          <JointTopic key={topic.key} topic={topic} visit={visit} language={language} />
        )}
      </main>
      {shared.length < 2 ? null : (
        <footer className={styles.foot}>
          <Button
            size="touch"
            icon="back"
            unavailableBecause={at === 0 ? t('joint.first') : undefined}
            onClick={() => open(shared[at - 1])}
          >
            {t('joint.previous')}
          </Button>
          <span className={styles.position}>
            {t('joint.position', { position: at + 1, count: shared.length })}
          </span>
          <Button
            size="touch"
            variant="primary"
            icon="forward"
            unavailableBecause={at === shared.length - 1 ? t('joint.last') : undefined}
            onClick={() => open(shared[at + 1])}
          >
            {t('joint.next')}
          </Button>
        </footer>
      )}
    </div>
  );
}

interface JointTopicProps {
  readonly topic: Topic;
  readonly visit: Visit;
  readonly language: 'en' | 'fr';
}

function JointTopic({ topic, visit, language }: JointTopicProps) {
  const form = useTopicForm(visit, topic);
  if (form === undefined) return null;
  const title = topic.title[language];
  return (
    <>
      {topic.kind === 'planSection' ? (
        <p className={styles.form}>{form.view.template.title[language]}</p>
      ) : null}
      <h1 lang={title.lang}>{title.text}</h1>
      <SomeItems form={form.record} keys={topic.items ?? []} mode="together" />
    </>
  );
}
