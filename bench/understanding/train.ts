// Trains the learned judgements anew and writes their weights: npm run train:understanding -- <folder of the cases>
import { writeFileSync } from 'node:fs';
import type { StoredModel } from '../../src/understand/learned-model.ts';
import { trainEscalation, trainWishes } from './learning/plans.ts';

const TARGET = new URL('../../src/understand/', import.meta.url);

function write(name: string, model: StoredModel): void {
  const { weights, ...rest } = model;
  const head = JSON.stringify(rest).slice(0, -1);
  const lines = weights.map((line) => JSON.stringify(line)).join(',\n');
  writeFileSync(new URL(name, TARGET), `${head},"weights":[\n${lines}\n]}\n`);
  console.log(`${name}: ${weights.length} features`);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run train:understanding -- <folder with escalation.jsonl and routing.jsonl>');
  process.exitCode = 2;
} else {
  write('learned-escalation.json', trainEscalation(folder));
  write('learned-wishes.json', trainWishes(folder));
}
