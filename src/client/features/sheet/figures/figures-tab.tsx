/**
 * The figures of an SME: where it sells, and what each month brought, before and after a channel was connected to the
 * data platform.
 */

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectedDay } from '../../../../domain/alert/figures-facts.ts';
import { type LocalMonth, monthOf } from '../../../../domain/calendar/local-date.ts';
import { platformOf } from '../../../../domain/channel/platforms.ts';
import type { Money } from '../../../../domain/entity/field.ts';
import {
  type FiguresSource,
  figuresSources,
  type VatConvention,
  vatConventions,
} from '../../../../domain/figures/figures.ts';
import { type MonthRow, monthRows } from '../../../../domain/figures/month-rows.ts';
import {
  afterLastGap,
  monthsWithRows,
  usualCurrency,
} from '../../../../domain/figures/shown-months.ts';
import { writeFigures } from '../../../../domain/figures/write-figures.ts';
import type { RecordOf } from '../../../../domain/operation/record.ts';
import { recordsTable } from '../../../../domain/export/tables.ts';
import { useTableTexts } from '../../../i18n/table-texts.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDownloadTable } from '../../../model/table-file.ts';
import { useOnceWritten } from '../../../model/use-once-written.ts';
import { useNames } from '../../../model/use-names.ts';
import { useCarnet, useCarnetState, useRun, useToday } from '../../../model/use-carnet.ts';
import type { Sheet } from '../../../model/state.ts';
import { useWritten } from '../../../model/use-held-while-typed.ts';
import { useLazyRecords, useRecords } from '../../../model/use-records.ts';
import { AchievementOffers } from '../../../parts/achievement/achievement-offers.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { Note } from '../../../ui/note.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Select } from '../../../ui/select.tsx';
import { SkeletonLines } from '../../../ui/skeleton-lines.tsx';
import { Table } from '../../../ui/table.tsx';
import { seenIn } from '../../../model/typing.ts';
import { TextButton } from '../../../ui/text-link.tsx';
import { useFieldOfAddress } from '../use-field-of-address.ts';
import { ChannelDialog } from './channel-dialog.tsx';
import styles from './figures.module.css';
import { FiguresCharts, FiguresComparison } from './figures-summary.tsx';
import { MonthGrid } from './month-grid.tsx';
import type { GridWriter } from './use-half-typed-cells.ts';
import { PlanTargets } from './plan-targets.tsx';

type Channel = RecordOf<'channel'>;

interface FiguresTabProps {
  readonly sheet: Sheet;
  /** The sheet is in the trash. */
  readonly readOnly: boolean;
}

export function FiguresTab({ sheet, readOnly }: FiguresTabProps) {
  const { t } = useTranslation('figures');
  const smeId = sheet.sme.id;
  const channels = useRecords(smeId, 'channel');
  const { records, failed, retry } = useLazyRecords(smeId, 'figures');
  const [open, setOpen] = useState<Channel | 'new' | undefined>(undefined);
  const [shown, setShown] = useState(channels[0]?.id ?? '');
  const channel = channels.find(({ id }) => id === shown);
  // One that a colleague moves to the bin while it is open stays open, as it was last.
  const edited = useWritten(open === 'new' ? undefined : open, false);
  useFieldOfAddress();
  return (
    <Page>
      {readOnly ? null : <AchievementOffers sme={sheet.sme} />}
      <Section
        title={t('channels')}
        lead={t('channelsLead')}
        aside={
          readOnly ? undefined : (
            <Button icon="add" onClick={() => setOpen('new')}>
              {t('channel.add')}
            </Button>
          )
        }
      >
        {channels.length === 0 ? (
          <EmptyState small title={t('channelsNone')} />
        ) : (
          <Channels channels={channels} onOpen={setOpen} />
        )}
      </Section>
      <Section title={t('months')} lead={readOnly ? undefined : t('monthsLead')}>
        {failed ? (
          <Note icon="error" tone="error" action={<Button onClick={retry}>{t('tryAgain')}</Button>}>
            {t('failed')}
          </Note>
        ) : records === undefined ? (
          <SkeletonLines label={t('loading')} />
        ) : (
          <ChannelFigures
            key={channel?.id ?? ''}
            smeId={smeId}
            country={sheet.sme.values.country}
            channels={channels}
            channel={channel}
            records={records.filter(({ values }) => values.channelId === channel?.id)}
            rows={monthRows(records, channel?.id)}
            readOnly={readOnly}
            onShow={setShown}
          />
        )}
      </Section>
      {open === undefined ? null : (
        <ChannelDialog
          smeId={smeId}
          channel={edited}
          onClose={() => setOpen(undefined)}
          onAdded={setShown}
        />
      )}
    </Page>
  );
}

interface ChannelsProps {
  readonly channels: readonly Channel[];
  readonly onOpen: (channel: Channel) => void;
}

function Channels({ channels, onOpen }: ChannelsProps) {
  const { t } = useTranslation(['figures', 'domain']);
  const format = useFormat();
  const today = useToday();
  const day = (date: string | undefined): string =>
    date === undefined ? '' : format.dayMonth(date, today);
  return (
    <Table caption={t('channels')} stacked>
      <thead>
        <tr>
          <th scope="col">{t('domain:field.channel.name')}</th>
          <th scope="col">{t('domain:field.channel.kind')}</th>
          <th scope="col">{t('domain:field.channel.connection')}</th>
          <th scope="col">{t('domain:field.channel.connectedOn')}</th>
          <th scope="col">{t('domain:field.channel.liveSince')}</th>
          <th scope="col">{t('domain:field.channel.dataOwner')}</th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => {
          const { name, kind, platformId, connection, connectedOn, liveSince, dataOwner } =
            channel.values;
          const platform = platformOf(platformId)?.name;
          return (
            <tr key={channel.id}>
              <th scope="row">
                <TextButton onClick={() => onOpen(channel)}>{name}</TextButton>
              </th>
              <td>
                {[platform === name ? undefined : platform, t(`domain:option.channelKind.${kind}`)]
                  .filter((part) => part !== undefined)
                  .join(' · ')}
              </td>
              <td data-connection={connection} data-label={t('domain:field.channel.connection')}>
                {t(`domain:option.connection.${connection}`)}
              </td>
              <td data-label={t('domain:field.channel.connectedOn')}>{day(connectedOn)}</td>
              <td data-label={t('domain:field.channel.liveSince')}>{day(liveSince)}</td>
              <td data-label={t('domain:field.channel.dataOwner')}>{dataOwner}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Months that are shown before anybody entered one. */
const monthsShown = 12;

interface ChannelFiguresProps {
  readonly smeId: string;
  readonly country: string;
  readonly channels: readonly Channel[];
  /** Absent for the whole business. */
  readonly channel: Channel | undefined;
  readonly records: readonly RecordOf<'figures'>[];
  readonly rows: ReadonlyMap<LocalMonth, MonthRow>;
  readonly readOnly: boolean;
  readonly onShow: (channelId: string) => void;
}

function ChannelFigures(props: ChannelFiguresProps) {
  const { smeId, country, channels, channel, records, rows, readOnly, onShow } = props;
  const { t } = useTranslation(['figures', 'domain']);
  const carnet = useCarnet();
  const { environment } = carnet;
  const run = useRun();
  const thisMonth = monthOf(useToday());
  const known = [...rows.values()].toReversed().find(({ values }) => values.revenue !== undefined);
  const [earlier, setEarlier] = useState(0);
  const [currency, setCurrency] = useState<Money['currency']>(
    usualCurrency(rows.values()) ?? (country === 'GB' ? 'GBP' : 'EUR'),
  );
  const [vat, setVat] = useState<VatConvention>(known?.values.vat ?? 'excluded');
  const [source, setSource] = useState<FiguresSource>('typed');
  const months = monthsWithRows(rows.keys(), { last: thisMonth, usual: monthsShown, earlier });
  // A month keeps the id of its record from the first key on, however fast the next one follows.
  const newIds = useRef(new Map<LocalMonth, string>());
  const newIdOf = (month: LocalMonth): string => {
    const known = newIds.current.get(month);
    // One that was undone keeps its id to itself: all writes that follow share another.
    const isTaken = known !== undefined && carnet.record(known)?.deleted !== undefined;
    const id = known === undefined || isTaken ? environment.newId() : known;
    newIds.current.set(month, id);
    return id;
  };
  const recordsOf: GridWriter['recordsOf'] = (month, column) => {
    const there = (rows.get(month)?.ids ?? []).flatMap((id) => carnet.record(id) ?? []);
    return Object.fromEntries(there.map((record) => [record.id, seenIn(record, column)]));
  };
  const write: GridWriter['onWrite'] = async (entries, how) => {
    const isPasted = how !== undefined && 'pasted' in how;
    const unseen = how !== undefined && 'unseen' in how ? how.unseen : [];
    const place = {
      smeId,
      channelId: channel?.id,
      source: isPasted && source === 'typed' ? 'imported' : source,
      vat,
    } as const;
    const writes = entries.map(({ month, patch }) => ({
      month,
      patch,
      // What a colleague began meanwhile stands beside it: the month says that they differ.
      ids: (rows.get(month)?.ids ?? []).filter((id) => !unseen.includes(id)),
      newId: newIdOf(month),
    }));
    const options = isPasted ? { done: how.pasted } : { sight: how?.sight };
    return (await run(writeFigures(place, writes), options)).ok;
  };
  const connectedOn = channel && connectedDay(channel);
  const caption = channel?.values.name ?? t('wholeBusiness');
  return (
    <>
      <div className={styles.choices}>
        <Field label={t('domain:field.figures.channelId')}>
          <Select
            options={[
              ...channels.map(({ id, values }) => ({ value: id, label: values.name })),
              { value: whole, label: t('wholeBusiness') },
            ]}
            value={channel?.id ?? whole}
            onValueChange={onShow}
          />
        </Field>
        {readOnly ? null : (
          <>
            <Field label={t('currency')}>
              <Select
                options={(['EUR', 'GBP'] as const).map((code) => ({ value: code, label: code }))}
                value={currency}
                onValueChange={setCurrency}
              />
            </Field>
            <Field label={t('domain:field.figures.vat')}>
              <Select
                options={vatConventions.map((value) => ({
                  value,
                  label: t(`domain:option.vatConvention.${value}`),
                }))}
                value={vat}
                onValueChange={setVat}
              />
            </Field>
            <Field label={t('domain:field.figures.source')}>
              <Select
                options={figuresSources.map((value) => ({
                  value,
                  label: t(`domain:option.figuresSource.${value}`),
                }))}
                value={source}
                onValueChange={setSource}
              />
            </Field>
          </>
        )}
        <Button variant="quiet" icon="up" onClick={() => setEarlier(earlier + monthsShown)}>
          {t('earlier')}
        </Button>
        {records.length === 0 ? null : <MonthsCsv smeId={smeId} records={records} name={caption} />}
      </div>
      <RateSources months={months} rows={rows} />
      <FiguresCharts months={afterLastGap(months)} rows={rows} connectedOn={connectedOn} />
      <MonthGrid
        caption={caption}
        months={months}
        rows={rows}
        currency={currency}
        readOnly={readOnly}
        place={`figures:${smeId}/${channel?.id ?? whole}`}
        recordsOf={recordsOf}
        onWrite={write}
      />
      <FiguresComparison rows={rows} connectedOn={connectedOn} />
      <PlanTargets smeId={smeId} rows={rows} currency={currency} name={caption} />
    </>
  );
}

interface RateSourcesProps {
  readonly months: readonly LocalMonth[];
  readonly rows: ReadonlyMap<LocalMonth, MonthRow>;
}

/** Whose rates stand beside the months; where the latest month with figures has none, who enters it. */
function RateSources({ months, rows }: RateSourcesProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const rates = useCarnetState((state) => state.programme?.values.exchangeRates);
  const last = [...rows.keys()].at(-1);
  const sources = [...new Set(months.flatMap((month) => rates?.[month]?.source ?? []))];
  const isLacking = last !== undefined && rates?.[last] === undefined;
  if (sources.length === 0 && !isLacking) return null;
  return (
    <p className={styles.remark}>
      {sources.length === 0 ? '' : `${t('rates.sources', { sources })} `}
      {isLacking ? t('rates.none', { month: format.month(last, 'long') }) : ''}
    </p>
  );
}

interface MonthsCsvProps {
  readonly smeId: string;
  readonly records: readonly RecordOf<'figures'>[];
  readonly name: string;
}

/** Hands the months of a channel over as a table, with numbers that a spreadsheet adds up. */
function MonthsCsv({ smeId, records, name }: MonthsCsvProps) {
  const { t } = useTranslation('figures');
  const { words, done } = useTableTexts(useToday(), useNames(smeId));
  const sme = useCarnet().record(smeId)?.values['name'];
  const download = useDownloadTable();
  const hand = useOnceWritten((): void => {
    const rows = recordsTable('figures', records, words);
    const of = [typeof sme === 'string' ? sme : '', name].join(' ');
    download({ rows, of, language: words.language, done: done(records.length, 0) });
  });
  return (
    <Button variant="quiet" icon="exportFile" onClick={() => void hand()}>
      {t('csv')}
    </Button>
  );
}

/** The choice that stands for no channel. */
const whole = 'whole';
