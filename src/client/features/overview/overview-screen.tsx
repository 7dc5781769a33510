/**
 * The programme overview: where both launch pads stand, on one screen, for the meetings of the programme. Every number
 * opens what it counts over the overview, so that Back returns to the same place. The context of each pad stands beside
 * its numbers and cannot be hidden; pads keep their order.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { overviewPeriods } from '../../../domain/report/overview.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { PaperHead } from '../../ui/paper-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { ContactPart } from './contact-part.tsx';
import { AgePart, TranslationPart } from './data-part.tsx';
import { EnrolmentPart } from './enrolment-part.tsx';
import { FigureDialog } from './figure-dialog.tsx';
import { ImpactPart } from './impact-part.tsx';
import { IntervalPart } from './interval-part.tsx';
import { SourcePart } from './source-part.tsx';
import { SupportPart } from './support-part.tsx';
import { DeliverablesPart } from './deliverables-part.tsx';
import { MendPart } from './mend-part.tsx';
import { PathTo } from './number-link.tsx';
import { type OverviewAddress, useOverviewAddress } from './overview-address.ts';
import { TextsPart } from './texts-part.tsx';
import { StagePart } from './stage-part.tsx';
import { type Overview, useOverview } from './use-overview.ts';

export function OverviewScreen() {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const today = useToday();
  const address = useOverviewAddress();
  const overview = useOverview(address.period);
  const programme = useCarnetState((state) => state.programme?.values.name ?? '');
  return (
    <>
      <TopBar title={t('title')} subtitle={format.dateFull(today)} lined />
      <PaperHead title={t('title')} details={[programme, format.dateLong(today)]} />
      <Tools address={address} />
      <Page>
        {overview === undefined ? (
          <SkeletonLines label={t('loading')} />
        ) : overview.pads.length === 0 ? (
          <NoPads />
        ) : (
          <Content overview={overview} address={address} />
        )}
      </Page>
    </>
  );
}

function Tools({ address }: { readonly address: OverviewAddress }) {
  const { t } = useTranslation('overview');
  return (
    <Toolbar
      label={t('period.label')}
      end={
        <Button icon="print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <Segments
        label={t('period.label')}
        value={address.period}
        onValueChange={address.setPeriod}
        options={overviewPeriods.map((value) => ({ value, label: t(`period.${value}`) }))}
      />
    </Toolbar>
  );
}

function NoPads() {
  const { t } = useTranslation('overview');
  return (
    <EmptyState
      title={t('noPads.title')}
      lead={t('noPads.lead')}
      action={
        <Link href={paths.settings('launch-pads')} asChild>
          <ButtonLink variant="primary">{t('noPads.action')}</ButtonLink>
        </Link>
      }
    />
  );
}

interface ContentProps {
  readonly overview: Overview;
  readonly address: OverviewAddress;
}

function Content({ overview, address }: ContentProps) {
  const contactsComing = useCarnetState((state) => state.contactsComing);
  return (
    <PathTo value={address.pathTo}>
      <EnrolmentPart overview={overview} />
      <StagePart overview={overview} contactsComing={contactsComing} />
      <SourcePart overview={overview} />
      <SupportPart overview={overview} />
      <ImpactPart overview={overview} />
      <IntervalPart overview={overview} />
      <ContactPart overview={overview} contactsComing={contactsComing} />
      <DeliverablesPart overview={overview} />
      <TranslationPart overview={overview} />
      <AgePart overview={overview} />
      <TextsPart />
      <MendPart overview={overview} />
      {address.open === undefined ? null : (
        <FigureDialog overview={overview} of={address.open} onClose={address.close} />
      )}
    </PathTo>
  );
}
