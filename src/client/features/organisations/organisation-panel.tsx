/** One organisation: where the relation stands, the line that logs, its people, contributions, introductions, journal. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { unsnoozeAlert } from '../../../domain/alert/snooze-alert.ts';
import { setEngagement, wake } from '../../../domain/organisation/engagement.ts';
import type { Snooze } from '../../../domain/programme/programme.ts';
import { engagements } from '../../../domain/organisation/organisation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useFieldMark } from '../../parts/entry-mark/use-field-mark.tsx';
import { ConflictSlot } from '../../parts/conflict/conflict-slot.tsx';
import { Introductions } from '../../parts/introduction/introductions.tsx';
import { PutOffButton } from '../../parts/hold/put-off.tsx';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Note } from '../../ui/note.tsx';
import { Row } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { Contributions } from './contributions.tsx';
import styles from './organisations.module.css';
import type { HomeSheet } from './home-sheet.ts';
import type { OrganisationRow } from './use-organisation-rows.ts';

interface OrganisationPanelProps {
  readonly row: OrganisationRow;
  readonly homeSheet: HomeSheet;
  readonly onEdit: () => void;
  readonly onContribute: () => void;
  readonly onIntroduce: () => void;
}

export function OrganisationPanel(props: OrganisationPanelProps) {
  const { row, homeSheet: Sheet, onEdit, onContribute, onIntroduce } = props;
  const { t } = useTranslation('organisations');
  const mayWrite = useMayWrite();
  const { id, values } = row.organisation;
  const isOnPaper = useIsPrinting();
  return (
    <section
      className={styles.panel}
      aria-label={values.name}
      hidden={isOnPaper && values.confidential === true}
    >
      <Link href={paths.organisations()} className={styles.back}>
        <Icon name="back" />
        {t('title')}
      </Link>
      <div className={styles.head}>
        <h2>
          <bdi>{values.name}</bdi>
        </h2>
        {mayWrite ? (
          <>
            <Button icon="people" shortcut="I" onClick={onIntroduce}>
              {t('introduce')}
            </Button>
            <IconButton icon="write" label={t('edit')} onClick={onEdit} />
          </>
        ) : null}
      </div>
      <Facts row={row} />
      <Silence row={row} />
      <Relation row={row} />
      <Sheet home={id}>
        <Contributions row={row} onContribute={onContribute} />
        <Introductions home={id} />
      </Sheet>
    </section>
  );
}

function Facts({ row }: { readonly row: OrganisationRow }) {
  const { t } = useTranslation(['organisations', 'domain']);
  const { kind, type, country, town, memberId, confidential, quotable } = row.organisation.values;
  const followedBy = useCarnetState(
    (state) => state.members.find(({ id }) => id === memberId)?.values.name,
  );
  const facts = [
    t(`domain:option.organisationKind.${kind}`),
    type === undefined ? undefined : t(`domain:option.organisationType.${type}`),
    town,
    followedBy === undefined ? undefined : t('organisations:followedBy', { name: followedBy }),
    quotable === undefined
      ? undefined
      : t(quotable ? 'organisations:quotable' : 'organisations:notQuotable'),
  ].filter((fact) => fact !== undefined);
  return (
    <p className={styles.facts}>
      {country === undefined ? null : (
        <Tag name={t(`domain:option.country.${country}`)}>{country === 'GB' ? 'UK' : country}</Tag>
      )}
      {facts.join(' · ')}
      {confidential === true ? (
        <span className={styles.reply}>
          <Icon name="lock" size={14} />
          {t('organisations:confidential')}
        </span>
      ) : null}
    </p>
  );
}

/** The alert of an organisation that does not answer: the fact, the rule and one next step. */
function Silence({ row }: { readonly row: OrganisationRow }) {
  const { t } = useTranslation('organisations');
  const change = useChange();
  const mayWrite = useMayWrite();
  const { organisation, silence, attempts } = row;
  const { id, values } = organisation;
  if (values.engagement === 'dormant') {
    return (
      <Note
        icon="onHold"
        action={
          mayWrite ? (
            <Button
              onClick={() => void change(wake(id), { done: t('wakeDone', { name: values.name }) })}
            >
              {t('wake')}
            </Button>
          ) : undefined
        }
      >
        {t('dormant')}
      </Note>
    );
  }
  const { level, snooze } = silence;
  if (snooze !== undefined) return <SilenceWaits organisationId={id} snooze={snooze} />;
  if (level === undefined) return null;
  return (
    <Note
      icon="silence"
      action={
        !mayWrite ? undefined : (
          <Row>
            {level === 'risk' ? (
              <Button
                onClick={() =>
                  void change(setEngagement(id, 'dormant'), {
                    done: t('restDone', { name: values.name }),
                  })
                }
              >
                {t('rest')}
              </Button>
            ) : null}
            <PutOffButton recordId={id} alert={{ id: 'noReply', level }} />
          </Row>
        )
      }
    >
      {t(level === 'risk' ? 'alert.risk' : 'alert.watch', { count: attempts })}
    </Note>
  );
}

interface SilenceWaitsProps {
  readonly organisationId: string;
  readonly snooze: Snooze;
}

/** Its silence was put off: until when, why, and the way back. */
function SilenceWaits({ organisationId, snooze: { until, reason } }: SilenceWaitsProps) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const mayWrite = useMayWrite();
  return (
    <Note
      icon="onHold"
      action={
        !mayWrite ? undefined : (
          <Button
            onClick={() =>
              void change(unsnoozeAlert(organisationId, 'noReply'), {
                done: t('snooze.backDone', { alert: t('name.noReply') }),
              })
            }
          >
            {t('snooze.back')}
          </Button>
        )
      }
    >
      {t('snooze.line', { date: format.dayMonth(until, today), reason })}
    </Note>
  );
}

function Relation({ row }: { readonly row: OrganisationRow }) {
  const { t } = useTranslation(['organisations', 'domain']);
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const { id, values } = row.organisation;
  const mark = useFieldMark(id, 'engagement');
  const mayWrite = useMayWrite();
  const since = values.engagementDates?.[values.engagement];
  return (
    <Field
      label={t('domain:field.organisation.engagement')}
      hint={
        since === undefined
          ? undefined
          : t('organisations:since', { date: format.dayMonth(since, today) })
      }
      mark={mark}
    >
      <Select
        options={engagements.map((value) => ({
          value,
          label: t(`domain:option.engagement.${value}`),
        }))}
        value={values.engagement}
        disabled={!mayWrite}
        onValueChange={(engagement) => void change(setEngagement(id, engagement))}
      />
      <ConflictSlot recordId={id} field="engagement" />
    </Field>
  );
}
