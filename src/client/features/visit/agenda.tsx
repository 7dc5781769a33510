/** The agenda of a visit: topics by what they are about, each opened in one press; reordered, dropped and added in place. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addedTopic,
  composeAgenda,
  moveTopic,
  withOwnTitles,
} from '../../../domain/visit/agenda.ts';
import type { Topic } from '../../../domain/visit/topic.ts';
import { minutesOf } from '../../../domain/visit/timer.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useHalfTypedText } from '../../model/use-half-typed.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { headingKey } from './topic-heading.ts';
import type { Visit } from './use-visit.ts';
import styles from './agenda.module.css';
import page from './visit.module.css';

interface AgendaProps {
  readonly visit: Visit;
  readonly onOpen: (key: string) => void;
}

export function Agenda({ visit, onOpen }: AgendaProps) {
  const { t } = useTranslation('visit');
  const [isChanging, setIsChanging] = useState(false);
  const { topics, done } = visit.visit;
  const headings = topics.map((topic) => headingKey(topic, visit.sheet.issues));
  return (
    <nav className={styles.agenda} aria-label={t('agenda.title')}>
      <div className={styles.agendaHead}>
        <h2>{t('agenda.title')}</h2>
        <span>{t('agenda.done', { done: done.length, count: topics.length })}</span>
      </div>
      <ul className={styles.topics}>
        {topics.map((topic, index) => (
          <TopicLine
            key={topic.key}
            topic={topic}
            heading={headings[index] === headings[index - 1] ? undefined : headings[index]}
            isChanging={isChanging}
            visit={visit}
            onOpen={() => onOpen(topic.key)}
          />
        ))}
      </ul>
      {isChanging ? <AddTopic visit={visit} /> : null}
      <Button
        variant="quiet"
        icon={isChanging ? 'check' : 'write'}
        aria-pressed={isChanging}
        onClick={() => setIsChanging(!isChanging)}
      >
        {t(isChanging ? 'agenda.changed' : 'agenda.change')}
      </Button>
    </nav>
  );
}

interface TopicLineProps {
  readonly topic: Topic;
  /** Where others stand above it than before. */
  readonly heading: ReturnType<typeof headingKey> | undefined;
  readonly isChanging: boolean;
  readonly visit: Visit;
  readonly onOpen: () => void;
}

function TopicLine({ topic, heading, isChanging, visit, onOpen }: TopicLineProps) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const { visit: state, update } = visit;
  const title = topic.title[format.language];
  const isDone = state.done.includes(topic.key);
  const isCurrent = visit.topic?.key === topic.key;
  const spent = minutesOf(state.spent[topic.key] ?? 0);
  const move = (by: -1 | 1): void =>
    update((before) => ({ ...before, topics: moveTopic(before.topics, topic.key, by) }));
  const drop = (): void =>
    update((before) => ({
      ...before,
      topics: before.topics.filter(({ key }) => key !== topic.key),
      done: before.done.filter((key) => key !== topic.key),
    }));
  return (
    <li>
      {heading === undefined ? null : <p className={styles.kind}>{t(`kind.${heading}`)}</p>}
      <div className={classNames(styles.topicLine, isCurrent && styles.current)}>
        <button
          type="button"
          className={styles.topicButton}
          aria-current={isCurrent ? 'true' : undefined}
          onClick={onOpen}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
            event.preventDefault();
            move(event.key === 'ArrowUp' ? -1 : 1);
          }}
        >
          <span className={classNames(styles.topicIcon, isDone && styles.isDone)}>
            <Icon name={isDone ? 'done' : isCurrent ? 'target' : 'toProofread'} size={18} />
          </span>
          <span className={styles.topicTitle} lang={title.lang}>
            {title.text}
          </span>
          {isDone ? <VisuallyHidden>{t('agenda.isDone')}</VisuallyHidden> : null}
          {spent === 0 ? null : <span className={styles.spent}>{format.duration(spent)}</span>}
        </button>
        {isChanging ? (
          <span className={styles.topicTools}>
            <IconButton
              small
              icon="arrowUp"
              label={t('agenda.up', { title: title.text })}
              onClick={() => move(-1)}
            />
            <IconButton
              small
              icon="arrowDown"
              label={t('agenda.down', { title: title.text })}
              onClick={() => move(1)}
            />
            <IconButton
              small
              icon="close"
              label={t('agenda.drop', { title: title.text })}
              onClick={drop}
            />
          </span>
        ) : null}
      </div>
    </li>
  );
}

/** A topic of one's own, and those that were dropped. */
function AddTopic({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation('visit');
  const today = useToday();
  const { environment } = useCarnet();
  const [title, setTitle] = useHalfTypedText(`visitTopic:${visit.contact.id}`);
  const { visit: state, update, sheet, forms = [], mayLeave, language } = visit;
  const composed = composeAgenda({ ...sheet, forms, mayLeave, today });
  const dropped = composed.filter(({ key }) => !state.topics.some((topic) => topic.key === key));
  const add = (topics: readonly Topic[]): void =>
    update((before) => ({ ...before, topics: withOwnTitles([...before.topics, ...topics]) }));
  const submit = (): void => {
    if (title.trim() === '') return;
    add([addedTopic(environment.newId(), title, language)]);
    setTitle('');
  };
  return (
    <form
      className={page.addTopic}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        aria-label={t('agenda.new')}
        placeholder={t('agenda.new')}
        value={title}
        onValueChange={setTitle}
      />
      <Button type="submit" icon="add" size="form">
        {t('agenda.add')}
      </Button>
      {dropped.length === 0 ? null : (
        <Button variant="quiet" icon="undo" onClick={() => add(dropped)}>
          {t('agenda.restore', { count: dropped.length })}
        </Button>
      )}
    </form>
  );
}
