/**
 * The frame of a visit: none. What the owner could read over the edge of the screen, other SMEs in the menu or a message at
 * the bottom, is not in the page while their part of it is shown.
 */

import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCarnetState } from '../model/use-carnet.ts';
import { useDocumentTitle } from '../model/use-document-title.ts';
import { visitBase, type VisitPart } from '../ports/routes.ts';
import { SkeletonLines } from '../ui/skeleton-lines.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { NoticeRegion } from './notice-region.tsx';
import { Screens } from './screens.tsx';
import { StrayWords, UpdateBand } from './shell.tsx';

const joint: VisitPart = 'joint';

export function VisitFrame({ location }: { readonly location: string }) {
  const { t } = useTranslation('shell');
  const smeId = location.slice(visitBase.length).split('/')[0] ?? '';
  const name = useCarnetState((state) => state.sheets.get(smeId)?.sme.values.name);
  const isJoint = location.endsWith(`/${joint}`);
  // The owner may read along: nothing but whose visit it is.
  useDocumentTitle(name);
  useEffect(() => window.scrollTo(0, 0), [location]);
  return (
    <>
      {isJoint ? null : <UpdateBand isShort />}
      <StrayWords />
      <ErrorBoundary resetKey={location}>
        <Suspense fallback={<SkeletonLines label={t('loading')} />}>
          <Screens />
        </Suspense>
      </ErrorBoundary>
      {isJoint ? null : <NoticeRegion raised />}
    </>
  );
}
