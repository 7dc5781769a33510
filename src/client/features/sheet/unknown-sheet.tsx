/**
 * The address of an SME that is not here. Where this device made it, and that took no effect, because the server holds what a
 * role does not allow: that it waits for a decision or was not added, why, and the way to its words.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { createdName } from '../../model/root-name.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { HalfTyped } from '../../parts/composer/half-typed.tsx';
import { openWorkPanel } from '../../parts/entry-mark/open-work-panel.ts';
import { useWhyStuck } from '../../parts/record/use-stamp.ts';
import { paths } from '../../ports/routes.ts';
import { isAwaiting } from '../../ports/sheet-store.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, Row } from '../../ui/page.tsx';
import { SheetTop } from './sheet-header.tsx';

export function UnknownSheet({ smeId }: { readonly smeId: string }) {
  const { t } = useTranslation('sheet');
  const carnet = useCarnet();
  const whyStuck = useWhyStuck(smeId);
  const row = useCarnetState(() =>
    carnet.stuckRows().find(({ group }) => createdName(group, smeId) !== undefined),
  );
  const portfolio = (
    <Link href={paths.portfolio()} asChild>
      <ButtonLink variant={row === undefined ? 'primary' : 'secondary'}>
        {t('unknown.back')}
      </ButtonLink>
    </Link>
  );
  return (
    <>
      <SheetTop />
      <Page>
        {row === undefined ? (
          <EmptyState title={t('unknown.title')} lead={t('unknown.text')} action={portfolio} />
        ) : (
          <EmptyState
            title={t(isAwaiting(row) ? 'unknown.awaiting' : 'unknown.notAdded', {
              name: createdName(row.group, smeId),
            })}
            lead={whyStuck({ ...row, outcome: row.state })}
            action={
              <Row>
                <Button variant="primary" onClick={openWorkPanel}>
                  {t('unknown.open')}
                </Button>
                {portfolio}
              </Row>
            }
          />
        )}
        <HalfTyped home={smeId} />
      </Page>
    </>
  );
}
