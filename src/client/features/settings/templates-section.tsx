/** The templates of forms: those that come with Carnet, and the programme's own copies of them. */

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { templateName } from '../../../domain/form/template-name.ts';
import { copyTemplate } from '../../../domain/template/edit-draft.ts';
import {
  copyableTemplates,
  templateInUse,
  versionRecordOf,
} from '../../../domain/template/own-template-id.ts';
import type { OwnTemplateBrief } from '../../../domain/template/own-template.ts';
import type { VersionBrief } from '../../../domain/template/template-version.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useMayCoordinate } from '../../model/use-may-coordinate.ts';
import { useSummary } from '../../model/use-records.ts';
import { TemplateMissing } from '../../parts/form/template-missing.tsx';
import { useTemplate } from '../../parts/form/use-template.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { OwnTemplate } from './own-template.tsx';
import styles from './templates-section.module.css';

export function TemplatesSection() {
  const { t } = useTranslation('templates');
  const programmeId = useCarnetState((state) => state.programmeId);
  const { facts: drafts = [] } = useSummary(programmeId, 'template');
  const { facts: versions = [] } = useSummary(programmeId, 'templateVersion');
  return (
    <Section title={t('section.list')} lead={t('section.lead')}>
      <ul className={styles.list}>
        {copyableTemplates.map((id) => (
          <li key={id}>
            <Kind
              builtIn={id}
              drafts={drafts.filter(({ copyOf }) => templateName(copyOf) === templateName(id))}
              versions={versions}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface KindProps {
  readonly builtIn: string;
  readonly drafts: readonly OwnTemplateBrief[];
  readonly versions: readonly VersionBrief[];
}

/** One kind of form: the programme's own template where it has one (or two, copied apart), else that of Carnet. */
function Kind({ builtIn, drafts, versions }: KindProps) {
  const { t } = useTranslation('templates');
  const { language } = useFormat();
  const carnet = useCarnet();
  const programmeId = useCarnetState((state) => state.programmeId);
  const change = useChange();
  const [, navigate] = useLocation();
  const mayEdit = useMayCoordinate();
  const read = useTemplate(builtIn);
  const { template } = read;
  const name = template?.title[language] ?? '';
  const copy = async (): Promise<void> => {
    if (template === undefined) return;
    const id = carnet.environment.newId();
    const isCopied = await change(copyTemplate(programmeId, template, id), {
      done: t('section.copied'),
    });
    if (isCopied) navigate(paths.template(id));
  };
  if (drafts.length > 0) {
    const used = versionRecordOf(templateInUse(drafts, versions, builtIn));
    const usedId = versions.find(({ id }) => id === used)?.of;
    return drafts.map((draft) => (
      <OwnTemplate
        key={draft.id}
        draft={draft}
        others={drafts.filter((other) => other !== draft)}
        versions={versions}
        usedId={usedId}
      />
    ));
  }
  if (read.state === 'failed') return <TemplateMissing read={read} of="begin" />;
  return (
    <div className={styles.kind}>
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.state}>{t('section.ofCarnet')}</p>
      </div>
      {mayEdit && template !== undefined ? (
        <Button icon="copy" aria-label={t('section.copyOf', { name })} onClick={() => void copy()}>
          {t('section.copy')}
        </Button>
      ) : null}
    </div>
  );
}
