/** What the screen shows, in its address: which report, in which language, the draft or an edition of it. */

import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { type Language, languages } from '../../../domain/entity/field.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { paths } from '../../ports/routes.ts';

/** Stands for the report on the whole programme in the path. */
export const wholeReport = 'programme';

export interface ReportAddress {
  /** The language of the report, whatever that of the interface. */
  readonly language: Language;
  /** The id of the edition that is open; absent for the draft. */
  readonly edition: string | undefined;
  readonly setReport: (report: string) => void;
  readonly setLanguage: (language: Language) => void;
  readonly setEdition: (edition: string | undefined) => void;
}

/** @param report which report the path names */
export function useReportAddress(report: string): ReportAddress {
  const [parameters] = useSearchParams();
  const [, navigate] = useLocation();
  return useMemo(() => {
    const asked = parameters.get('lang');
    const chosen = languages.find((known) => known === asked);
    const edition = parameters.get('edition') ?? undefined;
    const to = (path: string, lang: Language | undefined, of: string | undefined): void => {
      const search = new URLSearchParams({
        ...(lang === undefined ? {} : { lang }),
        ...(of === undefined ? {} : { edition: of }),
      }).toString();
      navigate(`${paths.quarterly(path)}${search === '' ? '' : `?${search}`}`);
    };
    return {
      language: chosen ?? currentLanguage(),
      edition,
      setReport: (next) => to(next, chosen, undefined),
      setLanguage: (next) => to(report, next, edition),
      setEdition: (next) => to(report, chosen, next),
    };
  }, [parameters, navigate, report]);
}
