/** Files that left a device: noted at once, told to the server once, and to nobody where there is none. */
import { expect, it } from 'vitest';
import type { ExportedFilesRequest } from '../../../../src/protocol/account-messages.ts';
import { exportedFilesMax } from '../../../../src/protocol/exported-files.ts';
import { reportExportedFiles } from '../../../../src/client/model/exported-files.ts';
import type { AskServer } from '../../../../src/client/model/use-accounts.ts';
import type { AccountProblem } from '../../../../src/client/ports/accounts.ts';
import { fail, ok } from '../../../../src/std/result.ts';
import { testAccounts } from '../../../support/test-accounts.ts';
import { testDevice } from '../../../support/test-device.ts';

const programmeId = 'programme-1';
const memberId = 'member-emma';

async function scene() {
  const device = testDevice(() => 1);
  await device.begin({ programmeId, memberId, name: 'E-Channel' }, []);
  device.remember(programmeId, { accountId: 'account-emma' });
  const told: ExportedFilesRequest[] = [];
  const answers: { problem: AccountProblem | undefined; meanwhile?: () => void } = {
    problem: undefined,
  };
  const load = testAccounts({
    reportExportedFiles: async (_programme, request) => {
      told.push(request);
      answers.meanwhile?.();
      return answers.problem === undefined ? ok(undefined) : fail(answers.problem);
    },
  });
  const ask: AskServer = async (work) => work(await load());
  const note = (at: number) => device.noteExportedFile(programmeId, { kind: 'table', at });
  const tell = () => reportExportedFiles(device, ask, programmeId);
  const left = async () => (await device.installed(programmeId))?.handedOut ?? [];
  return { told, answers, note, tell, left };
}

it('are told once', async () => {
  const { told, note, tell, left } = await scene();
  note(1);
  note(2);
  await tell();
  await tell();
  const files = [1, 2].map((at) => ({ kind: 'table', at }));
  expect(told).toEqual([{ memberId, files }]);
  expect(await left()).toEqual([]);
});

it('stay where the server was not heard, or said no', async () => {
  const { told, answers, note, tell } = await scene();
  note(1);
  for (const problem of ['offline', 'notFound', 'full'] as const) {
    answers.problem = problem;
    await tell();
  }
  answers.problem = undefined;
  await tell();
  await tell();
  expect(told).toHaveLength(4);
});

it('are not lost where one more comes while others are told', async () => {
  const { told, answers, note, tell, left } = await scene();
  note(1);
  answers.meanwhile = () => note(2);
  await tell();
  expect(await left()).toEqual([{ kind: 'table', at: 2 }]);
  delete answers.meanwhile;
  await tell();
  expect(told.map(({ files }) => files.map(({ at }) => at))).toEqual([[1], [2]]);
});

it('are as many as a request may hold, the latest', async () => {
  const { told, note, tell } = await scene();
  for (let at = 1; at <= exportedFilesMax + 5; at += 1) note(at);
  await tell();
  const times = told[0]?.files.map(({ at }) => at) ?? [];
  expect([times.length, times[0], times.at(-1)]).toEqual([
    exportedFilesMax,
    6,
    exportedFilesMax + 5,
  ]);
});

it('of a programme that is kept alone are noted nowhere', async () => {
  const device = testDevice(() => 1);
  await device.begin({ programmeId, memberId, name: 'E-Channel' }, []);
  device.noteExportedFile(programmeId, { kind: 'copy', at: 1 });
  device.noteExportedFile('not here', { kind: 'copy', at: 1 });
  expect((await device.installed(programmeId))?.handedOut ?? []).toEqual([]);
});
