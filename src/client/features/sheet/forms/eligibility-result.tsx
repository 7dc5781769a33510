/** What a checklist comes to: the result, what keeps it from a better one and what would help, size class, aid and support. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatPercent } from '../../../../domain/form/format.ts';
import { shortOf } from '../../../../domain/form/template.ts';
import type { ChecklistResult, FormView } from '../../../../domain/form/view.ts';
import { printWordings, sizeWordings } from '../../../../domain/form/wordings.ts';
import type { Sme } from '../../../../domain/operation/record.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { AidFacts } from '../../../parts/form/computed-facts.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Facts } from '../../../ui/page.tsx';
import { TextButton } from '../../../ui/text-link.tsx';
import { ExplanationSheet } from './explanation-sheet.tsx';
import styles from './forms.module.css';

const icons: Readonly<Record<ChecklistResult['result'], IconName>> = {
  eligible: 'check',
  toCheck: 'toProofread',
  ineligible: 'error',
};

interface EligibilityResultProps {
  readonly sme: Sme;
  readonly view: FormView;
  readonly goTo: (key: string) => void;
}

export function EligibilityResult({ sme, view, goTo }: EligibilityResultProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const [explains, setExplains] = useState(false);
  const { result } = view;
  if (result.kind !== 'checklist') return null;
  const { verdicts } = result;
  const count = verdicts.pass + verdicts.refer + verdicts.fail;
  return (
    <section className={styles.result} aria-label={printWordings.result[language]}>
      <div className={styles.headline}>
        <p className={classNames(styles.verdict, styles[result.result])}>
          <Icon name={icons[result.result]} />
          <b>{result.label[language]}</b>
          <span className={styles.count}>
            {t('met', { count: verdicts.pass, criteria: count })}
          </span>
        </p>
        <Button icon="print" onClick={() => setExplains(true)}>
          {t('explain.open')}
        </Button>
      </div>
      <ResultFacts view={view} result={result} />
      <Reasons view={view} result={result} goTo={goTo} />
      {explains ? (
        <ExplanationSheet sme={sme} view={view} onClose={() => setExplains(false)} />
      ) : null}
    </section>
  );
}

interface PartProps {
  readonly view: FormView;
  readonly result: ChecklistResult;
}

function ResultFacts({ view, result }: PartProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const { supportValue } = view.context;
  const { size, aid } = result;
  const facts = [
    ...(size === undefined
      ? []
      : [
          {
            id: 'size',
            name: printWordings.size[language],
            value: sizeWordings[size.sizeClass][language],
          },
        ]),
    ...(supportValue === undefined
      ? []
      : [
          {
            id: 'support',
            name: t('supportValue'),
            value: formatMoney(supportValue.amount, supportValue.currency, language),
          },
        ]),
    ...(aid === undefined
      ? []
      : [{ id: 'aid', name: printWordings.aid[language], value: <AidFacts aid={aid} /> }]),
    {
      id: 'unsure',
      name: printWordings.unsureShare[language],
      value: formatPercent(view.counts.unsureShare, language),
    },
  ];
  return <Facts facts={facts} />;
}

function Reasons({ view, result, goTo }: PartProps & Pick<EligibilityResultProps, 'goTo'>) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const names = view.template.kind === 'checklist' ? view.template.verdicts : undefined;
  // What is merely blank is not a finding yet.
  const found = result.reasons.filter(({ cause }) => cause !== 'blank');
  if (found.length === 0) return null;
  return (
    <ul className={styles.reasons} aria-label={t('reasons')}>
      {found.map(({ key, item, verdict, reason, toPass }) => (
        <li key={key}>
          <TextButton onClick={() => goTo(key)}>{shortOf(item)[language]}</TextButton>
          <span className={classNames(styles.verdictWord, styles[verdict])}>
            {names?.[verdict][language]}
          </span>
          <span className={styles.because}>
            {[reason, toPass].flatMap((words) => words?.[language] ?? []).join(' ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
