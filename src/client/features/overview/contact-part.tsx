/** Contacts by way, week and launch pad, and the hours of support by topic. */

import { useTranslation } from 'react-i18next';
import { couldMeet, rulesOutMeetings } from '../../../domain/calendar/meeting-days.ts';
import { contactWays, type ContactWay, mondaysOf } from '../../../domain/report/contact-figures.ts';
import { figureKey, type Figures } from '../../../domain/report/figure.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/page.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { NumberLink } from './number-link.tsx';
import styles from './overview.module.css';
import { EventNames, PadName } from './pad-name.tsx';
import { TopicTable } from './topic-table.tsx';
import type { Overview, OverviewPad } from './use-overview.ts';
import { WeekBars } from './week-bars.tsx';

const icons: Readonly<Record<ContactWay, IconName>> = {
  visit: 'visit',
  video: 'videoCall',
  phone: 'call',
  email: 'email',
  message: 'note',
};

interface ContactPartProps {
  readonly overview: Overview;
  readonly contactsComing: boolean;
}

export function ContactPart({ overview, contactsComing }: ContactPartProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { contacts, days, today } = overview;
  const range = t('contacts.days', { days: format.dateRange(days.from, days.to, today) });
  return (
    <Section title={t('contacts.title')} lead={contactsComing ? `${range} ${t('coming')}` : range}>
      {contacts.phase === 'reading' ? (
        <SkeletonLines label={t('contacts.reading')} />
      ) : contacts.phase === 'failed' ? (
        <Note icon="error" tone="error">
          {t('contacts.failed')}
        </Note>
      ) : (
        <>
          <WayTable overview={overview} figures={contacts.figures} />
          <Unmet overview={overview} />
          <h3 className={styles.title}>{t('topics.title')}</h3>
          <TopicTable overview={overview} figures={contacts.figures} />
        </>
      )}
    </Section>
  );
}

/** SMEs that nobody met in the quarter, though it was possible: information, no alert. */
function Unmet({ overview: { pads, figures } }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const known = pads.filter(({ id }) => figures.has(figureKey('unmet', id)));
  if (known.length === 0) return null;
  return (
    <p className={styles.line}>
      {t('contacts.unmet')}{' '}
      {known.map(({ id, code, name }) => (
        <span key={id} className={styles.unmet}>
          <Tag name={name}>{code}</Tag>{' '}
          <NumberLink
            of={figureKey('unmet', id)}
            value={figures.get(figureKey('unmet', id))?.value}
          />
        </span>
      ))}
    </p>
  );
}

interface WayTableProps {
  readonly overview: Overview;
  readonly figures: Figures;
}

function WayTable({ overview, figures }: WayTableProps) {
  const { t } = useTranslation('overview');
  const { pads, days } = overview;
  const mondays = mondaysOf(days);
  return (
    <Table caption={t('contacts.title')} stacked className={styles.byPad}>
      <thead>
        <tr>
          <th scope="col">{t('contacts.way')}</th>
          {pads.map((pad) => (
            <th key={pad.id} scope="col">
              <PadName pad={pad} events={pad.context} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {contactWays.map((way) => (
          <tr key={way}>
            <th scope="row">
              <span className={styles.way}>
                <Icon name={icons[way]} />
                {t(`contacts.ways.${way}`)}
              </span>
            </th>
            {pads.map((pad) => (
              <td key={pad.id} data-label={pad.code}>
                <WayCell pad={pad} way={way} mondays={mondays} figures={figures} days={days} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface WayCellProps {
  readonly pad: OverviewPad;
  readonly way: ContactWay;
  readonly mondays: readonly string[];
  readonly figures: Figures;
  readonly days: Overview['days'];
}

function WayCell({ pad, way, mondays, figures, days }: WayCellProps) {
  const { t } = useTranslation('overview');
  const key = figureKey('contacts', pad.id, way);
  const value = figures.get(key)?.value ?? 0;
  const { country } = pad;
  const closed = pad.context.filter((event) => rulesOutMeetings(event, country));
  const isPartly = couldMeet(country, closed, days);
  return (
    <div className={styles.cell}>
      {value === 0 && way === 'visit' && closed.length > 0 ? (
        <span className={styles.impossible}>
          <span>
            {t(isPartly ? 'contacts.partlyImpossible' : 'contacts.impossible')}{' '}
            <EventNames events={closed} />
          </span>
        </span>
      ) : (
        <WeekBars
          label={`${pad.code} · ${t(`contacts.ways.${way}`)}`}
          padId={pad.id}
          way={way}
          mondays={mondays}
          figures={figures}
          days={days}
        />
      )}
      <span className={styles.sum}>
        <NumberLink of={key} value={value} />
      </span>
    </div>
  );
}
