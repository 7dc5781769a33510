/** The name of any record or person, by id: what references are shown as. */

import { useTranslation } from 'react-i18next';
import { declarationOf } from '../../domain/entity/registry.ts';
import { recordAs } from '../../domain/operation/record.ts';
import { padName } from '../../domain/programme/pad-name.ts';
import { useCarnet } from './use-carnet.ts';

/** Looks a name up among what is loaded: members, launch pads, SMEs, and the contact persons of `home`. */
export function useNames(home: string): (id: string) => string | undefined {
  const carnet = useCarnet();
  const { i18n } = useTranslation();
  return (id) => {
    const record = carnet.record(id);
    const pad = recordAs(record, 'launchPad');
    if (pad !== undefined) return padName(pad.values, i18n.language === 'fr' ? 'fr' : 'en');
    if (record !== undefined) return textOf(record.values[declarationOf(record.entity).title]);
    const people = carnet.record(home)?.values['people'];
    return textOf(propertyOf(propertyOf(people, id), 'name'));
  };
}

/** A text, or the original of a text in two languages. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : propertyOf(value, 'text');
  return typeof text === 'string' ? text : undefined;
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
