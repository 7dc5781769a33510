/** What the use cases about people are given: storage, clock, randomness and hashing as ports. */

import type { AccountStorage } from '../ports/account-storage.ts';
import type { SheetStorage } from '../ports/sheet-storage.ts';

export interface AuthContext {
  readonly accounts: AccountStorage;
  readonly sheets: SheetStorage;
  /** The server's clock, in milliseconds since 1970. */
  now(): number;
  /** A new UUIDv7. */
  newId(): string;
  /** A secret of 256 bits, as text that fits an address. */
  newToken(): string;
  /** SHA-256 of a text, as hexadecimal digits: enough for secrets that are random already. */
  hash(text: string): string;
  readonly passwords: PasswordHasher;
  /** Runs work once a time has passed, in milliseconds; what it answers puts that off for good. */
  later(work: () => void, ms: number): () => void;
}

/** Argon2id, or something as slow. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(passwordHash: string, password: string): Promise<boolean>;
}

/** Where a request comes from, as far as the server can tell: for throttling. */
export interface Origin {
  readonly address: string;
  /** Tells that whoever asked has gone and waits for no answer. */
  readonly gone?: AbortSignal;
}

export type AuthRefusal =
  /** Wrong e-mail or password: never which of the two. */
  | { readonly kind: 'refused'; readonly detail?: RefusedBecause }
  /** Too many attempts, or all that a day allows; `retryAfter` in seconds. */
  | { readonly kind: 'busy'; readonly retryAfter: number; readonly detail?: 'dayLimit' }
  | { readonly kind: 'notFound' }
  /** The detail is for devices that know it; the others say that it is not allowed. */
  | {
      readonly kind: 'forbidden';
      readonly detail?: 'notWhoConnects' | 'tooManyProgrammes' | 'tooManyInvitations';
    }
  | { readonly kind: 'taken' };

/** What a person can put right. */
export type RefusedBecause =
  | 'tooShort'
  | 'tooCommon'
  | 'nameMissing'
  | 'emailMissing'
  | 'wrongPassword'
  | 'alreadyMember'
  | 'lastCoordinator';
