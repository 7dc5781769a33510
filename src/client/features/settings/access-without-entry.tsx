/**
 * Who has access, or is invited, and is in no list of members: the entry was deleted, or never made. Without this, nobody would
 * find them who may end that.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { passwordRules, type ProgrammeMember } from '../../ports/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/page.tsx';
import { EndAccessDialog } from './end-access-dialog.tsx';
import styles from './settings.module.css';
import { useAccessServer } from './use-access-server.ts';
import { useKnownMembers } from './use-server-members.ts';

export function AccessWithoutEntry() {
  const { t } = useTranslation('people');
  const { members = [] } = useKnownMembers();
  const entries = useCarnetState((state) => state.members);
  const here = new Set(entries.map(({ id }) => id));
  const others = members.filter(({ memberId }) => !here.has(memberId));
  if (others.length === 0) return null;
  return (
    <Section title={t('withoutEntry.title')} lead={t('withoutEntry.lead')}>
      <ul className={styles.list}>
        {others.map((member) => (
          <OtherMember key={member.memberId} member={member} />
        ))}
      </ul>
    </Section>
  );
}

function OtherMember({ member }: { readonly member: ProgrammeMember }) {
  const { t } = useTranslation(['people', 'domain', 'sign-in']);
  const format = useFormat();
  const { coordinates } = useKnownMembers();
  const isOwn = useCarnetState((carnet) => carnet.memberId) === member.memberId;
  const access = useAccessServer();
  const [ending, setEnding] = useState(false);
  const { memberId, name, email, roles, state } = member;
  const words = [
    ...(email === undefined ? [] : [email]),
    format.list(roles.map((role) => t(`domain:option.memberRole.${role}`))),
    t(`access.${state}`),
  ];
  const end = async (done: string): Promise<void> => {
    const request = { memberId, roles: [] };
    await access.ask((server, programmeId) => server.changeMember(programmeId, request), done);
    setEnding(false);
  };
  return (
    <li className={styles.line}>
      <div>
        <p className={styles.label}>{name}</p>
        <p className={styles.detail}>{words.join(' · ')}</p>
        {access.problem === undefined ? null : (
          <Note icon="error" tone="error" announced>
            {t(`sign-in:problem.${access.problem}`, { min: passwordRules.lengthMin })}
          </Note>
        )}
      </div>
      {!coordinates ? null : state === 'active' ? (
        <Button icon="remove" onClick={() => setEnding(true)}>
          {isOwn ? t('access.removeOwn') : t('access.remove')}
        </Button>
      ) : (
        <Button onClick={() => void end(t('access.withdrawn', { name }))}>
          {t('access.withdraw')}
        </Button>
      )}
      {ending ? (
        <EndAccessDialog
          name={name}
          isOwn={isOwn}
          onClose={() => setEnding(false)}
          onEnd={() => void end(isOwn ? t('access.removedOwn') : t('access.removed', { name }))}
        />
      ) : null}
    </li>
  );
}
