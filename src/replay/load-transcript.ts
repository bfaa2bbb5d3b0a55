// Reads transcript files strictly: what is not understood is said with file, line and column, never skipped.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { z } from 'zod';
import { planSeed } from '../database/seed/plan-seed.ts';
import { CodedError } from '../domain/errors.ts';
import type { Path } from './difference.ts';
import { transcriptSchema, type Transcript } from './transcript-format.ts';
import { readYaml, type Place, type YamlSource } from './yaml-source.ts';

export interface LoadedTranscript {
  /** As it is shown to people: relative to where they are. */
  file: string;
  transcript: Transcript;
  /** Rows as they are written, for the seed. */
  given: unknown;
  placeOf: (path: Path) => Place;
}

/** A file that cannot be played: `message` has a line for each problem, "file:line:column: what was expected". */
export class TranscriptError extends CodedError {
  constructor(file: string, problems: readonly (Place & { message: string })[]) {
    const lines = problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
    super('transcript', lines.join('\n'));
    this.name = 'TranscriptError';
  }
}

/** The YAML files in these files and folders, sorted. Throws `transcript` for a path that is not there. */
export function findTranscripts(paths: readonly string[]): string[] {
  const found = paths.flatMap((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) throw new CodedError('transcript', `${path}: no such file or folder.`);
    if (!stats.isDirectory()) return [normalize(path)];
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' });
    return files.filter((file) => /\.ya?ml$/.test(file)).map((file) => join(path, file));
  });
  return [...new Set(found)].sort();
}

/** @throws TranscriptError */
export function loadTranscript(file: string): LoadedTranscript {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new TranscriptError(file, [{ line: 1, column: 1, message: 'cannot be read' }]);
  }
  return parseTranscript(text, file);
}

/** `npm run record -- … > file` puts npm's own two lines above what was recorded. Lines keep their numbers. */
function withoutNpmBanner(text: string): string {
  return text.replace(/^(?:\s*> [^\n]*\n)+/, (banner) => '\n'.repeat(banner.split('\n').length - 1));
}

/** @throws TranscriptError */
export function parseTranscript(text: string, file: string): LoadedTranscript {
  const source = readYaml(withoutNpmBanner(text));
  if (source.problems.length > 0) throw new TranscriptError(file, source.problems);
  const { content } = source;
  const parsed = transcriptSchema.safeParse(content);
  if (!parsed.success)
    throw new TranscriptError(
      file,
      parsed.error.issues.flatMap((issue) => explain(issue, source)),
    );
  const transcript = parsed.data;
  checkSeed(transcript, source, file);
  checkTurns(transcript, source, file);
  const given = typeof content === 'object' && content !== null && 'given' in content ? content.given : {};
  return { file, transcript, given, placeOf: source.placeOf };
}

function explain(issue: z.core.$ZodIssue, source: YamlSource): (Place & { message: string })[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  const where = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
  const of = where === '' ? '' : `${where}: `;
  if (issue.code !== 'unrecognized_keys')
    return [{ ...source.placeOf(path), message: `${of}${issue.message}` }];
  return issue.keys.map((key) => ({
    ...source.placeOfKey(path, key),
    message: `${of}no such key "${key}" here`,
  }));
}

/** What a seed says only when it is used, it says now, at its line. */
function checkSeed({ given, clock, company }: Transcript, source: YamlSource, file: string): void {
  const now = Date.parse(clock);
  try {
    planSeed(
      given,
      { now, timeZone: 'UTC', workingDays: [1, 2, 3, 4, 5, 6], visitTimes: ['10:00'] },
      company,
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new TranscriptError(file, [
      { ...source.placeOf(['given']), message: `given: ${message.replace(`${company}: `, '')}` },
    ]);
  }
}

function checkTurns({ turns }: Transcript, source: YamlSource, file: string): void {
  turns.forEach((turn, index) => {
    const place = source.placeOf(['turns', index]);
    const next = turns[index + 1];
    if (turn.hang_up && next && next.calls_again === undefined)
      throw new TranscriptError(file, [{ ...place, message: 'after hang_up only calls_again can follow' }]);
    if (turn.during_handoff && turn.caller === undefined && turn.keys === undefined)
      throw new TranscriptError(file, [{ ...place, message: 'during_handoff goes with what a caller said' }]);
  });
}
