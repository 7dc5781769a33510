/**
 * Everything that CI runs, in order: `npm test` and `npm run verify` are this file.
 *
 * A step that fails does not stop the rest, so that one run shows all that is wrong; only
 * what needs the build is left out when the build fails, and then counts as failed. Each
 * step counts as one check, except the suites, which count their tests; a skipped test and
 * a suite without a test count as failed, because they prove nothing. The last line is
 * `N passed, N failed`, for people and machines alike.
 *
 * Where there is no PostgreSQL or no LibreOffice, the suite that needs one is left out: that is said loudly, and counts neither
 * way.
 *
 * What mostly waits for disks runs beside the steps before it, and is told in its turn.
 *
 * `--only unit,lint` runs the steps named. `--quick` is for work in progress: lint with the types, the domain, and the unit
 * and contract tests that import a file changed since the branch left `main`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isOfficeThere } from './office.ts';
import { isPostgresqlThere } from './postgresql.ts';
import { root } from './repository-files.ts';
import { type Suite, suites } from './suites.ts';
import { namesOfFailed, namesOfUncaught, type SuiteReport } from './test-report.ts';
import { uncaughtFileVariable } from './uncaught-reporter.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
  /** The tests that failed, a line each, where they are known. */
  readonly named?: readonly string[];
}

interface Step {
  readonly name: string;
  readonly needsBuild: boolean;
  /** Why it cannot run on this machine. */
  readonly lacks?: string | undefined;
  /** Begun at once, beside all others, and told in its turn: it waits for disks. */
  readonly beside?: boolean;
  readonly run: () => Count | Promise<Count>;
}

const reportFolder = join(root, '.cache', 'verify');
const secondsPerMs = 1 / 1000;

type Variables = Readonly<Record<string, string>>;

function succeeds(command: string, args: readonly string[], variables: Variables = {}): boolean {
  const env = { ...process.env, ...variables };
  const ended = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (ended.error !== undefined) console.error(ended.error.message);
  return ended.status === 0;
}

/** The same, meanwhile; what it says is kept in a file, and told once it has ended. */
async function succeedsBeside(
  command: string,
  args: readonly string[],
  told: string,
  variables: Variables = {},
): Promise<boolean> {
  const file = openSync(told, 'w');
  const env = { ...process.env, ...variables };
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', file, file], env });
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  closeSync(file);
  process.stdout.write(readFileSync(told));
  return code === 0;
}

function script(name: string, needsBuild = false): Step {
  const run = (): Count =>
    succeeds('npm', ['run', '--silent', name])
      ? { passed: 1, failed: 0 }
      : { passed: 0, failed: 1 };
  return { name, needsBuild, run };
}

const uncaughtPath = (report: string): string => report.replace(/\.json$/u, '.uncaught.json');

/** What vitest is told besides its suite: to write down what passed, what failed, and what was thrown outside every test. */
const reporting = (path: string): readonly string[] => [
  ...['--allowOnly=false', '--reporter=default', '--reporter=json', `--outputFile.json=${path}`],
  '--reporter=./scripts/uncaught-reporter.ts',
];

/** Where nothing of an earlier run is left, and what tells vitest's processes where to write. */
function beginReport(path: string): Variables {
  rmSync(path, { force: true });
  rmSync(uncaughtPath(path), { force: true });
  return { [uncaughtFileVariable]: uncaughtPath(path) };
}

function uncaughtOf(path: string): readonly string[] {
  const file = uncaughtPath(path);
  return existsSync(file)
    ? namesOfUncaught(JSON.parse(readFileSync(file, 'utf8')) as string[])
    : [];
}

/** @param mayBeEmpty whether no test at all is fine */
function readCount(path: string, succeeded: boolean, mayBeEmpty = false): Count {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(path, 'utf8')) as SuiteReport;
  const left = report.numPendingTests + report.numTodoTests;
  if (left > 0) console.error(`${left} tests were skipped: they count as failed.`);
  const failed = report.numFailedTests + left;
  // A file that cannot be loaded has no tests to fail, and a suite may be empty.
  const isEmpty = report.numPassedTests === 0 && !mayBeEmpty;
  const silent = failed === 0 && (!succeeded || isEmpty);
  return {
    passed: report.numPassedTests,
    failed: silent ? 1 : failed,
    named: [...namesOfFailed(report), ...uncaughtOf(path)],
  };
}

/** What a suite needs and this machine does not have, with what to do about it. */
function lackOf({ postgresql, office }: Suite): string | undefined {
  if (postgresql === true && !isPostgresqlThere()) {
    return 'there is no PostgreSQL here: install one, or name one by CARNET_TEST_DATABASE_URL';
  }
  return office === true && !isOfficeThere()
    ? 'there is no LibreOffice here: install libreoffice-writer-nogui and poppler-utils'
    : undefined;
}

function suite(declared: Suite): Step {
  const { name, browser, postgresql = false } = declared;
  const path = join(reportFolder, `${name}.json`);
  const command = ['vitest', 'run', '--project', name, ...reporting(path)];
  const run = (): Count | Promise<Count> => {
    const variables = beginReport(path);
    if (!postgresql) return readCount(path, succeeds('npx', command, variables));
    const told = join(reportFolder, `${name}.txt`);
    return succeedsBeside('npx', command, told, variables).then((succeeded) =>
      readCount(path, succeeded),
    );
  };
  return { name, needsBuild: browser, lacks: lackOf(declared), beside: postgresql, run };
}

/** The commit where the branch left `main`: the last commit, on `main` itself. */
function changedSince(): string {
  const found = spawnSync('git', ['merge-base', 'main', 'HEAD'], { cwd: root, encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : 'HEAD';
}

/** The tests that import what changed. There may be none, unlike in a whole suite. */
function changedTests(): Step {
  const name = 'changed';
  const path = join(reportFolder, `${name}.json`);
  const run = (): Count => {
    const variables = beginReport(path);
    const projects = ['unit', 'apart', 'contract'].flatMap((one) => ['--project', one]);
    const changed = ['--changed', changedSince(), '--passWithNoTests'];
    const command = ['vitest', 'run', ...projects, ...changed, ...reporting(path)];
    const succeeded = succeeds('npx', command, variables);
    const isEmpty = succeeded && !existsSync(path);
    return isEmpty ? { passed: 0, failed: 0 } : readCount(path, succeeded, true);
  };
  return { name, needsBuild: false, run };
}

const quickNames: readonly string[] = ['lint', 'domain'];

const steps: readonly Step[] = [
  script('format:check'),
  script('lint'),
  script('layers'),
  script('dead-code'),
  script('build'),
  script('size', true),
  ...suites.filter(({ browser }) => !browser).map(suite),
  ...suites.filter(({ browser }) => browser).map(suite),
];

function chosenSteps(): readonly Step[] {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, quick: { type: 'boolean' } },
  });
  if (values.quick === true) {
    return [...steps.filter(({ name }) => quickNames.includes(name)), changedTests()];
  }
  if (values.only === undefined) return steps;
  const names = values.only.split(',');
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No step named ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(', ')}`,
    );
  }
  return steps.filter(({ name }) => names.includes(name));
}

mkdirSync(reportFolder, { recursive: true });
const unequipped = steps.filter(({ lacks }) => lacks !== undefined);
const chosen = chosenSteps().filter((step) => !unequipped.includes(step));
const lines: string[] = [];
const total = { passed: 0, failed: 0 };
let buildFailed = false;

const begun = new Map(
  chosen.flatMap(({ name, beside, run }) => (beside === true ? [[name, run()] as const] : [])),
);

for (const { name, needsBuild, run } of chosen) {
  console.log(`\n=== ${name}`);
  const startedMs = performance.now();
  const leftOut: boolean = needsBuild && buildFailed;
  if (leftOut) console.error(`LEFT OUT: ${name}, because the build failed. It counts as failed.`);
  const count: Count = leftOut ? { passed: 0, failed: 1 } : await (begun.get(name) ?? run());
  if (name === 'build') buildFailed = count.failed > 0;
  total.passed += count.passed;
  total.failed += count.failed;
  const seconds = ((performance.now() - startedMs) * secondsPerMs).toFixed(1);
  const mark = leftOut ? 'LEFT OUT' : count.failed > 0 ? 'FAILED' : 'passed';
  lines.push(
    `${mark.padEnd(9)}${name.padEnd(14)}${count.passed} passed, ${count.failed} failed (${seconds} s)`,
    ...(count.named ?? []).map((named) => `         ${named}`),
  );
}

console.log(`\n=== summary\n${lines.join('\n')}`);
for (const { name, lacks } of unequipped) {
  console.error(`LEFT OUT: ${name}, because ${lacks}.`);
}
const omitted = steps
  .filter((step) => !chosen.includes(step) && !unequipped.includes(step))
  .map(({ name }) => name);
if (omitted.length > 0) console.log(`LEFT OUT as asked: ${omitted.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
