/** What the import will write: possible doubles to decide on, cells that stay empty, lines that are left out; then the import. */

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import {
  type DoubleDecision,
  doubleDecisions,
  type DoubleLine,
  fieldsFilled,
  fitsOneChange,
  importedMax,
  importSmes,
} from '../../../domain/import/import-smes.ts';
import type { ImportLine } from '../../../domain/import/read-lines.ts';
import { columnLetter } from '../../../domain/import/spreadsheet.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRun, useToday } from '../../model/use-carnet.ts';
import { useDecidesOnPad } from '../../parts/programme/use-decides-on-pad.ts';
import { usePads } from '../../parts/programme/use-pads.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { MarginEntry, MarginList } from '../../ui/margin-list.tsx';
import { Note } from '../../ui/note.tsx';
import { Row, Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './import.module.css';
import { useFieldName } from './use-field-name.ts';
import type { ImportState } from './use-import.ts';

/** Lines of a kind that are listed at first. */
const listedMax = 100;

interface CheckStepProps {
  readonly state: ImportState;
  readonly onBack: () => void;
}

export function CheckStep({ state, onBack }: CheckStepProps) {
  const { t } = useTranslation('import');
  const { plan, doubles, ignored } = state;
  const { busy, failed, write } = useWriting(state);
  const pads = usePads();
  const count = plan.created.length + plan.filled.length;
  const perPad = pads.flatMap(({ id, values }) => {
    const ofPad = plan.created.filter((line) => line.values.launchPadId === id).length;
    const isTold = pads.length > 1 && ofPad > 0;
    return isTold ? [t('check.ofPad', { pad: values.name, count: ofPad })] : [];
  });
  const nothing = count === 0 ? t('check.nothing') : undefined;
  const tooMany = fitsOneChange(plan) ? undefined : t('check.tooMany', { max: importedMax });
  return (
    <>
      <div className={styles.head}>
        <p role="status" className={styles.quiet}>
          {[
            t('check.created', { count: plan.created.length }),
            ...perPad,
            ...(plan.filled.length === 0 ? [] : [t('check.filled', { count: plan.filled.length })]),
          ].join(' · ')}
        </p>
        <Row>
          <Button onClick={onBack}>{t('check.back')}</Button>
          <Button
            variant="primary"
            unavailableBecause={nothing ?? tooMany}
            aria-busy={busy}
            onClick={() => void write()}
          >
            {t('check.import', { count })}
          </Button>
        </Row>
      </div>
      {tooMany === undefined ? null : (
        <Note icon="error" tone="error">
          {tooMany}
        </Note>
      )}
      {failed ? (
        <Note icon="error" tone="error" announced>
          {t('check.failed')}
        </Note>
      ) : null}
      {ignored.length === 0 ? null : (
        <p>{t('check.ignored', { count: ignored.length, headings: ignored.join(' · ') })}</p>
      )}
      {doubles.length === 0 ? null : <Doubles state={state} />}
      <Doubts state={state} />
      <LeftOut state={state} />
      <NewSmes state={state} />
    </>
  );
}

/** Writes once, however often the button is pressed, and goes to the list, where an undo is offered. */
function useWriting({ plan }: ImportState) {
  const { t } = useTranslation('import');
  const run = useRun();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const isWriting = useRef(false);
  const write = async (): Promise<void> => {
    if (isWriting.current) return;
    isWriting.current = true;
    setBusy(true);
    setFailed(false);
    const count = plan.created.length + plan.filled.length;
    const result = await run(importSmes(plan), { done: t('check.done', { count }) });
    isWriting.current = false;
    setBusy(false);
    if (result.ok) navigate(paths.portfolio());
    else setFailed(true);
  };
  return { busy, failed, write };
}

function Doubles({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('import');
  return (
    <Section
      title={t('check.doubles', { count: state.doubles.length })}
      lead={t('check.doublesText')}
      aside={
        state.doubles.length < 2 ? null : (
          <Select<DoubleDecision>
            aria-label={t('check.decisionForAll')}
            value=""
            placeholder={t('check.decisionForAll')}
            options={doubleDecisions.map((value) => ({
              value,
              label: t(`check.decide.${value}`),
            }))}
            onValueChange={(decision) => state.decideAll(decision)}
          />
        )
      }
    >
      <MarginList label={t('check.doublesList')} plain>
        {state.doubles.slice(0, listedMax).map((double) => (
          <MarginEntry key={double.line.line} mark={t('check.line', { line: double.line.line })}>
            <Double state={state} double={double} />
          </MarginEntry>
        ))}
      </MarginList>
      <More count={state.doubles.length} />
    </Section>
  );
}

interface DoubleProps {
  readonly state: ImportState;
  readonly double: DoubleLine;
}

function Double({ state, double }: DoubleProps) {
  const { t } = useTranslation('import');
  const decidesOn = useDecidesOnPad();
  const { line, sme, earlier, because } = double;
  const { name } = line.values;
  const nameOf = useFieldName();
  const mayWrite = sme !== undefined && decidesOn(sme.values.launchPadId);
  const filled = mayWrite ? fieldsFilled(sme, line) : [];
  const mayFill = filled.length > 0;
  const offered = doubleDecisions.filter((one) => one !== 'fill' || mayFill);
  return (
    <div className={styles.double}>
      <div className={styles.doubleText}>
        <b>
          <bdi>{name}</bdi>
        </b>
        <span className={styles.quiet}>
          {sme === undefined
            ? t(`check.earlier.${because}`, { line: earlier ?? 0 })
            : t(`check.same.${because}`, { name: sme.values.name })}{' '}
          {sme === undefined ? null : (
            <Link href={paths.sheet(sme.id)} asChild>
              <TextLink target="_blank">{t('check.see')}</TextLink>
            </Link>
          )}
        </span>
        {sme === undefined ? null : (
          <span className={styles.quiet}>
            {mayFill
              ? t('check.fills', { fields: filled.map(nameOf).join(', ') })
              : t('check.nothingToFill')}
          </span>
        )}
      </div>
      <Select<DoubleDecision>
        aria-label={t('check.decision', { name })}
        value={state.decisions.get(line.line) ?? 'skip'}
        options={offered.map((value) => ({ value, label: t(`check.decide.${value}`) }))}
        onValueChange={(decision) => state.decide(line.line, decision)}
      />
    </div>
  );
}

/** Cells that stay empty, with what stands in them and why. */
function Doubts({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('import');
  const nameOf = useFieldName();
  const doubts = state.lines.flatMap(({ line, values, doubts: found }) =>
    found.map((doubt) => ({ ...doubt, line, name: values.name })),
  );
  if (doubts.length === 0) return null;
  return (
    <Section title={t('check.doubts', { count: doubts.length })} lead={t('check.doubtsText')}>
      <MarginList label={t('check.doubtsList')} plain>
        {doubts.slice(0, listedMax).map(({ line, name, column, field, text, reason }) => (
          <MarginEntry key={`${line} ${column}`} mark={`${columnLetter(column)}${line}`}>
            <bdi>{name}</bdi>
            {` · ${nameOf(field)} · `}
            <span className={styles.cell}>{text}</span>{' '}
            <span className={styles.quiet}>{t(`check.reason.${reason}`)}</span>
          </MarginEntry>
        ))}
      </MarginList>
      <More count={doubts.length} />
    </Section>
  );
}

function LeftOut({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('import');
  const others = state.ofOtherPads.map(({ line, values }) => ({
    line,
    text: values.name,
    because: 'otherPad' as const,
  }));
  const all = [...state.leftOut, ...others].toSorted((a, b) => a.line - b.line);
  if (all.length === 0) return null;
  return (
    <Section title={t('check.leftOut', { count: all.length })}>
      <MarginList label={t('check.leftOutList')} plain>
        {all.slice(0, listedMax).map(({ line, text, because }) => (
          <MarginEntry key={line} mark={t('check.line', { line })}>
            <bdi>{text}</bdi> <span className={styles.quiet}>{t(`check.because.${because}`)}</span>
          </MarginEntry>
        ))}
      </MarginList>
      <More count={all.length} />
    </Section>
  );
}

function NewSmes({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation(['import', 'domain']);
  const format = useFormat();
  const pads = usePads();
  const today = useToday();
  const { created } = state.plan;
  const placeOf = ({ launchPadId, country }: ImportLine['values']): readonly string[] => {
    const pad = pads.find(({ id }) => id === launchPadId)?.values.name ?? '';
    // A launch pad is often called like its country.
    return [...new Set([pad, t(`domain:option.country.${country}`)])];
  };
  if (created.length === 0) return null;
  return (
    <Section title={t('import:check.newSmes', { count: created.length })}>
      <MarginList label={t('import:check.newList')} plain>
        {created.slice(0, listedMax).map(({ line, values, person }) => (
          <MarginEntry key={line} mark={t('import:check.line', { line })}>
            <b>
              <bdi>{values.name}</bdi>
            </b>{' '}
            <span className={styles.quiet}>
              {[
                t(`domain:option.stage.${values.stage}`),
                values.enrolledOn &&
                  t('import:check.enrolledOn', {
                    date: format.dayMonth(values.enrolledOn, today),
                  }),
                ...placeOf(values),
                values.town,
                values.companyNumber,
                person?.name,
              ]
                .filter((part) => part !== undefined && part !== '')
                .join(' · ')}
            </span>
          </MarginEntry>
        ))}
      </MarginList>
      <More count={created.length} />
    </Section>
  );
}

function More({ count }: { readonly count: number }) {
  const { t } = useTranslation('import');
  return count > listedMax ? (
    <p className={styles.quiet}>{t('check.more', { count: count - listedMax })}</p>
  ) : null;
}
