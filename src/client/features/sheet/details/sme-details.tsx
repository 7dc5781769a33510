/**
 * All that is known of an SME, in one column with its sections in a list beside it. Every field saves itself; removals can be undone. Identifiers are
 * checked and remarked upon, never refused: registers change, and what an adviser was told is worth keeping.
 */

import { useTranslation } from 'react-i18next';
import type { Sme } from '../../../../domain/operation/record.ts';
import { useCarnetState } from '../../../model/use-carnet.ts';
import { RecordConflicts } from '../../../parts/conflict/conflict-slot.tsx';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import { Page, Section, Stack } from '../../../ui/page.tsx';
import { PairField } from '../../../parts/record/pair-field.tsx';
import { SavedFieldset } from '../../../parts/record/writers-only.tsx';
import { AchievementsSection } from './achievements-section.tsx';
import { ClosuresSection } from './closures-section.tsx';
import { DatesSection } from './dates-section.tsx';
import styles from './details.module.css';
import { AddressSection, IdentifiersSection } from './identifiers-section.tsx';
import { IdentitySection } from './identity-section.tsx';
import { IntroductionsSection } from './introductions-section.tsx';
import { MarketsSection } from './markets-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { SectionList } from './section-list.tsx';
import { SavedField } from './saved-field.tsx';
import { SourceSection } from './source-section.tsx';
import { useFieldOfAddress } from '../use-field-of-address.ts';

/** Fields in which a conflict is settled on the spot; those of the others stand above. */
const fieldsWithSlot = [
  'name',
  'sector',
  'website',
  'enrolledOn',
  'supportFrom',
  'supportUntil',
  'batch',
  'companyNumber',
  'siret',
  'vat',
  'eori',
  'activityCode',
  'street',
  'postcode',
  'town',
  'area',
  'consentOn',
  'consentVersion',
  'sourceName',
  'sourceNote',
] as const;

interface SmeDetailsProps {
  readonly smeId: string;
  readonly readOnly: boolean;
}

export function SmeDetails({ smeId, readOnly }: SmeDetailsProps) {
  const { t } = useTranslation(['sme-details', 'domain', 'achievements', 'organisations']);
  const kept = useCarnetState((state) => state.sheets.get(smeId)?.sme);
  const trashed = useCarnetState((state) => state.trashedSheets.get(smeId)?.sme);
  const sme = kept ?? trashed;
  useFieldOfAddress();
  if (sme === undefined) return null;
  return (
    <SavedFieldset label={t('sme-details:title')} readOnly={readOnly}>
      <Page>
        <RecordConflicts recordId={smeId} except={fieldsWithSlot} />
        <SectionList
          label={t('sme-details:sections')}
          sections={[
            {
              id: 'identity',
              title: t('sme-details:identity'),
              body: <IdentitySection sme={sme} />,
            },
            {
              id: 'people',
              title: t('domain:field.sme.people'),
              body: <PeopleSection holder={sme} />,
            },
            {
              id: 'identifiers',
              title: t('sme-details:identifiers.title'),
              body: <IdentifiersSection sme={sme} />,
            },
            {
              id: 'address',
              title: t('sme-details:address.title'),
              body: <AddressSection sme={sme} />,
            },
            { id: 'dates', title: t('sme-details:dates.title'), body: <DatesSection sme={sme} /> },
            {
              id: 'closures',
              title: t('domain:field.sme.closures'),
              body: <ClosuresSection sme={sme} />,
            },
            {
              id: 'markets',
              title: t('domain:field.sme.targetMarkets'),
              body: <MarketsSection sme={sme} />,
            },
            {
              id: 'achievements',
              title: t('achievements:title'),
              body: <AchievementsSection sme={sme} />,
            },
            {
              id: 'source',
              title: t('sme-details:source.title'),
              body: <SourceSection sme={sme} />,
            },
            {
              id: 'introductions',
              title: t('organisations:introductions'),
              body: <IntroductionsSection sme={sme} />,
            },
            {
              id: 'summary',
              title: t('domain:field.sme.summary'),
              body: <SummarySection sme={sme} />,
            },
            {
              id: 'consent',
              title: t('sme-details:consent.title'),
              body: <ConsentSection sme={sme} />,
            },
          ]}
        />
      </Page>
    </SavedFieldset>
  );
}

/** What both launch pads read first, in both languages. */
function SummarySection({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation(['sme-details', 'sheet', 'domain']);
  const mark = useFieldMark(sme.id, 'summary');
  return (
    <Section title={t('domain:field.sme.summary')}>
      <PairField
        recordId={sme.id}
        field="summary"
        label={t('sme-details:summary.label')}
        hint={t('sheet:factsHint')}
        mark={mark}
        value={sme.values.summary}
        onNew={() => undefined}
        newError={undefined}
      />
    </Section>
  );
}

/** The consent to keep any of this. */
function ConsentSection({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation('sme-details');
  return (
    <Section title={t('consent.title')} lead={t('consent.lead')}>
      <Stack>
        <div className={styles.columns}>
          <SavedField sme={sme} field="consentOn" kind="date" />
          <SavedField sme={sme} field="consentVersion" hint={t('consent.versionHint')} optional />
        </div>
      </Stack>
    </Section>
  );
}
