/**
 * Enrolments and alerts in one band, because both answer the same question: are we all right?
 * Each alert is a filter, and its number is exactly what a press on it shows.
 */

import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SmeAlertId } from '../../../domain/alert/alert.ts';
import type { PortfolioFilter } from '../../../domain/portfolio/filter.ts';
import type { PadEnrolment } from '../../../domain/portfolio/pad-enrolment.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useAlertContext, useProgrammeAlerts } from '../../model/use-alerts.ts';
import { paths } from '../../ports/routes.ts';
import { classNames } from '../../ui/class-names.ts';
import { EnrolmentCells, EnrolmentLegend } from '../../ui/enrolment-cells.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Meter } from '../../ui/meter.tsx';
import styles from './portfolio-band.module.css';

interface PortfolioBandProps {
  readonly enrolments: readonly PadEnrolment[];
  readonly counts: ReadonlyMap<SmeAlertId, number>;
  readonly filter: PortfolioFilter;
  readonly onFilter: (filter: PortfolioFilter) => void;
}

/** Above this target one cell per SME is too thin to see: a plain bar takes their place. */
const cellsMax = 40;

/** The alerts of the strip; the others are found by the chip of alerts. */
const strip = ['silence', 'lateReview', 'openProblem', 'overdueAction'] as const;
type StripAlert = (typeof strip)[number];

const icons: Readonly<Record<StripAlert, IconName>> = {
  silence: 'silence',
  lateReview: 'late',
  openProblem: 'issue',
  overdueAction: 'action',
};

export function PortfolioBand({ enrolments, counts, filter, onFilter }: PortfolioBandProps) {
  const { t } = useTranslation(['portfolio', 'alerts']);
  const { contactsComing } = useAlertContext();
  return (
    <section className={styles.band} aria-label={t('band.label')}>
      <div className={styles.enrolments}>
        <div className={styles.head}>
          <h2 className={styles.title}>
            <Link href={paths.enrolment()} className={styles.more}>
              {t('band.enrolments')}
            </Link>
          </h2>
          <Total enrolments={enrolments} />
          <Behind />
          <EnrolmentLegend>{t('band.candidates')}</EnrolmentLegend>
        </div>
        {enrolments.map((enrolment) => (
          <PadLine key={enrolment.padId} enrolment={enrolment} />
        ))}
      </div>
      <div className={styles.warnings} role="group" aria-label={t('band.warnings')}>
        {strip.map((alert) => (
          <AlertCount
            key={alert}
            alert={alert}
            count={counts.get(alert) ?? 0}
            pressed={filter.alert === alert}
            onPress={() =>
              onFilter({ ...filter, alert: filter.alert === alert ? undefined : alert })
            }
          />
        ))}
      </div>
      {contactsComing ? <p className={styles.coming}>{t('alerts:coming')}</p> : null}
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

/** How far enrolment is behind its straight line; leads to the limits and to putting it off. */
function Behind() {
  const { t } = useTranslation('alerts');
  const [alert] = useProgrammeAlerts().raised;
  if (alert === undefined) return null;
  const { id, level, count = 0, share = 0 } = alert;
  return (
    <Link
      href={paths.settings('alerts')}
      title={t(`fact.${id}`, { count, share })}
      className={classNames(styles.behind, styles[level])}
    >
      {t(`reason.${id}`, { count })}
    </Link>
  );
}

function PadLine({ enrolment }: { readonly enrolment: PadEnrolment }) {
  const { t } = useTranslation('portfolio');
  const { code, enrolled, candidates, target } = enrolment;
  if (target === undefined) {
    return (
      <div className={styles.line}>
        <b>{code}</b>
        <span className={styles.noTarget}>{t('band.noTarget', { count: enrolled })}</span>
      </div>
    );
  }
  const label = t('band.cells', { pad: code, count: enrolled, target, candidates });
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

interface AlertCountProps {
  readonly alert: StripAlert;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function AlertCount({ alert, count, pressed, onPress }: AlertCountProps) {
  const { t } = useTranslation('portfolio');
  const format = useFormat();
  const days = useAlertContext().limits.silence.watch;
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={classNames(
        styles.warning,
        count === 0 && styles.zero,
        alert === 'silence' && count > 0 && styles.hot,
      )}
      onClick={onPress}
    >
      <span className={styles.count}>
        <Icon name={icons[alert]} size={18} />
        {format.number(count)}
      </span>{' '}
      <span className={styles.words}>{t(`warning.${alert}`, { count, days })}</span>
    </button>
  );
}
