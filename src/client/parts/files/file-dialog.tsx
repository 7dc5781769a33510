/**
 * A file opened: a picture and the pages of a PDF are shown, anything else is a name that can be saved to the disk. Nothing
 * that comes in a file is ever run or drawn by its name: bytes that do not begin as a picture are not shown as one. Mount it
 * to open it.
 */

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPdf, pdfType } from '../../../domain/attachment/file-type.ts';
import { namePartsOf } from '../../../domain/attachment/name-parts.ts';
import { webAddress } from '../../../domain/attachment/link.ts';
import { deleteRecord } from '../../../domain/command/command.ts';
import type { Values } from '../../../domain/entity/registry.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { isFocusNowhere } from '../../model/left-place.ts';
import { useBackups } from '../../model/use-backups.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { useSync } from '../../model/use-sync.ts';
import type { FetchedFile } from '../../ports/file-exchange.ts';
import type { Bytes } from '../../ports/file-store.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Facts } from '../../ui/page.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { BinnedNote } from '../record/binned-note.tsx';
import { RecordDialog, SavedButtons } from '../record/record-dialog.tsx';
import { RecordFields } from '../record/record-fields.tsx';
import { useChange } from '../record/use-change.ts';
import { useRecordForm } from '../record/use-record-form.ts';
import { FileNameField } from './file-name-field.tsx';
import { PdfView } from './pdf-view.tsx';
import { Sound } from './sound.tsx';
import { WritersOnly } from '../record/writers-only.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { FilePlace } from './file-place.tsx';
import styles from './files.module.css';
import { useNotArrived } from './use-not-arrived.ts';
import { useAboutChoices } from './use-about-choices.ts';
import { type BytesRead, useAudioAddress, useBytes, usePictureAddress } from './use-bytes.ts';
import type { Files } from './use-files.ts';

interface FileDialogProps {
  readonly record: RecordOf<'attachment'>;
  /** It lies in the bin since it was opened, by somebody else or in another tab. */
  readonly isGone: boolean;
  readonly files: Files | undefined;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

export function FileDialog({ record, isGone, files, readOnly, onClose }: FileDialogProps) {
  const { t } = useTranslation('files');
  const { backups } = useBackups();
  const change = useChange();
  const [isRemoving, setRemoving] = useState(false);
  const [isSharing, setSharing] = useState(false);
  const isGuide = useCarnetState((state) => state.programmeId) === record.home;
  const form = useRecordForm('attachment', record, {});
  const choices = useAboutChoices(record.home, record.values.item !== undefined);
  const { name, kind, hash, url, mediaType } = record.values;
  const read = useBytes(files, hash);
  const address = webAddress(url ?? '');
  const remove = async (): Promise<boolean> => {
    setRemoving(true);
    const isDone = await change(deleteRecord(record.id), { done: t('deleted', { name }) });
    if (isDone) onClose();
    else setRemoving(false);
    return isDone;
  };
  const save = (bytes: Bytes): void => {
    // As bytes of no kind: what is saved is opened by the system, and never by the page.
    const file = new Blob([bytes], { type: 'application/octet-stream' });
    const { stem, ending } = namePartsOf(name, mediaType);
    backups.download({ file, name: `${stem}${ending}` });
  };
  return (
    <RecordDialog
      form={form}
      title={name}
      // The buttons of a guide are four, and the pages of a PDF are read.
      size={isGuide || isPdfRecord(record) ? 'wide' : undefined}
      onClose={onClose}
      savedButtons={
        <>
          {read.bytes === undefined ? null : <SaveButton bytes={read.bytes} onSave={save} />}
          {kind !== 'link' || address === undefined ? null : (
            <ButtonLink icon="openElsewhere" href={address} target="_blank" rel="noreferrer">
              {t('openLink')}
            </ButtonLink>
          )}
          {isGuide && !isGone ? (
            <WritersOnly>
              <Button icon="arrowForward" onClick={() => setSharing(true)}>
                {t('share.title')}
              </Button>
            </WritersOnly>
          ) : null}
          {readOnly || isGone ? (
            <Button onClick={onClose}>{t('close')}</Button>
          ) : (
            <SavedButtons onDelete={remove} onClose={onClose}>
              {null}
            </SavedButtons>
          )}
        </>
      }
    >
      {isSharing ? <ShareDialog guide={record} onClose={() => setSharing(false)} /> : null}
      {isGone && !isRemoving ? <BinnedNote id={record.id}>{t('gone')}</BinnedNote> : null}
      {kind === 'link' ? null : <FileView record={record} read={read} />}
      <FileFacts record={record} files={files} />
      {readOnly ? null : (
        <>
          {kind === 'link' ? null : <FileNameField record={record} />}
          <RecordFields
            form={form}
            fields={fieldsOf(kind, isGuide)}
            needed={kind === 'link' ? ['url'] : undefined}
            choices={{ aboutId: choices }}
          />
        </>
      )}
    </RecordDialog>
  );
}

/** The name of a file has a field of its own, with its ending. */
function fieldsOf(kind: Values<'attachment'>['kind'], isGuide: boolean) {
  const about = isGuide ? ('audience' as const) : ('aboutId' as const);
  return kind === 'link'
    ? (['name', 'url', 'language', about] as const)
    : (['language', about] as const);
}

interface SaveButtonProps {
  readonly bytes: Bytes;
  readonly onSave: (bytes: Bytes) => void;
}

function SaveButton({ bytes, onSave }: SaveButtonProps) {
  const { t } = useTranslation('files');
  return (
    <Button icon="download" data-autofocus="" onClick={() => onSave(bytes)}>
      {t('save')}
    </Button>
  );
}

interface FileViewProps {
  readonly record: RecordOf<'attachment'>;
  readonly read: BytesRead;
}

/** What the record says before the bytes are here. */
const isPdfRecord = ({ values }: RecordOf<'attachment'>): boolean => values.mediaType === pdfType;

/** The file; the keys that turn the pages of a PDF work from the start. */
function FileView({ record, read }: FileViewProps) {
  const { bytes } = read;
  const isPages = bytes === undefined ? isPdfRecord(record) : isPdf(bytes);
  const view = <ReadFile record={record} read={read} />;
  return isPages ? (
    <PdfView name={record.values.name} bytes={bytes}>
      {view}
    </PdfView>
  ) : (
    <FocusStays read={read}>{view}</FocusStays>
  );
}

/** The button that fetched a file is gone once it is here: the focus goes to what took its place. */
function FocusStays({
  read,
  children,
}: {
  readonly read: BytesRead;
  readonly children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const isHere = read.state === 'here';
  useEffect(() => {
    if (isHere && isFocusNowhere()) place.current?.focus();
  }, [isHere]);
  return (
    <div ref={place} tabIndex={-1}>
      {children}
    </div>
  );
}

function ReadFile({ record, read }: FileViewProps) {
  const { t } = useTranslation('files');
  switch (read.state) {
    case 'reading':
      return <SkeletonLines label={t('loading')} />;
    case 'failed':
      return (
        <Note icon="error" tone="error" announced>
          {t('failed')}
        </Note>
      );
    case 'absent':
      return <AbsentFile record={record} />;
    case 'here':
      return read.bytes === undefined ? null : <ShownFile record={record} bytes={read.bytes} />;
  }
}

/** A sound is played, a picture drawn; all else is a name. */
function ShownFile({ record, bytes }: { record: RecordOf<'attachment'>; bytes: Bytes }) {
  const { name, mediaType } = record.values;
  const sound = useAudioAddress(bytes, mediaType);
  if (sound === undefined) return <PictureView name={name} bytes={bytes} />;
  return <Sound address={sound} name={name} />;
}

/** A file that is not on this device, and the way to it. */
function AbsentFile({ record }: { readonly record: RecordOf<'attachment'> }) {
  const { t } = useTranslation('files');
  const { isConnected, files } = useSync();
  const [state, setState] = useState<'asked' | FetchedFile['kind'] | undefined>(undefined);
  const notArrived = useNotArrived(record, false);
  const { hash = '' } = record.values;
  if (!isConnected) return <Note icon="onlineOnly">{t('missing')}</Note>;
  if (notArrived) return <Note icon="onlineOnly">{t('fetched.notThere')}</Note>;
  const fetch = async (): Promise<void> => {
    if (files === undefined) return;
    setState('asked');
    setState((await files.fetch(record.id, hash)).kind);
  };
  return (
    <>
      <Note
        icon="onlineOnly"
        action={
          <Button
            icon="receiving"
            unavailableBecause={state === 'asked' ? t('fetching') : undefined}
            onClick={() => void fetch()}
          >
            {state === 'asked' ? t('fetching') : t('fetch')}
          </Button>
        }
      >
        {t('online')}
      </Note>
      {state === undefined || state === 'asked' || state === 'here' ? null : (
        <Note icon="error" tone="error" announced>
          {t(`fetched.${state}`)}
        </Note>
      )}
    </>
  );
}

function PictureView({ name, bytes }: { readonly name: string; readonly bytes: Bytes }) {
  const { t } = useTranslation('files');
  const [isBroken, setBroken] = useState(false);
  const address = usePictureAddress(bytes);
  if (address === undefined || isBroken) return <Note icon="info">{t('notShown')}</Note>;
  return (
    <img src={address} alt={name} className={styles.picture} onError={() => setBroken(true)} />
  );
}

function FileFacts({ record, files }: Pick<FileDialogProps, 'record' | 'files'>) {
  const { t } = useTranslation(['files', 'domain']);
  const format = useFormat();
  const names = useNames(record.home);
  const { kind, hash, bytes } = record.values;
  const facts = [
    { id: 'by', name: t('files:addedBy'), value: names(record.created.by) ?? '' },
    ...(bytes === undefined
      ? []
      : [{ id: 'size', name: t('files:size'), value: format.fileSize(bytes) }]),
    ...(kind === 'link' || files === undefined
      ? []
      : [
          {
            id: 'place',
            name: t('files:where'),
            value: <FilePlace record={record} kept={files.kept.get(hash ?? '')} />,
          },
        ]),
  ];
  return <Facts facts={facts} />;
}
