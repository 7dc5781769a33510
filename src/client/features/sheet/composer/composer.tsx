/**
 * Logging a contact in one line, without leaving the page: `a 12 claire étiquettes reçues`, Enter. What is read is
 * always shown and never binding; what is not read is the text.
 */

import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { giveFiles } from '../../../../domain/attachment/belong.ts';
import type { Span } from '../../../../domain/composer/line.ts';
import type { Reading } from '../../../../domain/composer/reading.ts';
import { actionsOf, contactModeOf, contactValues } from '../../../../domain/contact/log-contact.ts';
import type { Language } from '../../../../domain/entity/field.ts';
import { localDateTimeIn } from '../../../../domain/calendar/local-date.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { takeMails } from '../../../model/mail-question.ts';
import type { SaidLine } from '../../../model/begun-over.ts';
import { askPlan, type PlannedValues, type PlanStart } from '../../../model/plan-question.ts';
import { usePreference } from '../../../model/preferences.ts';
import { useHomeName } from '../../../model/use-home.ts';
import { useCarnet, useCarnetState } from '../../../model/use-carnet.ts';
import { AttachButton } from '../../../parts/files/attach-button.tsx';
import { useIncomingFiles } from '../../../parts/files/use-incoming-files.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useNoticesAbove } from '../../../ui/lift-notices.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { Note } from '../../../ui/note.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { TextButton } from '../../../ui/text-link.tsx';
import { Announcement } from '../../../ui/visually-hidden.tsx';
import { useOpenDialog } from '../use-open-dialog.ts';
import styles from './composer.module.css';
import { LineInput } from './line-input.tsx';
import { dateSpanAt, spanAt } from '../../../parts/composer/reading-parts.ts';
import { OtherLines } from '../../../parts/composer/other-lines.tsx';
import { ReadingRow } from './reading-row.tsx';
import { type ComposerState, useComposer } from './use-composer.ts';
import { useLeftLine } from './use-left-line.ts';

const PendingFiles = lazy(async () => ({
  default: (await import('../../../parts/files/pending-files.tsx')).PendingFiles,
}));

interface ComposerProps {
  readonly smeId: string;
  /** Around what is half-typed beside the line, which scrolls with the page. */
  readonly wordsClass?: string | undefined;
}

export function Composer({ smeId, wordsClass }: ComposerProps) {
  const { t } = useTranslation('sheet');
  const composer = useComposer(smeId);
  const { text, reading, options } = composer;
  const box = useRef<HTMLElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const letters = usePreference((state) => state.letterShortcuts);
  const id = useId();
  useAskedFor(input);
  useNoticesAbove(box);
  useLeftLine(input);

  const unread = (span: Span | undefined): void => {
    if (span === undefined) return;
    composer.unread(span.key);
    setSaid(t('composer.turnedBack', { word: text.slice(span.from, span.to) }));
    input.current?.focus();
  };
  const log = (): void => {
    void composer.log().then(() => input.current?.focus());
  };
  const move = (caret: number, steps: number): void => {
    const span = dateSpanAt(reading.spans, caret);
    if (span !== undefined) composer.move(span.key, steps);
  };
  const addPerson = (name = reading.newPeople[0]): void => {
    if (name !== undefined) void composer.addPerson(name).then(() => input.current?.focus());
  };
  const name = useHomeName(smeId);
  const typing = reading.kind === 'entry';
  const isSme = useCarnetState((state) => state.sheets.has(smeId));
  // An email is a contact already: it is asked about, and takes no line.
  const incoming = useIncomingFiles(isSme ? (files) => takeMails(files, smeId) : undefined);
  const hasFiles = incoming.isUsed || composer.files.ids.length > 0;
  return (
    <>
      <section
        ref={box}
        tabIndex={-1}
        className={classNames(styles.composer, incoming.isOver && styles.over)}
        aria-label={t('composer.label')}
        {...incoming.handlers}
      >
        <Restored composer={composer} onDiscarded={() => input.current?.focus()} />
        <div className={classNames(styles.box, typing && styles.typing)}>
          <div className={styles.top}>
            <Icon name="write" className={styles.pen} />
            <LineInput
              text={text}
              spans={reading.spans}
              lang={options.language}
              label={t('composer.label')}
              placeholder={t('composer.placeholder')}
              describedBy={`${id}-whose ${id}-hint ${id}-problem`}
              invalid={composer.problem !== undefined}
              inputRef={input}
              onTextChange={composer.change}
              onEnter={log}
              // Around the line: Tab goes on from here, and a window that is opened now gives the focus back.
              onLeave={() => box.current?.focus({ preventScroll: true })}
              onUnread={(caret) => unread(spanAt(reading.spans, caret))}
              onMove={move}
              onAddPerson={() => addPerson()}
              onTakeBack={composer.takeBack}
              onLogAgain={composer.logAgain}
            />
            <bdi id={`${id}-whose`} title={name} className={styles.whose}>
              {name}
            </bdi>
            {typing || !letters ? null : (
              <span className={styles.rest}>
                <Kbd decorative>L</Kbd>
              </span>
            )}
            <span className={styles.attach}>
              <AttachButton isSign onFiles={incoming.choose} />
            </span>
          </div>
          {typing ? (
            <div className={styles.below}>
              <div className={styles.readings}>
                <ReadingRow composer={composer} onUnread={unread} onAddPerson={addPerson} />
                {reading.reached === false ? (
                  <p className={styles.silence}>{t('composer.silence')}</p>
                ) : null}
                {reading.doubts.map(({ kind, text: words }) => (
                  <p key={`${kind} ${words}`} className={styles.silence}>
                    {t(`composer.doubt.${kind}`, { words })}
                  </p>
                ))}
              </div>
              <Tools smeId={smeId} composer={composer} onLog={log} />
              <p id={`${id}-hint`} className={styles.hint}>
                {t('factsHint')}
              </p>
            </div>
          ) : null}
        </div>
        {hasFiles ? (
          <Suspense fallback={null}>
            <PendingFiles
              home={smeId}
              pending={composer.files}
              incoming={incoming.incoming}
              onTaken={incoming.taken}
            />
          </Suspense>
        ) : null}
        <div id={`${id}-problem`} role="alert">
          {composer.problem === undefined ? null : (
            <Note icon="error" tone="error">
              {composer.problem}
            </Note>
          )}
        </div>
        <Legend />
        <Announcement>{said}</Announcement>
      </section>
      <div className={wordsClass}>
        <OtherLines home={smeId} shown={composer.restored?.key} />
      </div>
    </>
  );
}

/** Takes the focus when the address asks for it, once. */
function useAskedFor(input: { readonly current: HTMLTextAreaElement | null }): void {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const asked = new URLSearchParams(search).has('log');
  useEffect(() => {
    if (!asked) return;
    const { current } = input;
    current?.focus();
    // What is half-typed there is gone on with.
    if (current?.selectionEnd === 0)
      current.setSelectionRange(current.value.length, current.value.length);
    navigate(path, { replace: true });
  }, [asked, input, navigate, path]);
}

interface RestoredProps {
  readonly composer: ComposerState;
  readonly onDiscarded: () => void;
}

function Restored({ composer, onDiscarded }: RestoredProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const { environment } = useCarnet();
  const { restored, now } = composer;
  if (restored === undefined) return null;
  const when = format.dayTime(localDateTimeIn(restored.at, environment.zone()), now.slice(0, 10));
  return (
    <p className={styles.restored}>
      <Icon name="history" size={14} />
      {t('composer.draft', { when })}
      <TextButton
        onClick={() => {
          composer.discard();
          onDiscarded();
        }}
      >
        {t('composer.discard')}
      </TextButton>
    </p>
  );
}

const languages: readonly Language[] = ['fr', 'en'];

interface ToolsProps {
  readonly smeId: string;
  readonly composer: ComposerState;
  readonly onLog: () => void;
}

/** The language of the text, the way to every other field, and the button that saves. */
function Tools({ smeId, composer, onLog }: ToolsProps) {
  const { t } = useTranslation('sheet');
  const open = useOpenDialog();
  const { environment } = useCarnet();
  const by = useCarnetState((state) => state.memberId);
  const isSme = useCarnetState((state) => state.sheets.has(smeId));
  const { reading, options, now } = composer;
  const openForm = async (): Promise<void> => {
    const read = await composer.settled();
    if (isSme && read.state === 'planned') {
      askPlan(planStart(smeId, { ...composer, reading: read }));
      return;
    }
    const contactIn = (reading: Reading, moment: string) => {
      const when = { now: moment, zone: environment.zone(), by };
      const { at, ...values } = contactValues(reading, options, when);
      // Where the line says no hour, it is the one at which the form is opened.
      return at === moment ? values : { at, ...values };
    };
    open({
      kind: 'contact',
      initial: contactIn(read, now),
      line: lineOf(composer, (moment) => contactIn(composer.asOf(moment), moment)),
      along: (contactId) => actionsOf(smeId, read, options.language, { contactId }),
      fileIds: options.fileIds,
      onAdded: composer.clear,
    });
  };
  return (
    <span className={styles.tools}>
      <Segments
        narrow
        label={t('composer.language')}
        options={languages.map((value) => ({
          value,
          label: value.toUpperCase(),
          name: t(`language.${value}`),
        }))}
        value={options.language}
        onValueChange={composer.setLanguage}
      />
      {reading.mode === 'issue' ? null : (
        <TextButton className={styles.full} onClick={() => void openForm()}>
          {t('composer.fullForm')}
        </TextButton>
      )}
      <Button variant="primary" shortcut={t('composer.enter')} onClick={onLog}>
        {t(reading.state === 'planned' ? 'composer.plan' : 'composer.log')}
      </Button>
    </span>
  );
}

/** What was read of a contact to come; the writer is one of those who meet. */
function planStart(smeId: string, composer: ComposerState): PlanStart {
  const { reading, options, clear } = composer;
  const { text } = reading;
  return {
    smeId,
    ...plannedIn(reading),
    line: lineOf(composer, (moment) => plannedIn(composer.asOf(moment))),
    agenda: text === '' ? undefined : { lang: options.language, text },
    along: (contactId) => [
      ...actionsOf(smeId, reading, options.language, { contactId }),
      giveFiles(options.fileIds ?? [], contactId),
    ],
    onPlanned: clear,
  };
}

function plannedIn({ date, time, contactKind, mode, minutes, people }: Reading): PlannedValues {
  const who = people.length === 0 ? undefined : people;
  const how = { kind: contactKind, mode: contactModeOf(mode), minutes, personIds: who };
  return { day: date, hour: time, ...how };
}

function lineOf<T>({ text, isCorrected }: ComposerState, asOf: (moment: string) => T): SaidLine<T> {
  return { words: text.trim(), isCorrected, asOf };
}

const legend = ['call', 'video', 'email', 'visit', 'note', 'issue'] as const;

function Legend() {
  const { t } = useTranslation('sheet');
  return (
    <ul aria-label={t('composer.legend')} className={styles.keys}>
      {legend.map((name) => (
        <li key={name}>
          <Kbd>{t(`composer.key.${name}`)}</Kbd>
          {t(`composer.name.${name}`)}
        </li>
      ))}
      <li>
        <Kbd>{'>'}</Kbd>
        {t('composer.name.action')}
      </li>
      <li>
        <Kbd>{t('composer.key.date')}</Kbd>
        {t('composer.name.date')}
      </li>
    </ul>
  );
}
