/**
 * One property of one element of a map (a person's name, the end of a closure) as a field that saves itself. It is
 * written back into the element as it stands then, so that two properties edited together keep both edits; what
 * somebody else wrote into this property meanwhile is a conflict.
 */

import type { ReactElement } from 'react';
import { type TypedField, useTypedField } from '../../../model/use-typed-field.ts';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import type { Sme } from '../../../../domain/operation/record.ts';
import type { Json } from '../../../../std/json.ts';
import { type ElementField, patched } from '../../../../domain/sme/change-element.ts';

/** An SME or an organisation, as far as the elements go. */
export interface ElementHolder {
  readonly id: string;
  readonly values: Partial<Pick<Sme['values'], ElementField>>;
}

/** The elements of a map of the holder, by their ids. */
type ElementMap = Readonly<Record<string, object>>;

const asIs = (map: ElementMap): ElementMap => map;

interface ElementPlace {
  readonly holder: ElementHolder;
  readonly field: ElementField;
  readonly key: string;
  readonly property: string;
  /** A property that the element cannot be without: emptying it writes nothing. */
  readonly needed?: boolean | undefined;
  /** The map as it is written: what follows for its elements from the change of this property. */
  readonly complete?: ((map: ElementMap) => ElementMap) | undefined;
}

/** The element as it stands, by the map that holds it. */
function elementOf(map: unknown, key: string): Readonly<Record<string, Json>> | undefined {
  return (map as Readonly<Record<string, Readonly<Record<string, Json>>>> | undefined)?.[key];
}

/** What is typed in it, and its mark. */
interface ElementFieldState extends TypedField {
  /** Beside the label, where a change of the property waits or was not applied. */
  readonly mark: ReactElement | undefined;
}

export function useElementField(place: ElementPlace): ElementFieldState {
  const { holder, field, key, property, needed = false, complete = asIs } = place;
  const stored = elementOf(holder.values[field], key)?.[property];
  const part = `${key}/${property}`;
  const mark = useFieldMark(holder.id, field, key, property);
  const typed = useTypedField(
    holder.id,
    {
      field,
      part,
      // An element that is gone is not one in which nothing stands.
      read: (map) => {
        const element = elementOf(map, key);
        return element === undefined ? null : element[property];
      },
    },
    typeof stored === 'string' ? stored : '',
    (text, map) => {
      const element = elementOf(map, key);
      const value = text.trim() === '' ? undefined : text.trim();
      if (element === undefined || (needed && value === undefined)) return map;
      return complete({ ...(map as ElementMap), [key]: patched(element, { [property]: value }) });
    },
  );
  return { ...typed, mark };
}
