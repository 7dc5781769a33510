/**
 * The membership ended: what was put away, and what was kept for its author alone, with a way to copy out its texts and to
 * save its files. Whoever is
 * a member again when this is shown, on whichever device they came back, goes on: what was kept is sent [C8].
 */

import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { mayRead } from '../../../domain/permission/permission.ts';
import { forgetWhatWasSeen } from '../../model/forget.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useClipboard } from '../../model/use-clipboard.ts';
import { useSync } from '../../model/use-sync.ts';
import type { StuckGroup } from '../../ports/sync.ts';
import { outsidePaths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { ArrivalFrame } from './arrival-frame.tsx';
import styles from './arrival.module.css';
import { KeptFiles } from './kept-files.tsx';
import { keptTexts } from './kept-texts.ts';

export function LostView() {
  const { t } = useTranslation('sign-in');
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  useEffect(() => forgetWhatWasSeen({ programmeId, memberId }), [programmeId, memberId]);
  useComingBack(programmeId, memberId);
  const groups = useKept();
  const text = useMemo(
    () => (groups ?? []).map(({ group }) => keptTexts(group).join('\n')).join('\n\n'),
    [groups],
  );
  const { copied, copy } = useClipboard(text);
  return (
    <ArrivalFrame title={t('lost.title')} lead={t('lost.text')}>
      {groups === undefined ? null : groups.length === 0 ? (
        <Note icon="done">{t('lost.nothing')}</Note>
      ) : (
        <div className={styles.stand}>
          <Note icon="lock">{t('lost.kept', { count: groups.length })}</Note>
          <Field label={t('lost.texts')}>
            <TextArea value={text} onValueChange={() => undefined} readOnly />
          </Field>
          <p role="status">
            {copied === undefined ? '' : copied ? t('lost.copied') : t('lost.notCopied')}
          </p>
          <KeptFiles groups={groups.map(({ group }) => group)} />
        </div>
      )}
      <div className={styles.buttons}>
        {groups === undefined || groups.length === 0 ? null : (
          <Button variant="primary" size="form" icon="copy" onClick={copy}>
            {t('lost.copy')}
          </Button>
        )}
        <Link href={`~${outsidePaths.start}`} asChild>
          <ButtonLink size="form">{t('lost.others')}</ButtonLink>
        </Link>
      </div>
    </ArrivalFrame>
  );
}

/** Goes on where the server says that whoever works here is a member again. */
function useComingBack(programmeId: string, memberId: string): void {
  const ask = useAskServer();
  const { connect } = useSync();
  useEffect(() => {
    let current = true;
    void ask((server) => server.session()).then((answer) => {
      if (!current || !answer.ok) return;
      const isBack = answer.value.memberships.some(
        (one) => one.programmeId === programmeId && one.memberId === memberId && mayRead(one.roles),
      );
      // Where the device cannot write just now, it is asked again when this is next shown.
      if (isBack) connect().catch(() => undefined);
    });
    return () => {
      current = false;
    };
  }, [ask, connect, programmeId, memberId]);
}

function useKept(): readonly StuckGroup[] | undefined {
  const { exchange } = useSync();
  const [groups, setGroups] = useState<readonly StuckGroup[] | undefined>(undefined);
  useEffect(() => {
    let current = true;
    exchange?.stuck().then(
      (found) => {
        if (current) setGroups(found);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [exchange]);
  return groups;
}
