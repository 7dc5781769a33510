/** The summary that is left with the owner, in their language: printed, opened as an email, shared or copied. */

import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { addressInLink } from '../../../domain/sme/reach.ts';
import { languages } from '../../../domain/entity/field.ts';
import { letterText } from '../../../domain/form/follow-up-letter.ts';
import { hourOf } from '../../../domain/contact/log-contact.ts';
import { ownerLanguage } from '../../../domain/sme/owner-language.ts';
import { takeAway } from '../../../domain/visit/take-away.ts';
import { notify } from '../../model/notices.ts';
import { takePaper } from '../../model/paper.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { usePeople } from '../../parts/record/people.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Row, Section, Stack } from '../../ui/page.tsx';
import { Note } from '../../ui/note.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { Visit } from './use-visit.ts';
import styles from './take-away.module.css';

export function TakeAway({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation(['visit', 'sheet', 'reviews']);
  const { sme } = visit.sheet;
  const [language, setLanguage] = useState(() => ownerLanguage(sme));
  useEffect(() => takePaper(), []);
  const letter = useLetter(visit, language);
  const text = letterText(letter);
  const isUntranslated = letter.parts.some(({ lines }) =>
    lines.some(({ lang }) => lang !== language),
  );
  const address = usePersonMet(visit)?.email ?? '';
  const mail = `mailto:${addressInLink(address)}?${new URLSearchParams({
    subject: letter.subject,
    body: text,
  })
    .toString()
    .replaceAll('+', '%20')}`;
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => notify({ message: t('reviews:letter.copied'), tone: 'done' }),
      () => notify({ message: t('reviews:letter.notCopied'), tone: 'problem' }),
    );
  };
  const page = (
    <article lang={language} className={styles.page}>
      {text}
    </article>
  );
  return (
    <Section
      title={t('visit:takeAway.title')}
      lead={t('visit:takeAway.lead')}
      aside={
        <Segments
          label={t('visit:takeAway.language')}
          options={languages.map((value) => ({ value, label: t(`sheet:language.${value}`) }))}
          value={language}
          onValueChange={setLanguage}
        />
      }
    >
      <Stack>
        {isUntranslated ? <Note icon="toTranslate">{t('reviews:letter.untranslated')}</Note> : null}
        {page}
        <Row>
          <Button size="touch" icon="print" onClick={() => window.print()}>
            {t('visit:takeAway.print')}
          </Button>
          <ButtonLink size="touch" icon="email" href={mail}>
            {t('visit:takeAway.mail')}
          </ButtonLink>
          {'share' in navigator ? (
            <Button
              size="touch"
              icon="send"
              // Whoever closes the window of the system shares nothing, and that is no fault.
              onClick={() =>
                void navigator.share({ title: letter.subject, text }).catch(() => undefined)
              }
            >
              {t('visit:takeAway.share')}
            </Button>
          ) : null}
          <Button size="touch" icon="copy" onClick={copy}>
            {t('visit:takeAway.copy')}
          </Button>
        </Row>
      </Stack>
      {createPortal(<div className={styles.paper}>{page}</div>, document.body)}
    </Section>
  );
}

function usePersonMet({ sheet, contact }: Visit) {
  const { people = {} } = sheet.sme.values;
  const [met] = Object.keys(contact.values.people ?? {});
  return met === undefined ? undefined : people[met];
}

function useLetter(visit: Visit, language: (typeof languages)[number]) {
  const { contact, sheet, actions, visit: state } = visit;
  const today = useToday();
  const { nameOf } = usePeople(sheet.sme.id);
  const from = useCarnetState(
    ({ members, memberId }) => members.find(({ id }) => id === memberId)?.values.name ?? '',
  );
  const planned = sheet.summary.planned.find(({ at }) => at.slice(0, 10) > today);
  const { at, decisions = {} } = contact.values;
  return takeAway(
    {
      at,
      decisions: Object.values(decisions),
      actions: actions.filter(({ id }) => !state.untold.includes(id)),
      next:
        planned === undefined
          ? undefined
          : { on: planned.at.slice(0, 10), hour: hourOf(planned.at) },
      nameOf,
      to: usePersonMet(visit)?.name,
      from,
    },
    language,
  );
}
