/**
 * The entry plans of a sheet: one for each market. The latest version opens; earlier ones are read, or laid beside it.
 */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formsOf } from '../../../../domain/form/standing.ts';
import type { FormBrief } from '../../../../domain/form/form-brief.ts';
import { countries, type Country } from '../../../../domain/programme/programme.ts';
import { formPlaceOf, noteFormPlace } from '../../../model/form-place.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { useHeldWhileTyped } from '../../../model/use-held-while-typed.ts';
import { useSummary } from '../../../model/use-records.ts';
import { FormDesk } from '../../../parts/form/form-desk.tsx';
import { useFormOfAddress } from '../../../parts/form/use-form-of-address.ts';
import type { FormRecord } from '../../../parts/form/use-forms-of.ts';
import { useVersionProgress } from '../../../parts/form/use-version-progress.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { Page, Stack } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { Select } from '../../../ui/select.tsx';
import type { SheetTabProps } from '../sheet-tab.ts';
import { useVersionName } from './use-version-name.ts';
import { PlanCompare } from './plan-compare.tsx';
import { PlanMilestones } from './plan-milestones.tsx';
import { planName, planTemplate } from './plan-names.ts';
import { PlanProgress } from './plan-progress.tsx';
import styles from './plan.module.css';
import { SectionMark, SectionStateFields } from './section-state.tsx';
import { usePlanFacts } from './use-plan-facts.ts';

export function PlanTab({ sheet, readOnly }: SheetTabProps) {
  const { t } = useTranslation(['plan', 'domain']);
  const today = useToday();
  const { facts: briefs = [] } = useSummary(sheet.sme.id, 'form');
  const wanted = Object.values(sheet.sme.values.targetMarkets ?? {})
    .filter(({ until }) => until === undefined || until >= today)
    .map(({ country }) => country);
  const planned = formsOf(briefs, { name: planName }).flatMap(({ market }) => market ?? []);
  const markets = [...new Set([...wanted, ...planned])];
  const [chosen, setChosen] = useState<Country | undefined>(undefined);
  const { id: named } = useFormOfAddress();
  const asked = chosen ?? briefs.find(({ id }) => id === named)?.market;
  const market = useMarket(sheet.sme.id, markets, asked);
  // The one that is open is among them, also where nothing is left of its plan: the way to the others stays.
  const offered = [...new Set([...markets, ...(market === undefined ? [] : [market])])];
  return (
    <Page>
      <Stack>
        {offered.length < 2 || market === undefined ? null : (
          <Segments
            label={t('plan:market')}
            options={offered.map((value) => ({
              value,
              label: t(`domain:option.country.${value}`),
            }))}
            value={market}
            onValueChange={setChosen}
          />
        )}
        {market === undefined ? (
          <ChooseMarket onChoose={setChosen} readOnly={readOnly} />
        ) : (
          <MarketPlan
            key={market}
            market={market}
            sheet={sheet}
            readOnly={readOnly}
            plans={formsOf(briefs, { name: planName, market })}
          />
        )}
      </Stack>
    </Page>
  );
}

/**
 * The market that is open: the one that was asked for, else the one that is or that was left open here, until nothing is left of it.
 * Even then it stays as long as somebody types in its plan, as a form does that a colleague takes away.
 */
function useMarket(
  smeId: string,
  markets: readonly Country[],
  asked: Country | undefined,
): Country | undefined {
  const place = `plan:${smeId}`;
  const [shown, setShown] = useState(() => {
    const left = formPlaceOf(place)?.item;
    return markets.find((market) => market === left);
  });
  const open = asked ?? markets.find((market) => market === shown);
  const market = useHeldWhileTyped(asked ?? shown ?? '', open) ?? markets[0];
  if (market !== shown) setShown(market);
  useEffect(() => {
    if (market !== undefined) noteFormPlace(place, { item: market });
  }, [place, market]);
  return market;
}

interface ChooseMarketProps {
  readonly readOnly: boolean;
  readonly onChoose: (market: Country) => void;
}

function ChooseMarket({ onChoose, readOnly }: ChooseMarketProps) {
  const { t } = useTranslation(['plan', 'domain']);
  return (
    <EmptyState
      small
      title={t('plan:noMarket.title')}
      lead={t('plan:noMarket.text')}
      action={
        readOnly ? null : (
          <Field label={t('plan:market')}>
            <Select
              options={countries.map((value) => ({
                value,
                label: t(`domain:option.country.${value}`),
              }))}
              value=""
              placeholder={t('plan:chooseMarket')}
              onValueChange={onChoose}
            />
          </Field>
        )
      }
    />
  );
}

interface MarketPlanProps extends SheetTabProps {
  readonly market: Country;
  /** The oldest first. */
  readonly plans: readonly FormBrief[];
}

function MarketPlan({ market, sheet, readOnly, plans }: MarketPlanProps) {
  const { t } = useTranslation(['plan', 'domain']);
  const home = sheet.sme.id;
  const { auto, focus } = usePlanFacts(sheet);
  const [comparing, setComparing] = useState(false);
  return (
    <>
      <h2 className={styles.title}>
        {t('plan:title', { country: t(`domain:option.country.${market}`) })}
      </h2>
      <FormDesk
        home={home}
        templateId={planTemplate}
        market={market}
        answers={{ 'value.market': market }}
        readOnly={readOnly}
        settles="agree"
        auto={auto}
        openFirst={focus}
        versions={({ forms, open, onChoose }) => (
          <Versions
            plans={plans}
            records={forms}
            shown={open}
            comparing={comparing}
            onOpen={onChoose}
            onCompare={setComparing}
          />
        )}
        result={(view, _goTo, form) => <PlanProgress view={view} form={form} />}
        body={
          comparing && plans.length > 1
            ? (form) => <PlanCompare plans={plans} market={market} shown={form} />
            : undefined
        }
        sectionMark={(section) => (
          <SectionMark section={section} isFocus={focus.includes(section.key)} />
        )}
        sectionHead={(section, form) => (
          <SectionStateFields
            formId={form.id}
            section={section}
            readOnly={readOnly || form.values.state === 'replaced'}
            settled={form.values.state !== 'draft'}
            nextDraftIds={plans
              .filter(({ replaces, state }) => replaces === form.id && state === 'draft')
              .map(({ id }) => id)}
          />
        )}
        sectionFoot={(section) => (
          <PlanMilestones sheet={sheet} section={section} readOnly={readOnly} />
        )}
      />
    </>
  );
}

interface VersionsProps {
  readonly plans: readonly FormBrief[];
  /** The latest first. */
  readonly records: readonly FormRecord[];
  readonly shown: FormRecord;
  readonly comparing: boolean;
  readonly onOpen: (id: string) => void;
  readonly onCompare: (comparing: boolean) => void;
}

/** Which version is shown, and the others to choose from. */
function Versions({ plans, records, shown, comparing, onOpen, onCompare }: VersionsProps) {
  const { t } = useTranslation('plan');
  const name = useVersionName(plans);
  const progressOf = useVersionProgress(shown.home, records);
  if (records.length < 2) return <p className={styles.prompt}>{name(shown)}</p>;
  return (
    <div className={styles.versions}>
      <Select
        controlSize="dense"
        aria-label={t('version')}
        options={records.map((record) => ({
          value: record.id,
          label: [name(record), progressOf(record)]
            .filter((part) => part !== undefined)
            .join(' · '),
        }))}
        value={shown.id}
        onValueChange={onOpen}
      />
      <Button variant="quiet" aria-pressed={comparing} onClick={() => onCompare(!comparing)}>
        {t('compare')}
      </Button>
    </div>
  );
}
