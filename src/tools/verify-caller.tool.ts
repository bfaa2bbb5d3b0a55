// Compares what the caller said with what the company has on file. The machine counts, the service decides.
import { z } from 'zod';
import { CodedError } from '../domain/errors.ts';
import { understandZip } from '../understand/index.ts';
import { defineTool, type ToolCall } from './define-tool.ts';

/** A ZIP code may come in pieces: "nine eight one", "oh nine". */
const TURNS_OF_ONE_ANSWER = 3;
const ZIP = /^\d{5}$/;

export const verifyCaller = defineTool({
  name: 'verify_caller',
  description:
    'Check who is calling, once they have said or keyed in their ZIP code. Their number is already known to the system. ' +
    'Answers verified or not, never what was wrong.',
  parameters: z.strictObject({
    zip: z.string().describe('The ZIP code as the caller said it, e.g. "98109", or "keyed in".'),
  }),
  effect: 'read',
  requires: 'nothing',
  filler: 'verifying',
  secrets: ['zip'],
  async execute(_args, call) {
    const { context } = call;
    if (context.customer) return { verified: true, first_name: context.customer.firstName };
    if (context.verification.level === 'locked') throw lockedOut();
    if (context.verification.lastAttemptTurn === context.turn)
      throw new CodedError(
        'already_done',
        'That answer was checked already. Ask the caller for their ZIP code again.',
      );
    const zip = zipInTheirWords(call);
    if (!zip)
      throw new CodedError(
        'invalid_argument',
        'The caller has not said a five digit ZIP code. Ask for it, digit by digit.',
      );
    const claim = { callId: context.callId, callerNumber: context.caller.number, now: call.now };
    // Before the comparison, not after: a model that asks twice at once must not use up two attempts.
    call.report({ type: 'verification.attempted' });
    const verdict = await call.services.customers.verify({ ...claim, factors: { zip } });
    switch (verdict.outcome) {
      case 'passed':
        call.report({ type: 'verification.passed', customer: verdict.customer, at: call.now });
        // Not what the service said but what the call knows now: it may have been locked meanwhile.
        if (call.context.customer === null) throw lockedOut();
        return {
          verified: true,
          first_name: call.context.customer.firstName,
          next_step: 'Go on with what they called for.',
        };
      case 'locked':
        call.report({ type: 'verification.locked', until: verdict.until, at: call.now });
        throw lockedOut();
      case 'failed':
        return failed(call, claim);
    }
  },
});

async function failed(call: ToolCall, claim: { callId: string; callerNumber: string | null; now: number }) {
  call.report({ type: 'verification.failed', at: call.now });
  const { attempts, level } = call.context.verification;
  if (level === 'locked') {
    const { until } = await call.services.customers.lockOut(claim);
    call.report({ type: 'verification.locked', until, at: call.now });
    throw lockedOut();
  }
  return {
    verified: false,
    attempts_left: call.company.verification.attemptsPerCall - attempts,
    next_step:
      'Say that this does not match, without saying what was wrong, and ask for the ZIP code once more.',
  };
}

/** Identity never comes from the model: only digits that the caller said since the last attempt count. */
function zipInTheirWords({ context, callerTurns }: ToolCall): string | null {
  const fresh = callerTurns.slice(context.verification.lastAttemptTurn ?? 0).slice(-TURNS_OF_ONE_ANSWER);
  for (let from = fresh.length - 1; from >= 0; from--) {
    const understood = understandZip(fresh.slice(from).join(' '));
    if (understood && 'value' in understood && ZIP.test(understood.value)) return understood.value;
  }
  return null;
}

function lockedOut(): CodedError {
  return new CodedError(
    'locked_out',
    'This caller cannot be verified any more. Say that you cannot verify them on this line, reveal nothing, and offer to transfer them to a person.',
  );
}
