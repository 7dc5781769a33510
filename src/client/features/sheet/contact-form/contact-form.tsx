/**
 * Every field of a contact, in a dialog. A new contact is added as a whole, its draft kept meanwhile; one that
 * exists saves each field by itself.
 */

import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { giveFiles } from '../../../../domain/attachment/belong.ts';
import {
  type Command,
  createRecord,
  deleteRecord,
  together,
} from '../../../../domain/command/command.ts';
import { settleContact } from '../../../../domain/contact/settle-contact.ts';
import type { Contact } from '../../../../domain/operation/record.ts';
import { useCarnet, useCarnetState, useNow } from '../../../model/use-carnet.ts';
import type { SaidLine } from '../../../model/begun-over.ts';
import { useHeldRecord } from '../../../model/use-held-while-typed.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import type { PendingFiles as Pending } from '../../../model/use-pending-files.ts';
import { useFormFiles } from '../../../model/form-files.ts';
import { type OwnDraft, useOwnDraft } from '../../../model/use-own-draft.ts';
import { HalfTyped } from '../../../parts/composer/half-typed.tsx';
import { RecordConflicts } from '../../../parts/conflict/conflict-slot.tsx';
import { begunWith, type ContactPart, goesOnFrom } from '../../../parts/contact/contact-draft.ts';
import { filesOfForm } from '../../../parts/contact/contact-files.ts';
import { AttachButton } from '../../../parts/files/attach-button.tsx';
import { LazyFiles } from '../../../parts/files/lazy-files.tsx';
import { useIncomingFiles } from '../../../parts/files/use-incoming-files.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Note } from '../../../ui/note.tsx';
import { Stack } from '../../../ui/page.tsx';
import { TextButton } from '../../../ui/text-link.tsx';
import { useRecordForm } from '../../../parts/record/use-record-form.ts';
import { focusOn } from '../use-field-of-address.ts';
import { useOpenDialog } from '../use-open-dialog.ts';
import { HandlingFields } from './handling-fields.tsx';
import { HowFields } from './how-fields.tsx';
import { LongFields } from './long-fields.tsx';
import { useContactDraft } from './use-contact-draft.ts';
import { WhatFields } from './what-fields.tsx';
import { WhenFields } from './when-fields.tsx';
import { BinnedNote } from '../../../parts/record/binned-note.tsx';
import { useRecord } from '../../../model/use-conflicts.ts';
import type { ContactRecordForm } from './contact-record-form.ts';
import styles from './contact-form.module.css';
import { WhoFields } from './who-fields.tsx';

const PendingFiles = lazy(async () => ({
  default: (await import('../../../parts/files/pending-files.tsx')).PendingFiles,
}));

interface ContactFormProps {
  readonly smeId: string;
  /** Absent for a new contact. */
  readonly contactId?: string | undefined;
  /** What takes the focus of one that exists. */
  readonly field?: string | undefined;
  /** What a new contact begins with. */
  readonly initial?: ContactPart | undefined;
  /** The line that says what it begins with. */
  readonly line?: SaidLine<ContactPart> | undefined;
  /** What else is added with a new contact, given its id. */
  readonly along?: ((contactId: string) => readonly Command[]) | undefined;
  /** Files that were added while it was written. */
  readonly fileIds?: readonly string[] | undefined;
  readonly onAdded?: (() => void) | undefined;
  readonly onClose: () => void;
}

export function ContactForm(props: ContactFormProps) {
  const { smeId, contactId, field, onClose } = props;
  const found = useCarnetState((state) =>
    state.journals.get(smeId)?.find(({ id }) => id === contactId),
  );
  const contact = useHeldRecord(contactId ?? '', found);
  if (contactId === undefined) return <DraftedContact {...props} />;
  if (contact === undefined)
    return <GoneContact smeId={smeId} contactId={contactId} onClose={onClose} />;
  return <SavedContact smeId={smeId} contact={contact} field={field} onClose={onClose} />;
}

/** A new contact, once it is known which draft it goes on with. */
function DraftedContact(props: ContactFormProps) {
  const [own] = useOwnDraft(`contact:${props.smeId}`, ({ text }) =>
    goesOnFrom(text, props.initial, props.line),
  );
  return own === undefined ? null : <NewContact {...props} own={own} />;
}

interface NewContactProps extends ContactFormProps {
  readonly own: OwnDraft;
}

function NewContact({ smeId, own, ...props }: NewContactProps) {
  const { initial, line, along, fileIds, onAdded, onClose } = props;
  const { t } = useTranslation(['contact', 'sheet']);
  const { environment } = useCarnet();
  const now = useNow();
  const me = useCarnetState((state) => state.memberId);
  const [blank] = useState<ContactPart>(() => ({
    at: now,
    zone: environment.zone(),
    kind: 'interim',
    mode: 'phone',
    direction: 'outbound',
    state: 'held',
    reached: true,
    memberIds: [me],
  }));
  const opening = { initial, blank, line };
  const [ownFiles] = useState(() => filesOfForm(opening, own.found?.text));
  const pending = useFormFiles(smeId, ownFiles);
  const draft = useContactDraft(own, opening);
  const [begun] = useState(() => draft.found ?? begunWith(opening));
  const form = useRecordForm('contact', undefined, begun);
  const keeping: ContactRecordForm = {
    ...form,
    set: (patch) => {
      form.set(patch);
      draft.keep({ ...form.values, ...patch });
    },
  };
  const add = async (): Promise<void> => {
    const id = environment.newId();
    const { at, kind, state, ...rest } = form.values;
    const values = { ...rest, at: at ?? '', kind: kind ?? 'interim', state: state ?? 'held' };
    const receipt = await form.add(
      together([
        createRecord('contact', smeId, values, id),
        ...(along?.(id) ?? []),
        giveFiles([...(fileIds ?? []), ...pending.ids], id),
      ]),
      t('added'),
    );
    if (receipt === undefined) return;
    draft.letGo(form.values);
    pending.letGo(pending.ids);
    onAdded?.();
    onClose();
  };
  const discard = (): void => {
    draft.discard();
    onClose();
  };
  const others = along?.('').length ?? 0;
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={t('new')}
      closeLabel={t('sheet:close')}
      footer={
        <>
          <Button variant="primary" onClick={() => void add()}>
            {t('add')}
          </Button>
          <Button onClick={discard}>{t('sheet:cancel')}</Button>
        </>
      }
    >
      {draft.restored === undefined ? null : (
        <Note icon="history" action={<TextButton onClick={discard}>{t('discard')}</TextButton>}>
          {t('draft', { when: draft.restored })}
        </Note>
      )}
      {others === 0 ? null : <Note icon="action">{t('along', { count: others })}</Note>}
      <ContactFields form={keeping} smeId={smeId} />
      {fileIds === undefined || fileIds.length === 0 ? null : (
        <Note icon="attachment">{t('files', { count: fileIds.length })}</Note>
      )}
      <NewFiles smeId={smeId} pending={pending} />
    </Dialog>
  );
}

/** Files for a contact that is not there yet: chosen, dropped or pasted here. */
function NewFiles({ smeId, pending }: { readonly smeId: string; readonly pending: Pending }) {
  const incoming = useIncomingFiles();
  const hasFiles = incoming.isUsed || pending.ids.length > 0;
  return (
    <div
      className={classNames(styles.files, incoming.isOver && styles.over)}
      {...incoming.handlers}
    >
      {hasFiles ? (
        <Suspense fallback={null}>
          <PendingFiles
            home={smeId}
            pending={pending}
            incoming={incoming.incoming}
            onTaken={incoming.taken}
          />
        </Suspense>
      ) : null}
      <AttachButton onFiles={incoming.choose} />
    </div>
  );
}

interface SavedContactProps {
  readonly smeId: string;
  readonly contact: Contact;
  readonly field: string | undefined;
  readonly onClose: () => void;
}

function SavedContact({ smeId, contact, field, onClose }: SavedContactProps) {
  const { t } = useTranslation(['contact', 'sheet']);
  const change = useChange();
  const open = useOpenDialog();
  const form = useRecordForm('contact', contact, {});
  useEffect(() => {
    if (field !== undefined) focusOn(field);
  }, [field]);
  const remove = async (): Promise<void> => {
    if (await change(deleteRecord(contact.id), { done: t('deleted') })) onClose();
  };
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={t('edit')}
      closeLabel={t('sheet:close')}
      footer={
        <>
          <Button variant="primary" onClick={onClose}>
            {t('sheet:close')}
          </Button>
          <Button onClick={() => open({ kind: 'move', contactId: contact.id })}>{t('move')}</Button>
          <Button variant="quiet" icon="remove" onClick={() => void remove()}>
            {t('delete')}
          </Button>
        </>
      }
    >
      <BinnedNote id={contact.id} />
      <RecordConflicts recordId={contact.id} onRemoved={onClose} />
      {contact.values.state === 'planned' ? <Settle contact={contact} /> : null}
      <ContactFields form={form} smeId={smeId} />
      <LazyFiles home={smeId} about={{ aboutId: contact.id }} readOnly={false} />
    </Dialog>
  );
}

function Settle({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('contact');
  const change = useChange();
  const settle = (state: 'held' | 'missed' | 'cancelled'): void => {
    void change(settleContact(contact.id, state), { done: t(`${state}Done`) });
  };
  return (
    <Note
      icon="calendar"
      tone="accent"
      action={
        <>
          <Button icon="check" onClick={() => settle('held')}>
            {t('held')}
          </Button>
          <Button onClick={() => settle('missed')}>{t('missed')}</Button>
          <Button variant="quiet" onClick={() => settle('cancelled')}>
            {t('cancelled')}
          </Button>
        </>
      }
    >
      {t('planned')}
    </Note>
  );
}

interface GoneContactProps {
  readonly smeId: string;
  readonly contactId: string;
  readonly onClose: () => void;
}

function GoneContact({ smeId, contactId, onClose }: GoneContactProps) {
  const { t } = useTranslation(['contact', 'sheet']);
  const isBinned = useRecord(contactId)?.deleted !== undefined;
  return (
    // It takes the place of the form by what somebody else did: a key that was meant for the form must press nothing here.
    <Dialog open onlyRead onClose={onClose} title={t('edit')} closeLabel={t('sheet:close')}>
      {isBinned ? <BinnedNote id={contactId} /> : <Note icon="info">{t('gone')}</Note>}
      <HalfTyped home={smeId} isShown={({ id }) => id === contactId} />
    </Dialog>
  );
}

interface ContactFieldsProps {
  readonly form: ContactRecordForm;
  readonly smeId: string;
}

function ContactFields({ form, smeId }: ContactFieldsProps) {
  const { t } = useTranslation('sheet');
  return (
    <Stack>
      {form.notSaved ? (
        <Note icon="error" tone="error" announced>
          {t('error.notSaved')}
        </Note>
      ) : null}
      <WhenFields form={form} />
      <HowFields form={form} />
      <WhoFields form={form} smeId={smeId} />
      <WhatFields form={form} />
      <LongFields form={form} />
      <HandlingFields form={form} />
    </Stack>
  );
}
