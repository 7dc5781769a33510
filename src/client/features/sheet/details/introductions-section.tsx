/** Whom the SME was introduced to, another SME or an organisation, and the way to introduce it. */

import { useTranslation } from 'react-i18next';
import type { Sme } from '../../../../domain/operation/record.ts';
import { Introductions } from '../../../parts/introduction/introductions.tsx';
import { Button } from '../../../ui/button.tsx';
import { useOpenDialog } from '../use-open-dialog.ts';

export function IntroductionsSection({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation('organisations');
  const open = useOpenDialog();
  return (
    <Introductions
      home={sme.id}
      emptyText={t('noIntroduction')}
      aside={
        sme.deleted === undefined ? (
          <Button icon="people" onClick={() => open({ kind: 'introduce' })}>
            {t('introduce')}
          </Button>
        ) : undefined
      }
    />
  );
}
