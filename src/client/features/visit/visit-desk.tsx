/** The notes of a visit: the agenda at the side, one topic in the middle, what comes next at the bottom. */

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { noteVisitMinutes } from '../../../domain/visit/visit.ts';
import { useLetterKeys } from '../../model/use-letter-keys.ts';
import { paths } from '../../ports/routes.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { KeyGroup } from '../../ui/key-group.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { Agenda } from './agenda.tsx';
import { TopicPane } from './topic-pane.tsx';
import { useLeaveVisit } from './use-leave-visit.ts';
import { fromNotes, type Visit } from './use-visit.ts';
import { VisitHead } from './visit-head.tsx';
import { useVisitLine, type VisitLineState } from './use-visit-line.ts';
import styles from './visit.module.css';

interface VisitDeskProps {
  readonly visit: Visit;
  readonly place: ReactNode;
}

export function VisitDeskScreen({ visit, place }: VisitDeskProps) {
  const { t } = useTranslation('visit');
  const [isAgendaOpen, setIsAgendaOpen] = useState(false);
  const { topic, visit: state } = visit;
  const line = useVisitLine(visit, topic);
  const { open, leave, step, finish, end, joint } = useVisitActions(visit, line);
  useLetterKeys({ Escape: () => void leave() });
  return (
    <main tabIndex={-1}>
      <KeyGroup
        label={t('notes')}
        className={styles.screen}
        onKeyDown={(event) => {
          if (!event.ctrlKey && !event.metaKey) return;
          const act = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: finish }[
            event.key
          ];
          if (act === undefined || event.defaultPrevented) return;
          event.preventDefault();
          act();
        }}
      >
        <VisitHead visit={visit} place={place} onLeave={() => void leave()} />
        <div className={styles.body}>
          <div className={isAgendaOpen ? styles.agendaShown : styles.agendaSide}>
            <Agenda
              visit={visit}
              onOpen={(key) => {
                open(key);
                setIsAgendaOpen(false);
              }}
            />
          </div>
          <div className={styles.main}>
            <button
              type="button"
              className={styles.agendaToggle}
              aria-expanded={isAgendaOpen}
              onClick={() => setIsAgendaOpen(!isAgendaOpen)}
            >
              <Icon name={isAgendaOpen ? 'up' : 'down'} />
              {t('agenda.title')}
              <span>
                {t('agenda.done', { done: state.done.length, count: state.topics.length })}
              </span>
            </button>
            {topic === undefined ? (
              <SkeletonLines label={t('loading')} />
            ) : (
              <TopicPane
                key={topic.key}
                visit={visit}
                topic={topic}
                line={line}
                onLeave={() => void leave()}
              />
            )}
          </div>
        </div>
        <footer className={styles.foot}>
          <KeyHints />
          <Button size="touch" icon="show" onClick={joint}>
            {t('joint.open')}
          </Button>
          <Button size="touch" onClick={() => void end()}>
            {t('end.open')}
          </Button>
          <Button
            size="touch"
            variant="primary"
            icon="done"
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={finish}
          >
            {t('topic.finish')}
          </Button>
        </footer>
      </KeyGroup>
    </main>
  );
}

function KeyHints() {
  const { t } = useTranslation('visit');
  const hints = [
    ['>', t('hint.action')],
    ['!', t('hint.issue')],
    ['=', t('hint.decision')],
    [t('hint.nextKeys'), t('hint.next')],
    [t('hint.finishKeys'), t('hint.finish')],
  ] as const;
  return (
    <p className={styles.hints} aria-hidden="true">
      {hints.map(([key, words]) => (
        <span key={key}>
          <Kbd decorative>{key}</Kbd> {words}
        </span>
      ))}
    </p>
  );
}

/** Walking the topics, leaving and ending. */
function useVisitActions(visit: Visit, line: VisitLineState) {
  const change = useChange();
  const [, navigate] = useLocation();
  const { sheet, contact, visit: state, topic } = visit;
  const smeId = sheet.sme.id;
  const leave = useLeaveVisit(visit);
  const open = (key: string): void => {
    visit.open(key);
    window.scrollTo(0, 0);
  };
  const step = (by: -1 | 1): void => {
    const at = state.topics.findIndex(({ key }) => key === topic?.key);
    const next = state.topics[at + by];
    if (next !== undefined) open(next.key);
  };
  const finish = (): void => {
    if (topic === undefined) return;
    const at = state.topics.findIndex(({ key }) => key === topic.key);
    const others = [...state.topics.slice(at + 1), ...state.topics.slice(0, at)];
    const next = others.find(({ key }) => !state.done.includes(key));
    visit.update((before) => ({
      ...before,
      done: [...before.done.filter((key) => key !== topic.key), topic.key],
      current: next?.key ?? topic.key,
    }));
    window.scrollTo(0, 0);
    void change(noteVisitMinutes(contact.id, visit.minutes()));
  };
  const end = async (): Promise<void> => {
    // What stands in the line is read back with the rest; what could not be written stays where it can be seen.
    if (!(await line.writeRest())) return;
    await change(noteVisitMinutes(contact.id, visit.minutes()));
    navigate(paths.visit(smeId, contact.id, 'end'), { state: fromNotes });
  };
  const joint = (): void => navigate(paths.visit(smeId, contact.id, 'joint'));
  return { open, step, finish, leave, end, joint };
}
