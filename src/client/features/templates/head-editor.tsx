/** What is not a question: the title and introduction of the template, and those of a part. */

import { useTranslation } from 'react-i18next';
import type { DraftSection } from '../../../domain/template/draft.ts';
import { PairField } from '../../parts/record/pair-field.tsx';
import { OwnFaults } from './faults.tsx';
import { PartText } from './part-text.tsx';
import styles from './templates.module.css';
import type { DraftView } from './use-template-draft.ts';

export function HeadEditor({ view }: { readonly view: DraftView }) {
  const { t } = useTranslation('templates');
  const { record, draft, faults } = view;
  return (
    <>
      <h2 className={styles.title}>{t('head.title')}</h2>
      <OwnFaults
        faults={faults.filter(({ item, section }) => item === undefined && section === undefined)}
      />
      <PairField
        recordId={record.id}
        field="title"
        label={t('head.label')}
        value={draft.title}
        onNew={() => undefined}
        newError={undefined}
        short
      />
      <PartText
        recordId={record.id}
        field="head"
        parts={draft.head}
        name="intro"
        label={t('head.intro')}
      />
    </>
  );
}

interface SectionEditorProps {
  readonly view: DraftView;
  readonly section: DraftSection;
}

export function SectionEditor({ view, section }: SectionEditorProps) {
  const { t } = useTranslation('templates');
  const { record, faults } = view;
  const place = { recordId: record.id, field: `section.${section.id}`, parts: section.parts };
  return (
    <>
      <h2 className={styles.title}>{t('part.title')}</h2>
      <OwnFaults
        faults={faults.filter((fault) => fault.item === undefined && fault.section === section.id)}
      />
      <PartText {...place} name="title" label={t('part.label')} required />
      <PartText {...place} name="intro" label={t('part.intro')} />
    </>
  );
}
