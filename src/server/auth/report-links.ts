/**
 * Links to reports that were issued: coordination makes one, and members of the programme open it with their own sign-in,
 * those who read nothing else of it as well. It opens one report, until it ends, is made anew or whoever made it coordinates
 * no longer. Whatever is wrong with a link, the answer is the same [F80].
 */

import { type AnyRecord, recordAs } from '../../domain/operation/record.ts';
import type { OpenReportRequest, ReportLinkRequest } from '../../protocol/account-messages.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { AuditEvent } from '../ports/account-storage.ts';
import type { AuthContext, AuthRefusal } from './context.ts';
import { makeLink, type ToldLink } from './links.ts';
import { livingLink } from './living-links.ts';
import { unlessFull } from './noting.ts';
import { coordinates } from './rights.ts';
import type { OpenSession } from './sessions.ts';

/** Links to reports of one programme: beyond them the oldest ends. They end by themselves after two weeks. */
export const reportLinksMax = 100;

/** Makes a link to a report; an earlier one to the same report ends. */
export async function linkToReport(
  context: AuthContext,
  { account }: OpenSession,
  programmeId: string,
  { record }: ReportLinkRequest,
): Promise<Result<ToldLink, AuthRefusal>> {
  // Whoever may not make one costs no reading: a record may be long.
  if (!(await context.accounts.read((reader) => coordinates(reader, account.id, programmeId)))) {
    return fail({ kind: 'notFound' });
  }
  // Asked before the transaction: within it, this look would wait for the same connection.
  const report = await issuedReport(context, programmeId, record);
  return context.accounts.write(async (writer): Promise<Result<ToldLink, AuthRefusal>> => {
    const may = await coordinates(writer, account.id, programmeId);
    if (!may || report === undefined) return fail({ kind: 'notFound' });
    const earlier = (await writer.links(programmeId)).filter(({ kind }) => kind === 'report');
    const others = earlier.filter(({ recordId }) => recordId !== record);
    const ending = [
      ...earlier.filter(({ recordId }) => recordId === record),
      ...others.slice(0, Math.max(0, others.length - reportLinksMax + 1)),
    ];
    for (const { tokenHash } of ending) await writer.removeLink(tokenHash);
    const link = await makeLink(context, writer, {
      kind: 'report',
      programmeId,
      recordId: record,
      createdBy: account.id,
    });
    await writer.appendAudit(
      {
        at: context.now(),
        kind: 'reportLinkMade',
        accountId: account.id,
        programmeId,
        subject: record,
      },
      (text) => context.hash(text),
    );
    return ok(link);
  });
}

/** A report as whoever holds a link to it reads it. */
export interface LinkedReport {
  readonly programmeName: string;
  readonly expires: number;
  readonly report: AnyRecord;
}

/**
 * Opens the report of a link, for members of its programme.
 *
 * @param noting whether this opening goes into the audit log, or why there is none of it
 */
export async function openReport(
  context: AuthContext,
  { account, session }: OpenSession,
  { token }: OpenReportRequest,
  noting: (recordId: string) => 'due' | 'noted' | Extract<AuthRefusal, { kind: 'busy' }>,
): Promise<Result<LinkedReport, AuthRefusal>> {
  const found = await context.accounts.read(async (reader) => {
    const link = await livingLink(context, reader, token);
    if (link?.kind !== 'report') return undefined;
    const { programmeId, recordId, expiresAt } = link;
    const memberships = await reader.memberships(account.id);
    const membership = memberships.find((one) => one.programmeId === programmeId);
    if (membership === undefined || recordId === undefined) return undefined;
    return { ...membership, recordId, expires: expiresAt };
  });
  if (found === undefined) return fail({ kind: 'notFound' });
  const { programmeId, programmeName, recordId, expires } = found;
  const report = await issuedReport(context, programmeId, recordId);
  if (report === undefined) return fail({ kind: 'notFound' });
  const noted = noting(recordId);
  if (typeof noted !== 'string') return fail(noted);
  if (noted === 'due') {
    const event: AuditEvent = {
      at: context.now(),
      kind: 'reportOpened',
      accountId: account.id,
      programmeId,
      device: session.device,
      subject: recordId,
    };
    await unlessFull(() =>
      context.accounts.write((writer) => writer.appendAudit(event, (text) => context.hash(text))),
    );
  }
  return ok({ programmeName, expires, report });
}

/** A report is no longer than that, in bytes of JSON: a book of two thousand pages. What is longer is none. */
const reportBytesMax = 4_000_000;

/** A report that was issued and is not in the bin; nothing for any other record. */
async function issuedReport(
  { sheets }: AuthContext,
  programmeId: string,
  recordId: string,
): Promise<AnyRecord | undefined> {
  const records = await sheets.read(programmeId, (reader) =>
    reader.recordsUnlessLonger([recordId], reportBytesMax),
  );
  const [record] = records ?? [];
  const report = recordAs(record, 'issuedReport');
  return report === undefined || report.deleted !== undefined ? undefined : record;
}
