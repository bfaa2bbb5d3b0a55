// Carries out `switchboard replay`: finds the files, plays them, prints as it goes, answers the exit code.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pc from 'picocolors';
import { parseEnvironment } from '../config/environment.ts';
import { CodedError } from '../domain/errors.ts';
import { findTranscripts } from './load-transcript.ts';
import { LiveView, totalLine } from './live-view.ts';
import { chooseModel, type ModelChoice } from './models.ts';
import type { Played } from './play-transcript.ts';
import { replay, type ReplayOptions } from './replay.ts';
import { toJson, toJunit } from './report-data.ts';
import { PLAIN, playedLine, summaryText, type Ink } from './report-text.ts';

export interface ReplayCommandOptions {
  model: ModelChoice;
  only?: string;
  failed?: boolean;
  json?: boolean;
  junit?: string;
}

/** What of the process is used; the real one fits. */
export interface ReplayTerminal {
  env: Readonly<Record<string, string | undefined>>;
  stdout: { write(text: string): unknown; isTTY?: boolean };
  stderr: { write(text: string): unknown; isTTY?: boolean };
}

/**
 * 0: every file went as written. 1: one did not. 2: a file cannot be played, or there is none.
 * @throws CodedError configuration, e.g. a live model without a key.
 */
export async function runReplay(
  paths: readonly string[],
  options: ReplayCommandOptions,
  terminal: ReplayTerminal,
): Promise<number> {
  const { model, only = '', json = false, failed = false, junit } = options;
  const { stdout, stderr, env } = terminal;
  const environment = parseEnvironment(env);
  const modelFor = chooseModel(model, { environment, variables: env });
  const files = listFiles(paths, only, stderr);
  if (files === null) return 2;
  const ink = stdout.isTTY === true && env['NO_COLOR'] === undefined ? colours() : PLAIN;
  const started = performance.now();
  const views: LiveView[] = [];
  const replayed = await replay({
    files,
    modelFor,
    configFolder: environment.SWITCHBOARD_CONFIG,
    ...(model === 'live'
      ? { watch: watchInto(views, json ? () => undefined : (line) => stdout.write(`${line}\n`)) }
      : { onPlayed: (_played, done, all) => showProgress(stderr, done, all) }),
  });
  const requests = views.flatMap((view) => view.requests);
  const seconds = (performance.now() - started) / 1000;
  const shown = (play: Played) => !failed || play.status === 'failed';
  if (json) stdout.write(`${toJson(replayed, { model, seconds, requests })}\n`);
  else
    stdout.write(
      [
        ...replayed.plays.filter(shown).map((play) => playedLine(play, ink)),
        summaryText(replayed, seconds, ink),
        ...(model === 'live' ? [totalLine(requests)] : []),
        '',
      ].join('\n'),
    );
  if (junit !== undefined) {
    mkdirSync(dirname(junit), { recursive: true });
    writeFileSync(junit, toJunit(replayed, { model, seconds, requests }));
  }
  if (replayed.unusable.length > 0) return 2;
  return replayed.plays.some(({ status }) => status === 'failed') ? 1 : 0;
}

function listFiles(
  paths: readonly string[],
  only: string,
  stderr: ReplayTerminal['stderr'],
): string[] | null {
  try {
    const files = findTranscripts(paths).filter((file) => file.includes(only));
    if (files.length > 0) return files;
    stderr.write(
      `No transcripts in ${paths.join(', ')}${only === '' ? '' : ` with "${only}" in their path`}.\n`,
    );
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    stderr.write(`${error.message}\n`);
  }
  return null;
}

/** Each play gets a view of its own, headed by its file. */
function watchInto(views: LiveView[], write: (line: string) => void): NonNullable<ReplayOptions['watch']> {
  return ({ file }, { company }) => {
    write(file);
    const view = new LiveView(company.prices, write);
    views.push(view);
    return view;
  };
}

/** One line that is written over; nothing where nobody watches. */
function showProgress(stderr: ReplayTerminal['stderr'], done: number, all: number): void {
  if (stderr.isTTY === true) stderr.write(done < all ? `\r${done} of ${all} played` : '\r\u001b[K');
}

function colours(): Ink {
  const colors = pc.createColors(true);
  return { good: colors.green, bad: colors.red, faint: colors.dim };
}
