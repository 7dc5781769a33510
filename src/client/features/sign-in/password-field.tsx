/** A password, with a way to see what was typed. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { TextButton } from '../../ui/text-link.tsx';

interface PasswordFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  /** Whether it is chosen now, so that the browser may offer one. */
  readonly isNew: boolean;
}

export function PasswordField(props: PasswordFieldProps) {
  const { label, hint, error, value, onValueChange, isNew } = props;
  const { t } = useTranslation('sign-in');
  const [shown, setShown] = useState(false);
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      aside={
        <TextButton onClick={() => setShown(!shown)}>
          {t(shown ? 'hidePassword' : 'showPassword')}
        </TextButton>
      }
    >
      <TextInput
        type={shown ? 'text' : 'password'}
        value={value}
        onValueChange={onValueChange}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={passwordLengthMax}
      />
    </Field>
  );
}

/** As many as the server takes. */
const passwordLengthMax = 256;
