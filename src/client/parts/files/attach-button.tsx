/** Chooses files for what is being written. */

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FileInput } from './file-input.tsx';

interface AttachButtonProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** As a sign, in a line that has no room for words. */
  readonly isSign?: boolean;
}

export function AttachButton({ onFiles, isSign = false }: AttachButtonProps) {
  const { t } = useTranslation('files');
  const input = useRef<HTMLInputElement>(null);
  const label = t('attach.here');
  const open = (): void => input.current?.click();
  return (
    <>
      {isSign ? (
        <IconButton icon="attachment" label={label} onClick={open} />
      ) : (
        <Button icon="attachment" onClick={open}>
          {label}
        </Button>
      )}
      <FileInput input={input} label={t('attach.files')} onFiles={onFiles} />
    </>
  );
}
