/** Operations in human words: what was added, what went away, and of each field what stood there and what stands now. */

import { useTranslation } from 'react-i18next';
import { deltaOf } from '../../../domain/history/delta.ts';
import type { FieldChange, Operation } from '../../../domain/operation/operation.ts';
import { alikeJson, type Json } from '../../../std/json.ts';
import {
  type ChangePart,
  type Describe,
  useDescribe,
  wholeTitle,
} from '../../i18n/describe-value.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { usePassedOver } from './use-passed-over.ts';

export interface ChangeLine {
  readonly id: string;
  /** What it is about: the kind of entry, its name, the field. */
  readonly what: string;
  readonly parts: readonly {
    readonly id: string;
    /** What it is, where the field holds several things. */
    readonly label: string | undefined;
    readonly lang: string | undefined;
    readonly from: string | undefined;
    readonly to: string;
  }[];
  /** It changes nothing by itself, and goes with the lines above it: a reason. */
  readonly isNote?: true;
}

/**
 * Words for the changes of a sheet, or of what the programme shares.
 *
 * @param asked whether they took no effect and somebody decides on them: then what they pass over is told, and what stands by now
 */
export function useChangeLines(
  home: string,
  asked = false,
): (operation: Operation) => readonly ChangeLine[] {
  const { t } = useTranslation(['sync', 'domain', 'history']);
  const carnet = useCarnet();
  const describe = useDescribe(useToday(), useNames(home));
  const missingFor = useMissingWords();
  const linesOf = (operation: Operation): readonly ChangeLine[] => {
    const { entity, kind, operationId, record } = operation;
    const now = carnet.record(record)?.values;
    const values = now ?? valuesOf(operation);
    const title = wholeTitle(describe.title(entity, values));
    const name = entity === 'sme' ? '' : title;
    // How and when says of a contact what it is.
    const isNamed = entity === 'sme' || (entity === 'contact' && title !== '');
    const about = [isNamed ? '' : t(`domain:entityName.${entity}`), name];
    const line = (verb: string): ChangeLine => ({
      id: operationId,
      what: joined([...about, verb]),
      parts: [],
    });
    const verb = kind === 'set' ? '' : t(`sync:waiting.${verbs[kind]}`);
    switch (kind) {
      case 'create':
      case 'delete':
      case 'restore':
        return [line(verb)];
      case 'resolve':
      case 'reopen':
      case 'set': {
        const words = { verb, emptied: t('sync:waiting.empty'), now: t('sync:waiting.now') };
        const named = { describe, values, now: asked ? now : undefined };
        const fields = fieldLines(operation, named, about, words);
        return kind === 'set' || fields.length > 0 ? fields : [line(verb)];
      }
    }
  };
  return (operation) => {
    const { operationId: id, reason } = operation;
    const missing = asked ? missingFor(operation) : undefined;
    const note = (name: string, what: string): ChangeLine => ({
      id: `${id}/${name}`,
      what,
      parts: [],
      isNote: true,
    });
    return [
      ...linesOf(operation),
      ...(missing === undefined ? [] : [note('missing', missing)]),
      ...(reason === undefined ? [] : [note('reason', t('history:reason', { reason }))]),
    ];
  };
}

/** What is done to a record, or to what stood open in its fields. */
const verbs = {
  create: 'created',
  delete: 'deleted',
  restore: 'restored',
  resolve: 'settled',
  reopen: 'reopened',
} as const satisfies Readonly<Record<Exclude<Operation['kind'], 'set'>, string>>;

/** Words for the guards that a step on passes over. */
function useMissingWords(): (operation: Operation) => string | undefined {
  const { t } = useTranslation(['sync', 'stages', 'domain']);
  const passed = usePassedOver();
  return (operation) => {
    const { to, guards = [] } = passed(operation) ?? {};
    if (to === undefined) return undefined;
    return t('sync:waiting.missing', {
      stage: t(`domain:option.stage.${to}`),
      items: guards.map((guard) => t(`stages:guard.${guard}`)).join(' · '),
    });
  };
}

/** How a record and its fields are named. */
interface Named {
  readonly describe: Describe;
  readonly values: Readonly<Record<string, Json>>;
  /** What stands by now, where that is told. */
  readonly now: Readonly<Record<string, Json>> | undefined;
}

interface LineWords {
  /** What is done to a conflict; empty where a field is written. */
  readonly verb: string;
  readonly emptied: string;
  readonly now: string;
}

function fieldLines(
  { entity, fields, operationId, kind }: Operation,
  { describe, values, now }: Named,
  about: readonly string[],
  words: LineWords,
): readonly ChangeLine[] {
  return Object.entries(fields).flatMap(([field, change]) => {
    const delta = deltaOf(entity, field, change);
    const said = (id: string, value: Json | undefined, label?: string): ChangePart => ({
      id,
      label,
      lang: undefined,
      from: undefined,
      to: isNothing(value) ? undefined : describe.value(entity, field, value, values),
    });
    // A settlement may leave what leads: then it says what stays.
    if (delta === undefined && (kind === 'set' || change.value === undefined)) return [];
    const parts =
      delta === undefined
        ? [said('stays', change.value)]
        : describe.parts(entity, field, delta, values);
    const by = delta?.kind === 'value' ? now?.[field] : undefined;
    const isOther =
      now !== undefined &&
      delta?.kind === 'value' &&
      ![delta.from, delta.to].some((one) => alikeJson(one, by));
    const all = isOther ? [...parts, said('now', by, words.now)] : parts;
    return [
      {
        id: `${operationId}/${field}`,
        what: joined([...about, describe.field(entity, field, values), words.verb]),
        parts: all.map((part) => ({ ...part, to: part.to ?? words.emptied })),
      },
    ];
  });
}

const joined = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' · ');

/** What an operation writes, for the name of a record that is not here. */
export function valuesOf({ fields }: Operation): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, { value }]) =>
      value === undefined || value === null ? [] : [[field, value] as const],
    ),
  );
}

/** Everything that operations say, to be copied: nothing of it is shortened. */
export function useWholeText(home: string): (group: readonly Operation[]) => string {
  const { t } = useTranslation(['sync', 'domain', 'history']);
  const carnet = useCarnet();
  const describe = useDescribe(useToday(), useNames(home));
  const missingFor = useMissingWords();
  const textOf = (operation: Operation): readonly string[] => {
    const { entity, kind, fields, record, reason } = operation;
    const values = carnet.record(record)?.values ?? valuesOf(operation);
    // What is added tells its name itself, and a field that is written the record that it is of.
    const isTold = kind === 'create' || kind === 'set';
    const name = isTold || entity === 'sme' ? '' : wholeTitle(describe.title(entity, values));
    const verb = isTold ? '' : t(`sync:waiting.${verbs[kind]}`);
    const missing = missingFor(operation);
    return [
      joined([t(`domain:entityName.${entity}`), name, verb]),
      ...Object.entries(fields).flatMap(([field, change]) => {
        const written = change.value ?? change.put ?? change.added;
        const gone = goneIn(change);
        const lines = [
          ...(isNothing(written) ? [] : [textIn(written, { entity, field }, describe, values)]),
          ...(isNothing(gone)
            ? []
            : [
                t('sync:waiting.removed', {
                  what: textIn(gone, { entity, field }, describe, values),
                }),
              ]),
          ...(change.value === null ? [t('sync:waiting.empty')] : []),
        ];
        return lines.length === 0
          ? []
          : [[describe.field(entity, field, values), ...lines].join('\n')];
      }),
      ...(missing === undefined ? [] : [missing]),
      ...(reason === undefined ? [] : [t('history:reason', { reason })]),
    ];
  };
  return (group) => group.flatMap(textOf).join('\n\n');
}

type Written = Json | readonly Json[] | Readonly<Record<string, Json>>;

/** Elements that a change takes away. */
function goneIn({ removed, dropped = [], previous = {} }: FieldChange): Written | undefined {
  if (removed !== undefined) return removed;
  return Object.fromEntries(
    dropped.flatMap((key) => {
      const before = Object.hasOwn(previous, key) ? previous[key] : undefined;
      return before === undefined ? [] : [[key, before] as const];
    }),
  );
}

function isNothing(value: Written | null | undefined): value is null | undefined {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

interface Place {
  readonly entity: Operation['entity'];
  readonly field: string;
}

function textIn(
  value: Written,
  { entity, field }: Place,
  describe: Describe,
  values: Readonly<Record<string, Json>>,
): string {
  const { text, translation } = value as {
    readonly text?: unknown;
    readonly translation?: unknown;
  };
  if (typeof text === 'string') {
    return typeof translation === 'string' ? `${text}\n${translation}` : text;
  }
  return describe.value(entity, field, value as Json, values);
}
