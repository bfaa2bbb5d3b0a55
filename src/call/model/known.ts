// What code knows of the call while a model speaks, as far as its sentences are held against it.
import type { CustomerContext } from '../../domain/customer-context.ts';
import { keepsOpen, type LastTurn } from '../../tools/end-call.tool.ts';
import type { CompanyRuntime } from '../company-runtime.ts';
import { NOTE_KEYS } from '../state-note.ts';
import type { Known } from './judge-sentence.ts';

export function knownOf(context: CustomerContext, { agents }: CompanyRuntime, turn: LastTurn): Known {
  const { listed, done } = context;
  const tools = [...agents.values()].flatMap((duty) => duty.tools.map(({ name }) => name));
  const ids = Object.values(listed).flat();
  const staysOpen = keepsOpen(context, turn) !== null;
  return { tools: [...new Set(tools)], ids, noteKeys: NOTE_KEYS, done, staysOpen };
}
