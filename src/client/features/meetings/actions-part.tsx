/**
 * The actions agreed: each lands where it is done, on an SME, an organisation or the programme, with a link back. `>` adds
 * one; it has no target until somebody chooses it.
 */

import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isOpenAction } from '../../../domain/action/action.ts';
import { completeAction, reopenAction } from '../../../domain/action/settle-action.ts';
import { createRecord } from '../../../domain/command/command.ts';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { checkField } from '../../../domain/entity/validate.ts';
import type { Meeting } from '../../../domain/meeting/agenda.ts';
import type { Action } from '../../../domain/operation/record.ts';
import { writtenLanguage } from '../../../domain/text/guess-language.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { type HalfTyped, useHalfTyped } from '../../model/use-half-typed.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useLetterKeys } from '../../model/use-letter-keys.ts';
import { useRoots } from '../../model/use-records.ts';
import { LazyActionEditor } from '../../parts/action/lazy-action-editor.tsx';
import { DayInput } from '../../parts/date/day-input.tsx';
import { useFieldMessage } from '../../parts/record/field-message.ts';
import { usePeople } from '../../parts/record/people.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Table } from '../../ui/table.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import styles from './meetings.module.css';
import { useTypedBox } from './not-added.tsx';
import { Part } from './part.tsx';
import { Said } from './said.tsx';
import { type AgreedAction, useAgreedActions } from './use-meetings.ts';

interface ActionsPartProps {
  readonly meeting: Meeting;
  readonly mayWrite: boolean;
}

export function ActionsPart({ meeting, mayWrite }: ActionsPartProps) {
  const { t } = useTranslation(['meetings', 'domain']);
  const every = useAgreedActions()(meeting.id);
  // What was agreed with a confidential organisation stays inside the programme.
  const isOnPaper = useIsPrinting();
  const agreed = isOnPaper ? every.filter(({ isConfidential }) => !isConfidential) : every;
  const left = every.length - agreed.length;
  const half = useHalfTyped(`meetingAction:${meeting.id}`);
  const form = useNewAction(Object.keys(half.values).length > 0);
  const [opened, setOpened] = useState<Action | undefined>(undefined);
  useLetterKeys({ '>': mayWrite ? form.ask : undefined });
  const done = agreed.filter(({ action }) => action.values.state === 'done').length;
  return (
    <Part
      title={t('meetings:actions.title')}
      note={
        agreed.length === 0 ? undefined : t('meetings:actions.note', { count: agreed.length, done })
      }
    >
      {agreed.length === 0 ? (
        <p className={styles.quiet}>{t('meetings:actions.empty')}</p>
      ) : (
        <Table caption={t('meetings:actions.title')} stacked className={styles.actions}>
          <thead>
            <tr>
              <th scope="col">{t('domain:entityName.action')}</th>
              <th scope="col">{t('meetings:actions.target')}</th>
              <th scope="col">{t('domain:field.action.ownerId')}</th>
              <th scope="col">{t('domain:field.action.due')}</th>
            </tr>
          </thead>
          <tbody>
            {agreed.map((one) => (
              <ActionRow
                key={one.action.id}
                agreed={one}
                mayWrite={mayWrite}
                onOpen={() => setOpened(one.action)}
              />
            ))}
          </tbody>
        </Table>
      )}
      {left === 0 ? null : (
        <p className={styles.quiet}>{t('meetings:document.confidential', { count: left })}</p>
      )}
      {!mayWrite ? null : form.isOpen ? (
        <NewAction meeting={meeting} half={half} form={form} />
      ) : (
        <Button
          variant="quiet"
          icon="add"
          shortcut=">"
          className={styles.screenOnly}
          onClick={form.ask}
        >
          {t('meetings:actions.add')}
        </Button>
      )}
      {opened === undefined ? null : (
        <LazyActionEditor key={opened.id} action={opened} onClose={() => setOpened(undefined)} />
      )}
    </Part>
  );
}

interface ActionRowProps {
  readonly agreed: AgreedAction;
  readonly mayWrite: boolean;
  readonly onOpen: () => void;
}

function ActionRow({ agreed, mayWrite, onOpen }: ActionRowProps) {
  const { t } = useTranslation(['meetings', 'domain', 'sheet']);
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const { action } = agreed;
  const people = usePeople(action.home);
  const { title, ownerId, due, state, doneOn } = action.values;
  const isOpen = isOpenAction(state);
  const late = isOpen && due !== undefined && due < today;
  return (
    <tr>
      <td>
        <span className={styles.agreed}>
          <Checkbox
            checked={!isOpen}
            disabled={!mayWrite}
            strikes
            onCheckedChange={(checked) =>
              void change(checked ? completeAction(action.id) : reopenAction(action.id))
            }
          >
            <Said text={title} />
          </Checkbox>
          {mayWrite ? (
            <IconButton
              small
              icon="write"
              className={styles.screenOnly}
              label={t('sheet:action.open', { title: title.text })}
              onClick={onOpen}
            />
          ) : null}
        </span>
      </td>
      <td data-label={t('meetings:actions.target')}>
        <Target agreed={agreed} />
      </td>
      <td data-label={t('domain:field.action.ownerId')}>
        {ownerId === undefined ? '–' : people.nameOf(ownerId)}
      </td>
      <td data-label={t('domain:field.action.due')} className={classNames(late && styles.late)}>
        {doneOn !== undefined
          ? t('meetings:actions.doneOn', { day: format.dayMonth(doneOn, today) })
          : due === undefined
            ? '–'
            : late
              ? t('meetings:actions.late', { day: format.dayMonth(due, today) })
              : format.dayMonth(due, today)}
      </td>
    </tr>
  );
}

/** Where it landed: the sheet it is on; one of the programme itself. */
function Target({ agreed: { homeName, path } }: { readonly agreed: AgreedAction }) {
  const { t } = useTranslation('meetings');
  return (
    <Link href={path} asChild>
      <TextLink>{homeName ?? t('actions.programme')}</TextLink>
    </Link>
  );
}

interface NewActionForm {
  readonly isOpen: boolean;
  /** How often it was asked for: each time its first field has the focus. */
  readonly asked: number;
  readonly ask: () => void;
  /** Keeps it open, whatever is emptied in it. */
  readonly stay: () => void;
  readonly close: () => void;
}

/** The form of a new action: open when it is asked for, and when something half-typed waits in it. */
function useNewAction(waits: boolean): NewActionForm {
  const [asked, setAsked] = useState(0);
  const [isStaying, setStaying] = useState(false);
  return {
    isOpen: isStaying || waits,
    asked,
    ask: () => {
      setAsked((times) => times + 1);
      setStaying(true);
    },
    stay: () => setStaying(true),
    close: () => setStaying(false),
  };
}

interface NewActionProps {
  readonly meeting: Meeting;
  readonly half: HalfTyped;
  readonly form: NewActionForm;
}

function NewAction({ meeting, half, form }: NewActionProps) {
  const { t } = useTranslation(['meetings', 'domain', 'sheet']);
  const { language } = useFormat();
  const change = useChange();
  const targets = useTargets();
  const say = useFieldMessage();
  const { text: title = '', target, ownerId, due = '' } = textsOf(half);
  const put = (name: string, text: string | undefined): void => {
    form.stay();
    half.put(name, text);
  };
  const [tried, setTried] = useState(false);
  const people = usePeople(target ?? '');
  const fields = useRef<HTMLFormElement>(null);
  const { asked } = form;
  useEffect(() => {
    if (asked > 0) fields.current?.querySelector('input')?.focus();
  }, [asked]);
  const cancel = (): void => {
    half.clear();
    form.close();
  };
  const titleError = checkField('action', 'title', { lang: language, text: title });
  // A day that nobody can read says so at its own field.
  const isDue = due === '' || parseLocalDate(due) !== undefined;
  const add = async (): Promise<boolean> => {
    flushSync(() => setTried(true));
    if (title.trim() === '' || titleError !== undefined || target === undefined || !isDue) {
      return false;
    }
    const isAdded = await half.add(() =>
      change(
        createRecord('action', target, {
          title: { lang: writtenLanguage(title, language), text: title },
          kind: 'action',
          state: 'open',
          ownerId,
          due: due === '' ? undefined : due,
          from: { meetingId: meeting.id },
        }),
        { done: t('meetings:actions.added') },
      ),
    );
    if (isAdded !== true) return false;
    setTried(false);
    form.close();
    return true;
  };
  useTypedBox({ where: t('domain:entityName.action'), text: title, add, form: fields });
  return (
    <form
      ref={fields}
      className={styles.newAction}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field
        label={t('domain:entityName.action')}
        error={
          !tried
            ? undefined
            : title.trim() === ''
              ? t('meetings:actions.needsTitle')
              : say(titleError)
        }
      >
        <TextInput
          lang={language}
          value={title}
          onValueChange={(text) => put('text', text)}
          autoComplete="off"
        />
      </Field>
      <Field
        label={t('meetings:actions.target')}
        error={tried && target === undefined ? t('meetings:actions.needsTarget') : undefined}
      >
        <Combobox
          options={targets}
          selected={target === undefined ? [] : [target]}
          onSelectedChange={([id]) => put('target', id)}
          single
          placeholder={t('sheet:choose')}
          emptyText={t('sheet:nothingFound')}
          removeLabel={(label) => t('sheet:people.remove', { name: label })}
        />
      </Field>
      <Field label={t('domain:field.action.ownerId')}>
        <Combobox
          options={people.all}
          selected={ownerId === undefined ? [] : [ownerId]}
          onSelectedChange={([id]) => put('ownerId', id)}
          single
          placeholder={t('sheet:choose')}
          emptyText={t('sheet:nothingFound')}
          removeLabel={(label) => t('sheet:people.remove', { name: label })}
        />
      </Field>
      <Field label={t('domain:field.action.due')}>
        <DayInput value={due} onValueChange={(day) => put('due', day)} />
      </Field>
      <span className={styles.marks}>
        <Button type="submit" variant="primary">
          {t('meetings:actions.create')}
        </Button>
        <Button onClick={cancel}>{t('meetings:cancel')}</Button>
      </span>
    </form>
  );
}

/** What stands in the boxes, as texts. */
function textsOf({ values }: HalfTyped): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** Where an action may land: the programme, each SME, each organisation. */
function useTargets() {
  const { t } = useTranslation(['meetings', 'domain']);
  const programmeId = useCarnetState((state) => state.programmeId);
  const sheets = useCarnetState((state) => state.sheets);
  const organisations = useRoots('organisation');
  return [
    { id: programmeId, label: t('meetings:actions.programme') },
    ...[...sheets.values()].map(({ sme }) => ({
      id: sme.id,
      label: sme.values.name,
      detail: t('domain:entityName.sme'),
    })),
    ...organisations.map(({ root }) => ({
      id: root.id,
      label: root.values.name,
      detail: t('domain:entityName.organisation'),
    })),
  ];
}
