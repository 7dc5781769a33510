/**
 * A text of the notes in both languages side by side, the reader's language first; `write` turns it into two boxes that save
 * themselves. Only what is not proofread has a mark.
 */

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Language, Text2 } from '../../../domain/entity/field.ts';
import type { Meeting } from '../../../domain/meeting/agenda.ts';
import { otherLanguage, sideOf, translationStateOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useHalfTypedText } from '../../model/use-half-typed.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { ConflictSlot } from '../../parts/conflict/conflict-slot.tsx';
import { PairField } from '../../parts/record/pair-field.tsx';
import { Proofread } from '../../parts/record/proofread.tsx';
import { Button } from '../../ui/button.tsx';
import { DataMark } from '../../ui/data-mark.tsx';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Command } from '../../../domain/command/command.ts';
import { writtenLanguage } from '../../../domain/text/guess-language.ts';
import styles from './meetings.module.css';
import { useTypedBox } from './not-added.tsx';

interface TextBlockProps {
  readonly meeting: Meeting;
  readonly field: string;
  /** What the text is, for who does not see where it stands. */
  readonly label: string;
  readonly text: Text2;
  readonly mayWrite: boolean;
  /** One line: a title. */
  readonly short?: boolean | undefined;
  /** Drawn where nobody writes it, in the place of both sides. */
  readonly instead?: ReactNode;
  /** At the end of its line. */
  readonly tools?: ReactNode;
}

export function TextBlock(props: TextBlockProps) {
  const { meeting, field, label, text, mayWrite, short = false, instead, tools } = props;
  const { t } = useTranslation('meetings');
  const { language } = useFormat();
  const [editing, setEditing] = useState(false);
  const boxes = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (editing) boxes.current?.querySelector('textarea')?.focus();
  }, [editing]);
  if (editing) {
    return (
      <div ref={boxes} className={styles.editing}>
        <PairField
          recordId={meeting.id}
          field={field}
          label={label}
          labelHidden
          value={text}
          onNew={() => undefined}
          newError={undefined}
          short={short}
        />
        <ConflictSlot recordId={meeting.id} field={field} />
        <Button onClick={() => setEditing(false)}>{t('done')}</Button>
      </div>
    );
  }
  return (
    <div className={styles.block}>
      {instead ?? (
        <>
          {[language, otherLanguage(language)].map((side) => (
            <Side key={side} text={text} language={side} plain={short}>
              {mayWrite ? (
                <Proofread recordId={meeting.id} place={{ field, path: [] }} name={label} />
              ) : null}
            </Side>
          ))}
        </>
      )}
      <span className={styles.tools}>
        {mayWrite ? (
          <IconButton
            small
            icon="write"
            label={t('write', { what: label })}
            onClick={() => setEditing(true)}
          />
        ) : null}
        {tools}
      </span>
      <ConflictSlot recordId={meeting.id} field={field} />
    </div>
  );
}

interface SideProps {
  readonly text: Text2;
  readonly language: Language;
  /** Without the code of the language. */
  readonly plain: boolean;
  /** Beside the mark of what is not proofread. */
  readonly children: ReactNode;
}

function Side({ text, language, plain, children }: SideProps) {
  const { t } = useTranslation(['meetings', 'domain']);
  const isOriginal = text.lang === language;
  const state = isOriginal ? 'checked' : translationStateOf(text);
  return (
    <div className={styles.side}>
      {plain && state === 'checked' ? null : (
        <span className={styles.sideHead}>
          {plain ? null : (
            <Tag name={t(`domain:option.language.${language}`)}>{language.toUpperCase()}</Tag>
          )}
          {isOriginal && !plain ? (
            <span className={styles.quiet}>{t('meetings:mark.original')}</span>
          ) : null}
          {state === 'none' ? (
            <DataMark kind="toTranslate">{t('meetings:mark.none')}</DataMark>
          ) : null}
          {state === 'draft' || state === 'stale' ? (
            <>
              <DataMark kind="toProofread">{t(`meetings:mark.${state}`)}</DataMark>
              {children}
            </>
          ) : null}
        </span>
      )}
      <p lang={language} className={styles.text}>
        {sideOf(text, language)}
      </p>
    </div>
  );
}

interface NewTextProps {
  /** Where it is typed, so that what is half-typed is found there again. */
  readonly place: string;
  /** Somebody wrote there already: only what was begun before that is shown, and comes after it. */
  readonly isTaken?: boolean | undefined;
  readonly label: string;
  /** What it is and under which item, for who ends the meeting while it is not added. */
  readonly where: string;
  readonly button: string;
  /** A second, optional box: the reason of a decision. */
  readonly also?: string | undefined;
  readonly onAdd: (text: Text2, also: Text2 | undefined) => Command;
}

/** A text that is still to be written, in the language of the reader; the other side can be added after it. */
export function NewText({ place, isTaken, label, where, button, also, onAdd }: NewTextProps) {
  const { t } = useTranslation(['meetings', 'sheet']);
  const { language } = useFormat();
  const change = useChange();
  const [isOpen, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const [text, setText, addText] = useHalfTypedText(`meetingText:${place}`);
  const [second, setSecond, addSecond] = useHalfTypedText(`meetingReason:${place}`);
  const isBegun = text !== '' || second !== '';
  const open = isBegun || (isOpen && isTaken !== true);
  const form = useRef<HTMLFormElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  /** Who closed it from within goes on where they opened it. */
  const wasClosed = useRef(false);
  useEffect(() => {
    if (isOpen) form.current?.querySelector('textarea')?.focus();
  }, [isOpen]);
  useEffect(() => {
    if (open || !wasClosed.current) return;
    wasClosed.current = false;
    opener.current?.focus();
  }, [open]);
  const close = (): void => {
    wasClosed.current = form.current?.contains(document.activeElement) === true;
    setOpen(false);
    setTried(false);
  };
  const cancel = (): void => {
    close();
    setText('');
    setSecond('');
  };
  const add = async (): Promise<boolean> => {
    flushSync(() => setTried(true));
    if (text.trim() === '') return false;
    const reason =
      second.trim() === '' ? undefined : { lang: writtenLanguage(second, language), text: second };
    const store = async (): Promise<boolean> => {
      const isAdded = await change(onAdd({ lang: writtenLanguage(text, language), text }, reason));
      // It stays open where something was typed meanwhile.
      if (isAdded) close();
      return isAdded;
    };
    return (await addText(() => addSecond(store))) === true;
  };
  useTypedBox({ where, text: text.trim() === '' ? second : text, add, form });
  if (!open && isTaken === true) return null;
  if (!open) {
    return (
      <Button
        ref={opener}
        variant="quiet"
        icon="add"
        className={styles.screenOnly}
        onClick={() => setOpen(true)}
      >
        {button}
      </Button>
    );
  }
  return (
    <form
      ref={form}
      className={styles.editing}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field
        label={label}
        error={tried && text.trim() === '' && second !== '' ? t('sheet:error.required') : undefined}
      >
        <TextArea lang={language} value={text} onValueChange={setText} short={also !== undefined} />
      </Field>
      {also === undefined ? null : (
        <Field label={also}>
          <TextArea lang={language} value={second} onValueChange={setSecond} short />
        </Field>
      )}
      <span className={styles.marks}>
        <Button type="submit" variant="primary">
          {t('meetings:save')}
        </Button>
        <Button onClick={cancel}>{t('meetings:cancel')}</Button>
      </span>
    </form>
  );
}
