/**
 * The editor of a template of the programme's own: its questions, the open one in both languages, and a preview that runs the
 * real rules. Everything saves itself as it is typed; publishing freezes a version.
 */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { itemsOfDraft, type OwnTemplate } from '../../../domain/template/draft.ts';
import { publish } from '../../../domain/template/publish.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useRun } from '../../model/use-carnet.ts';
import { useMayCoordinate } from '../../model/use-may-coordinate.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { RecordConflicts } from '../../parts/conflict/conflict-slot.tsx';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Note } from '../../ui/note.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { Faults } from './faults.tsx';
import { HeadEditor, SectionEditor } from './head-editor.tsx';
import { OpenDrafts } from './open-drafts.tsx';
import { QuestionEditor } from './question-editor.tsx';
import { QuestionList } from './question-list.tsx';
import { SinceLine } from './since-line.tsx';
import { TemplatePaper } from './template-paper.tsx';
import styles from './templates.module.css';
import { TrialPane } from './trial-pane.tsx';
import { type DraftView, type Selected, useTemplateDraft } from './use-template-draft.ts';

interface TemplateScreenProps {
  /** From the address. */
  readonly templateId: string;
}

export function TemplateScreen({ templateId }: TemplateScreenProps) {
  const { t } = useTranslation(['templates', 'settings']);
  const programmeId = useCarnetState((state) => state.programmeId);
  const { records, failed, retry } = useLazyRecords(programmeId, 'template');
  const back = useBack();
  const record = records?.find(({ id }) => id === templateId);
  if (record !== undefined) return <Editor record={record} />;
  return (
    <>
      <TopBar title={t('settings:section.templates')} back={back} renderLink={renderLink} />
      {failed ? (
        <Note
          icon="error"
          tone="error"
          action={<Button onClick={retry}>{t('templates:retry')}</Button>}
        >
          {t('templates:failed')}
        </Note>
      ) : records === undefined ? (
        <SkeletonLines label={t('templates:loading')} />
      ) : (
        <EmptyState title={t('templates:gone.title')} lead={t('templates:gone.lead')} />
      )}
    </>
  );
}

function useBack() {
  const { t } = useTranslation('settings');
  return { label: t('section.templates'), href: paths.settings('templates') };
}

const renderLink: NonNullable<Parameters<typeof TopBar>[0]['renderLink']> = (link) => (
  <Link {...link} />
);

type Pane = 'list' | 'edit' | 'trial';

/** One of the three is shown at a time, as in the styles. */
const oneColumn = '(max-width: 720px)';

function Editor({ record }: { readonly record: OwnTemplate }) {
  const { t } = useTranslation('templates');
  const { language } = useFormat();
  const mayEdit = useMayCoordinate();
  const back = useBack();
  const view = useTemplateDraft(record);
  const [selected, setSelected] = useState<Selected>(() => firstOf(view));
  const [pane, setPane] = useState<Pane>('list');
  const [publishes, setPublishes] = useState(false);
  const { draft, next } = view;
  const middle = useRef<HTMLDivElement>(null);
  const select = (to: Selected): void => {
    setSelected(to);
    setPane('edit');
    const top = middle.current?.getBoundingClientRect().top ?? 0;
    if (top < 0) middle.current?.scrollIntoView({ block: 'start' });
  };
  const isNarrow = useMedia(oneColumn);
  useEffect(() => {
    const active = document.activeElement;
    if (!isNarrow || pane !== 'edit' || active?.closest('[data-line]') === null) return;
    // The list gives way to what was chosen in it, and the focus goes along.
    const heading = middle.current?.querySelector('h2');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }, [isNarrow, pane, selected]);
  const [added, setAdded] = useState<Selected | undefined>(undefined);
  const begin = (to: Selected): void => {
    select(to);
    setAdded(to);
  };
  // What was added is written next.
  useEffect(() => {
    if (added !== undefined) middle.current?.querySelector('textarea')?.focus();
  }, [added]);
  return (
    <>
      <TopBar back={back} renderLink={renderLink} />
      <TemplatePaper view={view} />
      <div className={styles.head}>
        <h1 className={styles.name}>{sideOf(draft.title, language) || draft.title.text}</h1>
        <Tag>{t('draft', { version: next })}</Tag>
        <span className={styles.quiet}>{t('saves')}</span>
        <Button
          variant="quiet"
          icon="print"
          className={styles.print}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
        {mayEdit ? (
          <Button
            variant="primary"
            unavailableBecause={whyNotPublished(view, t)}
            onClick={() => setPublishes(true)}
          >
            {t('publish.do', { version: next })}
          </Button>
        ) : null}
      </div>
      <div className={styles.sinceRow}>
        <SinceLine view={view} />
        {mayEdit ? <OpenDrafts view={view} /> : null}
      </div>
      {mayEdit ? null : <Note icon="lock">{t('readOnly')}</Note>}
      <RecordConflicts recordId={record.id} except={[]} />
      <Faults view={view} onOpen={select} />
      <div className={styles.panes}>
        <Segments
          label={t('panes.label')}
          value={pane}
          onValueChange={setPane}
          options={(['list', 'edit', 'trial'] as const).map((value) => ({
            value,
            label: t(`panes.${value}`),
          }))}
        />
      </div>
      <div className={styles.columns} data-pane={pane}>
        <QuestionList
          view={view}
          selected={selected}
          mayEdit={mayEdit}
          onSelect={select}
          onAdded={begin}
        />
        <div ref={middle} className={styles.editor}>
          <fieldset disabled={!mayEdit} className={styles.fields}>
            <legend className={styles.legend}>{t('panes.edit')}</legend>
            <Middle view={view} selected={selected} onAdded={begin} />
          </fieldset>
        </div>
        <TrialPane view={view} itemId={selected.kind === 'item' ? selected.id : undefined} />
      </div>
      {publishes ? <PublishDialog view={view} onClose={() => setPublishes(false)} /> : null}
    </>
  );
}

type Say = ReturnType<typeof useTranslation<'templates'>>['t'];

function whyNotPublished({ faults, changes, previous }: DraftView, t: Say): string | undefined {
  if (faults.length > 0) return t('faults.count', { count: faults.length });
  if (changes === undefined) return undefined;
  const { added, changed, retired } = changes;
  const isSame = added.length + changed.length + retired.length === 0;
  return isSame ? t('publish.nothing', { version: previous }) : undefined;
}

function firstOf({ draft }: DraftView): Selected {
  const [first] = itemsOfDraft(draft);
  return first === undefined ? { kind: 'head' } : { kind: 'item', id: first.id };
}

interface MiddleProps {
  readonly view: DraftView;
  readonly selected: Selected;
  readonly onAdded: (to: Selected) => void;
}

function Middle({ view, selected, onAdded }: MiddleProps) {
  if (selected.kind === 'head') return <HeadEditor view={view} />;
  if (selected.kind === 'section') {
    const section = view.draft.sections.find(({ id }) => id === selected.id);
    return section === undefined ? null : (
      <SectionEditor key={section.id} view={view} section={section} />
    );
  }
  const items = itemsOfDraft(view.draft);
  const item = items.find(({ id }) => id === selected.id);
  if (item === undefined) return null;
  const number = items.filter(({ retired }) => !retired).indexOf(item) + 1;
  return <QuestionEditor key={item.id} view={view} item={item} number={number} onAdded={onAdded} />;
}

interface PublishDialogProps {
  readonly view: DraftView;
  readonly onClose: () => void;
}

function PublishDialog({ view, onClose }: PublishDialogProps) {
  const { t } = useTranslation('templates');
  const carnet = useCarnet();
  const run = useRun();
  const { record, next } = view;
  const accept = async (): Promise<void> => {
    const command = publish({ draftId: record.id, version: next }, carnet.environment.newId());
    const result = await run(command, { done: t('publish.done', { version: next }) });
    if (result.ok) onClose();
  };
  return (
    <Dialog
      open
      size="narrow"
      onClose={onClose}
      title={t('publish.title', { version: next })}
      closeLabel={t('publish.close')}
      footer={
        <>
          <Button variant="primary" onClick={() => void accept()}>
            {t('publish.do', { version: next })}
          </Button>
          <Button onClick={onClose}>{t('publish.cancel')}</Button>
        </>
      }
    >
      <p>{t('publish.lead')}</p>
      <SinceLine view={view} />
    </Dialog>
  );
}
