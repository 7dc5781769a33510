/** The forms of one purpose on a sheet: drafts, the one that counts, and those before it. */

import { useMemo } from 'react';
import { type Purpose } from '../../../domain/form/standing.ts';
import { templateName } from '../../../domain/form/template-name.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { useLazyRecords } from '../../model/use-records.ts';

export type FormRecord = RecordOf<'form'>;

export interface FormsOf {
  /** Latest first, those in the trash left out; absent until read. */
  readonly forms: readonly FormRecord[] | undefined;
  readonly drafts: readonly FormRecord[];
  /** The last one settled whose place nothing took. */
  readonly standing: FormRecord | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** Reads them from the device when this is shown. */
export function useFormsOf(home: string, { name, market }: Purpose): FormsOf {
  const { records, failed, retry } = useLazyRecords(home, 'form');
  return useMemo(() => {
    const forms = records?.filter(
      ({ values }) =>
        templateName(values.templateId) === name &&
        (market === undefined || values.market === market),
    );
    return {
      forms,
      drafts: forms?.filter(({ values }) => values.state === 'draft') ?? [],
      standing: forms?.find(
        ({ values }) => values.state === 'complete' || values.state === 'agreed',
      ),
      failed,
      retry,
    };
  }, [records, name, market, failed, retry]);
}
