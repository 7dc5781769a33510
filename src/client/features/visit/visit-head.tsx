/** The head of a visit: the way out, whom one visits, the time, and where the work is saved. */

import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { switchTimer, correctTimer } from '../../../domain/visit/timer.ts';
import { readInteger } from '../../parts/record/read-number.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useContactName } from '../../i18n/use-contact-words.ts';
import { useCarnet, useNow } from '../../model/use-carnet.ts';
import { useHalfTypedTexts } from '../../model/use-half-typed.ts';
import { useHomePeople } from '../../model/use-home.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Visit } from './use-visit.ts';
import styles from './visit.module.css';

interface VisitHeadProps {
  readonly visit: Visit;
  readonly place: ReactNode;
  readonly onLeave: () => void;
}

export function VisitHead({ visit, place, onLeave }: VisitHeadProps) {
  const { t } = useTranslation('visit');
  const words = useVisitWords(visit);
  return (
    <div className={styles.head}>
      <Button variant="quiet" size="touch" icon="close" shortcut={t('escape')} onClick={onLeave}>
        {t('leave')}
      </Button>
      <div className={styles.who}>
        <h1>
          <bdi>{visit.sheet.sme.values.name}</bdi>
        </h1>
        <p>{words}</p>
      </div>
      <Timer visit={visit} />
      <div className={styles.place}>{place}</div>
    </div>
  );
}

/** `Visit, Wednesday 18 November, with Claire Le Goff`. */
function useVisitWords({ sheet, contact }: Visit): string {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const nameOf = useContactName();
  const today = useNow().slice(0, 10);
  const known = useHomePeople(sheet.sme.id);
  const { at, people = {} } = contact.values;
  const names = Object.keys(people).flatMap((id) => known?.[id]?.name ?? []);
  const what = nameOf(contact.values);
  const day = format.day(at.slice(0, 10), today);
  return names.length === 0 ? t('about', { what, day }) : t('aboutWith', { what, day, names });
}

const focusOnce = (element: HTMLInputElement | null): void => element?.select();

/** In minutes, without seconds: nobody is hurried. Pressed, it can be corrected. */
function Timer({ visit: { visit, contact, update, minutes } }: { readonly visit: Visit }) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const { environment } = useCarnet();
  const half = useHalfTypedTexts(`visitMinutes:${contact.id}`);
  const kept = half.textOf('minutes');
  // A box that was only opened keeps nothing: the time goes on meanwhile.
  const [opened, setOpened] = useState<string | undefined>(undefined);
  const typed = kept ?? opened;
  const isKeyed = useRef(false);
  const close = (): void => {
    setOpened(undefined);
    half.clear();
  };
  /** Whoever confirmed or left the box by a key goes on where they were. */
  const backToTime = (button: HTMLButtonElement | null): void => {
    if (isKeyed.current) button?.focus();
    if (button !== null) isKeyed.current = false;
  };
  const { isRunning } = visit.timer;
  const planned = visit.before?.minutes;
  const correct = (): void => {
    const read = readInteger(typed ?? '');
    close();
    if (typeof read !== 'number') return;
    update((before) => ({
      ...before,
      timer: correctTimer(before.timer, read, environment.now()),
    }));
  };
  return (
    <div className={styles.timer}>
      <Icon name="time" size={20} />
      {typed === undefined ? (
        <button
          type="button"
          ref={backToTime}
          className={styles.minutes}
          title={t('timer.correct')}
          aria-label={t('timer.correctNow', { time: format.duration(minutes()) })}
          onClick={() => setOpened(String(minutes()))}
        >
          {format.duration(minutes())}
          {planned === undefined ? null : (
            <span className={styles.planned}>{` / ${format.duration(planned)}`}</span>
          )}
        </button>
      ) : (
        <TextInput
          className={styles.minutesInput}
          aria-label={t('timer.minutes')}
          inputMode="numeric"
          ref={focusOnce}
          value={typed}
          onValueChange={(text) => half.type('minutes', text, '')}
          onBlur={correct}
          onKeyDown={(event) => {
            isKeyed.current = event.key === 'Enter' || event.key === 'Escape';
            // The key belongs to the box: the button that takes its place is not pressed by it.
            if (isKeyed.current) event.preventDefault();
            if (event.key === 'Enter') correct();
            if (event.key === 'Escape') close();
            event.stopPropagation();
          }}
        />
      )}
      <IconButton
        icon={isRunning ? 'onHold' : 'forward'}
        label={t(isRunning ? 'timer.pause' : 'timer.resume')}
        onClick={() =>
          update((before) => ({ ...before, timer: switchTimer(before.timer, environment.now()) }))
        }
      />
    </div>
  );
}
