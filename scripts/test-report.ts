/**
 * What vitest's JSON report says of a suite, as it is told at the end of a run: how many tests
 * passed, and which did not, each with the first line of why.
 */

/** What is read of the report. */
export interface SuiteReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    /** The file's path. */
    readonly name: string;
    /** Why the file could not be loaded; otherwise empty. */
    readonly message?: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

const reasonCharsMax = 240;
/** What colours a terminal's text. */
// oxlint-disable-next-line no-control-regex -- it is the control character that is meant
const colours = /\u001B\[[\d;]*m/gu;

function firstLine(text: string | undefined): string {
  return cut((text ?? '').replaceAll(colours, '').trim().split('\n', 1)[0] ?? '');
}

function cut(line: string): string {
  return line.length > reasonCharsMax ? `${line.slice(0, reasonCharsMax)}…` : line;
}

/** Of a browser test, besides: what was waited for, on which line, and what its pages showed. */
function detailsOf(text: string | undefined): readonly string[] {
  const all = (text ?? '')
    .replaceAll(colours, '')
    .split('\n')
    .map((line) => line.trim());
  const waited = all.find((line) => line.startsWith('- waiting for '));
  const places = all.filter((line) => /^at .*\.e2e\.ts:\d+/u.test(line)).slice(0, 2);
  const pages = all.filter((line) => line.startsWith('page: '));
  return [...(waited === undefined ? [] : [waited]), ...places, ...pages].map(
    (line) => `    ${cut(line)}`,
  );
}

/** One line for each error that was thrown outside every test: the file during which it came, and why. */
export function namesOfUncaught(texts: readonly string[]): readonly string[] {
  return texts.map((text) => {
    const [path = '', ...rest] = text.split(': ');
    const file = path.replaceAll('\\', '/').split('/').at(-1) ?? path;
    return `${file} › thrown outside its tests: ${firstLine(rest.join(': '))}`;
  });
}

/** Each test that failed, and each file that could not be loaded: where, which, why; lines that begin with blanks add to it. */
export function namesOfFailed({ testResults }: SuiteReport): readonly string[] {
  return testResults.flatMap(({ name, message, status, assertionResults }) => {
    const file = name.replaceAll('\\', '/').split('/').at(-1) ?? name;
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`${file}: ${firstLine(message)}`];
    return failed.flatMap(({ fullName, failureMessages }) => [
      `${file} › ${fullName}: ${firstLine(failureMessages?.[0])}`,
      ...(file.endsWith('.e2e.ts') ? detailsOf(failureMessages?.[0]) : []),
    ]);
  });
}
