/**
 * The entry plans of a sheet: one for each market. The latest version opens; earlier ones are read, or laid beside it.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginForm } from '../../../../domain/form/commands/begin-form.ts';
import { formsOf } from '../../../../domain/form/standing.ts';
import type { FormBrief } from '../../../../domain/form/form.ts';
import type { RecordOf } from '../../../../domain/operation/record.ts';
import { countries, type Country } from '../../../../domain/programme/programme.ts';
import { useCarnet, useRun, useToday } from '../../../model/use-carnet.ts';
import { useLazyRecords, useSummary } from '../../../model/use-records.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { Note } from '../../../ui/note.tsx';
import { Page, Stack } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { Select } from '../../../ui/select.tsx';
import { SkeletonLines } from '../../../ui/skeleton-lines.tsx';
import type { SheetTabProps } from '../sheet-tab.ts';
import { useVersionName } from './use-version-name.ts';
import { PlanCompare } from './plan-compare.tsx';
import { PlanForm } from './plan-form.tsx';
import { planName, planTemplate } from './plan-names.ts';

type FormRecord = RecordOf<'form'>;

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
  const market = chosen ?? markets[0];
  return (
    <Page>
      <Stack>
        {markets.length < 2 || market === undefined ? null : (
          <Segments
            label={t('plan:market')}
            options={markets.map((value) => ({
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
  const { t } = useTranslation(['plan', 'domain', 'form']);
  const home = sheet.sme.id;
  const { records, failed, retry } = useLazyRecords(home, 'form');
  const [opened, setOpened] = useState<string | undefined>(undefined);
  const [comparing, setComparing] = useState(false);
  const latest = plans.findLast(({ state }) => state !== 'replaced') ?? plans.at(-1);
  const country = t(`domain:option.country.${market}`);
  if (latest === undefined) {
    return <BeginPlan home={home} market={market} country={country} readOnly={readOnly} />;
  }
  if (failed) {
    return (
      <Note
        icon="error"
        tone="error"
        action={<Button onClick={retry}>{t('form:tryAgain')}</Button>}
      >
        {t('form:notRead')}
      </Note>
    );
  }
  if (records === undefined) return <SkeletonLines label={t('form:loading')} />;
  const ofMarket = plans.flatMap(({ id }) => records.find((record) => record.id === id) ?? []);
  const shown = ofMarket.find(({ id }) => id === (opened ?? latest.id)) ?? ofMarket.at(-1);
  if (shown === undefined) return null;
  return (
    <>
      <PlanForm
        key={shown.id}
        sheet={sheet}
        record={shown}
        readOnly={readOnly}
        title={t('plan:title', { country })}
        isLatest={shown.id === latest.id}
        versions={
          <Versions
            plans={plans}
            records={ofMarket}
            shown={shown}
            comparing={comparing}
            onOpen={setOpened}
            onCompare={setComparing}
          />
        }
        onReplaced={setOpened}
        body={
          comparing && ofMarket.length > 1 ? (
            <PlanCompare plans={plans} records={ofMarket} shown={shown} />
          ) : undefined
        }
      />
    </>
  );
}

interface BeginPlanProps {
  readonly home: string;
  readonly market: Country;
  readonly country: string;
  readonly readOnly: boolean;
}

function BeginPlan({ home, market, country, readOnly }: BeginPlanProps) {
  const { t } = useTranslation('plan');
  const run = useRun();
  const carnet = useCarnet();
  const begin = (): void => {
    const plan = beginForm(
      {
        home,
        templateId: planTemplate,
        filledBy: 'together',
        market,
        answers: { 'value.market': market },
      },
      carnet.environment.newId(),
    );
    void run(plan, { done: t('begun', { country }) });
  };
  return (
    <EmptyState
      small
      title={t('none.title', { country })}
      lead={t('none.text')}
      action={
        readOnly ? null : (
          <Button variant="primary" icon="add" onClick={begin}>
            {t('begin')}
          </Button>
        )
      }
    />
  );
}

interface VersionsProps {
  readonly plans: readonly FormBrief[];
  readonly records: readonly FormRecord[];
  readonly shown: FormRecord;
  readonly comparing: boolean;
  readonly onOpen: (id: string) => void;
  readonly onCompare: (comparing: boolean) => void;
}

/** Which version is shown, where there are several. */
function Versions({ plans, records, shown, comparing, onOpen, onCompare }: VersionsProps) {
  const { t } = useTranslation('plan');
  const name = useVersionName(plans);
  if (records.length < 2) return null;
  return (
    <>
      <Select
        controlSize="dense"
        aria-label={t('version')}
        options={records.map((record) => ({ value: record.id, label: name(record) })).reverse()}
        value={shown.id}
        onValueChange={onOpen}
      />
      <Button variant="quiet" aria-pressed={comparing} onClick={() => onCompare(!comparing)}>
        {t('compare')}
      </Button>
    </>
  );
}
