/**
 * A part of the page in a language that may be the other one: the charts of a report, which is read in its own language. Nothing
 * is shown until its texts are there.
 */

import i18next, { type i18n } from 'i18next';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Language } from '../../domain/entity/field.ts';
import { loadLanguage } from './i18n.ts';
import { FormatLanguageContext, useFormat } from './use-format.ts';

const speakers = new Map<Language, i18n>();

/** i18next fixed to a language, with the texts of the application. */
function speakerOf(language: Language): i18n {
  const known = speakers.get(language) ?? i18next.cloneInstance({ lng: language });
  speakers.set(language, known);
  return known;
}

interface InLanguageProps {
  readonly language: Language;
  readonly children: ReactNode;
}

export function InLanguage({ language, children }: InLanguageProps) {
  const { language: own } = useFormat();
  // In the language of the page there is nothing to wait for.
  return language === own ? children : <InOther language={language}>{children}</InOther>;
}

function InOther({ language, children }: InLanguageProps) {
  const [loaded, setLoaded] = useState<Language | undefined>(undefined);
  useEffect(() => {
    let current = true;
    void loadLanguage(language).then((isThere) => {
      if (current && isThere) setLoaded(language);
    });
    return () => {
      current = false;
    };
  }, [language]);
  if (loaded !== language) return null;
  return (
    <I18nextProvider i18n={speakerOf(language)}>
      <FormatLanguageContext value={language}>{children}</FormatLanguageContext>
    </I18nextProvider>
  );
}
