/**
 * Enrolments and warnings in one band, because both answer the same question: are we all right?
 * Each warning is a filter, and its number is exactly what a press on it shows.
 */

import { Trans, useTranslation } from 'react-i18next';
import { attentionLimits, type Warning, warnings } from '../../../domain/portfolio/attention.ts';
import type { PortfolioFilter } from '../../../domain/portfolio/filter.ts';
import type { PadEnrolment } from '../../../domain/portfolio/pad-enrolment.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { classNames } from '../../ui/class-names.ts';
import { EnrolmentCells, EnrolmentLegend } from '../../ui/enrolment-cells.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Meter } from '../../ui/meter.tsx';
import styles from './portfolio-band.module.css';

interface PortfolioBandProps {
  readonly enrolments: readonly PadEnrolment[];
  readonly counts: ReadonlyMap<Warning, number>;
  readonly filter: PortfolioFilter;
  readonly onFilter: (filter: PortfolioFilter) => void;
}

/** Above this target one cell per SME is too thin to see: a plain bar takes their place. */
const cellsMax = 40;

const icons: Readonly<Record<Warning, IconName>> = {
  silence: 'silence',
  lateReview: 'late',
  openProblem: 'issue',
  overdueAction: 'action',
};

export function PortfolioBand({ enrolments, counts, filter, onFilter }: PortfolioBandProps) {
  const { t } = useTranslation('portfolio');
  return (
    <section className={styles.band} aria-label={t('band.label')}>
      <div className={styles.enrolments}>
        <div className={styles.head}>
          <h2 className={styles.title}>{t('band.enrolments')}</h2>
          <Total enrolments={enrolments} />
          <EnrolmentLegend>{t('band.candidates')}</EnrolmentLegend>
        </div>
        {enrolments.map((enrolment) => (
          <PadLine key={enrolment.padId} enrolment={enrolment} />
        ))}
      </div>
      <div className={styles.warnings} role="group" aria-label={t('band.warnings')}>
        {warnings.map((warning) => (
          <WarningCount
            key={warning}
            warning={warning}
            count={counts.get(warning) ?? 0}
            pressed={filter.warning === warning}
            onPress={() =>
              onFilter({ ...filter, warning: filter.warning === warning ? undefined : warning })
            }
          />
        ))}
      </div>
    </section>
  );
}

function Total({ enrolments }: { readonly enrolments: readonly PadEnrolment[] }) {
  const enrolled = enrolments.reduce((sum, one) => sum + one.enrolled, 0);
  const target = enrolments.reduce((sum, one) => sum + (one.target ?? 0), 0);
  return (
    <span className={styles.total}>
      <Trans
        ns="portfolio"
        i18nKey={target > 0 ? 'band.total' : 'band.totalAlone'}
        values={{ enrolled, target }}
        components={{ b: <b /> }}
      />
    </span>
  );
}

function PadLine({ enrolment }: { readonly enrolment: PadEnrolment }) {
  const { t } = useTranslation('portfolio');
  const { code, enrolled, candidates, target } = enrolment;
  if (target === undefined) {
    return (
      <div className={styles.line}>
        <b>{code}</b>
        <span className={styles.noTarget}>{t('band.noTarget', { enrolled })}</span>
      </div>
    );
  }
  const label = t('band.cells', { pad: code, enrolled, target, candidates });
  return (
    <div className={styles.line}>
      <b>{code}</b>
      {target > cellsMax ? (
        <Meter value={enrolled} max={target} label={label} />
      ) : (
        <EnrolmentCells enrolled={enrolled} candidates={candidates} target={target} label={label} />
      )}
      <span className={styles.figures} aria-hidden="true">
        {t('band.ofTarget', { enrolled, target })}
      </span>
    </div>
  );
}

interface WarningCountProps {
  readonly warning: Warning;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function WarningCount({ warning, count, pressed, onPress }: WarningCountProps) {
  const { t } = useTranslation('portfolio');
  const format = useFormat();
  const days = attentionLimits.silence.watchAbove;
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={classNames(
        styles.warning,
        count === 0 && styles.zero,
        warning === 'silence' && count > 0 && styles.hot,
      )}
      onClick={onPress}
    >
      <span className={styles.count}>
        <Icon name={icons[warning]} size={18} />
        {format.number(count)}
      </span>{' '}
      <span className={styles.words}>{t(`warning.${warning}`, { count, days })}</span>
    </button>
  );
}
