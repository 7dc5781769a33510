/** A lane within a week: a bar over its days that opens what it is. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Lane } from '../../../domain/calendar/lanes.ts';
import { paths } from '../../ports/routes.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import details from './entry-details.module.css';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useLaneWords } from '../../parts/concern/lane-words.ts';
import styles from './lane.module.css';

const icons: Readonly<Record<Lane['kind'], IconName>> = {
  context: 'context',
  softWindow: 'light',
  absence: 'person',
};

export function laneIcon({ kind }: Lane): IconName {
  return icons[kind];
}

interface LaneBarProps {
  readonly lane: Lane;
  /** Whether it began before, or goes on after, what is drawn. */
  readonly continued: { readonly before: boolean; readonly after: boolean };
  readonly tabStop: boolean;
}

export function LaneBar({ lane, continued, tabStop }: LaneBarProps) {
  const words = useLaneWords();
  const name = words.name(lane);
  return (
    <Popover
      label={name}
      fitted
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          tabIndex={tabStop ? 0 : -1}
          title={name}
          className={classNames(
            styles.bar,
            styles[weightOf(lane)],
            continued.before && styles.before,
            continued.after && styles.after,
          )}
        >
          <Icon name={laneIcon(lane)} size={14} />
          <span className={styles.name}>{name}</span>
        </button>
      )}
    >
      {() => <LaneDetails lane={lane} />}
    </Popover>
  );
}

/** A lane in a week after the one in which it is named: a line that goes on. */
export function LaneLine({ lane }: { readonly lane: Lane }) {
  const words = useLaneWords();
  const name = words.name(lane);
  return (
    <span title={name} className={classNames(styles.line, styles[weightOf(lane)])}>
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}

/** How much of meeting in one place is left: the more is barred, the fuller the bar. */
function weightOf(lane: Lane): 'barred' | 'limited' | 'light' {
  if (lane.kind !== 'context') return 'light';
  if (lane.event.values.effect === 'noFaceToFace') return 'barred';
  return lane.event.values.effect === 'limitedFaceToFace' ? 'limited' : 'light';
}

export function LaneDetails({ lane }: { readonly lane: Lane }) {
  const { t } = useTranslation(['calendar', 'domain']);
  const words = useLaneWords();
  const section =
    lane.kind === 'absence' ? 'members' : lane.kind === 'context' ? 'context' : 'programme';
  const reason = lane.kind === 'absence' ? lane.reason : undefined;
  return (
    <div className={details.details}>
      <h3>{words.name(lane)}</h3>
      <p className={details.when}>{words.dates(lane)}</p>
      {lane.kind === 'context' ? (
        <p className={details.quiet}>
          {t(`domain:option.calendarEventKind.${lane.event.values.kind}`)}
        </p>
      ) : null}
      {lane.kind === 'softWindow' ? (
        <p className={details.quiet}>{t('calendar:lane.softText')}</p>
      ) : null}
      {reason === undefined ? null : (
        <p className={details.quiet}>{t('calendar:lane.reason', { reason })}</p>
      )}
      <p>
        <Link href={paths.settings(section)} asChild>
          <TextLink>{t('calendar:lane.edit')}</TextLink>
        </Link>
      </p>
    </div>
  );
}
