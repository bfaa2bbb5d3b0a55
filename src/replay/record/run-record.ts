// Carries out `switchboard record`: finds the call, writes the file, and plays it once to see that it holds.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseEnvironment } from '../../config/environment.ts';
import { loadCompany, type LoadedCompany } from '../../config/load-company.ts';
import { openDatabase, openMemoryDatabase } from '../../database/connection.ts';
import { CodedError } from '../../domain/errors.ts';
import type { CallsPort } from '../../services/calls/calls.port.ts';
import { createServices } from '../../services/create-services.ts';
import { parseTranscript } from '../load-transcript.ts';
import { playTranscript } from '../play-transcript.ts';
import { PLAIN, playedLine } from '../report-text.ts';
import type { ReplayTerminal } from '../run-replay.ts';
import { recordCall } from './record-call.ts';
import { writeTranscript } from './write-transcript.ts';
import { isoInZone } from './zoned-iso.ts';

export interface RecordCommandOptions {
  company: string;
  out?: string;
  check: boolean;
  limit: number;
  force: boolean;
}

/** 0: recorded, or listed. 1: the recording does not replay as the call went. 2: there is no such call. */
export async function runRecord(
  callId: string | undefined,
  options: RecordCommandOptions,
  terminal: ReplayTerminal,
): Promise<number> {
  if (options.out !== undefined && !options.force && existsSync(options.out)) throw thereAlready(options.out);
  const environment = parseEnvironment(terminal.env);
  const loaded = loadCompany(options.company, environment.SWITCHBOARD_CONFIG);
  const { company } = loaded;
  const database = await openDatabase({
    url: environment.DATABASE_URL,
    dataDir: environment.SWITCHBOARD_DATA,
    log: (line) => terminal.stderr.write(`${line}\n`),
  });
  try {
    const secret = environment.SWITCHBOARD_SECRET;
    const { calls } = createServices({ db: database.db, company: company.slug, settings: company, secret });
    if (callId === undefined) {
      terminal.stdout.write(await listCalls(calls, company.timeZone, options.limit));
      return 0;
    }
    const stored = await calls.load(callId);
    if (!stored) {
      terminal.stderr.write(
        `${company.slug} has no call "${callId}". Without an id the recent calls are listed.\n`,
      );
      return 2;
    }
    const yaml = writeTranscript(recordCall(stored, company));
    if (options.out === undefined) terminal.stdout.write(yaml);
    else writeFile(options.out, yaml, options);
    return options.check ? await check(yaml, options.out ?? 'the recording', loaded, terminal) : 0;
  } finally {
    await database.close();
  }
}

async function listCalls(calls: CallsPort, timeZone: string, limit: number): Promise<string> {
  const recent = await calls.list({ limit });
  if (recent.length === 0) return 'No calls yet. Make one: npm run console\n';
  const lines = recent.map(({ id, startedAt, channel, disposition, summary }) => {
    const when = isoInZone(startedAt, timeZone).slice(0, 16).replace('T', ' ');
    return `${id}  ${when}  ${channel}  ${disposition ?? 'not finished'}  ${summary ?? ''}`.trimEnd();
  });
  return `${lines.join('\n')}\n`;
}

/** @throws CodedError invalid_argument when there is such a file already, or it cannot be written. */
function writeFile(file: string, yaml: string, { force }: Pick<RecordCommandOptions, 'force'>): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, yaml, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (why === 'EEXIST') throw thereAlready(file);
    throw new CodedError('invalid_argument', `${file} cannot be written (${why}).`, { cause: error });
  }
}

function thereAlready(file: string): CodedError {
  const message = `${file} exists already: name another file, or overwrite it with --force.`;
  return new CodedError('invalid_argument', message);
}

/** A recording that does not go the way the call went is said to be so, at once. */
async function check(
  yaml: string,
  name: string,
  loaded: LoadedCompany,
  { stderr }: ReplayTerminal,
): Promise<number> {
  const database = await openMemoryDatabase();
  try {
    const slug = `${loaded.company.slug}-recorded`;
    const played = await playTranscript(parseTranscript(yaml, name), {
      db: database.db,
      loaded,
      slug,
      modelFor: () => null,
    });
    stderr.write(`${playedLine(played, PLAIN)}\n`);
    if (played.status === 'passed') return 0;
    stderr.write('The call did not go like this. Correct the file by hand before you keep it.\n');
    return 1;
  } finally {
    await database.close();
  }
}
