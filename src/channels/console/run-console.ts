// One call at the terminal, from picking up to the summary.
import { WriteStream } from 'node:tty';
import pc from 'picocolors';
import { openCompany, type OpenCompany } from '../../call/open-company.ts';
import type { Call } from '../../call/create-call.ts';
import type { CallEndReason } from '../../coordinator/index.ts';
import { parseEnvironment, type Environment } from '../../config/environment.ts';
import { loadCompany } from '../../config/load-company.ts';
import type { CompanyRuntime } from '../../call/company-runtime.ts';
import { fillIn } from '../../call/lines.ts';
import { companyValues } from '../../call/render-prompt.ts';
import { LostCalls } from '../../call/people/lost-calls.ts';
import { realTimers } from '../../call/timers.ts';
import { CodedError } from '../../domain/errors.ts';
import { parseCallerNumber } from '../caller-number.ts';
import { createLogger } from '../create-logger.ts';
import { bannerLines } from './banner.ts';
import { demoCallers, type DemoCaller } from './demo-caller.ts';
import { createJsonView } from './json-view.ts';
import { PeopleView, PROMPT, type Colors } from './people-view.ts';
import { Terminal, type TurnSource } from './terminal.ts';
import type { ConsoleView } from './view.ts';

export interface ConsoleOptions {
  company: string;
  caller?: string;
  withheld?: boolean;
  quiet?: boolean;
  json?: boolean;
}

/** Resolves when the call is over and everything is closed. @throws CodedError before a call has begun. */
export async function runConsole(options: ConsoleOptions, process: NodeJS.Process): Promise<void> {
  const environment = parseEnvironment(process.env);
  const who = chooseCaller(options, environment);
  const terminal = new Terminal(process);
  const colors = pc.createColors(wantsColors(process));
  const logger = createLogger(environment, 'error');
  const company = await openCompany({
    slug: options.company,
    ...{ environment, logger },
    progress: (line) => process.stderr.write(`${line}\n`),
    // Otherwise the call's events tell it.
    ...(options.quiet === true && { onRefusal: (line) => process.stderr.write(`${line}\n`) }),
  });
  const { services, runtime } = company;
  const lost = new LostCalls({ services, runtime, timers: realTimers, clock: Date.now, logger });
  try {
    if (options.json !== true && options.quiet !== true) {
      const [title = '', ...rest] = bannerLines({
        ...who,
        companyName: company.company.name,
        languageModel: company.languageModel,
        interactive: terminal.interactive,
      });
      terminal.write(`${colors.bold(title)}\n${rest.map((line) => `${colors.dim(line)}\n`).join('')}\n`);
    }
    await holdCall({ company, terminal, colors, options, number: who.callerNumber });
  } finally {
    terminal.close();
    await lost.stop();
    await company.close();
  }
}

interface Who {
  callerNumber: string | null;
  isDefaultCaller: boolean;
  demo: DemoCaller[];
}

function chooseCaller(options: ConsoleOptions, environment: Environment): Who {
  const { company, folder } = loadCompany(options.company, environment.SWITCHBOARD_CONFIG);
  const demo = environment.DATABASE_URL === undefined ? demoCallers(folder) : [];
  if (options.caller !== undefined)
    return { callerNumber: parseCallerNumber(options.caller, company.country), isDefaultCaller: false, demo };
  const callerNumber = options.withheld === true ? null : (demo[0]?.phone ?? null);
  return { callerNumber, isDefaultCaller: callerNumber !== null, demo };
}

async function holdCall({
  company,
  terminal,
  colors,
  options,
  number,
}: {
  company: OpenCompany;
  terminal: Terminal;
  colors: Colors;
  options: ConsoleOptions;
  number: string | null;
}): Promise<void> {
  const write = (text: string) => terminal.write(text);
  const call = await company.answer({ channel: 'console', number }).catch((error: unknown) => {
    // What a caller on the telephone would hear, and what whoever runs it has to know.
    if (options.json !== true) write(`${unavailable(company.runtime)}\n`);
    throw cannotBegin(error);
  });
  const view: ConsoleView =
    options.json === true
      ? createJsonView(write, call.id)
      : new PeopleView({ write, colors, callId: call.id, quiet: options.quiet === true });
  watch(call, view, terminal);
  const turns = terminal.turns(colors.bold(PROMPT));
  const reason = await takeTurns(call, view, { turns, hungUp: terminal.hungUp });
  view.summary(await call.hangUp(reason));
}

function unavailable({ lines, company }: CompanyRuntime): string {
  return fillIn(lines['unavailable']?.[0] ?? '', companyValues(company));
}

/** What services say of trouble is meant for a model in a call. */
function cannotBegin(error: unknown): unknown {
  if (!(error instanceof CodedError) || error.code !== 'service_unavailable') return error;
  const why = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return new CodedError(
    'service_unavailable',
    `The call could not begin: its record cannot be written${why}. Try again in a moment; \`npm run doctor\` tells what is wrong with the database.`,
    { cause: error },
  );
}

/** Shows what the call has said and done already, and everything from now on. */
function watch(call: Call, view: ConsoleView, terminal: Terminal): void {
  for (const event of call.log.events) view.event(event);
  call.onWords((words) => view.words(words));
  call.onEvent((event) => {
    view.event(event);
    if (event.type === 'agent.said') terminal.prompt();
  });
}

/** One line, one turn, until somebody hangs up or there are no more lines. */
async function takeTurns(
  call: Call,
  view: ConsoleView,
  { turns, hungUp }: { turns: TurnSource; hungUp: Promise<CallEndReason> },
): Promise<CallEndReason> {
  const over = Promise.race([call.ended.then((): CallEndReason => 'agent_ended'), hungUp]);
  for (;;) {
    const line = await Promise.race([turns.next(), over]);
    // No more lines after goodbye: the line closes by itself.
    if (line === null) return call.coordinator.state === 'wrappingUp' ? over : 'caller_hung_up';
    if (typeof line === 'string') return line;
    view.caller(line.text, line.typed);
    const ended = await Promise.race([take(call, line.text), over]);
    if (ended !== undefined) return ended;
    view.rest();
  }
}

/** A turn in words, or `/keys 98109#`: the keypad that a terminal has not got. */
async function take(call: Call, text: string): Promise<void> {
  const keys = /^\/keys\s+(\S+)\s*$/.exec(text)?.[1];
  if (keys === undefined) return call.hear(text);
  for (const key of keys.endsWith('#') ? keys : `${keys}#`) call.key(key);
  return call.settled();
}

/** https://no-color.org */
function wantsColors({ env, stdout }: NodeJS.Process): boolean {
  return stdout instanceof WriteStream && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}
