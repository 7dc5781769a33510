/**
 * The standing item: it fills itself until the meeting opens, then stands as it was, with its time. Where somebody went back
 * to preparing, what was kept and what is current stand one after the other.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { LaunchPad } from '../../../domain/operation/record.ts';
import type { Meeting } from '../../../domain/meeting/agenda.ts';
import type { PadProgress, Progress, ProgressLine } from '../../../domain/meeting/kept-shapes.ts';
import { frozenProgress, isOpenMeeting } from '../../../domain/meeting/progress.ts';
import { useAlertTexts } from '../../i18n/use-alert-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { paths } from '../../ports/routes.ts';
import { Health } from '../../ui/health.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './meetings.module.css';
import { Part } from './part.tsx';
import { Said } from './said.tsx';
import { useShownProgress } from './use-meetings.ts';

interface ProgressPartProps {
  readonly meeting: Meeting;
  readonly number: number;
  readonly pads: readonly LaunchPad[];
}

export function ProgressPart({ meeting, number, pads }: ProgressPartProps) {
  const { t } = useTranslation(['meetings', 'alerts']);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const shown = useShownProgress(pads);
  const frozen = frozenProgress(meeting);
  const isLive = meeting.values.state === 'planned' && !isOpenMeeting(meeting);
  return (
    <Part title={t('meetings:progress.title', { number })} note={t('meetings:progress.standing')}>
      {frozen === undefined ? null : <ProgressView progress={frozen} pads={pads} frozen />}
      {isLive && contactsComing ? <p className={styles.quiet}>{t('alerts:coming')}</p> : null}
      {isLive ? <LiveProgress progress={shown} pads={pads} /> : null}
      {frozen === undefined && !isLive ? (
        <p className={styles.quiet}>{t('meetings:progress.notKept')}</p>
      ) : null}
    </Part>
  );
}

interface LiveProgressProps {
  /** Absent while it is read what may be told: until then the reasons would be others. */
  readonly progress: Progress | undefined;
  readonly pads: readonly LaunchPad[];
}

function LiveProgress({ progress, pads }: LiveProgressProps) {
  const { t } = useTranslation('meetings');
  if (progress === undefined) return <SkeletonLines label={t('progress.loading')} />;
  return <ProgressView progress={progress} pads={pads} frozen={false} />;
}

interface ProgressViewProps {
  readonly progress: Progress;
  readonly pads: readonly LaunchPad[];
  readonly frozen: boolean;
}

function ProgressView({ progress, pads, frozen }: ProgressViewProps) {
  const { t } = useTranslation('meetings');
  const format = useFormat();
  const today = useToday();
  const enrolled = progress.pads.reduce((sum, pad) => sum + pad.enrolled, 0);
  const targets = progress.pads.flatMap(({ target }) => target ?? []);
  const target = targets.reduce((sum, one) => sum + one, 0);
  return (
    <div className={styles.progress}>
      <p className={styles.progressHead}>
        <b>
          {target === 0
            ? t('progress.enrolled', { count: enrolled })
            : t('progress.enrolledOf', { count: enrolled, target })}
        </b>
        <span className={styles.quiet}>
          {frozen
            ? t('progress.frozen', { when: format.dayTime(progress.at, today) })
            : t('progress.live')}
        </span>
      </p>
      <div className={styles.columns}>
        {progress.pads.map((pad) => (
          <Pad key={pad.padId} progress={pad} pad={pads.find(({ id }) => id === pad.padId)} />
        ))}
      </div>
    </div>
  );
}

interface PadProps {
  readonly progress: PadProgress;
  readonly pad: LaunchPad | undefined;
}

function Pad({ progress, pad }: PadProps) {
  const { t } = useTranslation('meetings');
  const events = useCarnetState((state) => state.events);
  const { enrolled, target, lines, more, fine, contextIds } = progress;
  const context = events.filter(({ id }) => contextIds.includes(id));
  return (
    <section aria-label={pad?.values.name}>
      <p className={styles.padHead}>
        <Tag name={pad?.values.name}>{pad?.values.code ?? '–'}</Tag>
        {target === undefined
          ? t('progress.enrolled', { count: enrolled })
          : t('progress.enrolledOf', { count: enrolled, target })}
      </p>
      {context.length === 0 ? null : (
        <p className={styles.context}>
          <Icon name="context" size={14} />
          {context.map(({ id, values }, index) => (
            <span key={id}>
              {index === 0 ? '' : ' · '}
              <Said text={values.title} />
            </span>
          ))}
        </p>
      )}
      {lines.length === 0 ? <p className={styles.text}>{t('progress.nobody')}</p> : null}
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.smeId}>
            <Line line={line} />
          </li>
        ))}
      </ul>
      {more === 0 ? null : <p className={styles.quiet}>{t('progress.more', { count: more })}</p>}
      {fine === 0 ? null : <p className={styles.quiet}>{t('progress.fine', { count: fine })}</p>}
    </section>
  );
}

function Line({ line }: { readonly line: ProgressLine }) {
  const { t } = useTranslation(['meetings', 'domain']);
  const format = useFormat();
  const today = useToday();
  const nameOf = useNames('');
  const texts = useAlertTexts(today);
  const { smeId, name, managerId, level, alert, next } = line;
  const manager = managerId === undefined ? undefined : nameOf(managerId);
  return (
    <>
      <span className={styles.lineHead}>
        <Health level={level}>{t(`domain:option.health.${level}`)}</Health>
        <Link href={paths.sheet(smeId)} asChild>
          <TextLink>{name}</TextLink>
        </Link>
        {manager === undefined ? null : <span className={styles.quiet}>{manager}</span>}
      </span>
      <span className={styles.why}>
        {alert === undefined ? t('meetings:progress.inSheet') : texts.reason(alert)}
      </span>
      {next === undefined ? null : (
        <span className={styles.quiet}>
          {t('meetings:progress.next', { day: format.dayMonth(next, today) })}
        </span>
      )}
    </>
  );
}
