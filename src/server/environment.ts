/** Reads variables of the environment by a schema; a fault names the variable. */
import type { z } from 'zod';
import { fail, ok, type Result } from '../std/result.ts';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable with an invalid value. `messages.ts` says what it must be, in both languages. */
export interface ConfigFault {
  readonly variable: string;
}

/** The variables that a schema names; an empty one counts as not set. */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): Result<z.infer<Schema>, readonly ConfigFault[]> {
  const given = Object.entries(environment).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return ok(parsed.data);
  return fail(parsed.error.issues.map(({ path }) => ({ variable: String(path[0]) })));
}
