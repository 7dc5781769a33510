/** The dialog in which a record is added: its few required fields, and one button. */

import { type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { Stack } from '../../ui/page.tsx';

interface AddDialogProps {
  readonly title: string;
  readonly failure: string | undefined;
  readonly onClose: () => void;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

const formId = 'settings-add';

export function AddDialog({ title, failure, onClose, onAdd, children }: AddDialogProps) {
  const { t } = useTranslation('settings');
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={t('close')}
      footer={
        <>
          <Button variant="primary" size="form" type="submit" form={formId}>
            {t('add')}
          </Button>
          <Button size="form" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onAdd();
          goBackToField(event);
        }}
      >
        <Stack>
          {failure === undefined ? null : (
            <Note icon="error" tone="error" announced>
              {failure}
            </Note>
          )}
          {children}
        </Stack>
      </form>
    </Dialog>
  );
}

/**
 * Whoever pressed the button types the next one into its field, also while this one is being saved; on a phone no keyboard
 * comes up unasked.
 */
function goBackToField({ currentTarget }: FormEvent<HTMLFormElement>): void {
  if (window.matchMedia?.('(pointer: coarse)').matches === true) return;
  if (currentTarget.contains(document.activeElement)) return;
  currentTarget.querySelector<HTMLElement>('[data-autofocus]')?.focus();
}
