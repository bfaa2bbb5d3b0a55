// The telephony command at work: prints what was done or found, and answers the exit code.
import { parseEnvironment } from '../config/environment.ts';
import { loadCompany } from '../config/load-company.ts';
import { openTelephony } from './livekit-telephony.ts';
import { removeTelephony, setUpTelephony, telephonyStatus } from './set-up.ts';

export type TelephonyVerb = 'setup' | 'status' | 'remove';

export interface TelephonyFlags {
  company: string;
}

/** @throws CodedError when the configuration is wrong, or the server refuses or is not there. */
export async function runTelephony(
  verb: TelephonyVerb,
  flags: TelephonyFlags,
  process: Pick<NodeJS.Process, 'env'> & { stdout: { write(text: string): unknown } },
): Promise<0 | 1> {
  const environment = parseEnvironment(process.env);
  const { company } = loadCompany(flags.company, environment.SWITCHBOARD_CONFIG);
  const server = openTelephony(environment);
  const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);
  switch (verb) {
    case 'setup':
      print(await setUpTelephony(server, { company, environment }));
      return 0;
    case 'status': {
      const { ready, lines } = await telephonyStatus(server, { company, environment });
      print(lines);
      return ready ? 0 : 1;
    }
    case 'remove':
      print(await removeTelephony(server, company));
      return 0;
  }
}
