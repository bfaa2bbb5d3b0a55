// A whole call in five turns, for the caller and for a scripted model: verified, handed over, a visit cancelled.
import type { ModelRequest, ModelStep } from '../../src/rehearsal/answering-llm.ts';
import { ZIP } from './bench-line.ts';
import { viewOf } from './request-view.ts';

export const TURNS = [
  'I need to cancel my visit on Thursday',
  ZIP.split('').join(' '),
  'yes, that one',
  'yes, please cancel it',
  'no, that is all, goodbye',
] as const;

/** The tools that answer in a call that went well, in order. */
export const TOOLS = [
  'verify_caller',
  'list_appointments',
  'cancel_appointment',
  'cancel_appointment',
  'end_call',
];

const APPOINTMENT = /"?appointment_id"?:\s*"?(apt_\d+)/;

/** One model for one call: it remembers the id that it was told. */
export function cancellationModel(): (request: ModelRequest) => ModelStep {
  let id = 'unknown';
  const call = (tool: string, args: Readonly<Record<string, unknown>> = {}) => ({ tool, args });
  return (request) => {
    const { agent, words, answered } = viewOf(request);
    id = APPOINTMENT.exec(answered?.output ?? '')?.[1] ?? id;
    if (answered) return afterTool(answered.tool);
    if (agent === 'verification' && words === TURNS[1])
      return { calls: [call('verify_caller', { zip: ZIP })] };
    if (agent === 'verification') return { say: 'I can help with that. What is your ZIP code?' };
    if (words === TURNS[4]) return { say: 'Goodbye, have a good day.', calls: [call('end_call')] };
    return { calls: [call('cancel_appointment', { appointment_id: id })] };
  };
}

function afterTool(tool: string): ModelStep {
  switch (tool) {
    // Code has handed over and looked this up before the agent that takes over is asked.
    case 'list_appointments':
      return { say: 'I see one visit, on Thursday at ten. Is it that one that you want to cancel?' };
    // Code asks for the yes, and cancels.
    case 'cancel_appointment':
      return { say: 'That is done. Anything else?' };
    default:
      return { say: 'Goodbye.' };
  }
}
