// The company's configuration as the voice benchmarks need it: pestcall's own, with what would blur the figures off.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

export interface ConfigChoices {
  /** Lines that fill a silence while a model thinks. */
  fillers: boolean;
}

const OWN = resolve(import.meta.dirname, '../../config');

/** Returns the folder to set SWITCHBOARD_CONFIG to. */
export function writeTestConfig(folder: string, { fillers }: ConfigChoices): string {
  const config = join(folder, fillers ? 'config-fillers' : 'config');
  cpSync(OWN, config, { recursive: true });
  const file = join(config, 'companies/pestcall/company.yaml');
  const sections = z.looseObject({
    limits: z.record(z.string(), z.unknown()).default({}),
    speech: z.record(z.string(), z.unknown()),
  });
  const company = sections.parse(parse(readFileSync(file, 'utf8')));
  // A benchmark's calls go round in circles, and nobody asks whether anyone is there.
  Object.assign(company.limits, { pingPong: 10_000, transfers: 10_000, silenceSeconds: 0 });
  if (!fillers) company.limits['fillerAfterMs'] = 0;
  // Synthetic voices end sentences in a way that the detector takes for a pause: silence decides.
  company.speech['turnDetection'] = 'vad';
  writeFileSync(file, stringify(company));
  return config;
}
