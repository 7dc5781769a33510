/**
 * The versions of the protocol between a device and its server, oldest first. The fingerprint is that of all its
 * schemas (tests/unit/protocol): it trips when one moves, and then a new version with a new line here is due. An
 * older client can always push: what it sends is brought up to date by the server.
 */

/** The request and the answer both carry it; an answer without it is not from Carnet, whatever its status. */
export const protocolHeader = 'Carnet-Protocol';

/**
 * Whose sheets the device holds. Another session in the same browser must neither read into them nor send them: the
 * server answers such a request as if nobody were signed in (rule C6).
 */
export const memberHeader = 'Carnet-Member';

/** The life of the server's data, on every answer about a programme. A server says nothing of it before its first event. */
export const lifeHeader = 'Carnet-Life';

export const protocolVersion = 11;

/** From this version on, a device knows a group that comes in several answers, and takes a record once for all entries. */
export const groupsInPartsFrom = 6;

/** From this version on, a device says how it comes to what others made. */
export const handsInFrom = 6;

/** From this version on, a server takes an invitation that names no language. */
export const languageOptionalFrom = 8;

/** From this version on, a server takes back what its author discarded. */
export const withdrawsFrom = 9;

/** From this version on, a server can include a pull in the answer to a push. */
export const piggybackFrom = 4;

export const protocolVersions: readonly {
  readonly version: number;
  readonly fingerprint: string;
}[] = [
  // 1: push, pull, snapshot, history, held groups, nudges; accounts, invitations, devices.
  { version: 1, fingerprint: 'c88e6b1bd4f79b4b' },
  // 2: held groups come in pages, and their author learns who dismissed one; an older device hears that it needs them.
  { version: 2, fingerprint: '2eab0c1cdf9a810a' },
  // 3: a settlement can be taken back, and the deletion of a sheet says what was known of it; an older device hears that
  // it needs the new version once either was.
  { version: 3, fingerprint: 'c6795a33ac3b5f37' },
  // 4: a push may ask for what a pull after it would answer.
  { version: 4, fingerprint: '0e340c2c60c9b079' },
  // 5: a device tells which files with content it handed to a person.
  { version: 5, fingerprint: '74ce2a8eaa304028' },
  // 6: fields whose names come from data, and forms; an answer holds each record once, and may end inside a group; what a
  // newer version adds (an entity, a kind, an outcome, a key) is kept and passed on; a push says how it comes to what
  // others made; an issued report can be opened by a link, which older devices never ask for.
  { version: 6, fingerprint: '89dda56948ab012c' },
  // 7: whoever connects a programme says which launch pad they work for.
  { version: 7, fingerprint: 'e01ed99b0b6b4b3e' },
  // 8: an invitation names a language only where the member has one alone.
  { version: 8, fingerprint: 'a41178237665b1db' },
  // 9: a push withdraws groups that took no effect and that their author discarded; whoever lets a group through learns what
  // became of it.
  { version: 9, fingerprint: 'baef391f691c8322' },
  // 10: a list of held groups names the content of each, and a decision says which one was shown; what took effect after all is
  // told with its place.
  { version: 10, fingerprint: '249d0ae0fbc635d8' },
  // 11: a device says which entry it read last, and a server that has another one in its place says so; a device that is
  // told that its membership is gone asks whether the server still has that entry.
  { version: 11, fingerprint: '19f88cf0822412cb' },
];
