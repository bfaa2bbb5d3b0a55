// Replays many files at once in one database in memory: each in a company of its own, so that none sees another.
import { loadCompany, type LoadedCompany } from '../config/load-company.ts';
import { openMemoryDatabase } from '../database/connection.ts';
import { CodedError } from '../domain/errors.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { loadTranscript, TranscriptError, type LoadedTranscript } from './load-transcript.ts';
import type { LiveWatch } from './live-view.ts';
import type { ModelFor } from './models.ts';
import { playTranscript, type Played } from './play-transcript.ts';

export interface ReplayOptions {
  files: readonly string[];
  modelFor: ModelFor;
  /** Another config folder than the project's own. */
  configFolder?: string | undefined;
  /** Watches each play of a live model, which is then played alone and waited for as long as it takes. */
  watch?: ((source: LoadedTranscript, loaded: LoadedCompany) => LiveWatch) | undefined;
  /** Called when a file is done, in the order in which they end. */
  onPlayed?: ((played: Played, done: number, all: number) => void) | undefined;
}

export interface Replayed {
  /** In the order of the files. */
  plays: Played[];
  /** Messages of files that cannot be played. */
  unusable: string[];
  coverage: Coverage[];
}

/** Each play waits half a second for its session to close; beside each other they hardly do. */
const AT_ONCE = 8;

/** Never throws for a file: what cannot be played is told in `unusable`. */
export async function replay(options: ReplayOptions): Promise<Replayed> {
  const { files, modelFor, configFolder, onPlayed, watch } = options;
  const unusable: string[] = [];
  const companies = new Map<string, LoadedCompany>();
  const keep = <T>(work: () => T): T[] => {
    try {
      return [work()];
    } catch (error) {
      unusable.push(messageOf(error));
      return [];
    }
  };
  const sources = files.flatMap((file) =>
    keep(() => withCompany(loadTranscript(file), companies, configFolder)),
  );
  if (sources.length === 0) return { plays: [], unusable, coverage: [] };
  const database = await openMemoryDatabase();
  try {
    let done = 0;
    const atOnce = watch ? 1 : AT_ONCE;
    const plays = await eachAtOnce(atOnce, sources, async ({ source, loaded }, index) => {
      const slug = `${loaded.company.slug}-${index + 1}`;
      try {
        const live = watch?.(source, loaded);
        const played = await playTranscript(source, { db: database.db, loaded, slug, modelFor, live });
        onPlayed?.(played, ++done, sources.length);
        return [played];
      } catch (error) {
        unusable.push(messageOf(error));
        return [];
      }
    });
    return { plays: plays.flat(), unusable, coverage: coverages(plays.flat(), companies) };
  } finally {
    await database.close();
  }
}

interface Cast {
  source: LoadedTranscript;
  loaded: LoadedCompany;
}

function withCompany(
  source: LoadedTranscript,
  known: Map<string, LoadedCompany>,
  configFolder?: string,
): Cast {
  const { file, transcript, placeOf } = source;
  try {
    const loaded = known.get(transcript.company) ?? loadCompany(transcript.company, configFolder);
    known.set(transcript.company, loaded);
    return { source, loaded };
  } catch (error) {
    throw new TranscriptError(file, [{ ...placeOf(['company']), message: `company: ${messageOf(error)}` }]);
  }
}

function coverages(plays: readonly Played[], companies: ReadonlyMap<string, LoadedCompany>): Coverage[] {
  return [...companies].map(([name, { company }]) => {
    const taken = plays.filter((play) => play.company === name).flatMap(({ edges }) => edges);
    return coverageOf(name, company.roster, taken);
  });
}

async function eachAtOnce<T, R>(
  most: number,
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}

function messageOf(error: unknown): string {
  if (error instanceof CodedError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
