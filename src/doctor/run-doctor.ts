// The doctor at work: asks everything side by side, prints what it found, and answers the exit code.
import { initializeLogger } from '@livekit/agents';
import { pino } from 'pino';
import { loadCompany } from '../config/load-company.ts';
import { parseEnvironment } from '../config/environment.ts';
import { createSpeech, type Finding, type SpeechPlan } from '../speech/index.ts';
import { checkLivekit } from './check-livekit.ts';
import { checkDatabase, checkNode } from './check-machine.ts';
import { reportLines, verdictOf } from './report.ts';

export interface DoctorFlags {
  company: string;
  json?: boolean;
}

const TIMEOUT_MS = 8000;

/** @throws CodedError configuration when the environment or the company's file is wrong. */
export async function runDoctor(
  flags: DoctorFlags,
  process: Pick<NodeJS.Process, 'env' | 'version'> & { stdout: { write(text: string): unknown } },
): Promise<0 | 1> {
  const { findings, plan } = await examine(flags.company, process);
  const verdict = verdictOf(findings, plan);
  const text = flags.json
    ? JSON.stringify({ company: flags.company, ...verdict, findings }, null, 2)
    : reportLines(findings, verdict).join('\n');
  process.stdout.write(`${text}\n`);
  return verdict.ready ? 0 : 1;
}

/** Everything that a call needs, in the order in which it is needed. */
export async function examine(
  slug: string,
  { env, version }: Pick<NodeJS.Process, 'env' | 'version'>,
  timeoutMs = TIMEOUT_MS,
): Promise<{ findings: Finding[]; plan: SpeechPlan }> {
  const environment = parseEnvironment(env);
  const { company } = loadCompany(slug, environment.SWITCHBOARD_CONFIG);
  initializeLogger({ pretty: false, level: 'silent' });
  const logger = pino({ level: 'silent' });
  const speech = createSpeech({ company, environment, variables: env, logger });
  const [database, livekit, providers] = await Promise.all([
    checkDatabase({ url: environment.DATABASE_URL, dataDir: environment.SWITCHBOARD_DATA }, timeoutMs),
    checkLivekit(environment, timeoutMs),
    speech.check({ timeoutMs }),
  ]);
  return { findings: [checkNode(version), database, livekit, ...providers], plan: speech.plan };
}
