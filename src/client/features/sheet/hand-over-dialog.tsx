/**
 * Hands the SME over to another account manager, with what they need to know. Both are told of it, and the trail stays
 * in the journal and in the history. Mount it to open it.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { possibleManagers } from '../../../domain/permission/account-manager.ts';
import { handOver, handoverNoteLengthMax } from '../../../domain/sme/hand-over.ts';
import { goesWith, textIn, useHalfTyped } from '../../model/use-half-typed.ts';
import { useCarnetState, useRun } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextLink } from '../../ui/text-link.tsx';

interface HandOverDialogProps {
  readonly smeId: string;
  /** Who was chosen already. */
  readonly to?: string | undefined;
  readonly onClose: () => void;
}

export function HandOverDialog({ smeId, to, onClose }: HandOverDialogProps) {
  const { t } = useTranslation('stages');
  const sme = useCarnetState((state) => state.sheets.get(smeId)?.sme);
  const members = useCarnetState((state) => state.members);
  const form = useHandover(smeId, to, onClose);
  if (sme === undefined) return null;
  const { name, accountManagerId } = sme.values;
  const manager = members.find(({ id }) => id === accountManagerId)?.values.name;
  return (
    <Dialog
      open
      onClose={onClose}
      size="narrow"
      title={t('handover.title')}
      description={
        manager === undefined
          ? t('handover.nobody', { name })
          : t('handover.text', { name, manager })
      }
      closeLabel={t('handover.close')}
      footer={
        <>
          {form.others.length === 0 ? null : (
            <Button variant="primary" onClick={() => void form.submit()}>
              {t('handover.submit')}
            </Button>
          )}
          <Button onClick={onClose}>{t('handover.cancel')}</Button>
        </>
      }
    >
      {form.notSaved ? (
        <Note icon="error" tone="error" announced>
          {t('error.notSaved')}
        </Note>
      ) : null}
      {form.others.length === 0 ? <NoOther onLeave={onClose} /> : <HandoverFields form={form} />}
    </Dialog>
  );
}

interface HandoverForm {
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly to: string | undefined;
  readonly setTo: (to: string) => void;
  readonly note: string;
  readonly setNote: (note: string) => void;
  readonly toError: string | undefined;
  readonly noteError: string | undefined;
  readonly notSaved: boolean;
  readonly submit: () => Promise<void>;
}

function useHandover(smeId: string, chosen: string | undefined, onClose: () => void): HandoverForm {
  const { t } = useTranslation('stages');
  const run = useRun();
  const present = useCarnetState((state) => state.sheets.get(smeId)?.sme.values);
  const members = useCarnetState((state) => state.members);
  const [chosenNow, setChosen] = useState(chosen);
  const half = useHalfTyped(`handOver:${smeId}`, (left) => goesWith(left, { to: chosen }));
  const note = textIn(half.values['text']) ?? '';
  const [tried, setTried] = useState(false);
  const [notSaved, setNotSaved] = useState(false);
  const others = possibleManagers(members)
    .filter(({ id }) => id !== present?.accountManagerId)
    .map(({ id, values }) => ({ id, name: values.name }));
  const ids = others.map(({ id }) => id);
  const to = chosenNow ?? half.choice('to', ids);
  const other = others.find(({ id }) => id === to);
  const tooLong = note.trim().length > handoverNoteLengthMax;

  const submit = async (): Promise<void> => {
    setTried(true);
    if (other === undefined || tooLong) return;
    const done = t('handover.done', { name: present?.name ?? '', to: other.name });
    const isHandedOver = await half.add(async () => {
      const result = await run(handOver({ smeId, to: other.id, note }), { done });
      setNotSaved(!result.ok && result.error.kind === 'notSaved');
      return result.ok;
    });
    if (isHandedOver === true) onClose();
  };
  return {
    others,
    to: other?.id,
    setTo: (id) => {
      setChosen(id);
      half.choose({ to: id });
    },
    note,
    setNote: (text) => {
      // The note is for the one who is shown, chosen here or not.
      if (to !== undefined && half.choices['to'] !== to) half.choose({ to });
      half.put('text', text);
    },
    toError: tried && other === undefined ? t('handover.toMissing') : undefined,
    noteError:
      tried && tooLong ? t('handover.noteTooLong', { max: handoverNoteLengthMax }) : undefined,
    notSaved,
    submit,
  };
}

function HandoverFields({ form }: { readonly form: HandoverForm }) {
  const { t } = useTranslation('stages');
  return (
    <>
      <Field label={t('handover.to')} error={form.toError}>
        <Select
          options={form.others.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.to ?? ''}
          placeholder={t('handover.choose')}
          onValueChange={form.setTo}
        />
      </Field>
      <Field
        label={t('handover.note')}
        optionalText={t('handover.optional')}
        hint={t('handover.noteHint')}
        error={form.noteError}
      >
        <TextArea value={form.note} onValueChange={form.setNote} />
      </Field>
    </>
  );
}

function NoOther({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('stages');
  return (
    <Note
      icon="info"
      action={
        <Link href={paths.settings('members')} asChild onClick={onLeave}>
          <TextLink>{t('handover.members')}</TextLink>
        </Link>
      }
    >
      {t('handover.noOther')}
    </Note>
  );
}
