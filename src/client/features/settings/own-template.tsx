/**
 * A template of the programme's own in the list. Two people may have copied one template of Carnet while apart: new forms begin with
 * one of the copies, and the other says so.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import {
  type Command,
  deleteRecord,
  setFields,
  together,
} from '../../../domain/command/command.ts';
import { versionsOf } from '../../../domain/template/own-template-id.ts';
import type { OwnTemplateBrief } from '../../../domain/template/own-template.ts';
import type { VersionBrief } from '../../../domain/template/template-version.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useMayCoordinate } from '../../model/use-may-coordinate.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { paths } from '../../ports/routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import styles from './templates-section.module.css';

interface OwnTemplateProps {
  readonly draft: OwnTemplateBrief;
  /** Other copies of the same kind: there are some where it was copied while apart. */
  readonly others: readonly OwnTemplateBrief[];
  readonly versions: readonly VersionBrief[];
  /** The copy that new forms begin with, if they begin with one. */
  readonly usedId: string | undefined;
}

export function OwnTemplate({ draft, others, versions, usedId }: OwnTemplateProps) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const change = useChange();
  const mayEdit = useMayCoordinate();
  const [latest] = versionsOf(versions, draft.id);
  const name = sideOf(draft.title, format.language) || draft.title.text;
  const isUsed = draft.id === usedId;
  return (
    <div className={styles.own}>
      <div className={styles.kind}>
        <div>
          <p className={styles.name}>{name}</p>
          <p className={styles.state}>
            {latest === undefined
              ? t('section.drafted')
              : t('section.published', {
                  version: latest.version,
                  date: format.dateLong(latest.publishedOn),
                })}
          </p>
          {others.length === 0 ? null : <CopiedBy id={draft.id} />}
        </div>
        <Link href={paths.template(draft.id)} asChild>
          <ButtonLink icon="write" aria-label={t('section.openOf', { name })}>
            {t('section.open')}
          </ButtonLink>
        </Link>
      </div>
      {latest === undefined ? null : (
        <SwitchRow
          label={t('section.used')}
          checked={isUsed}
          disabled={!mayEdit}
          onCheckedChange={(on) =>
            void change(on ? beginWith(draft, others) : setFields(draft.id, { withdrawn: true }))
          }
          onText={t('section.on')}
          offText={t('section.off')}
        />
      )}
      {others.length === 0 || isUsed ? null : (
        <div className={styles.twice}>
          <NotUsed id={draft.id} usedId={usedId} isPublished={latest !== undefined} />
        </div>
      )}
    </div>
  );
}

/** New forms begin with this copy, and with none of the others. */
function beginWith(draft: OwnTemplateBrief, others: readonly OwnTemplateBrief[]): Command {
  return together([
    ...(draft.withdrawn ? [setFields(draft.id, { withdrawn: undefined })] : []),
    ...others.flatMap(({ id, withdrawn }) =>
      withdrawn ? [] : [setFields(id, { withdrawn: true })],
    ),
  ]);
}

/** Who made a copy; empty until it is read. */
function useCopiedBy(id: string | undefined): string {
  const programmeId = useCarnetState((state) => state.programmeId);
  const members = useCarnetState((state) => state.members);
  const { records = [] } = useLazyRecords(programmeId, 'template');
  const by = records.find((record) => record.id === id)?.created.by;
  return members.find((member) => member.id === by)?.values.name ?? '';
}

function CopiedBy({ id }: { readonly id: string }) {
  const { t } = useTranslation('templates');
  const name = useCopiedBy(id);
  return name === '' ? null : <p className={styles.state}>{t('section.copiedBy', { name })}</p>;
}

interface NotUsedProps {
  readonly id: string;
  readonly usedId: string | undefined;
  readonly isPublished: boolean;
}

function NotUsed({ id, usedId, isPublished }: NotUsedProps) {
  const { t } = useTranslation('templates');
  const change = useChange();
  const mayEdit = useMayCoordinate();
  const name = useCopiedBy(usedId);
  return (
    <Note
      icon="conflict"
      tone="conflict"
      title={t('section.twice.title')}
      action={
        mayEdit ? (
          <TextButton
            onClick={() => void change(deleteRecord(id), { done: t('section.twice.removed') })}
          >
            {t('section.twice.remove')}
          </TextButton>
        ) : undefined
      }
    >
      {[
        ...(name === '' ? [] : [t('section.twice.used', { name })]),
        ...(mayEdit && isPublished ? [t('section.twice.instead')] : []),
      ].join(' ')}
    </Note>
  );
}
