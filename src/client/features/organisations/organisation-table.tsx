/** The list: the relation, the organisation, its last answer, what it contributed, and what came of its prospects. */

import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type OrganisationGroup,
  organisationGroups,
  setEngagement,
} from '../../../domain/organisation/engagement.ts';
import { mayPrint } from '../../../domain/sme/journal-summary.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { contactIcons } from '../../model/contact-icons.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { paths } from '../../ports/routes.ts';
import { Link } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { EngagementMark } from './engagement-mark.tsx';
import styles from './organisations.module.css';
import type { OrganisationRow } from './use-organisation-rows.ts';

interface OrganisationTableProps {
  readonly rows: readonly OrganisationRow[];
  readonly chosenId: string;
  readonly onChoose: (id: string) => void;
}

export function OrganisationTable({ rows, chosenId, onChoose }: OrganisationTableProps) {
  const { t } = useTranslation('organisations');
  return (
    <Table caption={t('title')} ruled gutters stacked className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('column.engagement')}</th>
          <th scope="col">{t('column.organisation')}</th>
          <th scope="col">{t('column.lastReply')}</th>
          <th scope="col">{t('column.contributions')}</th>
          <th scope="col">{t('column.yield')}</th>
        </tr>
      </thead>
      <tbody>
        {organisationGroups.map((group) => (
          <GroupRows
            key={group}
            group={group}
            rows={rows.filter((row) => row.group === group)}
            chosenId={chosenId}
            onChoose={onChoose}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface GroupRowsProps extends OrganisationTableProps {
  readonly group: OrganisationGroup;
}

function GroupRows({ group, rows, chosenId, onChoose }: GroupRowsProps) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <Fragment>
      <tr className={styles.group}>
        <td>{format.number(rows.length)}</td>
        <th scope="colgroup" colSpan={4}>
          {t(`group.${group}`)}
        </th>
      </tr>
      {rows.map((row) => (
        <Row
          key={row.organisation.id}
          row={row}
          chosen={row.organisation.id === chosenId}
          onChoose={onChoose}
        />
      ))}
    </Fragment>
  );
}

interface RowProps {
  readonly row: OrganisationRow;
  readonly chosen: boolean;
  readonly onChoose: (id: string) => void;
}

function Row({ row, chosen, onChoose }: RowProps) {
  const { t } = useTranslation(['domain', 'organisations']);
  const format = useFormat();
  const { organisation, contributions, brought } = row;
  const { id, values } = organisation;
  const { name, kind, country, engagement, importance } = values;
  const facts = [
    t(`domain:option.organisationKind.${kind}`),
    importance === 3 ? t('domain:option.importance.i3') : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <tr aria-selected={chosen} onClick={() => onChoose(id)} className={styles.row}>
      <td>
        <EngagementMark engagement={engagement} />
      </td>
      <th scope="row">
        <Link href={paths.organisation(id)} className={styles.name} replace>
          <bdi>{name}</bdi>
        </Link>
        <span className={styles.facts}>
          {country === undefined ? null : (
            <Tag name={t(`domain:option.country.${country}`)}>
              {country === 'GB' ? 'UK' : country}
            </Tag>
          )}
          {facts.join(' · ')}
        </span>
      </th>
      <td
        data-label={
          row.silence.level === undefined ? t('organisations:column.lastReply') : undefined
        }
      >
        <LastReply row={row} />
      </td>
      <td data-label={t('organisations:column.contributions')}>
        {contributions === 0 ? '–' : format.number(contributions)}
      </td>
      <td data-label={t('organisations:column.yield')}>
        {brought === undefined
          ? '–'
          : `${format.number(brought.prospects)} → ${format.number(brought.enrolled)}`}
      </td>
    </tr>
  );
}

/** The last answer, or how often it was tried since; at the second limit rest is proposed. */
function LastReply({ row }: { readonly row: OrganisationRow }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const { organisation, attempts, attemptsMayLeave, lastReply } = row;
  const isOnPaper = useIsPrinting();
  const silence = isOnPaper && !attemptsMayLeave ? undefined : row.silence.level;
  const mayWrite = useMayWrite();
  const { id, values } = organisation;
  const rests = values.engagement === 'dormant';
  if (silence !== undefined) {
    return (
      <span className={classNames(styles.silent, silence === 'risk' && styles.risk)}>
        <Icon name="silence" size={14} />
        <span>
          {t('silent', { count: attempts })}
          {silence === 'risk' && !rests && mayWrite ? (
            <Button
              size="dense"
              onClick={(event) => {
                event.stopPropagation();
                void change(setEngagement(id, 'dormant'), {
                  done: t('restDone', { name: values.name }),
                });
              }}
            >
              {t('rest')}
            </Button>
          ) : null}
        </span>
      </span>
    );
  }
  if (lastReply === undefined || (isOnPaper && !mayPrint(lastReply))) return <span>–</span>;
  const { at, mode } = lastReply;
  return (
    <span className={styles.reply}>
      <Icon name={mode === undefined ? 'note' : contactIcons[mode]} size={14} />
      {format.dayMonth(at.slice(0, 10), today)}
    </span>
  );
}
