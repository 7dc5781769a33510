/**
 * A number, as text: a browser's number control takes the comma or the point by its own
 * language, not by the page's. Reading the text is the caller's, who knows the language.
 */
import { UnitInput, type UnitInputProps } from './unit-input.tsx';

export function NumberInput(props: UnitInputProps) {
  return <UnitInput inputMode="decimal" {...props} />;
}
