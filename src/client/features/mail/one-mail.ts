/** What a dialog about one email is told. */

export interface OneMailProps {
  readonly file: File;
  /** The SME on whose sheet it was dropped or chosen. */
  readonly smeId: string | undefined;
  /** Where it stands among several. */
  readonly place: string | undefined;
  /** It was logged, added or skipped. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}
