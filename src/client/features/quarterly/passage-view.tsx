/**
 * A passage: as it stands in the report, with what it is made of. A draft has a dashed edge until somebody proofread it;
 * corrected, it is a text in both languages that saves itself as it is typed.
 */

import { type MouseEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../../../domain/entity/field.ts';
import { passageContent } from '../../../domain/report/quarterly/review-document.ts';
import { type Passage, passageField } from '../../../domain/report/quarterly/review-passages.ts';
import type { Entry } from '../../../domain/report/quarterly/review-source.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { keyOfDraft } from '../../model/use-typed-field.ts';
import { useOnceWritten } from '../../model/use-once-written.ts';
import { ConflictSlot } from '../../parts/conflict/conflict-slot.tsx';
import { PairField } from '../../parts/record/pair-field.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { DataMark } from '../../ui/data-mark.tsx';
import { useFocusFirst } from '../../ui/use-focus-first.ts';
import { Blocks } from './blocks.tsx';
import styles from './quarterly.module.css';
import type { PassageHandlers } from './use-review.ts';

interface PassageViewProps {
  readonly passage: Passage;
  readonly language: Language;
  /** What it is called, for who does not see where it stands. */
  readonly name: string;
  readonly formId: string | undefined;
  readonly handlers: PassageHandlers;
  readonly canEdit: boolean;
  readonly onOpen: (title: string, entries: readonly Entry[]) => void;
}

export function PassageView(props: PassageViewProps) {
  const { passage, language, name, formId, handlers, canEdit, onOpen } = props;
  const { t } = useTranslation('quarterly');
  const [edited, setEdited] = useState(false);
  const carnet = useCarnet();
  const memberId = useCarnetState((state) => state.memberId);
  const { text, draft, proofreadBy } = passage;
  const isRead = proofreadBy.length > 0;
  const content = passageContent(passage, language);
  const begin = async (): Promise<void> => {
    if (await handlers.begin()) setEdited(true);
  };
  const isEditing = edited && formId !== undefined;
  const corrected = isEditing ? handlers.correctable(passage) : undefined;
  const box = useFocusFirst(isEditing);
  useEffect(() => {
    const area = isEditing ? box.current?.querySelector('textarea') : undefined;
    // Before the dash of the first line, what is typed would make it no item of the list.
    if (area?.value.startsWith(dash) === true) area.setSelectionRange(dash.length, dash.length);
  }, [isEditing, box]);
  const finish = useOnceWritten(() => {
    const { drafts } = carnet.state.getState();
    const field = passageField(passage.key);
    const refused = languages.find((part) => drafts.has(keyOfDraft(formId ?? '', { field, part })));
    // Closed, it would show the draft, and nobody would see that their words wait.
    if (refused === undefined) setEdited(false);
    else box.current?.querySelector<HTMLElement>(`textarea[lang="${refused}"]`)?.focus();
  });
  return (
    <div className={styles.passage}>
      {isEditing ? (
        <div ref={box}>
          <PairField
            recordId={formId}
            field={passageField(passage.key)}
            label={name}
            labelHidden
            hint={t('editHint')}
            value={corrected?.pair}
            takeOver={corrected?.takeOver}
            onNew={() => undefined}
            newError={undefined}
          />
        </div>
      ) : (
        <div
          lang={language}
          className={classNames(!isRead && content.length > 0 && styles.drafted)}
        >
          {content.length === 0 ? (
            <p className={styles.quiet} lang="">
              {t('nothing')}
            </p>
          ) : (
            <Blocks blocks={content} language={language} />
          )}
        </div>
      )}
      {formId === undefined ? null : (
        <ConflictSlot recordId={formId} field={passageField(passage.key)} />
      )}
      <div className={styles.tools}>
        <Source passage={passage} />
        {draft.entries.length === 0 ? null : (
          <button type="button" className={styles.link} onClick={() => onOpen(name, draft.entries)}>
            {t('openEntries', { count: draft.entries.length })}
          </button>
        )}
        {canEdit ? (
          <>
            {isEditing ? (
              <Button onMouseDown={keepFocus} onClick={() => void finish()}>
                {t('done')}
              </Button>
            ) : (
              <Button
                icon="write"
                aria-label={t('correctOne', { name })}
                onClick={() => void begin()}
              >
                {t('correct')}
              </Button>
            )}
            {text === undefined && draft.lines.length === 0 ? null : (
              <Button
                icon="check"
                aria-label={t(proofreadBy.includes(memberId) ? 'unreadOne' : 'readOne', { name })}
                onClick={() => void handlers.markRead(passage, !proofreadBy.includes(memberId))}
              >
                {t(proofreadBy.includes(memberId) ? 'unread' : 'read')}
              </Button>
            )}
            {text === undefined || isEditing ? null : (
              <Button
                variant="quiet"
                className={styles.drop}
                aria-label={t('dropOne', { name })}
                onClick={() => void handlers.drop(passage)}
              >
                {t('drop')}
              </Button>
            )}
          </>
        ) : null}
      </div>
    </div>
  );
}

/** What a line of a draft begins with. */
const dash = '- ';

/**
 * Leaving the field saves it and says so in the row of this button, which moves: between press and release it would move away
 * from under the pointer. The field is left with the click instead.
 */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** Who proofread it, or what it was drafted from and what it leaves out. */
function Source({ passage }: { readonly passage: Passage }) {
  const { t } = useTranslation('quarterly');
  const format = useFormat();
  const names = useNames('');
  const { draft, text, proofreadBy } = passage;
  const left = [
    draft.confidential === 0 ? undefined : t('confidential', { count: draft.confidential }),
    draft.unquoted === 0 ? undefined : t('unquoted', { count: draft.unquoted }),
    text !== undefined || draft.unasked === 0 ? undefined : t('unasked', { count: draft.unasked }),
  ].filter((words) => words !== undefined);
  return (
    <span className={styles.source}>
      {proofreadBy.length > 0 ? (
        <DataMark kind="proofread">
          {t('proofreadBy', { names: proofreadBy.map((id) => names(id) ?? '–') })}
        </DataMark>
      ) : text !== undefined ? (
        <DataMark kind="toProofread">{t('corrected')}</DataMark>
      ) : draft.lines.length > 0 ? (
        <DataMark kind="toProofread">{t('drafted', { count: draft.entries.length })}</DataMark>
      ) : null}
      {left.length === 0 ? null : <span>{format.list(left)}</span>}
    </span>
  );
}
