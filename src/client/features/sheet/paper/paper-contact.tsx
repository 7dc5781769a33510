/** One contact on paper, with everything that is folded on the screen, and a text in its two languages. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Text2 } from '../../../../domain/entity/field.ts';
import type { Contact } from '../../../../domain/operation/record.ts';
import { partsOfMinutes } from '../../../../domain/visit/minutes.ts';
import { otherLanguage } from '../../../../domain/text/text-pair.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { MinutesText } from '../../../parts/minutes/minutes-text.tsx';
import { MarginEntry } from '../../../ui/margin-list.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { People } from '../../../parts/record/people.ts';
import { useAppointment } from '../../../parts/date/use-appointment.ts';
import { useParty } from '../../../parts/introduction/use-party.ts';
import styles from './sheet-paper.module.css';

interface PaperContactProps {
  readonly contact: Contact;
  readonly people: People;
}

export function PaperContact({ contact, people }: PaperContactProps) {
  const format = useFormat();
  const today = useToday();
  const { minutes, summary } = contact.values;
  const { day, time, there } = useAppointment()(contact.values, { home: contact.home });
  return (
    <MarginEntry
      mark={<time dateTime={day}>{format.dayMonth(day, today)}</time>}
      submark={
        <>
          {time}
          {time === undefined || minutes === undefined ? null : <br />}
          {minutes === undefined ? null : format.duration(minutes)}
        </>
      }
    >
      <Head contact={contact} people={people} there={there} />
      {summary === undefined ? null : <PaperText text={summary} />}
      <Parts contact={contact} />
    </MarginEntry>
  );
}

interface HeadProps extends PaperContactProps {
  /** The hour on the clock of the place, where that shows another one. */
  readonly there: string | undefined;
}

function Head({ contact, people, there }: HeadProps) {
  const { t } = useTranslation(['domain', 'sheet']);
  const { kind, introducedId = '' } = contact.values;
  const party = useParty(introducedId);
  const isNamed = kind === 'introduction' && introducedId !== '' && !party.isConfidential;
  const { mode, state, memberIds, people: attendance, messageFrom, messageTo } = contact.values;
  const who = [
    ...(messageFrom === undefined ? [] : [messageFrom]),
    ...(memberIds ?? []).map(people.nameOf),
    ...Object.entries(attendance ?? {}).flatMap(([id, how]) =>
      how === 'absent' ? [] : [people.nameOf(id)],
    ),
    ...(messageTo === undefined ? [] : [messageTo]),
  ];
  const words = [
    mode === undefined ? undefined : t(`domain:option.contactMode.${mode}`),
    there,
    who.length === 0 ? undefined : who.join(', '),
    state === 'held' ? undefined : t(`domain:option.contactState.${state}`),
  ].filter((part) => part !== undefined);
  return (
    <p>
      <b>{t(`domain:option.contactKind.${kind}`)}</b>{' '}
      {isNamed ? (
        <>
          {t('sheet:journal.introducedTo')}{' '}
          <bdi>{party.name ?? t('sheet:journal.introducedToDeleted')}</bdi>{' '}
        </>
      ) : null}
      <span className={styles.quiet}>{words.join(' · ')}</span>
    </p>
  );
}

/** Agenda, minutes and decisions. */
function Parts({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('export');
  const { agenda, minutesText, decisions, messageId } = contact.values;
  const said = messageId === undefined ? 'minutes' : 'message';
  const parts = [
    { id: 'agenda', texts: agenda === undefined ? [] : [agenda] },
    { id: said, texts: minutesText === undefined ? [] : [minutesText] },
    { id: 'decisions', texts: Object.values(decisions ?? {}) },
  ] as const;
  return parts.map(({ id, texts }) =>
    texts.length === 0 ? null : (
      <div key={id}>
        <p className={styles.part}>{t(`paper.${id}`)}</p>
        {texts.map((text, index) => (
          <PaperText key={index} text={text} isMinutes={id === 'minutes'} />
        ))}
      </div>
    ),
  );
}

interface PaperTextProps {
  readonly text: Text2;
  /** The minutes of a visit, which are drawn as what they mean. */
  readonly isMinutes?: boolean;
}

/** A text in the language it was written in, and in the other one where somebody translated it. */
export function PaperText({ text, isMinutes = false }: PaperTextProps) {
  const { translation } = text;
  const other = otherLanguage(text.lang);
  if (translation === undefined || translation.trim() === '') {
    return <Words text={text.text} lang={text.lang} isMinutes={isMinutes} />;
  }
  const tagOf = (lang: Language) => <Tag>{lang.toUpperCase()}</Tag>;
  return (
    <div className={styles.pair}>
      <Words text={text.text} lang={text.lang} isMinutes={isMinutes} tag={tagOf(text.lang)} />
      <Words text={translation} lang={other} isMinutes={isMinutes} tag={tagOf(other)} />
    </div>
  );
}

interface WordsProps {
  readonly text: string;
  readonly lang: Language;
  readonly isMinutes: boolean;
  readonly tag?: ReactNode;
}

function Words({ text, lang, isMinutes, tag }: WordsProps) {
  const parts = isMinutes ? partsOfMinutes(text) : [];
  if (parts.length > 0) {
    return (
      <div>
        {tag}
        <MinutesText parts={parts} lang={lang} />
      </div>
    );
  }
  return (
    <p lang={lang} className={styles.text}>
      {tag}
      {tag === undefined ? null : ' '}
      {text}
    </p>
  );
}
