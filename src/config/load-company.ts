// Reads a company's folder and the shared words, once, failing at start with the file and the key that is wrong.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { companyFileSchema, toCompany, type Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';

/** Where config/ lies when nothing else is said: beside src/. */
export const CONFIG_FOLDER = resolve(import.meta.dirname, '../../config');

export interface CompanyWords {
  /** How every agent speaks. */
  speakingStyle: string;
  /** Agent name → prompt template. */
  prompts: Readonly<Record<string, string>>;
  /** Stock lines by key, several variations each. */
  lines: Readonly<Record<string, readonly string[]>>;
}

export interface LoadedCompany {
  company: Company;
  words: CompanyWords;
  /** The company's own folder, for policies and demo data. */
  folder: string;
}

const linesSchema = z.record(z.string(), z.array(z.string().min(1)).min(1));
const SLUG = /^[a-z0-9][a-z0-9-]*$/;

/** Names of the folders under config/companies. */
export function companySlugs(configFolder = CONFIG_FOLDER): string[] {
  return readdirSync(join(configFolder, 'companies'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Throws `configuration` naming the file, the key and what was expected. */
export function loadCompany(slug: string, configFolder = CONFIG_FOLDER): LoadedCompany {
  const folder = join(configFolder, 'companies', slug);
  const file = join(folder, 'company.yaml');
  if (!SLUG.test(slug) || !existsSync(file)) {
    const known = companySlugs(configFolder).join(', ');
    throw new CodedError(
      'configuration',
      `No company "${slug}". There are: ${known}. A new one is a folder under config/companies.`,
    );
  }
  const company = toCompany(slug, parseFile(file, companyFileSchema));
  return { company, words: loadWords(company, configFolder, folder), folder };
}

function loadWords(company: Company, configFolder: string, folder: string): CompanyWords {
  const read = (name: string) => {
    const own = join(folder, 'prompts', name);
    return readText(existsSync(own) ? own : join(configFolder, 'prompts', name));
  };
  const ownLines = join(folder, 'prompts', 'lines.yaml');
  return {
    speakingStyle: read('speaking-style.md'),
    prompts: Object.fromEntries(
      Object.keys(company.roster.agents).map((agent) => [agent, read(`${agent}.md`)]),
    ),
    lines: {
      ...parseFile(join(configFolder, 'prompts', 'lines.yaml'), linesSchema),
      ...(existsSync(ownLines) ? parseFile(ownLines, linesSchema) : {}),
    },
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CodedError(
      'configuration',
      `${file} cannot be read. Each agent of the roster needs its prompt there.`,
      { cause },
    );
  }
}

function parseFile<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  const text = readText(file);
  let content: unknown;
  try {
    content = parse(text);
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new CodedError('configuration', `${file} is not valid YAML: ${what}`, { cause });
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new CodedError('configuration', `${file} is wrong:\n${z.prettifyError(parsed.error)}`);
}
