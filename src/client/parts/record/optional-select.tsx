/** A choice that may be left open: the first option says so and empties the field. */

import { Select } from '../../ui/select.tsx';

interface OptionalSelectProps<Value extends string> {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value | undefined;
  readonly onValueChange: (value: Value | undefined) => void;
  readonly emptyLabel: string;
  /** Its name, where no field around it gives one. */
  readonly label?: string | undefined;
}

const none = '';

export function OptionalSelect<Value extends string>(props: OptionalSelectProps<Value>) {
  const { options, value, onValueChange, emptyLabel } = props;
  return (
    <Select<Value | typeof none>
      aria-label={props.label}
      options={[{ value: none, label: emptyLabel }, ...options]}
      value={value ?? none}
      onValueChange={(chosen) => {
        onValueChange(options.find((option) => option.value === chosen)?.value);
      }}
    />
  );
}
