/** Operations in human words: what was added, what went away, and of each field what stood there and what stands now. */

import { useTranslation } from 'react-i18next';
import { deltaOf } from '../../../domain/history/delta.ts';
import type { Operation } from '../../../domain/operation/operation.ts';
import type { Json } from '../../../std/json.ts';
import { type Describe, useDescribe, wholeTitle } from '../../i18n/describe-value.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';

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
}

/** Words for the changes of a sheet, or of what the programme shares. */
export function useChangeLines(home: string): (operation: Operation) => readonly ChangeLine[] {
  const { t } = useTranslation(['sync', 'domain']);
  const carnet = useCarnet();
  const describe = useDescribe(useToday(), useNames(home));
  return (operation) => {
    const { entity, kind, operationId, record } = operation;
    const values = carnet.record(record)?.values ?? valuesOf(operation);
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
    switch (kind) {
      case 'create':
        return [line(t('sync:waiting.created'))];
      case 'delete':
        return [line(t('sync:waiting.deleted'))];
      case 'restore':
        return [line(t('sync:waiting.restored'))];
      case 'resolve':
      case 'reopen':
      case 'set': {
        const fields = fieldLines(operation, { describe, values }, about, t('sync:waiting.empty'));
        if (kind === 'set' || fields.length > 0) return fields;
        return [line(t(kind === 'resolve' ? 'sync:waiting.settled' : 'sync:waiting.reopened'))];
      }
    }
  };
}

/** How a record and its fields are named. */
interface Named {
  readonly describe: Describe;
  readonly values: Readonly<Record<string, Json>>;
}

function fieldLines(
  { entity, fields, operationId }: Operation,
  { describe, values }: Named,
  about: readonly string[],
  emptied: string,
): readonly ChangeLine[] {
  return Object.entries(fields).flatMap(([field, change]) => {
    const delta = deltaOf(entity, field, change);
    if (delta === undefined) return [];
    const parts = describe
      .parts(entity, field, delta, values)
      .map(({ id, label, lang, from, to }) => ({
        id,
        label,
        lang,
        from,
        to: to ?? emptied,
      }));
    const what = joined([...about, describe.field(entity, field, values)]);
    return [{ id: `${operationId}/${field}`, what, parts }];
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
  const { t } = useTranslation('domain');
  const describe = useDescribe(useToday(), useNames(home));
  return (group) =>
    group
      .flatMap(({ entity, fields }) => [
        t(`entityName.${entity}`),
        ...Object.entries(fields).flatMap(([field, change]) => {
          const written = change.value ?? change.put ?? change.added;
          return written === undefined || written === null
            ? []
            : [`${describe.field(entity, field)}\n${textIn(written, entity, field, describe)}`];
        }),
      ])
      .join('\n\n');
}

function textIn(
  value: Json | readonly Json[] | Readonly<Record<string, Json>>,
  entity: Operation['entity'],
  field: string,
  describe: Describe,
): string {
  const { text, translation } = value as {
    readonly text?: unknown;
    readonly translation?: unknown;
  };
  if (typeof text === 'string') {
    return typeof translation === 'string' ? `${text}\n${translation}` : text;
  }
  return describe.value(entity, field, value as Json);
}
