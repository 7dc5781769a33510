/**
 * One property of one element of a map (a person's name, the end of a closure) as a field that saves itself. The
 * element is written back into the map as it stands then, so that two elements edited together keep both edits.
 */

import type { ReactElement } from 'react';
import { useCarnet } from '../../../model/use-carnet.ts';
import { type TypedField, useTypedField } from '../../../model/use-typed-field.ts';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import type { Sme } from '../../../../domain/operation/record.ts';
import { type ElementField, patched } from '../../../../domain/sme/change-element.ts';

interface ElementPlace {
  readonly sme: Sme;
  readonly field: ElementField;
  readonly key: string;
  readonly property: string;
  /** A property that the element cannot be without: emptying it writes nothing. */
  readonly needed?: boolean | undefined;
}

/** The element as it stands, by the map that holds it. */
function elementOf(map: unknown, key: string): Readonly<Record<string, unknown>> | undefined {
  return (map as Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined)?.[key];
}

/** What is typed in it, and its mark. */
interface ElementFieldState extends TypedField {
  /** Beside the label, where a change of the property waits or was not applied. */
  readonly mark: ReactElement | undefined;
}

export function useElementField(place: ElementPlace): ElementFieldState {
  const { sme, field, key, property, needed = false } = place;
  const carnet = useCarnet();
  const stored = elementOf(sme.values[field], key)?.[property];
  const part = `${key}/${property}`;
  const mark = useFieldMark(sme.id, field, key, property);
  const typed = useTypedField(
    sme.id,
    { field, part },
    typeof stored === 'string' ? stored : '',
    (text) => {
      const map = carnet.record(sme.id)?.values[field];
      const element = elementOf(map, key);
      const value = text.trim() === '' ? undefined : text.trim();
      if (element === undefined || (needed && value === undefined)) return map;
      return { ...(map as object), [key]: patched(element, { [property]: value }) };
    },
  );
  return { ...typed, mark };
}
