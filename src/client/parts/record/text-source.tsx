/**
 * Where a text field of a form gets its text. In a record that exists, the field saves itself; in one that is
 * being written, the form keeps it until it is added. The form looks the same in both.
 */

import type { ReactNode } from 'react';
import type { FieldError } from '../../../domain/entity/validate.ts';
import type { Json } from '../../../std/json.ts';
import { type FieldPlace, type NotSaved, useTypedField } from '../../model/use-typed-field.ts';

export interface TextControl {
  readonly value: string;
  readonly onValueChange: (text: string) => void;
  readonly onBlur: () => void;
  readonly error: FieldError | undefined;
  readonly notSaved: NotSaved;
}

interface TextSourceProps {
  /** Absent while the record is being written. */
  readonly recordId: string | undefined;
  readonly field: FieldPlace;
  readonly stored: string;
  /** From the text, and the whole field, to the value to store, where they differ. */
  readonly encode?: ((text: string, whole: Json | undefined) => unknown) | undefined;
  /** Keeps the text of a record that does not exist yet. */
  readonly onNew: (text: string) => void;
  readonly newError: FieldError | undefined;
  readonly children: (control: TextControl) => ReactNode;
}

export function TextSource(props: TextSourceProps) {
  const { recordId, stored, onNew, newError, children } = props;
  if (recordId !== undefined) return <SavedText {...props} recordId={recordId} />;
  return children({
    value: stored,
    onValueChange: onNew,
    onBlur: () => undefined,
    error: newError,
    notSaved: false,
  });
}

type SavedTextProps = TextSourceProps & { readonly recordId: string };

function SavedText({ recordId, field, stored, encode, children }: SavedTextProps) {
  const typed = useTypedField(recordId, field, stored, encode);
  return children({
    value: typed.value,
    onValueChange: typed.onChange,
    onBlur: typed.onBlur,
    error: typed.error,
    notSaved: typed.notSaved,
  });
}
