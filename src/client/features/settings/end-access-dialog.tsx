/** Ending somebody's access: what leaves their devices, and what stays. */

import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface EndAccessDialogProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onEnd: () => void;
}

export function EndAccessDialog({ name, onClose, onEnd }: EndAccessDialogProps) {
  const { t } = useTranslation('people');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('access.removeTitle', { name })}
      closeLabel={t('access.close')}
      footer={
        <>
          <Button size="form" onClick={onClose} data-autofocus>
            {t('access.cancel')}
          </Button>
          <Button variant="risk" size="form" onClick={onEnd}>
            {t('access.removeConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('access.removeText', { name })}</p>
    </Dialog>
  );
}
