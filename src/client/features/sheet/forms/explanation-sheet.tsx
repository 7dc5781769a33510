/**
 * One page that explains the result to the owner, in their language, whatever that of the interface: seen here and printed as it
 * stands. While it is open, printing gives this page and not the sheet.
 */

import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../../../../domain/entity/field.ts';
import { printable } from '../../../../domain/form/printable.ts';
import type { FormView } from '../../../../domain/form/view.ts';
import { printWordings } from '../../../../domain/form/wordings.ts';
import type { Sme } from '../../../../domain/operation/record.ts';
import { ownerLanguage } from '../../../../domain/sme/owner-language.ts';
import { takePaper } from '../../../model/paper.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Segments } from '../../../ui/segments.tsx';
import styles from './explanation-sheet.module.css';

interface ExplanationSheetProps {
  readonly sme: Sme;
  readonly view: FormView;
  readonly onClose: () => void;
}

export function ExplanationSheet({ sme, view, onClose }: ExplanationSheetProps) {
  const { t } = useTranslation(['form', 'sheet']);
  const [language, setLanguage] = useState(ownerLanguage(sme));
  useEffect(() => takePaper(), []);
  const page = <ExplanationPage sme={sme} view={view} language={language} />;
  return (
    <>
      <Dialog
        open
        size="wide"
        onClose={onClose}
        title={t('form:explain.title')}
        closeLabel={t('sheet:close')}
        footer={
          <>
            <Button variant="primary" icon="print" onClick={() => window.print()}>
              {t('form:explain.print')}
            </Button>
            <Button onClick={onClose}>{t('sheet:close')}</Button>
          </>
        }
      >
        <div>
          <Segments
            label={t('form:explain.language')}
            options={languages.map((value) => ({ value, label: t(`sheet:language.${value}`) }))}
            value={language}
            onValueChange={setLanguage}
          />
        </div>
        {page}
      </Dialog>
      {createPortal(<div className={styles.paper}>{page}</div>, document.body)}
    </>
  );
}

interface ExplanationPageProps {
  readonly sme: Sme;
  readonly view: FormView;
  readonly language: Language;
}

function ExplanationPage({ sme, view, language }: ExplanationPageProps) {
  const printed = printable(view, language, { mode: 'sme' });
  return (
    <article lang={language} className={styles.page}>
      <h3>{sme.values.name}</h3>
      <p className={styles.head}>
        {printed.title} · {printed.date}
      </p>
      <dl>
        {printed.result.map(({ label, lines }) => (
          <div key={label} className={styles.fact}>
            <dt>{label}</dt>
            {lines.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
      <p className={styles.check}>{printWordings.check[language]}</p>
    </article>
  );
}
