/** One topic: what it is about, the questions that can be answered, what was noted, and the line to go on. */

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpenAction } from '../../../domain/action/action.ts';
import { completeAction, reopenAction } from '../../../domain/action/settle-action.ts';
import { setSectionState } from '../../../domain/form/commands/answer-form.ts';
import { saidOf } from '../../../domain/form/printed-answer.ts';
import { sectionStates } from '../../../domain/form/template.ts';
import { isOpenIssue } from '../../../domain/issue/issue.ts';
import { moveIssue } from '../../../domain/issue/settle-issue.ts';
import { type FiguresMove, figuresMoves } from '../../../domain/figures/moves.ts';
import { isHeadingOf } from '../../../domain/visit/agenda.ts';
import { isFileOfNote } from '../../../domain/visit/file-note.ts';
import type { Topic } from '../../../domain/visit/topic.ts';
import type { Action, Issue } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { LazyFiles } from '../../parts/files/lazy-files.tsx';
import { HeldNote } from '../../parts/form/held-note.tsx';
import { SomeItems } from '../../parts/form/some-items.tsx';
import { usePeople } from '../../parts/record/people.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Select } from '../../ui/select.tsx';
import { NoteLine } from './note-line.tsx';
import { headingKey } from './topic-heading.ts';
import { useTopicForm } from './use-topic-form.ts';
import type { Visit } from './use-visit.ts';
import { VisitLineInput } from './visit-line-input.tsx';
import type { VisitLineState } from './use-visit-line.ts';
import styles from './visit.module.css';

interface TopicProps {
  readonly visit: Visit;
  readonly topic: Topic;
}

interface TopicPaneProps extends TopicProps {
  readonly line: VisitLineState;
  readonly onLeave: () => void;
}

const icons: Readonly<Record<Topic['kind'], IconName>> = {
  issue: 'issue',
  action: 'action',
  figures: 'overview',
  planSection: 'direction',
  answers: 'report',
  added: 'note',
  other: 'note',
};

export function TopicPane({ visit, topic, line, onLeave }: TopicPaneProps) {
  const { t } = useTranslation('visit');
  const { language } = useFormat();
  const title = topic.title[language];
  const notes = visit.notes.filter((note) => isHeadingOf(topic, note.topic));
  const box = useRef<HTMLTextAreaElement>(null);
  return (
    <article className={styles.topic}>
      <header className={styles.topicHead}>
        <p className={styles.topicKind}>
          <Icon name={icons[topic.kind]} />
          {t(`kind.${headingKey(topic, visit.sheet.issues)}`)}
        </p>
        <h2 lang={title.lang}>{title.text}</h2>
        {topic.isConfidential === true ? <OwnTitle visit={visit} topic={topic} /> : null}
        <TopicFacts visit={visit} topic={topic} />
      </header>
      <TopicItems visit={visit} topic={topic} />
      <ol className={styles.notes} aria-label={t('notes')}>
        {notes.map((note, index) => (
          <NoteLine
            // Notes have no ids: two that say the same at the same minute differ by their place alone.
            key={`${note.at} ${note.text} ${index}`}
            note={note}
            visit={visit}
            onEdit={(one) => {
              line.takeBack(one);
              box.current?.focus();
            }}
          />
        ))}
      </ol>
      <VisitLineInput line={line} visit={visit} lineRef={box} onLeave={onLeave} />
      <div className={styles.files}>
        <LazyFiles
          home={visit.sheet.sme.id}
          about={{ aboutId: visit.contact.id }}
          readOnly={false}
          // Each stands among the notes of the topic under which it was added.
          isElsewhere={(name) => visit.notes.some(({ text }) => isFileOfNote(name, text))}
          onAdded={({ name }) => line.noteFile(name)}
        />
      </div>
    </article>
  );
}

/** What a confidential topic is about, which is written nowhere. */
function OwnTitle({ visit: { sheet }, topic }: TopicProps) {
  const { language } = useFormat();
  const about = [...sheet.issues, ...sheet.actions].find(({ id }) => id === topic.recordId);
  if (about === undefined) return null;
  const { lang, text } = saidOf(about.values.title, language);
  return (
    <p className={styles.facts} lang={lang}>
      {text}
    </p>
  );
}

function TopicFacts({ visit, topic }: TopicProps) {
  const { sheet } = visit;
  const issue = sheet.issues.find(({ id }) => id === topic.recordId);
  const action = sheet.actions.find(({ id }) => id === topic.recordId);
  if (topic.kind === 'issue' && issue !== undefined) return <IssueFacts issue={issue} />;
  if (topic.kind === 'action' && action !== undefined) return <ActionFacts action={action} />;
  const move = figuresMoves(sheet.figures, visit.contact.values.at.slice(0, 10)).find(
    ({ channelId }) => channelId === topic.recordId,
  );
  return topic.kind === 'figures' && move !== undefined ? <FiguresFacts move={move} /> : null;
}

/** The month, and what it is compared with. */
function FiguresFacts({ move }: { readonly move: FiguresMove }) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  return (
    <p className={styles.facts}>
      {t('figures.compared', {
        count: move.orders,
        month: format.month(move.month),
        mean: Math.round(move.mean),
      })}
    </p>
  );
}

function IssueFacts({ issue }: { readonly issue: Issue }) {
  const { t } = useTranslation(['visit', 'domain']);
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const { kind, state, openedOn, response } = issue.values;
  const isOpen = isOpenIssue(state);
  const said = response === undefined ? undefined : saidOf(response, format.language);
  return (
    <>
      <p className={styles.facts}>
        {t(`visit:issue.openedOn.${kind}`, { date: format.dayMonth(openedOn, today) })}
        {` · ${t(`domain:option.issueState.${state}`)}`}
      </p>
      {said === undefined ? null : (
        <p className={styles.response} lang={said.lang}>
          {said.text}
        </p>
      )}
      <Button
        icon={isOpen ? 'issueClosed' : 'undo'}
        onClick={() => void change(moveIssue(issue.id, isOpen ? 'resolved' : 'open'))}
      >
        {t(`visit:issue.${isOpen ? 'resolve' : 'reopen'}.${kind}`)}
      </Button>
    </>
  );
}

function ActionFacts({ action }: { readonly action: Action }) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const { nameOf } = usePeople(action.home);
  const { state, due, ownerId } = action.values;
  const isOpen = isOpenAction(state);
  const late = isOpen && due !== undefined && due < today;
  const day = due === undefined ? undefined : format.dayMonth(due, today);
  const detail = [
    ownerId === undefined ? undefined : nameOf(ownerId),
    day === undefined
      ? undefined
      : late
        ? t('action.late', { date: day })
        : t('action.due', { date: day }),
  ].filter((part) => part !== undefined);
  return (
    <Checkbox
      checked={!isOpen}
      late={late}
      detail={detail.length === 0 ? undefined : detail.join(' · ')}
      onCheckedChange={(done) =>
        void change(done ? completeAction(action.id) : reopenAction(action.id))
      }
    >
      {t('action.done')}
    </Checkbox>
  );
}

/** Leaving a section out asks for a reason, which belongs to the plan. */
const keptStates = sectionStates.filter((state) => state !== 'leftOut');

/** The questions of the topic, and for a section of the plan how far it is. */
function TopicItems({ visit, topic }: TopicProps) {
  const { t } = useTranslation(['visit', 'plan']);
  const { language } = useFormat();
  const change = useChange();
  const form = useTopicForm(visit, topic);
  if (form === undefined) return null;
  const section = form.view.sections.find(({ key }) => key === topic.sectionKey);
  return (
    <div className={styles.items}>
      {form.isHeld ? <HeldNote id={form.id} /> : null}
      {section === undefined || section.state === 'leftOut' ? null : (
        <Field
          label={t('plan:stateOf', { section: section.section.title[language] })}
          className={styles.sectionState}
        >
          <Select
            options={keptStates.map((value) => ({ value, label: t(`plan:state.${value}`) }))}
            value={section.state ?? 'notStarted'}
            onValueChange={(next) =>
              void change(setSectionState(form.id, section.section.id, next))
            }
          />
        </Field>
      )}
      <SomeItems form={form.record} keys={topic.items ?? []} mode="manager" />
    </div>
  );
}
