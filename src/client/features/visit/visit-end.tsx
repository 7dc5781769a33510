/**
 * The end of a visit: what was decided and who does what, read back to the owner; when we meet again; what is left with
 * them. Everything was saved when it was typed: ending takes the visit off this screen and nothing more.
 */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { closeVisit, reopenVisit, writeVisitLine } from '../../../domain/visit/visit.ts';
import { agendaText, otherKey } from '../../../domain/visit/agenda.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { setFields } from '../../../domain/command/command.ts';
import { writtenLanguage } from '../../../domain/text/guess-language.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useHalfTypedText } from '../../model/use-half-typed.ts';
import { notify } from '../../model/notices.ts';
import { isAllowed } from '../../model/own-rights.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useLetterKeys } from '../../model/use-letter-keys.ts';
import { paths } from '../../ports/routes.ts';
import { wordsOf } from '../../parts/composer/half-typed-words.ts';
import { PairField } from '../../parts/record/pair-field.tsx';
import { usePeople } from '../../parts/record/people.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Row, Section, Stack } from '../../ui/page.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { NextMeeting, useNextMeeting } from './next-meeting.tsx';
import { ReadBackAction } from './read-back-action.tsx';
import { TakeAway } from './take-away.tsx';
import { useLeaveVisit } from './use-leave-visit.ts';
import { useMainFocus } from './use-main-focus.ts';
import { fromNotes, type Visit } from './use-visit.ts';
import { VisitHead } from './visit-head.tsx';
import column from './visit-end.module.css';
import styles from './visit.module.css';

interface VisitEndProps {
  readonly visit: Visit;
  readonly place: ReactNode;
}

const untouched = (): void => undefined;

export function VisitEnd({ visit, place }: VisitEndProps) {
  const { t } = useTranslation(['visit', 'domain']);
  const [, navigate] = useLocation();
  const { sheet, contact, actions } = visit;
  // The notes stand before this in the history: a second entry would lead Back from them to here.
  const back = (): void => {
    if (history.state === fromNotes) history.back();
    else navigate(paths.visit(sheet.sme.id, contact.id), { replace: true });
  };
  const decision = useNewDecision(visit);
  const next = useNextMeeting(visit);
  const end = useEnd(visit, [decision.add, next.planTyped]);
  const main = useMainFocus();
  const leave = useLeaveVisit(visit);
  useLetterKeys({ Escape: () => void leave() });
  return (
    <div className={styles.screen}>
      <header>
        <VisitHead visit={visit} place={place} onLeave={() => void leave()} />
      </header>
      <main ref={main} className={column.end} tabIndex={-1}>
        <Decisions visit={visit} decision={decision} />
        <Section title={t('visit:end.actions')} lead={t('visit:end.actionsLead')}>
          <NotAdded forms={visit.forms} />
          {actions.length === 0 ? (
            <p className={styles.none}>{t('visit:end.noActions')}</p>
          ) : (
            <ul className={styles.readBack}>
              {actions.map((action) => (
                <ReadBackAction key={action.id} action={action} visit={visit} />
              ))}
            </ul>
          )}
        </Section>
        <NextMeeting visit={visit} next={next} />
        <TakeAway visit={visit} />
        <Section title={t('visit:end.record')} lead={t('visit:end.recordLead')}>
          <Stack>
            <WhoWasThere visit={visit} />
            <PairField
              recordId={contact.id}
              field="summary"
              label={t('domain:field.contact.summary')}
              value={contact.values.summary}
              onNew={untouched}
              newError={undefined}
              short
            />
          </Stack>
        </Section>
      </main>
      <footer className={styles.foot}>
        <span className={styles.hints} />
        <Button size="touch" icon="back" onClick={back}>
          {t('visit:end.back')}
        </Button>
        <Button size="touch" variant="primary" icon="done" onClick={() => void end()}>
          {t('visit:end.close')}
        </Button>
      </footer>
    </div>
  );
}

/** Actions that are typed in the forms of the visit and were not added. Their words may be for staff alone. */
function NotAdded({ forms = [] }: Pick<Visit, 'forms'>) {
  const { t } = useTranslation('visit');
  const drafts = useCarnetState((state) => state.drafts);
  const { length: count } = [...drafts.values()].filter(
    (draft) =>
      forms.some(({ id }) => draft.key.startsWith(`newAction:${id}/`)) &&
      wordsOf(draft) !== undefined,
  );
  return count === 0 ? null : <Note icon="write">{t('end.notAdded', { count })}</Note>;
}

/**
 * Ends the visit; where nobody wrote a summary, the topics that were gone through are one.
 *
 * @param boxes each adds what is typed in it, and answers whether none is left
 */
function useEnd(visit: Visit, boxes: readonly (() => Promise<boolean>)[]): () => Promise<void> {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const carnet = useCarnet();
  const change = useChange();
  const [, navigate] = useLocation();
  const { sheet, contact, language, notes } = visit;
  return async () => {
    // The boxes go with this screen: what was typed in each is added, as its button would.
    for (const add of boxes) if (!(await add())) return;
    const { topics, done } = visit.visit;
    const titles = topics
      .filter(
        ({ key, title }) =>
          key !== otherKey &&
          (done.includes(key) ||
            notes.some(({ topic }) => topic === title.en.text || topic === title.fr.text)),
      )
      .map(({ title }) => title[language].text);
    const about = titles.length === 0 ? undefined : { lang: language, text: titles.join(', ') };
    const agenda = { lang: language, text: agendaText(topics, language) };
    const minutes = visit.minutes();
    if (!(await change(closeVisit(contact.id, { minutes, about, agenda })))) return;
    await visit.forget();
    const { summary, agenda: prepared } = contact.values;
    const byItself = {
      about: summary === undefined ? about : undefined,
      agenda: prepared === undefined ? agenda : undefined,
    };
    const reopen = async (): Promise<void> => {
      if (!(await change(reopenVisit(contact.id, byItself)))) return;
      await visit.reopen();
      navigate(paths.visit(sheet.sme.id, contact.id, 'end'));
    };
    notify({
      message: t('ended', { time: format.duration(minutes) }),
      tone: 'done',
      action: isAllowed('write', carnet.state.getState())
        ? { label: t('reopen'), run: () => void reopen() }
        : undefined,
    });
    navigate(paths.entry(sheet.sme.id, contact.id));
  };
}

interface NewDecision {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Adds what is typed; answers whether none is left to add. */
  readonly add: () => Promise<boolean>;
}

function useNewDecision(visit: Visit): NewDecision {
  const { t } = useTranslation('sheet');
  const { environment } = useCarnet();
  const change = useChange();
  const [text, setText, addText] = useHalfTypedText(`visitDecision:${visit.contact.id}`);
  const add = async (): Promise<boolean> => {
    if (text.trim() === '') return true;
    const at = localDateTimeIn(environment.now(), environment.zone()).slice(11, 16);
    const other = visit.visit.topics.find(({ key }) => key === otherKey) ?? visit.topic;
    const line = {
      topic: other?.title[visit.language].text ?? '',
      at,
      said: { kind: 'decision' as const, text: text.trim() },
      minutes: visit.minutes(),
    };
    const options = {
      language: writtenLanguage(text, visit.language),
      untitled: t('issue.untitled'),
    };
    return (await addText(() => change(writeVisitLine(visit.contact.id, line, options)))) === true;
  };
  return { text, setText, add };
}

interface DecisionsProps {
  readonly visit: Visit;
  readonly decision: NewDecision;
}

function Decisions({ visit, decision }: DecisionsProps) {
  const { t } = useTranslation('visit');
  const { language } = useFormat();
  const { contact } = visit;
  const { text, setText, add } = decision;
  const decisions = Object.entries(contact.values.decisions ?? {});
  return (
    <Section title={t('end.decisions')} lead={t('end.decisionsLead')}>
      <Stack>
        {decisions.map(([id, value], index) => (
          <PairField
            key={id}
            recordId={contact.id}
            field="decisions"
            element={id}
            label={t('end.decision', { number: index + 1 })}
            value={value}
            onNew={untouched}
            newError={undefined}
            short
          />
        ))}
        <form
          className={styles.addTopic}
          lang={language}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextInput
            controlSize="visit"
            aria-label={t('end.newDecision')}
            placeholder={t('end.newDecision')}
            value={text}
            onValueChange={setText}
          />
          <Button type="submit" size="touch" icon="add">
            {t('agenda.add')}
          </Button>
        </form>
      </Stack>
    </Section>
  );
}

/** Who took part on their side. */
function WhoWasThere({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation('visit');
  const change = useChange();
  const { sheet, contact } = visit;
  const { persons } = usePeople(sheet.sme.id);
  const { people = {} } = contact.values;
  if (persons.length === 0) return null;
  const toggle = (id: string): void => {
    const { [id]: there, ...others } = people;
    const next = there === undefined ? { ...people, [id]: 'present' } : others;
    void change(setFields(contact.id, { people: next }));
  };
  return (
    <FieldGroup label={t('end.people')}>
      <Row>
        {persons.map(({ id, label }) => (
          <Chip key={id} pressed={people[id] !== undefined} onClick={() => toggle(id)}>
            {label}
          </Chip>
        ))}
      </Row>
    </FieldGroup>
  );
}
