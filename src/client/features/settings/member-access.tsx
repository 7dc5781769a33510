/**
 * The access of one member to the programme on the server: invited, given, changed, ended. Only coordination has the
 * tools, and only while the server answers: who has access is never decided on a device.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { setFields } from '../../../domain/command/command.ts';
import type { Member } from '../../../domain/operation/record.ts';
import { mayRead } from '../../../domain/permission/permission.ts';
import { ok } from '../../../std/result.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useSync } from '../../model/use-sync.ts';
import { passwordRules, type ProgrammeMember, type ToldLink } from '../../ports/accounts.ts';
import { LinkDialog } from '../../parts/link/link-dialog.tsx';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Row } from '../../ui/page.tsx';
import { EndAccessDialog } from './end-access-dialog.tsx';
import styles from './settings.module.css';
import { useAccessServer } from './use-access-server.ts';
import { useKnownMembers } from './use-server-members.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

/**
 * What the list says of a member's access; nothing while the programme is kept alone. What the server counts instead of the
 * record is left out where it stands below.
 */
export function useAccessWords(): (
  member: Member,
  place?: { readonly differenceBelow: boolean },
) => readonly string[] {
  const { t } = useTranslation('people');
  const differenceWords = useDifferenceWords();
  const format = useFormat();
  const today = useToday();
  const { environment } = useCarnet();
  const { members } = useKnownMembers();
  const memberId = useCarnetState((state) => state.memberId);
  return (member, { differenceBelow } = { differenceBelow: false }) => {
    if (members === undefined) return [];
    const known = members.find((one) => one.memberId === member.id);
    if (known === undefined) return [t('access.none')];
    if (known.state !== 'active') return [t(`access.${known.state}`)];
    // The roles that count are the server's: where they are others than these, that is said first.
    const difference = differenceBelow ? undefined : differenceWords(member, known);
    const active = [...(difference === undefined ? [] : [difference]), t('access.active')];
    const { lastExchange } = known;
    if (lastExchange === undefined) {
      // Of oneself the server may not have noted it yet; this device exchanges as one looks.
      return member.id === memberId ? active : [...active, t('access.never')];
    }
    const day = localDateTimeIn(lastExchange, environment.zone()).slice(0, 10);
    return [...active, t('access.exchanged', { day: format.relativeDay(day, today) })];
  };
}

export function MemberAccess({ member }: { readonly member: Member }) {
  const { t } = useTranslation(['people', 'sign-in']);
  const { isConnected } = useSync();
  const { members, problem, coordinates } = useKnownMembers();
  const words = useAccessWords();
  if (!isConnected) return null;
  const known = members?.find((one) => one.memberId === member.id);
  return (
    <FieldGroup
      label={t('access.title')}
      hint={words(member, { differenceBelow: coordinates }).join(' · ')}
    >
      {problem === undefined ? null : (
        <Note icon={problem === 'offline' ? 'offline' : 'info'} announced>
          {problem === 'offline'
            ? t('access.onlineOnly')
            : t(`sign-in:problem.${problem}`, { min: passwordRules.lengthMin })}
        </Note>
      )}
      {coordinates ? <AccessTools member={member} known={known} /> : null}
    </FieldGroup>
  );
}

interface AccessToolsProps {
  readonly member: Member;
  readonly known: ProgrammeMember | undefined;
}

function AccessTools({ member, known }: AccessToolsProps) {
  const { t } = useTranslation(['people', 'sign-in']);
  const isOwn = useCarnetState((state) => state.memberId) === member.id;
  const [link, setLink] = useState<ToldLink | undefined>(undefined);
  const [ending, setEnding] = useState(false);
  const access = useAccessServer();
  const write = useChange();
  const format = useFormat();
  const { id, values } = member;
  const { name, email, roles, launchPadId, languages = [], inactive = false } = values;
  const [language] = languages;
  const pad = launchPadId === undefined ? {} : { launchPadId };

  const invite = async (): Promise<void> => {
    const told = await access.ask((server, programmeId) =>
      server.invite(
        programmeId,
        {
          memberId: id,
          name,
          roles: [...roles],
          ...pad,
          ...(language === undefined || languages.length > 1 ? {} : { language }),
          ...(email === undefined ? {} : { email }),
        },
        language ?? format.language,
      ),
    );
    if (told === undefined) return;
    setLink(told);
    await markAsLeft(false);
  };
  const reset = async (): Promise<void> => {
    const told = await access.ask((server, programmeId) => server.resetLink(programmeId, id));
    if (told !== undefined) setLink(told);
  };
  const change = async (next: readonly ProgrammeMember['roles'][number][], done: string) => {
    const request = { memberId: id, roles: [...next], ...pad };
    const answer = await access.ask(async (server, programmeId) => {
      const changed = await server.changeMember(programmeId, request);
      return changed.ok ? ok(true) : changed;
    }, done);
    setEnding(false);
    return answer === true;
  };
  // Who has access is known to the server alone: without the mark, the SMEs of whoever left would be in nobody's lists.
  const markAsLeft = async (left: boolean): Promise<void> => {
    if (left !== inactive) await write(setFields(id, { inactive: left ? true : undefined }));
  };
  const end = async (): Promise<void> => {
    const done = isOwn ? t('access.removedOwn') : t('access.removed', { name });
    if ((await change([], done)) && !isOwn) await markAsLeft(true);
  };
  return (
    <>
      {access.problem === undefined ? null : (
        <Note icon="error" tone="error" announced>
          {t(`sign-in:problem.${access.problem}`, { min: passwordRules.lengthMin })}
        </Note>
      )}
      {known?.state === 'active' ? (
        <>
          <Difference
            member={member}
            known={known}
            onApply={() => void change(roles, t('access.applied', { name }))}
          />
          <Row>
            {isOwn ? null : (
              <Button icon="lock" onClick={() => void reset()}>
                {t('access.reset')}
              </Button>
            )}
            <Button icon="remove" onClick={() => setEnding(true)}>
              {isOwn ? t('access.removeOwn') : t('access.remove')}
            </Button>
          </Row>
        </>
      ) : (
        <>
          {known?.state === 'invited' ? (
            <Difference
              member={member}
              known={known}
              onApply={() => void change(roles, t('access.applied', { name }))}
            />
          ) : null}
          <Row>
            <Button variant="primary" icon="addPerson" onClick={() => void invite()}>
              {known === undefined ? t('access.invite') : t('access.inviteAgain')}
            </Button>
            {known === undefined ? null : (
              <Button onClick={() => void change([], t('access.withdrawn', { name }))}>
                {t('access.withdraw')}
              </Button>
            )}
          </Row>
        </>
      )}
      {link === undefined ? null : (
        <LinkDialog
          link={link}
          title={t('link.title', { name })}
          lead={t('link.once', { name })}
          onClose={() => setLink(undefined)}
        />
      )}
      {ending ? (
        <EndAccessDialog
          name={name}
          isOwn={isOwn}
          onClose={() => setEnding(false)}
          onEnd={() => void end()}
        />
      ) : null}
    </>
  );
}

/** What the server counts instead of what the record says; nothing where both say the same. */
function useDifferenceWords(): (member: Member, known: ProgrammeMember) => string | undefined {
  const { t } = useTranslation(['people', 'domain']);
  const pads = usePads();
  return ({ values: { roles, launchPadId } }, known) => {
    const isSame =
      known.launchPadId === launchPadId &&
      known.roles.length === roles.length &&
      known.roles.every((role) => roles.includes(role));
    if (isSame) return undefined;
    const words = known.roles.map((role) => t(`domain:option.memberRole.${role}`)).join(' · ');
    const pad = pads.find(({ id }) => id === known.launchPadId)?.values.name;
    if (pad !== undefined) return t('access.differsPad', { roles: words, pad });
    return launchPadId === undefined
      ? t('access.differs', { roles: words })
      : t('access.differsNoPad', { roles: words });
  };
}

/** What the record says and the server does not count yet: changed here, given there by a second, deliberate step. */
function Difference(props: {
  readonly member: Member;
  readonly known: ProgrammeMember;
  readonly onApply: () => void;
}) {
  const { member, known, onApply } = props;
  const { t } = useTranslation('people');
  const words = useDifferenceWords()(member, known);
  if (words === undefined) return null;
  const { name, roles } = member.values;
  const takesSheets = known.state === 'active' && mayRead(known.roles) && !mayRead(roles);
  return (
    <div className={styles.line}>
      <div className={styles.detail}>
        <p>{words}</p>
        {takesSheets ? <p>{t('access.takesSheets', { name })}</p> : null}
      </div>
      <Button onClick={onApply}>{t('access.apply')}</Button>
    </div>
  );
}
