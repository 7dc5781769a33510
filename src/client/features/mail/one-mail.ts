/** What a dialog about one email is told. */

export interface OneMailProps {
  readonly file: File;
  /** The SME on whose sheet it was dropped or chosen. */
  readonly smeId: string | undefined;
  /** Where it stands among several. */
  readonly place: string | undefined;
  /** How many were dropped beyond the greatest number; said where it is not 0. */
  readonly leftOut: number;
  /** It was logged, added or skipped. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}
