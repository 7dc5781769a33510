/** Where files are chosen: hidden, opened by a button. */

import type { RefObject } from 'react';

interface FileInputProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly isCamera?: boolean;
}

export function FileInput({ input, label, onFiles, isCamera = false }: FileInputProps) {
  return (
    <input
      ref={input}
      type="file"
      hidden
      multiple={!isCamera}
      aria-label={label}
      {...(isCamera ? { accept: 'image/*', capture: 'environment' as const } : {})}
      onChange={({ target }) => {
        onFiles([...(target.files ?? [])]);
        // The same file can be chosen again.
        target.value = '';
      }}
    />
  );
}
