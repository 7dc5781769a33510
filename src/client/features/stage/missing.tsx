/** What a stage still asks for, item by item, each with the place where it is filled in. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Sme } from '../../../domain/operation/record.ts';
import type { Stage } from '../../../domain/sme/sme.ts';
import type { GuardId } from '../../../domain/stage/guards.ts';
import { paths } from '../../ports/routes.ts';
import { Note } from '../../ui/note.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './stage.module.css';

interface MissingProps {
  readonly sme: Sme;
  readonly to: Stage;
  readonly guards: readonly GuardId[];
  /** The reader goes to fill something in. */
  readonly onLeave: () => void;
}

export function Missing({ sme, to, guards, onLeave }: MissingProps) {
  const { t } = useTranslation(['stages', 'domain']);
  return (
    <Note
      icon="info"
      announced
      title={t('stages:missing.title', {
        stage: t(`domain:option.stage.${to}`),
        count: guards.length,
      })}
    >
      <ul className={styles.missing}>
        {guards.map((guard) => (
          <li key={guard}>
            {t(`stages:guard.${guard}`)}
            <Link href={placeOf(guard, sme.id)} asChild onClick={onLeave}>
              <TextLink>{t(`stages:fill.${guard}`)}</TextLink>
            </Link>
          </li>
        ))}
      </ul>
    </Note>
  );
}

function placeOf(guard: GuardId, smeId: string): string {
  switch (guard) {
    case 'checklist':
      return paths.sheet(smeId, 'eligibility');
    case 'assessment':
      return paths.sheet(smeId, 'assessment');
    case 'plan':
      return paths.sheet(smeId, 'plan');
    case 'finalReview':
      return paths.sheet(smeId, 'reviews');
    case 'lastFigures':
      return paths.sheet(smeId, 'figures');
    case 'induction':
      return `${paths.sheet(smeId)}?log`;
    case 'consent':
      return paths.field(smeId, 'consentOn');
    case 'accountManager':
      return paths.field(smeId, 'accountManagerId');
    case 'companyNumber':
      return paths.field(smeId, 'companyNumber');
  }
}
