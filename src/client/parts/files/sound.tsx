/** A voice note that can be played. */

import styles from './files.module.css';

interface SoundProps {
  readonly address: string;
  readonly name: string;
}

export function Sound({ address, name }: SoundProps) {
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- what somebody just said has no captions; notes are typed beside it
  return <audio src={address} controls aria-label={name} className={styles.sound} />;
}
