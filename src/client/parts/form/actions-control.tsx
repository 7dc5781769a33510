/** Actions agreed in a form: records of their own that name it, added here with a title and a day. */

import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { createRecord } from '../../../domain/command/command.ts';
import type { ItemView } from '../../../domain/form/view.ts';
import { writtenLanguage } from '../../../domain/text/guess-language.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useChange } from '../record/use-change.ts';
import { textIn, useHalfTyped } from '../../model/use-half-typed.ts';
import { Button } from '../../ui/button.tsx';
import { KeyGroup } from '../../ui/key-group.tsx';
import { DayInput } from '../date/day-input.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './controls.module.css';
import { useFormPage } from './form-page.ts';
import { Printed } from './printed.tsx';

interface ActionsControlProps {
  readonly view: ItemView;
  readonly label: string;
}

export function ActionsControl({ view, label }: ActionsControlProps) {
  const { view: form } = useFormPage();
  const kind = form.template.kind === 'plan' ? 'milestone' : 'action';
  return (
    <div className={styles.rows}>
      {view.answer.kind === 'given' ? <Printed view={view} /> : null}
      <AddAction label={label} section={view.key} kind={kind} />
    </div>
  );
}

interface AddActionProps {
  readonly label: string;
  /** The question or section of the form that it belongs to. */
  readonly section: string;
  readonly kind: 'action' | 'milestone';
}

/** A new action that names the form it was agreed in. */
export function AddAction({ label, section, kind }: AddActionProps) {
  const { t } = useTranslation(['form', 'sheet']);
  const { formId, home } = useFormPage();
  const { language } = useFormat();
  const change = useChange();
  const me = useCarnetState((state) => state.memberId);
  const half = useHalfTyped(`newAction:${formId}/${section}`);
  const { title, due } = {
    title: textIn(half.values['title']) ?? '',
    due: textIn(half.values['due']) ?? '',
  };
  const boxes = useRef<HTMLDivElement>(null);
  const add = async (): Promise<void> => {
    if (title.trim() === '') return;
    const isAdded = await half.add(() =>
      change(
        createRecord('action', home, {
          title: { lang: writtenLanguage(title, language), text: title.trim() },
          kind,
          state: 'open',
          ownerId: me,
          due: due === '' ? undefined : due,
          planSection: section,
          from: { formId },
        }),
        { done: t('sheet:action.added') },
      ),
    );
    if (isAdded !== true) return;
    // The next one begins at its title, also where the last key was typed in the day.
    const { current } = boxes;
    if (current?.contains(document.activeElement) === true) current.querySelector('input')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isBox = event.target instanceof HTMLInputElement;
    if (event.key !== 'Enter' || !isBox || event.defaultPrevented) return;
    if (event.nativeEvent.isComposing || title.trim() === '') return;
    event.preventDefault();
    void add();
  };
  return (
    <KeyGroup
      ref={boxes}
      label={t('sheet:action.add')}
      className={styles.adding}
      onKeyDown={onKeyDown}
    >
      <TextInput
        aria-label={t('form:newAction', { label })}
        placeholder={t('sheet:action.title')}
        lang={language}
        value={title}
        onValueChange={(text) => half.put('title', text)}
      />
      <DayInput
        aria-label={t('form:newActionDue', { label })}
        value={due}
        onValueChange={(day) => half.put('due', day)}
      />
      <Button icon="add" size="form" onClick={() => void add()}>
        {t('sheet:action.add')}
      </Button>
    </KeyGroup>
  );
}
