/** Where files are chosen: hidden, opened by a button. */

import type { RefObject } from 'react';

interface FileInputProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly isCamera?: boolean;
  /** Which are offered first; any can be chosen without it. */
  readonly accept?: string | undefined;
}

export function FileInput({ input, label, onFiles, isCamera = false, accept }: FileInputProps) {
  return (
    <input
      ref={input}
      type="file"
      hidden
      multiple={!isCamera}
      aria-label={label}
      accept={accept}
      {...(isCamera ? { accept: 'image/*', capture: 'environment' as const } : {})}
      onChange={({ target }) => {
        onFiles([...(target.files ?? [])]);
        // The same file can be chosen again.
        target.value = '';
      }}
    />
  );
}
