// How people's passwords are kept. A person's password is worth guessing, so a guess costs: 32 MB and about 0.1 s.
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const HASH_BYTES = 32;

export interface StoredPassword {
  salt: string;
  hash: string;
}

export async function hashPassword(password: string): Promise<StoredPassword> {
  const salt = randomBytes(16).toString('base64url');
  return { salt, hash: await derive(password, salt) };
}

/** Takes as long where nothing is stored: who has an account is not to be told by the clock. */
export async function isPassword(password: string, stored: StoredPassword | null): Promise<boolean> {
  const given = digest(await derive(password, stored?.salt ?? 'nobody'));
  return timingSafeEqual(given, digest(stored?.hash ?? '')) && stored !== null;
}

function derive(password: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // The same letters may be typed in several ways of writing them in Unicode.
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, SCRYPT, (error, hash) =>
      error === null ? resolve(hash.toString('base64url')) : reject(error),
    );
  });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
