/** In the journal: whom the sheet was introduced to, with the way there. On paper a confidential organisation is not named. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { TextLink } from '../../ui/text-link.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { useParty } from './use-party.ts';

export function IntroducedTo({ id }: { readonly id: string }) {
  const { t } = useTranslation('sheet');
  const { name, path, isConfidential } = useParty(id);
  const isOnPaper = useIsPrinting();
  if (isOnPaper && isConfidential) return null;
  return (
    <span>
      {t('journal.introducedTo')}{' '}
      {name === undefined ? (
        t('journal.introducedToDeleted')
      ) : (
        <Link href={path} asChild>
          <TextLink>
            <bdi>{name}</bdi>
          </TextLink>
        </Link>
      )}
    </span>
  );
}
