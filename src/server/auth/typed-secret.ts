/**
 * What people type to sign in. Keyboards and systems write an accented letter as one sign or as two (Unicode NFC or
 * NFD): addresses and passwords are kept as NFC, and what was kept before, as it had been typed, is still known.
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
  const address = addressOf(typed);
  const asTyped = typed.trim().toLowerCase();
  const account = await reader.accountByEmail(address);
  return account ?? (asTyped === address ? undefined : reader.accountByEmail(asTyped));
}

/** Whether it is the password, as it is kept now or as it was typed. Lasts as long for whoever has no account. */
export async function isPassword(
  passwords: PasswordHasher,
  passwordHash: string,
  typed: string,
): Promise<boolean> {
  const kept = passwordAsKept(typed);
  if (await passwords.verify(passwordHash, kept)) return true;
  return kept !== typed && (await passwords.verify(passwordHash, typed));
}
