/**
 * How much may travel at once. The server refuses more with `tooLarge`; the client halves its batch and goes on.
 */

export const syncLimits = {
  /** Groups of one push. */
  pushGroupsMax: 200,
  /** Groups that one push withdraws. */
  withdrawnMax: 50,
  /** Operations of one group: a command is never this large. */
  groupOperationsMax: 2000,
  /** The body of a push once inflated, in bytes. */
  pushBytesMax: 8 * 1024 * 1024,
  /** A record as JSON in ASCII: more than a form of 500 long answers, and little enough to travel in one answer. */
  recordLengthMax: 6 * 1024 * 1024,
  /** Values in the declared fields of a record, and as many in the others: far more than those of a form of 500 items. */
  recordValuesMax: 100_000,
  /** Values in all of a group: more than a command writes. */
  groupValuesMax: 150_000,
  /**
   * What a record holds in fields that the server does not declare: a newer version may add some, and nobody sees them
   * meanwhile.
   */
  undeclaredLengthMax: 256 * 1024,
  /** Any other body, in bytes. */
  bodyBytesMax: 64 * 1024,
  /** What an answer with entries or records holds about at most, in UTF-16 code units of JSON: one of them in any case. */
  answerLengthMax: 4 * 1024 * 1024,
  /** Entries of one answer to a pull. */
  pullEntriesMax: 2000,
  /** Entries in the answer to a push: it must get through where a long answer would not. */
  piggybackedEntriesMax: 200,
  /** Records of one part of a snapshot: a device takes it in while somebody types. */
  snapshotRecordsMax: 1000,
  /** The same in a short download, which is over before anybody has found a sheet to type in. */
  shortSnapshotRecordsMax: 2000,
  /** Records of a programme whose download may be short. */
  shortDownloadRecordsMax: 20_000,
  /** Entries of one answer about the history of a home. */
  historyEntriesMax: 500,
  /** Behind by more entries than this, a device takes a snapshot instead of every one of them. */
  behindEntriesMax: 20_000,
} as const;
