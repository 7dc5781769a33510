/** A voice note that can be played. */

import type { SyntheticEvent } from 'react';
import styles from './files.module.css';

interface SoundProps {
  readonly address: string;
  readonly name: string;
}

/**
 * A recording does not say how long it is, since that was not known at its beginning, and one that was interrupted has no end.
 * The browser finds its length by going there.
 */
function findLength({ currentTarget: sound }: SyntheticEvent<HTMLAudioElement>): void {
  if (sound.duration !== Number.POSITIVE_INFINITY) return;
  const goBack = (): void => {
    sound.currentTime = 0;
  };
  sound.addEventListener('seeked', goBack, { once: true });
  sound.currentTime = Number.MAX_SAFE_INTEGER;
}

export function Sound({ address, name }: SoundProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- what somebody just said has no captions; notes are typed beside it
    <audio
      src={address}
      controls
      aria-label={name}
      className={styles.sound}
      onLoadedMetadata={findLength}
    />
  );
}
