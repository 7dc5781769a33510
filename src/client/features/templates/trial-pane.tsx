/**
 * The preview: the open question as it will be asked, with the real rules, and what the draft would change about the result of
 * the latest forms. Nothing of it is kept.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import type { FormBrief } from '../../../domain/form/form-brief.ts';
import { formView } from '../../../domain/form/form-view.ts';
import { templateName } from '../../../domain/form/template-name.ts';
import type { ItemType, Template } from '../../../domain/form/template.ts';
import { type FormView, itemsIn } from '../../../domain/form/view.ts';
import type { Country } from '../../../domain/programme/programme.ts';
import { otherLanguage } from '../../../domain/text/text-pair.ts';
import { InLanguage } from '../../i18n/in-language.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { FormItem } from '../../parts/form/form-item.tsx';
import { FormPageContext } from '../../parts/form/form-page.ts';
import { useSeenAgainst } from '../../parts/form/use-seen-against.ts';
import { useTemplate } from '../../parts/form/use-template.ts';
import { paths } from '../../ports/routes.ts';
import { Segments } from '../../ui/segments.tsx';
import { Link } from 'wouter';
import styles from './templates.module.css';
import trialStyles from './trial-pane.module.css';
import type { DraftView } from './use-template-draft.ts';
import { useCountries } from './use-countries.ts';
import { TrialAnswer } from './trial-answer.tsx';
import { useTrial } from './use-trial.ts';

interface TrialPaneProps {
  readonly view: DraftView;
  /** The open question. */
  readonly itemId: string | undefined;
}

export function TrialPane({ view, itemId }: TrialPaneProps) {
  const { t } = useTranslation(['templates', 'domain']);
  const countries = useCountries();
  const [chosen, setCountry] = useState<Country | undefined>(undefined);
  const country = chosen ?? countries[0] ?? 'FR';
  const { language: own } = useFormat();
  const [language, setLanguage] = useState<Language>(own);
  const { trial, draft } = view;
  return (
    <aside className={styles.trial} aria-label={t('templates:trial.title')}>
      <div className={styles.trialHead}>
        <h2 className={styles.subtitle}>{t('templates:trial.title')}</h2>
        <Segments
          narrow
          label={t('templates:trial.country')}
          value={country}
          onValueChange={setCountry}
          options={countries.map((value) => ({
            value,
            label: value === 'GB' ? 'UK' : value,
            name: t(`domain:option.country.${value}`),
          }))}
        />
        <Segments
          narrow
          label={t('templates:trial.language')}
          value={language}
          onValueChange={setLanguage}
          options={[own, otherLanguage(own)].map((value) => ({
            value,
            label: value.toUpperCase(),
            name: t(`domain:option.language.${value}`),
          }))}
        />
      </div>
      {trial === undefined || itemId === undefined ? (
        <p className={styles.quiet}>{t('templates:trial.nothing')}</p>
      ) : (
        <Tried template={trial} country={country} language={language} itemId={itemId} />
      )}
      {trial === undefined ? null : <Cases name={templateName(draft.copyOf)} trial={trial} />}
    </aside>
  );
}

/** Kinds whose answer is chosen: what is typed needs a form that keeps it. */
const chosenTypes: ReadonlySet<ItemType> = new Set([
  'yesNo',
  'choice',
  'choices',
  'checks',
  'rating',
  'maturity',
]);

/** Kinds that are typed and can be tried all the same: rules and conditions compare them. */
const typedTypes = { number: true, money: true, date: true } as const;

interface TriedProps {
  readonly template: Template;
  readonly country: Country;
  readonly language: Language;
  readonly itemId: string;
}

function Tried({ template, country, language, itemId }: TriedProps) {
  const { t } = useTranslation('templates');
  const page = useTrial(template, country);
  const items = itemsIn(page.view);
  const index = items.findIndex(({ item }) => item.id === itemId);
  const item = items[index];
  const readOnly = item === undefined || !chosenTypes.has(item.item.type);
  const shown = useMemo(() => ({ ...page, readOnly }), [page, readOnly]);
  if (item === undefined) return <p className={styles.quiet}>{t('trial.nothing')}</p>;
  if (item.hidden !== undefined) return <p className={styles.quiet}>{t('trial.hidden')}</p>;
  return (
    <div className={trialStyles.tried} lang={language}>
      <FormPageContext value={shown}>
        <InLanguage language={language}>
          <FormItem view={item} number={index + 1} />
        </InLanguage>
        {item.item.type in typedTypes ? (
          <TrialAnswer
            key={item.key}
            view={item}
            onAnswer={(written) => page.answer(item, written)}
          />
        ) : readOnly ? (
          <p className={styles.quiet}>{t('trial.written')}</p>
        ) : null}
      </FormPageContext>
    </div>
  );
}

/** Forms that are looked at; more would be read from the device one by one. */
const casesMax = 6;

interface Case {
  readonly home: string;
  readonly name: string;
  readonly brief: FormBrief;
}

/** Drafts come first: theirs is the result that still moves. */
const rank = ({ brief }: Case): number => (brief.state === 'draft' ? 0 : 1);

interface CasesProps {
  readonly name: string;
  readonly trial: Template;
}

function Cases({ name, trial }: CasesProps) {
  const { t } = useTranslation('templates');
  const sheets = useCarnetState((state) => state.sheets);
  const open = useMemo(
    () =>
      [...sheets.values()]
        .flatMap(({ sme, forms }) =>
          forms
            .filter(
              ({ templateId, state }) => state !== 'replaced' && templateName(templateId) === name,
            )
            .map((brief): Case => ({ home: sme.id, name: sme.values.name, brief })),
        )
        .toSorted((a, b) => rank(a) - rank(b) || b.brief.changedAt - a.brief.changedAt),
    [sheets, name],
  );
  const rest = open.length - casesMax;
  return (
    <>
      <h3 className={styles.subtitle}>{t('trial.cases')}</h3>
      {open.length === 0 ? <p className={styles.quiet}>{t('trial.noCases')}</p> : null}
      <ul className={trialStyles.cases}>
        {open.slice(0, casesMax).map((one) => (
          <li key={one.brief.id}>
            <Effect one={one} trial={trial} />
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className={styles.quiet}>{t('trial.more', { count: rest })}</p> : null}
    </>
  );
}

interface EffectProps {
  readonly one: Case;
  readonly trial: Template;
}

/** What one form would come to with the draft, where that is not what it comes to now. */
function Effect({ one, trial }: EffectProps) {
  const { t } = useTranslation('templates');
  const { language } = useFormat();
  const today = useToday();
  const { records } = useLazyRecords(one.home, 'form');
  const form = records?.find(({ id }) => id === one.brief.id);
  const { template } = useTemplate(one.brief.templateId);
  const seen = useSeenAgainst(one.home, one.brief.id);
  const said = (view: FormView): string =>
    view.result.kind === 'checklist'
      ? view.result.label[language]
      : t('trial.answered', { answered: view.counts.answered, asked: view.counts.asked });
  const shown = (of: Template | undefined): string | undefined =>
    of === undefined || form === undefined
      ? undefined
      : said(formView(of, form.values, { ...seen, onDate: form.values.onDate ?? today }));
  const [before, after] = [shown(template), shown(trial)];
  return (
    <>
      <Link href={paths.sheet(one.home)}>{one.name}</Link>
      <span className={trialStyles.effect}>
        {after === undefined ? '' : before === after ? t('trial.unchanged') : after}
      </span>
    </>
  );
}
