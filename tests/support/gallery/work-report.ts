/** What a link to a report leads to: the third review of the sample, as it was issued; or why it does not open. */

import type { AccountServer } from '../../../src/client/ports/accounts.ts';
import { applyOperation } from '../../../src/domain/operation/apply.ts';
import type { AnyRecord } from '../../../src/domain/operation/record.ts';
import { issueReport } from '../../../src/domain/report/quarterly/frozen-report.ts';
import {
  draftReview,
  reviewDocument,
  reviewView,
} from '../../../src/domain/report/quarterly/review-document.ts';
import { formOfReview } from '../../../src/domain/report/quarterly/review-passages.ts';
import { reviewPeriods } from '../../../src/domain/report/quarterly/review-source.ts';
import { recordAs } from '../../../src/domain/operation/record.ts';
import { assert, present } from '../../../src/std/assert.ts';
import { fail, ok } from '../../../src/std/result.ts';
import { sampleRecords, sourceOf } from '../../unit/domain/report/quarterly/sample-source.ts';
import type { WorkScene } from './work-scenes.ts';

const dayMs = 24 * 3_600_000;

/** The server's answer to whoever opens the link of a scene. */
export function workReport(
  { part, closed }: WorkScene,
  now: number,
): Awaited<ReturnType<AccountServer['openReport']>> {
  if (closed !== undefined) return fail(closed);
  if (part !== 'report') return fail('notFound');
  return ok({ programmeName: 'E-Channel', expires: now + 14 * dayMs, report: issued(now) });
}

function issued(now: number): AnyRecord {
  const records = sampleRecords();
  const source = sourceOf(records.values());
  const forms = [...records.values()].flatMap((record) => recordAs(record, 'form') ?? []);
  const period = present(reviewPeriods(source.programme)[2], 'the third review');
  const documentIn = (language: 'en' | 'fr') =>
    reviewDocument(
      source,
      reviewView(draftReview(source, period, language), formOfReview(forms, period)),
      language,
    );
  const home = source.programme.id;
  const command = issueReport(
    { home, month: period.month, edition: 1 },
    { en: documentIn('en'), fr: documentIn('fr') },
    'issued-report',
  );
  const result = command({
    by: 'member-1',
    at: now,
    newId: () => 'operation-1',
    today: '2020-12-02',
    now: '2020-12-02T10:00',
    zone: 'Europe/Paris',
    programmeId: home,
    record: () => undefined,
  });
  assert(result.ok, 'the report is issued');
  const operation = present(result.value[0], 'a creation');
  return present(applyOperation(undefined, operation, 'later'), 'it applies').record;
}
