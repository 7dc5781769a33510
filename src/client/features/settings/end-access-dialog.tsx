/** Ending an access, somebody else's or one's own: what leaves the devices, what stays, and who can give it again. */

import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface EndAccessDialogProps {
  readonly name: string;
  /** The access of the person who reads this. */
  readonly isOwn: boolean;
  readonly onClose: () => void;
  readonly onEnd: () => void;
}

export function EndAccessDialog({ name, isOwn, onClose, onEnd }: EndAccessDialogProps) {
  const { t } = useTranslation('people');
  return (
    <Dialog
      open
      onClose={onClose}
      title={isOwn ? t('access.removeOwnTitle') : t('access.removeTitle', { name })}
      closeLabel={t('access.close')}
      footer={
        <>
          <Button variant="risk" size="form" onClick={onEnd}>
            {isOwn ? t('access.removeOwn') : t('access.removeConfirm')}
          </Button>
          <Button size="form" onClick={onClose} data-autofocus>
            {t('access.cancel')}
          </Button>
        </>
      }
    >
      <p>{isOwn ? t('access.removeOwnText') : t('access.removeText', { name })}</p>
    </Dialog>
  );
}
