/** The letter that follows a review, in the language of the SME: copied, opened as an email, or printed as it stands. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../../domain/entity/field.ts';
import { followUpLetter } from '../../../../domain/form/follow-up-letter.ts';
import type { FormView } from '../../../../domain/form/view.ts';
import type { Contact, Sme } from '../../../../domain/operation/record.ts';
import { ownerLanguage } from '../../../../domain/sme/owner-language.ts';
import { LetterNotes } from '../../../parts/letter/letter-notes.tsx';
import { LetterPage } from '../../../parts/letter/letter-page.tsx';
import { LetterPaper } from '../../../parts/letter/letter-paper.tsx';
import { useLetterOut } from '../../../parts/letter/use-letter-out.ts';
import { useLetterParties } from '../../../parts/letter/use-letter-parties.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Row, Stack } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';

interface FollowUpLetterProps {
  readonly sme: Sme;
  readonly view: FormView;
  /** The contact at which the review was held, where it is known. */
  readonly contact: Contact['values'] | undefined;
  readonly onClose: () => void;
}

export function FollowUpLetter({ sme, view, contact, onClose }: FollowUpLetterProps) {
  const { t } = useTranslation(['reviews', 'sheet']);
  const [language, setLanguage] = useState(ownerLanguage(sme));
  const { name } = sme.values;
  const { to, from, address } = useLetterParties(sme, contact);
  const letter = followUpLetter(view, language, { to, from });
  const { copy, mail, isTooLong } = useLetterOut(letter, address, 'letter');
  const page = <LetterPage name={name} letter={letter} language={language} />;
  return (
    <>
      <Dialog
        open
        size="wide"
        onClose={onClose}
        title={t('reviews:letter.title')}
        closeLabel={t('sheet:close')}
        footer={
          <>
            <Button variant="primary" icon="copy" onClick={copy}>
              {t('reviews:letter.copy')}
            </Button>
            <ButtonLink icon="email" {...mail}>
              {t('reviews:letter.mail')}
            </ButtonLink>
            <Button icon="print" onClick={() => window.print()}>
              {t('reviews:letter.print')}
            </Button>
            <Button onClick={onClose}>{t('sheet:close')}</Button>
          </>
        }
      >
        <Stack>
          <Row>
            <Segments
              label={t('reviews:letter.language')}
              options={languages.map((value) => ({ value, label: t(`sheet:language.${value}`) }))}
              value={language}
              onValueChange={setLanguage}
            />
          </Row>
          <LetterNotes letter={letter} language={language} isTooLong={isTooLong} kind="letter" />
          {page}
        </Stack>
      </Dialog>
      <LetterPaper>{page}</LetterPaper>
    </>
  );
}
