/**
 * The membership ended, or its role reads no sheets any more: what was put away, and what was kept for its author alone,
 * with a way to copy out its texts and to save its files. Whoever is a member again when this is shown, on whichever device
 * they came back, goes on: what was kept is sent, and half-typed lines are on their sheets again [C8].
 */

import { useEffect, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import type { Operation } from '../../../domain/operation/operation.ts';
import { mayRead } from '../../../domain/permission/permission.ts';
import type { Carnet } from '../../model/carnet.ts';
import { forgetWhatWasSeen } from '../../model/forget.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { useDescribe } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { useClipboard } from '../../model/use-clipboard.ts';
import { useSync } from '../../model/use-sync.ts';
import type { Draft } from '../../ports/sheet-store.ts';
import type { StuckGroup } from '../../ports/sync.ts';
import { isOwnWords, ownWordsOf, placeOf, together } from '../../ports/own-words.ts';
import { outsidePaths } from '../../ports/routes.ts';
import { useDraftText } from '../../parts/composer/draft-text.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { ArrivalFrame } from './arrival-frame.tsx';
import styles from './arrival.module.css';
import { KeptFiles, useOwnFiles } from './kept-files.tsx';
import { keptTexts } from './kept-texts.ts';

export function LostView() {
  const { t } = useTranslation(['sign-in', 'domain']);
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  useEffect(() => forgetWhatWasSeen({ programmeId, memberId }), [programmeId, memberId]);
  const standing = useStanding(programmeId, memberId);
  const groups = useKept();
  const files = useOwnFiles(groups?.map(({ group }) => group));
  const { environment } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const describe = useDescribe(today, useNames(''));
  const about = ({ entity, at }: Operation): string =>
    `${t(`domain:entityName.${entity}`)} · ${format.dayTime(localDateTimeIn(at, environment.zone()), today)}`;
  const lines = useOwnLines();
  const text = [
    ...lines,
    ...(groups ?? []).map(({ group }) => keptTexts(group, { describe, about })),
  ]
    .filter((part) => part !== '')
    .join('\n\n\n');
  const { copied, copy } = useClipboard(text);
  const { title, lead } = words[standing];
  return (
    <ArrivalFrame title={t(`lost.${title}`)} lead={t(`lost.${lead}`)} replacesWork>
      {groups === undefined ? null : groups.length + lines.length + files.length === 0 ? (
        <Note icon="done">{t('lost.nothing')}</Note>
      ) : (
        <div className={styles.stand}>
          {groups.length === 0 ? null : (
            <Note icon="lock">{t('lost.kept', { count: groups.length })}</Note>
          )}
          {lines.length === 0 ? null : (
            <Note icon="lock">{t('lost.halfTyped', { count: lines.length })}</Note>
          )}
          {files.length === 0 ? null : (
            <Note icon="lock">{t('lost.keptFiles', { count: files.length })}</Note>
          )}
          {text === '' ? null : (
            <Field label={t('lost.texts')}>
              <TextArea value={text} onValueChange={() => undefined} readOnly />
            </Field>
          )}
          <p role="status">
            {copied === undefined ? '' : copied ? t('lost.copied') : t('lost.notCopied')}
          </p>
          <KeptFiles files={files} />
        </div>
      )}
      <div className={styles.buttons}>
        {text === '' ? null : (
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

/** What the server says of whoever works here; `unknown` while it was not heard. */
type Standing = 'unknown' | 'left' | 'observer';

const words = {
  unknown: { title: 'title', lead: 'text' },
  left: { title: 'left', lead: 'leftText' },
  observer: { title: 'observer', lead: 'observerText' },
} as const satisfies Readonly<Record<Standing, { readonly title: string; readonly lead: string }>>;

/** While this is shown, the server is asked as often as this, in milliseconds, and whenever the page is seen again. */
export const standingEveryMs = 30_000;

/**
 * How whoever works here stands to the programme now. Goes on where the server says that they are a member again who
 * reads its sheets: whoever took the rights away by mistake gives them back within the minute.
 */
function useStanding(programmeId: string, memberId: string): Standing {
  const ask = useAskServer();
  const { connect } = useSync();
  const { environment } = useCarnet();
  const [standing, setStanding] = useState<Standing>('unknown');
  const [round, askAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => environment.later(askAgain, standingEveryMs), [environment, round]);
  useEffect(() => {
    const onShown = (): void => {
      if (document.visibilityState === 'visible') askAgain();
    };
    document.addEventListener('visibilitychange', onShown);
    return () => document.removeEventListener('visibilitychange', onShown);
  }, []);
  useEffect(() => {
    let current = true;
    void ask((server) => server.session()).then((answer) => {
      if (!current || !answer.ok) return;
      const own = answer.value.memberships.find(
        (one) => one.programmeId === programmeId && one.memberId === memberId,
      );
      if (own !== undefined && mayRead(own.roles)) {
        // Where the device cannot write just now, it is asked again when this is next shown.
        connect().catch(() => undefined);
      } else setStanding(own === undefined ? 'left' : 'observer');
    });
    return () => {
      current = false;
    };
  }, [ask, connect, programmeId, memberId, round]);
  return standing;
}

/**
 * What whoever works here left half-typed, each under what it is and when it was typed. Drafts that are no own words go:
 * a field that was open when everything was put away keeps its text once more as it closes. What was typed there last stays [C8].
 */
function useOwnLines(): readonly string[] {
  const { t } = useTranslation('sheet');
  const carnet = useCarnet();
  const format = useFormat();
  const today = useToday();
  const describe = useDescribe(today, useNames(''));
  const textOf = useDraftText(describe);
  const drafts = useCarnetState((state) => state.drafts);
  // Each write changes the drafts, before the one that it is about is gone.
  const underWay = useRef(new Set<string>());
  useEffect(() => {
    for (const draft of drafts.values()) {
      const { key } = draft;
      if (isOwnWords(draft) || underWay.current.has(key)) continue;
      underWay.current.add(key);
      // Where the device cannot write just now, they go when this is next shown.
      void keepOwnWords(carnet, draft)
        .catch(() => undefined)
        .finally(() => underWay.current.delete(key));
    }
  }, [carnet, drafts]);
  return [...drafts.values()]
    .filter(isOwnWords)
    .toSorted((a, b) => b.at - a.at)
    .flatMap((draft) => {
      const place = placeOf(draft.key);
      const text = textOf(draft);
      if (text === '') return [];
      const label = place in lineNames ? lineNames[place as keyof typeof lineNames] : 'half.other';
      const at = format.dayTime(localDateTimeIn(draft.at, carnet.environment.zone()), today);
      return [`${t(`journal.${label}`)} · ${at}\n\n${text}`];
    });
}

/** The own words of a draft are kept before the draft goes. */
async function keepOwnWords(carnet: Carnet, draft: Draft): Promise<void> {
  const drafts = (): ReadonlyMap<string, Draft> => carnet.state.getState().drafts;
  const own = ownWordsOf(draft);
  for (const { key, text } of own) {
    if (key !== draft.key) await carnet.keepDraft(key, together(drafts().get(key)?.text, text));
  }
  const now = drafts().get(draft.key);
  // What another tab wrote there meanwhile has its turn.
  if (now !== undefined && now.text !== draft.text) await keepOwnWords(carnet, now);
  else await carnet.keepDraft(draft.key, own.find(({ key }) => key === draft.key)?.text ?? '');
}

const lineNames = {
  composer: 'halfTyped',
  visitLine: 'half.visitLine',
  visitDecision: 'half.visitDecision',
  visit: 'half.visit',
  contact: 'half.contact',
  'new-sme': 'half.newSme',
} as const;

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
