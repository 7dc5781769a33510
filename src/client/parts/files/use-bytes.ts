/** The bytes of a file on this device, for components, and the address at which a picture is drawn from them. */

import { useEffect, useMemo, useState } from 'react';
import {
  type AudioType,
  audioTypeOf,
  type PictureType,
  pictureTypeOf,
} from '../../../domain/attachment/file-type.ts';
import type { Bytes } from '../../ports/file-store.ts';
import type { Files } from './use-files.ts';

/** What is here of a file. */
export interface BytesRead {
  readonly state: 'reading' | 'here' | 'absent' | 'failed';
  readonly bytes?: Bytes | undefined;
}

/** Reads a file from this device, again once it has come. */
export function useBytes(files: Files | undefined, hash: string | undefined): BytesRead {
  const [read, setRead] = useState<BytesRead>({ state: 'reading' });
  const store = files?.store;
  const isHere = hash !== undefined && files?.kept.has(hash) === true;
  useEffect(() => {
    if (store === undefined || hash === undefined) return undefined;
    let current = true;
    store.read(hash).then(
      (bytes) => {
        if (current) setRead(bytes === undefined ? { state: 'absent' } : { state: 'here', bytes });
      },
      () => {
        if (current) setRead({ state: 'failed' });
      },
    );
    return () => {
      current = false;
    };
  }, [store, hash, isHere]);
  return read;
}

/** An address for an `img`; nothing where the bytes do not begin as a picture, whatever the file is called. */
export function usePictureAddress(bytes: Bytes | undefined): string | undefined {
  return useAddress(bytes, bytes === undefined ? undefined : pictureTypeOf(bytes));
}

/** An address for an `audio`; nothing where the bytes do not begin as the sound that their record says. */
export function useAudioAddress(
  bytes: Bytes | undefined,
  mediaType: string | undefined,
): string | undefined {
  return useAddress(bytes, bytes === undefined ? undefined : audioTypeOf(bytes, mediaType));
}

function useAddress(
  bytes: Bytes | undefined,
  type: PictureType | AudioType | undefined,
): string | undefined {
  const address = useMemo(
    () =>
      bytes === undefined || type === undefined
        ? undefined
        : URL.createObjectURL(new Blob([bytes], { type })),
    [bytes, type],
  );
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );
  return address;
}
