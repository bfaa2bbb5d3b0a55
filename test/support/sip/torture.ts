// Malformed SIP messages that others have collected (RFC 4475), where they lie beside the project; none is shipped.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const FILE = resolve(import.meta.dirname, '../../../../shared/cases/sip_torture.jsonl');
const rowSchema = z.object({ name: z.string(), raw_base64: z.base64() });

export interface TortureMessage {
  name: string;
  bytes: Buffer;
}

/** Empty, and says so, where the file is not there. */
export function tortureMessages(): TortureMessage[] {
  if (!existsSync(FILE)) {
    console.warn(`Malformed SIP messages are not sent: there is no ${FILE}.`);
    return [];
  }
  return readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)))
    .map(({ name, raw_base64 }) => ({ name, bytes: Buffer.from(raw_base64, 'base64') }));
}
