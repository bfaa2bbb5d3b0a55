// Reads a company's documents into the database, cut at their headings, whenever they differ from what is there.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../database/connection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { policyPassages } from '../../database/schema.ts';
import { storable } from '../redact-deep.ts';
import type { PolicyPassage } from './policies.port.ts';

/** Idempotent; several processes may do it at once. A missing folder is a company without policies. */
export async function indexPolicies(options: { db: Db; company: string; folder: string }): Promise<void> {
  const { db, company } = options;
  const passages = await readPassages(options.folder);
  const rows = passages.map((passage, position) => ({ company, position, ...passage }));
  const mine = eq(policyPassages.company, company);
  const columns = {
    source: policyPassages.source,
    heading: policyPassages.heading,
    text: policyPassages.text,
  };
  await runDatabaseWork({
    what: 'The policies',
    repeatable: true,
    run: () =>
      db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`policies of ${company}`}))`);
        const stored = await tx
          .select(columns)
          .from(policyPassages)
          .where(mine)
          .orderBy(asc(policyPassages.position));
        if (JSON.stringify(stored) === JSON.stringify(passages)) return;
        await tx.delete(policyPassages).where(mine);
        if (rows.length > 0) await tx.insert(policyPassages).values(rows);
      }),
  });
}

async function readPassages(folder: string): Promise<PolicyPassage[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.md')).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return files.flatMap((source, index) => cutAtHeadings(source, storable(texts[index] ?? '')));
}

/** A passage is what stands under one heading; the document's title leads each so that it is found by it. */
function cutAtHeadings(source: string, markdown: string): PolicyPassage[] {
  const passages: PolicyPassage[] = [];
  let title = '';
  let heading = '';
  let lines: string[] = [];
  const close = (): void => {
    const text = lines.join('\n').trim();
    lines = [];
    for (const part of text === '' ? [] : atParagraphs(text))
      passages.push({ source, heading: heading === '' ? title : `${title}: ${heading}`, text: part });
  };
  for (const line of markdown.split(/\r?\n/)) {
    const [, marks, words] = /^(#{1,6}) +(.*)$/.exec(line) ?? [];
    if (marks === undefined || words === undefined) {
      lines.push(line);
      continue;
    }
    close();
    if (marks.length === 1) title = words.trim();
    heading = marks.length === 1 ? '' : words.trim();
  }
  close();
  return passages;
}

/** Characters of a passage; a longer one is more than an answer, and its end would not be looked at. */
const LONGEST = 1500;

/** As few parts as there have to be; a paragraph stays whole. */
function atParagraphs(text: string): string[] {
  const parts: string[] = [];
  for (const paragraph of text.split(/\n{2,}/)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + paragraph.length < LONGEST)
      parts[parts.length - 1] = `${last}\n\n${paragraph}`;
    else parts.push(paragraph);
  }
  return parts;
}
