/**
 * What people type to sign in. Keyboards and systems write an accented letter as one sign or as two (Unicode NFC or
 * NFD): addresses and passwords are kept as NFC, and what was kept before, as it had been typed, is still known from
 * either kind of keyboard.
 */

import type { Account, AccountReader } from '../ports/account-storage.ts';
import type { PasswordHasher } from './context.ts';

/** An address as accounts are found by it. */
export function addressOf(typed: string): string {
  return typed.trim().toLowerCase().normalize();
}

/** A password as it is kept from now on. */
export function passwordAsKept(typed: string): string {
  return typed.normalize();
}

/** Whose address it is, as it is kept now or as it was typed. */
export async function accountAt(
  reader: AccountReader,
  typed: string,
): Promise<Account | undefined> {
  for (const form of formsOf(typed.trim().toLowerCase())) {
    const account = await reader.accountByEmail(form);
    if (account !== undefined) return account;
  }
  return undefined;
}

/** Whether it is the password, in any form in which it may be kept. Lasts as long for whoever has no account. */
export async function isPassword(
  passwords: PasswordHasher,
  passwordHash: string,
  typed: string,
): Promise<boolean> {
  for (const form of formsOf(typed)) {
    if (await passwords.verify(passwordHash, form)) return true;
  }
  return false;
}

/** The forms in which a text may be kept: as it is now, and as either kind of keyboard wrote it before. */
function formsOf(typed: string): ReadonlySet<string> {
  return new Set([typed.normalize(), typed, typed.normalize('NFD')]);
}
