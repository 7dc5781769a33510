/**
 * The private note on an answer and the links that prove it. Both are closed while they hold nothing; a note is not in the
 * page at all where the owner looks on.
 */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proveItem } from '../../../domain/form/commands/change-answer.ts';
import { evidenceFieldOf, noteFieldOf } from '../../../domain/form/fields.ts';
import { type ItemView, visibleTo } from '../../../domain/form/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ConflictSlot } from '../conflict/conflict-slot.tsx';
import { type HalfTyped, useHalfTyped } from '../../model/use-half-typed.ts';
import { useFieldMark } from '../entry-mark/use-field-mark.tsx';
import { useFieldMessage } from '../record/field-message.ts';
import { LazyFiles, LazyFilesShown } from '../files/lazy-files.tsx';
import { TextSource } from '../record/text-source.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useFocusFirst } from '../../ui/use-focus-first.ts';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './controls.module.css';
import { useFormPage } from './form-page.ts';

interface ItemNotesProps {
  readonly view: ItemView;
  readonly label: string;
}

export function ItemNotes({ view, label }: ItemNotesProps) {
  const { t } = useTranslation('form');
  const { formId, home, mode, readOnly } = useFormPage();
  const [opened, setOpened] = useState<readonly ('note' | 'evidence')[]>([]);
  const sees = visibleTo(view, mode);
  const hasNote = sees.note && (view.note !== '' || opened.includes('note'));
  const half = useHalfTyped(`evidence:${formId}/${view.key}`);
  const hasEvidence =
    view.evidence.length > 0 || opened.includes('evidence') || half.values['link'] !== undefined;
  const proof = { home, about: { aboutId: formId, item: view.key } };
  const open = (part: 'note' | 'evidence') => (): void => setOpened((parts) => [...parts, part]);
  return (
    <>
      {hasNote ? <Note view={view} label={label} isNew={opened.includes('note')} /> : null}
      {hasEvidence ? (
        <Evidence view={view} label={label} isNew={opened.includes('evidence')} half={half} />
      ) : null}
      {!sees.note ? null : hasEvidence && !readOnly ? (
        <LazyFiles {...proof} readOnly={false} />
      ) : (
        <LazyFilesShown {...proof} readOnly={readOnly} />
      )}
      {readOnly || (hasEvidence && (hasNote || !sees.note)) ? null : (
        <div className={styles.tools}>
          {sees.note && !hasNote ? (
            <Button
              variant="quiet"
              icon="note"
              aria-label={t('addNote', { label })}
              onClick={open('note')}
            >
              {t('note')}
            </Button>
          ) : null}
          {hasEvidence ? null : (
            <Button
              variant="quiet"
              icon="attachment"
              aria-label={t('addEvidence', { label })}
              onClick={open('evidence')}
            >
              {t('evidence')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function Note({ view, label, isNew }: ItemNotesProps & { readonly isNew: boolean }) {
  const { t } = useTranslation('form');
  const { formId, readOnly } = useFormPage();
  const message = useFieldMessage();
  const field = noteFieldOf(view.key);
  const mark = useFieldMark(formId, field);
  const box = useRef<HTMLTextAreaElement | null>(null);
  // Who asked for a note writes it next.
  useEffect(() => {
    if (isNew) box.current?.focus();
  }, [isNew]);
  if (readOnly) {
    return (
      <p className={styles.noteText}>
        <b>{t('note')}</b> {view.note}
      </p>
    );
  }
  return (
    <TextSource
      recordId={formId}
      field={field}
      stored={view.note}
      encode={(text) => (text.trim() === '' ? undefined : text)}
      onNew={() => undefined}
      newError={undefined}
    >
      {({ value, onValueChange, onBlur, error, notSaved }) => (
        <Field label={t('note')} hint={t('noteHint')} mark={mark} error={message(error, notSaved)}>
          <TextArea
            short
            aria-label={t('noteOn', { label })}
            inputRef={(element) => {
              box.current = element;
            }}
            value={value}
            onValueChange={onValueChange}
            onBlur={onBlur}
          />
          <ConflictSlot recordId={formId} field={field} />
        </Field>
      )}
    </TextSource>
  );
}

interface EvidenceProps extends ItemNotesProps {
  /** Somebody asked for it just now. */
  readonly isNew: boolean;
  /** The link that is half-typed. */
  readonly half: HalfTyped;
}

function Evidence({ view, label, isNew, half }: EvidenceProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const { formId, readOnly, change } = useFormPage();
  const kept = half.values['link'];
  const link = typeof kept === 'string' ? kept : '';
  const field = evidenceFieldOf(view.key);
  const mark = useFieldMark(formId, field);
  const box = useFocusFirst(isNew);
  const add = async (): Promise<void> => {
    const text = link.trim();
    if (text === '') return;
    await half.save(() => change(proveItem(formId, view.key, text, true)));
  };
  return (
    <Field label={t('evidence')} hint={view.item.evidence?.[language]} mark={mark}>
      {view.evidence.length === 0 ? null : (
        <ul className={styles.links}>
          {view.evidence.map((each) => (
            <li key={each}>
              <EvidenceLink text={each} />
              {readOnly ? null : (
                <IconButton
                  icon="close"
                  label={t('removeLink', { link: each })}
                  small
                  onClick={() => void change(proveItem(formId, view.key, each, false))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <div ref={box}>
          <TextInput
            aria-label={t('evidenceFor', { label })}
            placeholder={t('linkHint')}
            inputMode="url"
            value={link}
            onValueChange={(text) => half.put('link', text)}
            onBlur={() => void add()}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || link.trim() === '') return;
              event.preventDefault();
              void add();
            }}
          />
        </div>
      )}
      <ConflictSlot recordId={formId} field={field} />
    </Field>
  );
}

/** An address opens elsewhere; anything else, such as where a paper lies, is text. */
function EvidenceLink({ text }: { readonly text: string }) {
  if (!/^https?:\/\//iu.test(text)) return <span>{text}</span>;
  return (
    <TextLink href={text} target="_blank" rel="noreferrer noopener">
      {text}
    </TextLink>
  );
}
