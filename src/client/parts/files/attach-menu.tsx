/** The ways in which a document is added: files, the camera where there is one to hold, a link. */

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { MenuButton, type MenuItem } from '../../ui/menu-button.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { FileInput } from './file-input.tsx';

interface AttachMenuProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onLink: () => void;
  /** Chooses a guide of the library; absent where that makes no sense. */
  readonly onGuide?: (() => void) | undefined;
  /** What is here already was read: a file can be taken. */
  readonly isReady: boolean;
}

export function AttachMenu({ onFiles, onLink, onGuide, isReady }: AttachMenuProps) {
  const { t } = useTranslation('files');
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const isHeld = useMedia('(pointer: coarse)');
  const items: readonly MenuItem[] = [
    {
      id: 'files',
      label: t('attach.files'),
      detail: t('attach.filesDetail'),
      icon: 'importFile',
      onSelect: () => picker.current?.click(),
    },
    ...(isHeld
      ? [
          {
            id: 'camera',
            label: t('attach.camera'),
            icon: 'photo' as const,
            onSelect: () => camera.current?.click(),
          },
        ]
      : []),
    { id: 'link', label: t('attach.link'), icon: 'openElsewhere', onSelect: onLink },
    ...(onGuide === undefined
      ? []
      : [
          {
            id: 'guide',
            label: t('attach.guide'),
            icon: 'report' as const,
            onSelect: onGuide,
          },
        ]),
  ];
  return (
    <>
      <MenuButton
        label={t('attach.label')}
        align="end"
        items={items}
        trigger={(trigger) => (
          <Button
            {...trigger}
            icon="attachment"
            unavailableBecause={isReady ? undefined : t('loading')}
          >
            {t('attach.label')}
          </Button>
        )}
      />
      <FileInput input={picker} label={t('attach.files')} onFiles={onFiles} />
      <FileInput input={camera} label={t('attach.camera')} onFiles={onFiles} isCamera />
    </>
  );
}
