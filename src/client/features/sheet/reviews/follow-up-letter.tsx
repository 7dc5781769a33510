/** The letter that follows a review, in the language of the SME: copied, opened as an email, or printed as it stands. */

import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { addressInLink } from '../../../../domain/sme/reach.ts';
import { languages } from '../../../../domain/entity/field.ts';
import { followUpLetter, letterText } from '../../../../domain/form/follow-up-letter.ts';
import type { FormView } from '../../../../domain/form/view.ts';
import type { Sme } from '../../../../domain/operation/record.ts';
import { ownerLanguage } from '../../../../domain/sme/owner-language.ts';
import { notify } from '../../../model/notices.ts';
import { takePaper } from '../../../model/paper.ts';
import { useCarnetState } from '../../../model/use-carnet.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Note } from '../../../ui/note.tsx';
import { Stack } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';
import styles from './letter.module.css';

interface FollowUpLetterProps {
  readonly sme: Sme;
  readonly view: FormView;
  readonly onClose: () => void;
}

export function FollowUpLetter({ sme, view, onClose }: FollowUpLetterProps) {
  const { t } = useTranslation(['reviews', 'sheet']);
  const [language, setLanguage] = useState(ownerLanguage(sme));
  const from = useCarnetState(
    ({ members, memberId }) => members.find(({ id }) => id === memberId)?.values.name ?? '',
  );
  useEffect(() => takePaper(), []);
  const people = Object.values(sme.values.people ?? {}).filter(({ state }) => state !== 'left');
  const person = people.find(({ decisionMaker }) => decisionMaker === true) ?? people[0];
  const letter = followUpLetter(view, language, { to: person?.name, from });
  const text = letterText(letter);
  const isUntranslated = letter.parts.some(({ lines }) =>
    lines.some(({ lang }) => lang !== language),
  );
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => notify({ message: t('reviews:letter.copied'), tone: 'done' }),
      () => notify({ message: t('reviews:letter.notCopied'), tone: 'problem' }),
    );
  };
  const mail = `mailto:${addressInLink(person?.email ?? '')}?${new URLSearchParams({
    subject: letter.subject,
    body: text,
  })
    .toString()
    .replaceAll('+', '%20')}`;
  const page = (
    <article lang={language} className={styles.letter}>
      {text}
    </article>
  );
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
            <ButtonLink icon="email" href={mail}>
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
          <Segments
            label={t('reviews:letter.language')}
            options={languages.map((value) => ({ value, label: t(`sheet:language.${value}`) }))}
            value={language}
            onValueChange={setLanguage}
          />
          {isUntranslated ? (
            <Note icon="toTranslate">{t('reviews:letter.untranslated')}</Note>
          ) : null}
          {page}
        </Stack>
      </Dialog>
      {createPortal(<div className={styles.paper}>{page}</div>, document.body)}
    </>
  );
}
