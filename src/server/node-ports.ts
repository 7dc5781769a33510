/**
 * Clock, randomness, hashing and timers of Node, as the ports that the use cases are given. The only place of the
 * server that reads a clock or asks for randomness.
 */
import { hash as digest, randomBytes } from 'node:crypto';
import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { uuidV7 } from '../std/uuid-v7.ts';
import type { PasswordHasher } from './auth/context.ts';

/** Bytes of a token: 256 bits. */
const tokenBytes = 32;

/** Argon2id with 19 MiB, two passes and one lane: the first choice of the OWASP password storage advice. */
const argon2id = 2 as Algorithm.Argon2id;
const passwordOptions = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const passwords: PasswordHasher = {
  hash: (password) => hash(password, passwordOptions),
  verify: (passwordHash, password) => verify(passwordHash, password),
};

/**
 * How long the processor has worked for the event loop, in milliseconds, as far as it is known: no longer than the loop was busy, and no
 * longer than the processor worked for the process, of which other threads are a part.
 */
function processorMsOfLoop(): () => number {
  const look = (): { readonly busy: number; readonly worked: number } => {
    const { user, system } = process.cpuUsage();
    return { busy: performance.eventLoopUtilization().active, worked: (user + system) / 1000 };
  };
  let last = look();
  let ms = 0;
  return () => {
    const { busy, worked } = look();
    ms += Math.max(0, Math.min(busy - last.busy, worked - last.worked));
    last = { busy, worked };
    return ms;
  };
}

export const nodePorts = {
  /** Milliseconds since 1970. */
  now: (): number => Date.now(),
  processorMs: processorMsOfLoop(),
  newId: (): string => uuidV7(Date.now(), randomBytes(16)),
  newToken: (): string => randomBytes(tokenBytes).toString('base64url'),
  /** SHA-256, as hexadecimal digits. */
  hash: (text: string): string => digest('sha256', text),
  passwords,
  later: (work: () => void, ms: number): (() => void) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
} as const;
