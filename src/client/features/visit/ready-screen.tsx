/** Ready to leave: one check, the evening before, of what a visit needs without a network, and one button for what is missing. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isOpenAction } from '../../../domain/action/action.ts';
import { composeAgenda } from '../../../domain/visit/agenda.ts';
import type { Readiness, ReadyPoint } from '../../../domain/visit/ready.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { ownerLanguage } from '../../../domain/sme/owner-language.ts';
import { useContactName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCommands } from '../../model/commands.ts';
import type { Sheet } from '../../model/state.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useAppointment } from '../../parts/date/use-appointment.ts';
import { useBeginVisit } from '../../parts/visit/use-begin-visit.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { paths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { RenderLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import styles from './ready.module.css';
import { type Ready, useReady } from './use-ready.ts';

const renderLink: RenderLink = (props) => <Link {...props} />;

export function ReadyScreen({ smeId }: { readonly smeId: string }) {
  const { t } = useTranslation('visit');
  const sheet = useCarnetState((state) => state.sheets.get(smeId));
  if (sheet !== undefined) return <KnownReady sheet={sheet} />;
  return (
    <Page>
      <EmptyState
        title={t('gone')}
        action={
          <Link href={paths.portfolio()} asChild>
            <ButtonLink variant="primary">{t('back')}</ButtonLink>
          </Link>
        }
      />
    </Page>
  );
}

const icons: Readonly<Record<Readiness, IconName>> = {
  missing: 'download',
  unknown: 'info',
  ready: 'done',
};

function KnownReady({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('visit');
  const { sme } = sheet;
  const ready = useReady(sme.id, ownerLanguage(sme));
  const begin = useBeginVisit();
  const planned = sheet.summary.planned[0];
  const visit = (): void => void begin(sheet, planned);
  useCommands({ visit: { run: visit, detail: sme.values.name } });
  const missing = ready.points.filter(({ is }) => is === 'missing').length;
  return (
    <>
      <TopBar
        renderLink={renderLink}
        back={{ label: sme.values.name, href: paths.sheet(sme.id) }}
      />
      <div className={styles.title}>
        <div>
          <h1>{t('ready.title')}</h1>
          <PlannedWords sheet={sheet} />
        </div>
        <WritersOnly>
          <Button icon="visit" size="form" shortcut="V" onClick={visit}>
            {t('open')}
          </Button>
        </WritersOnly>
      </div>
      <div className={styles.band} role="status">
        <span className={styles.badge}>
          <Icon name={missing === 0 ? 'done' : 'download'} size={24} />
        </span>
        <div className={styles.bandWords}>
          <h2>{missing === 0 ? t('ready.all') : t('ready.missing', { count: missing })}</h2>
          <p>{missing === 0 ? t('ready.allText') : t('ready.missingText')}</p>
        </div>
        {missing === 0 ? null : (
          <Button variant="primary" size="form" onClick={() => void ready.fetchAll()}>
            {t(ready.isFetching ? 'ready.fetching' : 'ready.fetch')}
          </Button>
        )}
      </div>
      <ul className={styles.points}>
        {ready.points.map(({ point, is }) => (
          <li key={point} className={styles.point}>
            <span className={classNames(styles.icon, styles[is])}>
              <Icon name={icons[is]} size={20} />
            </span>
            <PointWords point={point} is={is} sheet={sheet} ready={ready} />
          </li>
        ))}
      </ul>
    </>
  );
}

function PlannedWords({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const today = useToday();
  const nameOf = useContactName();
  const said = useAppointment();
  const [planned] = sheet.summary.planned;
  if (planned === undefined) return <p className={styles.planned}>{t('ready.none')}</p>;
  const { day, text } = said(planned, { home: sheet.sme.id });
  const words = [
    nameOf(planned),
    sheet.sme.values.town,
    format.relativeDay(day, today),
    text === undefined ? format.day(day, today) : `${format.day(day, today)}, ${text}`,
  ];
  return <p className={styles.planned}>{words.filter((word) => word !== undefined).join(' · ')}</p>;
}

interface PointProps {
  readonly point: ReadyPoint;
  readonly is: Readiness;
  readonly sheet: Sheet;
  readonly ready: Ready;
}

function PointWords(props: PointProps) {
  const { t } = useTranslation('visit');
  const { point, is } = props;
  const detail = usePointDetail(props);
  return (
    <div>
      <b className={styles.name}>{t(`point.${point}.${is}`)}</b>
      {detail === undefined ? null : <p className={styles.detail}>{detail}</p>}
    </div>
  );
}

/** What stands below the name of a point: counts, ages, what to do. */
function usePointDetail({ point, is, sheet, ready }: PointProps): string | undefined {
  const { t } = useTranslation(['visit', 'sheet', 'shell']);
  const format = useFormat();
  const today = useToday();
  const { environment } = useCarnet();
  const waiting = useCarnetState((state) => state.pendingCount);
  const { sme, actions, forms, summary } = sheet;
  switch (point) {
    case 'sheet':
      return format.list([
        t('visit:point.sheet.entries', { count: summary.count }),
        t('visit:point.sheet.actions', {
          count: actions.filter(({ values }) => isOpenAction(values.state)).length,
        }),
      ]);
    case 'forms':
      return t('visit:point.forms.count', { count: forms.length });
    case 'agenda':
      return t('visit:point.agenda.count', {
        count: composeAgenda({ ...sheet, forms: ready.forms, today, mayLeave: () => true }).length,
      });
    case 'language':
      return t(`sheet:language.${ownerLanguage(sme)}`);
    case 'storage': {
      const { usage, quota, endsWithWindow } = ready.storage ?? {};
      if (endsWithWindow === true) return t('shell:saved.private.text');
      return usage === undefined || quota === undefined
        ? undefined
        : t('visit:point.storage.free', { size: format.fileSize(Math.max(0, quota - usage)) });
    }
    case 'sync':
      return [
        ready.syncedAt === undefined
          ? undefined
          : format.dayTime(localDateTimeIn(ready.syncedAt, environment.zone()), today),
        waiting === 0 ? undefined : t('visit:point.sync.waiting', { count: waiting }),
      ]
        .filter((part) => part !== undefined)
        .join(' · ');
    case 'battery':
      return t('visit:point.battery.check');
    case 'application':
    case 'session':
      return is === 'missing' ? t(`visit:point.${point}.todo`) : undefined;
  }
}
