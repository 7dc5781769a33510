/** The summary that is left with the owner, in their language: printed, opened as an email, shared or copied. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Appointment,
  onClockOf,
  zoneOfAppointment,
  zoneOfPad,
} from '../../../domain/calendar/appointment.ts';
import { dateOf } from '../../../domain/calendar/local-date.ts';
import { type Language, languages } from '../../../domain/entity/field.ts';
import {
  type Letter,
  type LetterNames,
  letterText,
} from '../../../domain/form/follow-up-letter.ts';
import { hourOf } from '../../../domain/contact/log-contact.ts';
import { ownerLanguage } from '../../../domain/sme/owner-language.ts';
import { takeAway } from '../../../domain/visit/take-away.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { LetterNotes } from '../../parts/letter/letter-notes.tsx';
import { LetterPage } from '../../parts/letter/letter-page.tsx';
import { LetterPaper } from '../../parts/letter/letter-paper.tsx';
import { useLetterOut } from '../../parts/letter/use-letter-out.ts';
import { useLetterParties } from '../../parts/letter/use-letter-parties.ts';
import { usePeople } from '../../parts/record/people.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Row, Section, Stack } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { Visit } from './use-visit.ts';
import styles from './take-away.module.css';

export function TakeAway({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation(['visit', 'sheet']);
  const { sme } = visit.sheet;
  const [language, setLanguage] = useState(() => ownerLanguage(sme));
  const { to, from, address } = useLetterParties(sme, visit.contact.values);
  const letter = useLetter(visit, language, { to, from });
  const { copy, mail, isTooLong } = useLetterOut(letter, address, 'summary');
  const page = (
    <LetterPage
      name={sme.values.name}
      letter={letter}
      language={language}
      className={styles.page}
    />
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
        <LetterNotes letter={letter} language={language} isTooLong={isTooLong} kind="summary" />
        {page}
        <Row>
          <Button size="touch" icon="print" onClick={() => window.print()}>
            {t('visit:takeAway.print')}
          </Button>
          <ButtonLink size="touch" icon="email" {...mail}>
            {t('visit:takeAway.mail')}
          </ButtonLink>
          {'share' in navigator ? (
            <Button
              size="touch"
              icon="send"
              // Whoever closes the window of the system shares nothing, and that is no fault.
              onClick={() =>
                void navigator
                  .share({ title: letter.subject, text: letterText(letter) })
                  .catch(() => undefined)
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
      <LetterPaper>{page}</LetterPaper>
    </Section>
  );
}

function useLetter(visit: Visit, language: Language, names: LetterNames): Letter {
  const { contact, sheet, actions, visit: state } = visit;
  const today = useToday();
  const { nameOf } = usePeople(sheet.sme.id);
  const pads = useCarnetState((state) => state.launchPads);
  const { environment } = useCarnet();
  const planned = sheet.summary.planned.find(({ at }) => at.slice(0, 10) > today);
  const { decisions = {} } = contact.values;
  // The letter says days and hours on the clock of the SME.
  const theirs = (appointment: Appointment): string => {
    const { launchPadId } = sheet.sme.values;
    const zone = zoneOfAppointment(appointment, launchPadId, pads, environment.zone());
    return onClockOf(zoneOfPad(launchPadId, pads) ?? zone, appointment.at, zone).at;
  };
  return takeAway(
    {
      at: theirs(contact.values),
      decisions: Object.values(decisions),
      actions: actions.filter(({ id }) => !state.untold.includes(id)),
      next:
        planned === undefined
          ? undefined
          : { on: dateOf(theirs(planned)), hour: hourOf(theirs(planned)) },
      nameOf,
      ...names,
    },
    language,
  );
}
