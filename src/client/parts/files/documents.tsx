/**
 * The documents of a sheet, an organisation or the programme: files, photographs and links. Files are chosen, dropped or
 * taken with the camera, and are on the device before their name is in the list.
 */

import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DocumentFilter as Filter,
  isDocumentShown,
} from '../../../domain/attachment/document-filter.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWritten } from '../../model/use-held-while-typed.ts';
import { isFocusNowhere } from '../../model/left-place.ts';
import { takeMails } from '../../model/mail-question.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/page.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Announcement } from '../../ui/visually-hidden.tsx';
import { AttachMenu } from './attach-menu.tsx';
import { DocumentFilter } from './document-filter.tsx';
import { FilesNotAdded } from './files-not-added.tsx';
import { FileDialog } from './file-dialog.tsx';
import { fileIcon } from './file-icon.ts';
import { FilePlace } from './file-place.tsx';
import styles from './files.module.css';
import { GuideDialog } from './guide-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { useAddFiles } from './use-add-files.ts';
import { useDrop } from './use-drop.ts';
import { useAboutChoices } from './use-about-choices.ts';
import { type Files, useFiles } from './use-files.ts';

interface DocumentsProps {
  readonly home: string;
  /** The sheet is in the trash. */
  readonly readOnly: boolean;
  /** Which are shown, where there is a filter above; all of them without it. */
  readonly isShown?: ((record: RecordOf<'attachment'>) => boolean) | undefined;
  /** Whether those about a record are left out, on paper. */
  readonly isLeftOut?: ((aboutId: string) => boolean) | undefined;
}

/** A document whose dialog is shown, and its row in the list. */
interface OpenedFile {
  readonly record: RecordOf<'attachment'>;
  readonly row: number;
}

const none: readonly RecordOf<'attachment'>[] = [];
const everything: Filter = { text: '', sort: undefined };
/** Fewer than these are seen at once. */
const filteredFrom = 6;

export function Documents({ home, readOnly, isShown, isLeftOut }: DocumentsProps) {
  const { t } = useTranslation('files');
  const { records: every, failed, retry } = useLazyRecords(home, 'attachment');
  const records = every?.filter(
    ({ values: { aboutId } }) => aboutId === undefined || isLeftOut?.(aboutId) !== true,
  );
  const files = useFiles();
  const [filter, setFilter] = useState(everything);
  const adding = useAddFiles({
    home,
    store: files?.store,
    records: records ?? none,
    // What was just added is seen, whatever the filter showed.
    onAdded: () => setFilter(everything),
  });
  // Where it goes away meanwhile, what is typed in it stays on the screen.
  const [open, setOpen] = useState<OpenedFile | undefined>(undefined);
  const [isLinking, setLinking] = useState(false);
  const [isPicking, setPicking] = useState(false);
  const isLibrary = useCarnetState((state) => state.programmeId) === home;
  const isSme = useCarnetState((state) => state.sheets.has(home));
  // An email on the sheet of an SME is asked about: it may be a contact.
  const add = (chosen: readonly File[]): void =>
    void adding.add(isSme ? takeMails(chosen, home) : chosen);
  const isFiltered = isShown === undefined && (records?.length ?? 0) >= filteredFrom;
  const shown = records?.filter(
    isShown ?? ((record) => !isFiltered || isDocumentShown(record, filter)),
  );
  const drop = useDrop(add, readOnly);
  useNoteRecords(records ?? none, files);
  const stored = records?.find(({ id }) => id === open?.record.id);
  const opened = useWritten(open?.record, false);
  const list = useFocusAfter(open?.row);
  return (
    <div
      ref={list}
      className={styles.place}
      {...drop.handlers}
      data-over={drop.isOver ? '' : undefined}
    >
      <Section
        title={t('title')}
        lead={
          records === undefined ? undefined : (
            <Count records={records} shown={shown?.length} files={files} />
          )
        }
        aside={
          readOnly ? undefined : (
            <AttachMenu
              onFiles={add}
              onLink={() => setLinking(true)}
              onGuide={isLibrary ? undefined : () => setPicking(true)}
              isReady={files !== undefined && records !== undefined}
            />
          )
        }
      >
        <Announcement>{adding.isAdding ? t('adding') : ''}</Announcement>
        <FilesNotAdded notAdded={adding.notAdded} />
        {isFiltered ? (
          <DocumentFilter records={records ?? none} filter={filter} onFilter={setFilter} />
        ) : null}
        {failed ? (
          <Note icon="error" tone="error" action={<Button onClick={retry}>{t('tryAgain')}</Button>}>
            {t('listFailed')}
          </Note>
        ) : records === undefined || shown === undefined ? (
          <SkeletonLines label={t('loading')} />
        ) : records.length === 0 ? (
          <EmptyState
            small
            title={t('none')}
            lead={isLibrary ? t('library.lead') : readOnly ? undefined : t('noneLead')}
          />
        ) : shown.length === 0 ? (
          <EmptyState small title={t(isLibrary ? 'library.noneShown' : 'filter.none')} />
        ) : (
          <FileTable home={home} records={shown} files={files} onOpen={setOpen} />
        )}
      </Section>
      {opened === undefined ? null : (
        <FileDialog
          key={opened.id}
          record={opened}
          isGone={records !== undefined && stored === undefined}
          files={files}
          readOnly={readOnly}
          onClose={() => setOpen(undefined)}
        />
      )}
      {isLinking ? <LinkDialog home={home} onClose={() => setLinking(false)} /> : null}
      {isPicking ? <GuideDialog home={home} onClose={() => setPicking(false)} /> : null}
    </div>
  );
}

/**
 * Records that were made elsewhere for bytes that are here, as when two sheets became one: what waits is sent by them, and the
 * record that it was added with may be gone.
 */
function useNoteRecords(
  records: readonly RecordOf<'attachment'>[],
  files: Files | undefined,
): void {
  useEffect(() => {
    for (const { id, values } of records) {
      const kept = files?.kept.get(values.hash ?? '');
      if (kept === undefined || kept.records.includes(id)) continue;
      // What cannot be noted now, is noted when this is shown again.
      files?.store.noteRecord(kept.hash, id).catch(() => undefined);
    }
  }, [records, files]);
}

interface ListedProps {
  readonly records: readonly RecordOf<'attachment'>[];
  readonly files: Files | undefined;
}

/** How many there are, and how many of the files are on this device; where a filter hides some, how many are shown. */
function Count({ records, shown, files }: ListedProps & { readonly shown: number | undefined }) {
  const { t } = useTranslation('files');
  const named = records.filter(({ values }) => values.hash !== undefined);
  const here = named.filter(({ values }) => files?.kept.has(values.hash ?? '') === true);
  if (records.length === 0) return null;
  const count = t('count', { count: records.length });
  if (shown !== undefined && shown < records.length) {
    return <>{t('countShown', { documents: count, count: shown })}</>;
  }
  if (files === undefined || named.length === 0) return <>{count}</>;
  return <>{t('countHere', { documents: count, count: here.length })}</>;
}

interface FileTableProps extends ListedProps {
  readonly home: string;
  readonly onOpen: (file: OpenedFile) => void;
}

function FileTable({ home, records, files, onOpen }: FileTableProps) {
  const { t } = useTranslation(['files', 'domain']);
  const format = useFormat();
  const names = useNames(home);
  const places = useAboutChoices(
    home,
    records.some(({ values }) => values.item !== undefined),
  );
  const sorted = useMemo(() => {
    const { compare } = new Intl.Collator(format.language, { numeric: true });
    return records.toSorted((a, b) => compare(a.values.name, b.values.name));
  }, [records, format.language]);
  return (
    <Table caption={t('files:title')}>
      <thead>
        <tr>
          <th scope="col">{t('domain:field.attachment.name')}</th>
          <th scope="col" className={styles.wide}>
            {t('files:addedBy')}
          </th>
          <th scope="col" className={styles.wide}>
            {t('files:size')}
          </th>
          <th scope="col">{t('files:where')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((record, row) => {
          const { id, values, created } = record;
          const about =
            values.audience !== undefined
              ? t(`domain:option.guideAudience.${values.audience}`)
              : values.guideId !== undefined
                ? t('files:attach.guide')
                : places.find((place) => place.id === values.aboutId)?.label;
          return (
            <tr key={id}>
              <th scope="row">
                <span className={styles.name}>
                  <Icon name={fileIcon(values)} />
                  <Button variant="quiet" onClick={() => onOpen({ record, row })}>
                    {values.name}
                  </Button>
                  {values.language === undefined ? null : (
                    <Tag name={t(`domain:option.language.${values.language}`)}>
                      {values.language.toUpperCase()}
                    </Tag>
                  )}
                </span>
                {about === undefined ? null : <span className={styles.about}>{about}</span>}
              </th>
              <td className={styles.wide}>{names(created.by)}</td>
              <td className={styles.wide}>
                {values.bytes === undefined ? '' : format.fileSize(values.bytes)}
              </td>
              <td className={styles.where}>
                {values.kind === 'link' ? (
                  <span className={styles.link}>{t('domain:option.attachmentKind.link')}</span>
                ) : files === undefined ? null : (
                  <FilePlace record={record} kept={files.kept.get(values.hash ?? '')} />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/**
 * The focus after a document went to the bin: on the one that follows in the list, or on the way to add one. The dialog
 * gives it back to the row that opened it, which is gone then.
 *
 * @param openedRow the row whose dialog is shown
 */
function useFocusAfter(openedRow: number | undefined): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const left = useRef<number | undefined>(undefined);
  useEffect(() => {
    const row = left.current;
    left.current = openedRow;
    if (openedRow !== undefined || row === undefined || !isFocusNowhere()) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('tbody button') ?? [])];
    const next = rows[Math.min(row, rows.length - 1)];
    (next ?? list.current?.querySelector<HTMLElement>('button'))?.focus();
  }, [openedRow]);
  return list;
}
