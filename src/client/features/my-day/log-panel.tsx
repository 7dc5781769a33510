/**
 * Logging a contact without leaving the day, in the line of the composer of the sheet: the same words are read, and
 * the same draft is kept, so that a half-typed line waits here and there.
 */

import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../../domain/composer/reading.ts';
import { logReading } from '../../../domain/contact/log-contact.ts';
import type { DayLine } from '../../../domain/my-day/day-line.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import { guessLanguage } from '../../../domain/text/guess-language.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useNow } from '../../model/use-carnet.ts';
import { useLineFiles } from '../../parts/contact/line-files.ts';
import { useLineDraft } from '../../parts/composer/use-line-draft.ts';
import { loggedKind } from '../../parts/composer/logged-kind.ts';
import { pasteAsText } from '../../parts/composer/paste-as-text.ts';
import { partsOfReading } from '../../parts/composer/reading-parts.ts';
import { usePartWords } from '../../parts/composer/use-part-words.ts';
import { useReading } from '../../parts/composer/use-reading.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { TextInput } from '../../ui/text-input.tsx';
import { useLineHandlers } from './line-handlers.ts';
import styles from './my-day.module.css';
import { PanelForm } from './panel-form.tsx';

const PendingFiles = lazyPart(() => import('../../parts/files/pending-files.tsx'), 'PendingFiles');

export function LogPanel({ line }: { readonly line: DayLine }) {
  const { t } = useTranslation(['my-day', 'sheet']);
  const { language } = useFormat();
  const handlers = useLineHandlers();
  const { sme } = line;
  const draft = useLineDraft(sme.id);
  const files = useLineFiles(sme.id);
  const now = useNow();
  const [notSaved, setNotSaved] = useState(false);
  const { reading, settled } = useReading(sme.values.people, draft.text);
  const partsOf = useReadingWords(sme);
  const isSaid = reading.kind === 'entry';
  const write = async (): Promise<boolean> => {
    const read = await settled();
    const written = [read.text, ...read.actions.map(({ title }) => title)].join(' ');
    const options = {
      language: guessLanguage(written) ?? language,
      untitled: t('sheet:issue.untitled'),
    };
    const done = t(`sheet:composer.logged.${loggedKind(read)}`);
    const along = await files.forEntry({ reading: read, words: draft.text, now }, options);
    const logged = logReading(sme.id, read, { ...options, fileIds: along.ids });
    const saved = await handlers.act(line, logged, done);
    if (saved) along.letGo();
    setNotSaved(!saved);
    return saved;
  };
  return (
    <PanelForm
      title={t('my-day:log.label', { name: sme.values.name })}
      submit={t(reading.state === 'planned' ? 'sheet:composer.plan' : 'my-day:log.submit')}
      onSubmit={() => {
        if (isSaid) void draft.add(write);
      }}
      onClose={() => handlers.close(line)}
      hint={t('my-day:log.hint')}
      below={
        <>
          <p role="status" className={styles.read}>
            {isSaid
              ? t('my-day:log.read', { parts: partsOf(reading, draft.text).join(' · ') })
              : null}
          </p>
          {files.beside.ids.length > 0 ? (
            <Suspense fallback={null}>
              <PendingFiles
                home={sme.id}
                pending={files.beside}
                incoming={undefined}
                onTaken={() => undefined}
              />
            </Suspense>
          ) : null}
          {notSaved ? (
            <p role="alert" className={styles.notSaved}>
              {t('my-day:log.notSaved')}
            </p>
          ) : null}
        </>
      }
    >
      <TextInput
        controlSize="form"
        className={styles.logLine}
        aria-label={t('my-day:log.label', { name: sme.values.name })}
        placeholder={t('sheet:composer.placeholder')}
        autoComplete="off"
        enterKeyHint="send"
        value={draft.text}
        onValueChange={draft.change}
        {...pasteAsText}
      />
    </PanelForm>
  );
}

/** What was read, in words and in the order in which one tells it. */
function useReadingWords(sme: Sme): (reading: Reading, text: string) => readonly string[] {
  const { t } = useTranslation('sheet');
  const members = useCarnetState((state) => state.members);
  const nameOf = (id: string): string =>
    sme.values.people?.[id]?.name ??
    members.find((member) => member.id === id)?.values.name ??
    t('formerPerson');
  const say = usePartWords(nameOf);
  return (reading, text) => partsOfReading(text, reading).map((part) => say(part, reading));
}
