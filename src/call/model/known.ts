// What code knows of the call while a model speaks, as far as its sentences are held against it.
import type { CustomerContext } from '../../domain/customer-context.ts';
import type { CompanyRuntime } from '../company-runtime.ts';
import { NOTE_KEYS } from '../state-note.ts';
import type { Known } from './judge-sentence.ts';

export function knownOf({ listed, done }: CustomerContext, { agents }: CompanyRuntime): Known {
  const tools = [...agents.values()].flatMap((duty) => duty.tools.map(({ name }) => name));
  return { tools: [...new Set(tools)], ids: Object.values(listed).flat(), noteKeys: NOTE_KEYS, done };
}
