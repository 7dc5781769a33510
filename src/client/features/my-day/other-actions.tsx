/**
 * Actions of organisations and of the programme, after those of the SMEs: ticked in one press, opened in the dialog that an
 * action of a sheet has. One that the address names stands among them whatever its state, and has the focus.
 */

import { useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isOpenAction } from '../../../domain/action/action.ts';
import type { Action } from '../../../domain/operation/record.ts';
import type { DayScope } from '../../../domain/my-day/day-scope.ts';
import { type OtherAction, otherActions } from '../../../domain/my-day/other-actions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { recordsOf, rootsOf } from '../../model/records.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { ActionLine } from '../../parts/action/action-line.tsx';
import { LazyActionEditor } from '../../parts/action/lazy-action-editor.tsx';
import { paths } from '../../ports/routes.ts';
import { classNames } from '../../ui/class-names.ts';
import { TextLink } from '../../ui/text-link.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import styles from './my-day.module.css';

/**
 * The actions that a day is about.
 *
 * @param namedId one that is among them in any case
 */
export function useOtherActions(
  scope: DayScope,
  namedId: string | undefined,
): readonly OtherAction[] {
  const otherSheets = useCarnetState((state) => state.otherSheets);
  const shared = useCarnetState((state) => state.shared);
  const memberId = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const today = useToday();
  return useMemo(() => {
    const ofOrganisations = rootsOf({ otherSheets }, 'organisation').flatMap(({ root, head }) =>
      recordsOf(head, 'action').map((action) => ({ action, organisation: root })),
    );
    const own = recordsOf(shared, 'action').map((action) => ({ action, organisation: undefined }));
    const view = { scope, memberId, members };
    return otherActions([...ofOrganisations, ...own], view, today, namedId);
  }, [otherSheets, shared, memberId, members, scope, today, namedId]);
}

/** Whether it still has to be done; one that the address names may be settled. */
export const isToDo = ({ action }: OtherAction): boolean => isOpenAction(action.values.state);

interface OtherActionListProps {
  readonly actions: readonly OtherAction[];
  /** The one that the address names. */
  readonly namedId: string | undefined;
}

export function OtherActionList({ actions, namedId }: OtherActionListProps) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const headingId = useId();
  const [opened, setOpened] = useState<Action | undefined>(undefined);
  const named = useArrival(namedId, (id) =>
    setOpened(actions.find(({ action }) => action.id === id)?.action),
  );
  const isPrinting = useIsPrinting();
  const isElsewhere = namedId !== undefined && actions.every(({ action }) => action.id !== namedId);
  return (
    <>
      {isElsewhere && !isPrinting ? <Elsewhere id={namedId} /> : null}
      {actions.length === 0 ? null : (
        <section aria-labelledby={headingId} className={styles.section}>
          <h2 id={headingId} className={styles.heading}>
            {t('section.others')}{' '}
            <span className={styles.count}>{format.number(actions.filter(isToDo).length)}</span>
          </h2>
          <ul className={styles.others}>
            {actions.map((one) => (
              <li
                key={one.action.id}
                ref={one.action.id === namedId ? named : undefined}
                className={classNames(styles.other, one.action.id === namedId && styles.named)}
              >
                <OtherActionLine one={one} onOpen={() => setOpened(one.action)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {opened === undefined ? null : (
        <LazyActionEditor key={opened.id} action={opened} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}

/** Where an action is that the address names and this list lacks: on the sheet of a business, or nowhere any more. */
function Elsewhere({ id }: { readonly id: string }) {
  const { t } = useTranslation('my-day');
  const sheets = useCarnetState((state) => state.sheets);
  const sheet = [...sheets.values()].find(({ actions }) => actions.some((one) => one.id === id));
  if (sheet === undefined) return <p className={styles.coming}>{t('others.missing')}</p>;
  return (
    <p className={styles.coming}>
      {t('others.onSheet')}{' '}
      <Link href={paths.entry(sheet.sme.id, id)} asChild>
        <TextLink>
          <bdi>{sheet.sme.values.name}</bdi>
        </TextLink>
      </Link>
    </p>
  );
}

/** Brings the action that the address names into view, with the focus, once for each address. */
function useArrival(namedId: string | undefined, onOpen: (id: string) => void) {
  const open = useEffectEvent(onOpen);
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const { current } = line;
    if (namedId === undefined || current === null) return undefined;
    current.scrollIntoView({ block: 'center' });
    // It is read out, and Tab leads to its box from there; once left, it is no place for the focus.
    current.tabIndex = -1;
    // Else the arrival on the screen would begin at its top.
    current.dataset['arrived'] = '';
    current.focus({ preventScroll: true });
    const presses = new AbortController();
    const onBlur = (): void => {
      current.removeAttribute('tabindex');
      delete current.dataset['arrived'];
      presses.abort();
    };
    current.addEventListener('blur', onBlur, { once: true });
    // The row itself has the focus: Enter opens what it names.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.target !== current) return;
      event.preventDefault();
      open(namedId);
    };
    current.addEventListener('keydown', onKey, { signal: presses.signal });
    return () => presses.abort();
  }, [namedId]);
  return line;
}

interface OtherActionLineProps {
  readonly one: OtherAction;
  readonly onOpen: () => void;
}

function OtherActionLine({ one, onOpen }: OtherActionLineProps) {
  const { t } = useTranslation('my-day');
  const mayWrite = useMayWrite();
  const { action, organisation } = one;
  const place =
    organisation === undefined ? (
      <span>{t('others.programme')}</span>
    ) : (
      <Link href={paths.organisation(organisation.id)} asChild>
        <TextLink>
          <bdi>{organisation.values.name}</bdi>
        </TextLink>
      </Link>
    );
  return <ActionLine action={action} readOnly={!mayWrite} onOpen={onOpen} place={place} />;
}
