// How values that identify people are kept: hashed when they are only compared, sealed when they are needed again.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';

/** 1 MB and about 2 ms a guess. A ZIP code has 10^5 values: what protects it is the secret, not the cost. */
const SCRYPT = { N: 1024, r: 8, p: 1 };
const HASH_BYTES = 32;

export interface Protection {
  /** The same number always gives the same hash within a company; it cannot be read back without the secret. */
  hashNumber(number: string): string;
  newSalt(): string;
  hashFactor(value: string, salt: string): Promise<string>;
  /** Constant time in where the values differ. */
  matches(value: string, stored: { salt: string; hash: string }): Promise<boolean>;
  /** Encrypts under a key of this company. The same text for the same purpose gives the same result. */
  seal(purpose: string, text: string): string;
  /** Null when it was sealed with another secret, or altered. */
  unseal(purpose: string, sealed: string): string | null;
}

/**
 * `secret` comes from the deployment's environment, never from the database: a copy of the tables alone does not
 * open. Without one everything works, and a copy of the tables can be searched through.
 */
export function createProtection(company: string, secret = ''): Protection {
  const keyFor = (purpose: string): Buffer =>
    createHmac('sha256', `switchboard:${secret}`).update(`${company}\0${purpose}`).digest();
  const numberKey = keyFor('caller number');
  const factorKey = keyFor('factor');

  const hashFactor = (value: string, salt: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const keyed = createHmac('sha256', factorKey).update(value).digest();
      scrypt(keyed, salt, HASH_BYTES, SCRYPT, (error, hash) =>
        error === null ? resolve(hash.toString('base64url')) : reject(error),
      );
    });

  return {
    hashNumber: (number) => createHmac('sha256', numberKey).update(number).digest('base64url').slice(0, 32),
    newSalt: () => randomBytes(16).toString('base64url'),
    hashFactor,
    matches: async (value, stored) => {
      const given = digest(await hashFactor(value, stored.salt));
      return timingSafeEqual(given, digest(stored.hash));
    },
    seal: (purpose, text) => {
      const key = keyFor(purpose);
      // A nonce from the content repeats only for the same content, and keeps replays identical.
      const nonce = createHmac('sha256', key).update(text).digest().subarray(0, 12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    unseal: (purpose, sealed) => {
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
